"""What happens to a text and to its story in one transaction: written, given a photo, sent, taken back, thrown away?

The steps themselves are verbs of ``advocacy.stories``; here the page goes along. ``own_page`` has the leaders' ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from advocacy.models import Story
from advocacy.stories import actions as stories
from advocacy.stories import rules
from cms.blocks import lines
from cms.editing import workflow
from cms.files.models import SiteImage
from cms.writing import drafting, pages, photos, queries
from cms.writing.drafting import NewerDraft, Words
from network.log import actions as log
from network.log import receipts
from network.log.models import Channel
from network.models import Consent, Leader, Need, Person, Place, Shop
from network.people.consents import rules as consents
from network.people.consents.actions import record_consent
from network.people.editorial import State


@dataclass(frozen=True)
class Facts:
    """Who tells a story, where it happened, and of which needs it tells."""

    told_as: str
    signature: str = ""
    leader: Leader | None = None
    shop: Shop | None = None
    place: Place | None = None
    needs: Sequence[Need] = ()


@dataclass(frozen=True)
class Agreed:
    """Somebody shown or named in a story, and what she allows."""

    name: str
    allows: Mapping[str, bool]
    given: str
    given_on: date
    until: date | None = None
    evidence: str = ""
    token: str = field(default="", compare=False)


@transaction.atomic
def begin(words: Words, facts: Facts, *, actor: Person, language: str, token: str) -> Story:
    """A new draft of one's own; the same token gives the same story, with the words as they are now.

    Raises PermissionDenied, ValidationError.
    """
    said = drafting.filled_in(words)
    story = stories.begin_story(
        actor=actor, author=actor, title=said.title, language=language, token=token, **vars(facts)
    )
    if not rules.can_write_story(actor, story):  # the form was sent again after the story had gone on
        return story
    drafting.save(story, said, actor)
    return story


@transaction.atomic
def record(
    words: Words,
    facts: Facts,
    *,
    actor: Person,
    author: Person | None,
    name: str,
    language: str,
    channel: str,
    token: str,
) -> tuple[Story, str]:
    """Writes down somebody's story at the desk; returns it with the code of her receipt, the same for the same token.

    ``author``: somebody whose story was written down here before; None: somebody new, called ``name``. Raises
    PermissionDenied, ValidationError.
    """
    if not rules.can_record_story(actor):
        raise PermissionDenied
    code = receipts.code_from(token)
    known = Story.objects.with_code(code).first()
    if known:
        return known, code
    who = author or Person.objects.create(name=name, language=language)
    said = drafting.filled_in(words)
    story = stories.begin_story(
        actor=actor, author=who, title=said.title, language=language, channel=channel, recorded_by=actor,
        receipt_code=code, token=token, **vars(facts),
    )  # fmt: skip
    drafting.save(story, said, actor)
    return story, code


@transaction.atomic
def write(story: Story, words: Words, facts: Facts, *, actor: Person, seen: int | None) -> Story:
    """Saves a draft over the one that was ``seen`` (the key of its revision; None: none yet); nothing new is no save.

    Raises NewerDraft when there is another one by now, PermissionDenied, and ValidationError when it may not be
    written any more.
    """
    story = _hold(story, actor)
    page = pages.text_page(story, story.language)
    said = drafting.filled_in(words)
    is_new = drafting.is_new(page, said)
    if is_new and page is not None and page.latest_revision_id != seen:
        raise NewerDraft
    if _facts_of(story) != facts:
        story = stories.describe_story(story, actor=actor, **vars(facts))
    if is_new:
        drafting.save(story, said, actor)
    return story


@transaction.atomic
def keep_photo(story: Story, image: SiteImage, *, alt: str, actor: Person) -> None:
    """Puts the photo into the draft; the one before is deleted where readers do not see it.

    Raises PermissionDenied, ValidationError when it may not be written any more, LookupError while there is no text.
    """
    story = _hold(story, actor)
    drafting.change_photo(story, story.language, image, alt, actor)


@transaction.atomic
def describe_photo(story: Story, *, alt: str, actor: Person) -> None:
    """Says what the photo shows. Raises as ``keep_photo``."""
    story = _hold(story, actor)
    page = pages.text_page(story, story.language)
    now = pages.draft(page) if page else None
    if now and now.photo and now.photo_alt != alt:
        pages.set_photo(story, language=story.language, photo=now.photo, photo_alt=alt, user=actor.user)


@transaction.atomic
def drop_photo(story: Story, *, actor: Person) -> None:
    """Takes the photo out of the draft. Raises as ``keep_photo``."""
    keep = _hold(story, actor)
    if pages.text_page(keep, keep.language):
        drafting.change_photo(keep, keep.language, None, "", actor)


@transaction.atomic
def note_people(story: Story, people: Iterable[Agreed], *, answer: str, actor: Person) -> list[tuple[Consent, str]]:
    """Records who agreed to be shown, and the answer to "can anybody be recognised?"; returns each new consent and its
    code. The same person with the same words on the same day is recorded once.

    Raises PermissionDenied, ValidationError.
    """
    story = _hold(story, actor)
    known = queries.people_of(queries.KIND, [story.pk])[story.pk]
    made = []
    for one in people:
        if any(_is_from_elsewhere(consent, one) for consent in known):
            continue
        made.append(
            record_consent(
                story,
                actor=actor,
                name=one.name,
                given=one.given,
                given_on=one.given_on,
                until=one.until,
                evidence=one.evidence,
                language=story.language,
                token=one.token or None,
                text=one.allows.get("text", False),
                face=one.allows.get("face", False),
                real_name=one.allows.get("real_name", False),
                voice=one.allows.get("voice", False),
            )
        )
    _declare(story, answer, actor)
    return made


@transaction.atomic
def send(story: Story, *, actor: Person) -> Story:
    """Hands the draft in: the verb, and the page on the editors' list. Sent twice it waits once.

    Raises PermissionDenied, and ValidationError with all that is missing.
    """
    story = _locked(story)
    if story.state in (State.SUBMITTED, State.IN_REVIEW) and rules.tells_story(actor, story):
        return story
    page = pages.text_page(story, story.language)
    missing = what_is_missing(story, pages.draft(page) if page else None)
    if missing:
        raise ValidationError([ValidationError(words, code=code) for code, words in missing])
    sent = stories.submit_story(story, actor=actor)
    workflow.start(drafting.must_have(page), actor.user)
    return sent


@transaction.atomic
def take_back(story: Story, *, actor: Person) -> Story:
    """The draft is hers again, and off the editors' list. Raises PermissionDenied, ValidationError."""
    taken = stories.take_back_story(story, actor=actor)
    drafting.off_the_list(taken, actor)
    return taken


@transaction.atomic
def open_again(story: Story, *, actor: Person) -> Story:
    """Hers to write again; what readers see stays. Raises PermissionDenied, ValidationError."""
    return stories.edit_story(story, actor=actor)


@transaction.atomic
def withdraw(story: Story, *, actor: Person) -> Story:
    """Nobody sees it any more, in no language. Again does nothing. Raises PermissionDenied, ValidationError."""
    story = _locked(story)
    if story.state != State.WITHDRAWN:
        story = stories.withdraw_story(story, actor=actor)
    pages.withdraw_pages(story, user=actor.user)
    return story


@transaction.atomic
def throw_away(story: Story, *, actor: Person) -> None:
    """Deletes a draft that never was shown, with its texts, its photo and the consents that were given for it.

    Raises PermissionDenied, and ValidationError for one that was shown, or that somebody reads just now.
    """
    story = _locked(story)
    if not rules.tells_story(actor, story):
        raise PermissionDenied
    if not can_throw_away(story):
        raise ValidationError(_("This story cannot be deleted now. You can withdraw it."), code="state")
    texts = pages.text_pages(story)
    images = {image for page in texts for image in (page.photo, pages.draft(page).photo) if image}
    log.record("story_delete", story, actor=actor, from_state=story.state)
    Consent.objects.about(queries.KIND, story.pk).delete()
    for page in texts:
        page.delete()
    story.delete()
    for image in images:
        photos.throw_away(image)


def can_throw_away(story: Story) -> bool:
    """Whether the story was never published and nobody reads it."""
    return story.version == 0 and story.state not in (State.SUBMITTED, State.IN_REVIEW)


def what_is_missing(story: Story, page: pages.Text | None) -> list[tuple[str, str]]:
    """What must be there before the draft can be sent: a code and a sentence for each thing; at most two queries."""
    if page is None:
        return [("text", _("Write what happened first."))]
    found = []
    if not lines.typed(page.body):
        found.append(("text", _("Write what happened first.")))
    if page.photo and not page.photo_alt.strip():
        found.append(("photo_alt", _("Say what the photo shows, for those who cannot see it.")))
    if consents.blocked(queries.KIND, story.pk) & consents.ENDS_THE_TEXT:
        found.append(("consent", _("Somebody in this story agrees no more. It can be shown only with a new consent.")))
    answer, photo = queries.declared(story)
    people = queries.holding(queries.people_of(queries.KIND, [story.pk])[story.pk])
    if not answer or (photo != page.photo_id and page.photo_id is not None):
        found.append(("people", _("Say whether anybody can be recognised, in the photo or by name.")))
    elif answer == queries.AGREED and not people:
        found.append(("people", _("Write down who agreed to be shown or named.")))
    return found


def _facts_of(story: Story) -> Facts:
    return Facts(
        story.told_as, story.signature, story.leader, story.shop, story.place, list(story.needs.order_by("order", "id"))
    )


def _is_from_elsewhere(consent: Consent, one: Agreed) -> bool:
    """Whether the same was recorded before, by another form; this form's own row comes back with its code."""
    allows = {name: getattr(consent, name) for name in one.allows}
    same = (consent.name, consent.given, consent.given_on) == (one.name, one.given, one.given_on)
    is_this_row = bool(one.token) and consent.receipt_hash == receipts.hashed(receipts.code_from(one.token))
    return same and allows == dict(one.allows) and consent.withdrawn_at is None and not is_this_row


def _declare(story: Story, answer: str, actor: Person) -> None:
    """Writes the answer down where it is a new one, or said of another photo."""
    page = pages.text_page(story, story.language)
    photo = pages.draft(page).photo_id if page else None
    if not answer or queries.declared(story) == (answer, photo):
        return
    changes: list[log.Change] = [
        {"field": "people", "before": None, "after": answer}, {"field": "photo", "before": None, "after": photo},
    ]  # fmt: skip
    log.record(
        queries.DECLARED, story, actor=actor, changes=changes, author=story.author, channel=story.channel,
        recorded_by=actor if story.channel != Channel.ONLINE else None,
    )  # fmt: skip


def _hold(story: Story, actor: Person) -> Story:
    """The story as it is now, ours until the end. Raises PermissionDenied for a stranger's, ValidationError for one
    that cannot be written now."""
    story = _locked(story)
    if not rules.tells_story(actor, story):
        raise PermissionDenied
    if not rules.can_write_story(actor, story):
        raise ValidationError(
            _("This story is not open for writing now. Take it back, or open it again, and go on."), code="state"
        )
    return story


def _locked(story: Story) -> Story:
    return Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
