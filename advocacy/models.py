"""Which tables does the outward voice have? A table of contents."""

from advocacy.stories.models import Story, StoryNeed, StoryText

__all__ = ["Story", "StoryNeed", "StoryText"]
