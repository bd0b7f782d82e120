"""How is a page answered that shows something to one reader only? As ``network.subjects.private`` says."""

from network.subjects.private import private_page

__all__ = ["private_page"]
