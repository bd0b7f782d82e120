"""Which stories did somebody tell, and which of them stay, without her name, when she goes?"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from advocacy.stories.actions import KIND, withdraw_story
from advocacy.stories.models import Story, StoryText
from network.log import actions as log
from network.log.models import Entry
from network.models import Consent, Person
from network.notices.models import Notice
from network.people.consents.rules import NAMELESS
from network.subjects.parting import Held, Parting, facts
from network.words.slugs import slug

OWN = ("slug", "told_as", "signature", "language", "state", "shown", "created_at", "published_at")


def held_of(person: Person) -> Iterable[Held]:
    """Her stories, with what they are called in each language; their words are the host's to say."""
    told = Story.objects.filter(author=person).prefetch_related("texts").order_by("pk")
    yield Held("stories", _("Your stories"), [facts(story, *OWN) for story in told])
    texts = [text for story in told for text in story.texts.all()]
    yield Held("story_texts", _("Titles of your stories"), [facts(one, "language", "title", "lead") for one in texts])
    recorded = Story.objects.filter(recorded_by=person).exclude(author=person).order_by("pk")
    rows = [facts(story, "channel", "created_at") for story in recorded]
    yield Held("stories_recorded", _("Stories of others that you wrote down"), rows)


def stays(story: Story, parting: Parting) -> bool:
    """Whether the story remains without her name: she wishes it, and everybody can read it now."""
    return parting.keeps_stories and story.shown


def erase(person: Person, parting: Parting) -> bool:
    """What she wishes to leave stays without a name; everything else goes, drafts too. Texts and photos went before."""
    for story in Story.objects.filter(author=person):
        log.blank_texts(Entry.objects.filter(subject_kind=KIND, subject_id=story.pk))
        Notice.objects.filter(subject_kind=KIND, subject_id=story.pk).delete()
        if stays(story, parting):
            _leave(story, person, parting)
        else:
            _take_away(story)
    return False


def _leave(story: Story, person: Person, parting: Parting) -> None:
    told_as = story.told_as if story.told_as == Story.ToldAs.SHOP else Story.ToldAs.PERSON
    # No step of the table: nobody is left who could go on writing, so an edit that was open is closed as it stands.
    Story.objects.filter(pk=story.pk).update(
        author=None, signature="", leader=None, told_as=told_as, token=None, receipt_hash=None, state="published",
        slug=_nameless(story, parting),
    )  # fmt: skip
    for text in StoryText.objects.filter(story=story):
        title, lead = parting.without(text.title)[:200], parting.without(text.lead)
        StoryText.objects.filter(pk=text.pk).update(title=title, lead=lead)
    # That it stays is her wish of today: what she once allowed for it goes on holding, and forgets who she was.
    hers = Q(person=person) | Q(name__in=[one for one in parting.traces if " " in one])
    Consent.objects.about(KIND, story.pk).filter(hers).update(name=NAMELESS, evidence="", person=None)
    log.record("story_nameless", story, actor=None, to_state="published")


def _take_away(story: Story) -> None:
    """Consents of others for what was shown are kept as long as any that has ended; the rest was for nobody's eyes."""
    if story.shown:
        withdraw_story(story, actor=None)
    consents = Consent.objects.about(KIND, story.pk)
    if story.version == 0:
        consents.delete()
    consents.in_force().update(withdrawn_at=timezone.now(), withdrawn_how=Consent.Withdrawn.EXPIRED)
    log.record("story_delete", story, actor=None, from_state=story.state)
    story.delete()


def _nameless(story: Story, parting: Parting) -> str:
    """Its address, or another one where that holds her name."""
    names = [slug(trace) for trace in parting.traces]
    return f"story-{story.pk}" if any(name and name in story.slug for name in names) else story.slug
