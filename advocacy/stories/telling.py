"""Who is told of a step, once: the editors of what waits, and who tells the story of what became of it?"""

from collections.abc import Iterable

from advocacy.stories import emails
from advocacy.stories.models import Story
from network.log.models import Entry
from network.notices import actions as notices
from network.people.models import Person
from network.people.rules import still_records


def round_of(entry: Entry) -> int:
    """The number of this step among all steps of its story, so that each is told once; one query."""
    steps = Entry.objects.filter(subject_kind=entry.subject_kind, subject_id=entry.subject_id, pk__lte=entry.pk)
    return steps.count()


def submitted(story: Story, actor: Person | None, round_: int) -> None:
    """The editors, but for who told it; of an invented story nobody."""
    if story.is_example:
        return
    for person in _editors(story, actor):
        notices.tell(person, "story_submitted", story, round=round_, letter=emails.to_editor(story, person, round_))


def answered(
    story: Story, verb: str, reason: str, actor: Person | None, round_: int, *, consent_ended: bool = False
) -> None:
    """Who tells the story, of an editor's step, or of what followed when a consent ended."""
    for person in _tellers(story):
        if person != actor:
            step = "consent_ended" if consent_ended else verb
            letter = emails.to_teller(story, person, step, reason, round_)
            notices.tell(person, f"story_{verb}", story, round=round_, letter=letter)


def consent_ended(story: Story, round_: int) -> None:
    """Who tells it, and the editors, so that nobody publishes it again."""
    answered(story, "withdraw", "", None, round_, consent_ended=True)
    for person in _editors(story, None):
        letter = emails.withdrawn_for_editor(story, person, round_)
        notices.tell(person, "story_withdraw", story, round=round_, letter=letter)


def _editors(story: Story, actor: Person | None) -> list[Person]:
    """Those who can log in and have no part in the story, the oldest first."""
    own = {person.pk for person in _tellers(story)} | ({actor.pk} if actor else set())
    return list(Person.objects.editors().exclude(pk__in=own))


def _tellers(story: Story) -> list[Person]:
    """The author, the leader it stands under, and who wrote it down for an author whom no letter reaches, as long as
    her role for that lasts."""
    reached = story.author and (story.author.email or story.author.phone)
    recorder = None if reached else story.recorded_by
    if recorder and not still_records(recorder, recorder.pk):
        recorder = None
    leader = story.leader.person if story.leader else None
    return list(_each_once(person for person in (story.author, leader, recorder) if person))


def _each_once(people: Iterable[Person]) -> Iterable[Person]:
    return {person.pk: person for person in people}.values()
