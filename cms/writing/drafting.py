"""How are words saved as the draft of a page, whoever tells: a story, or a leader of herself?"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.blocks import lines
from cms.editing import workflow
from cms.files.models import SiteImage
from cms.writing import pages, photos
from cms.writing.pages import TextOf
from network.models import Person

FIRST_WORDS = 60  # characters of the text that name a draft without a title


class NewerDraft(Exception):
    """Somebody, maybe herself in another window, saved the text after this form was opened."""


@dataclass(frozen=True)
class Words:
    """What somebody wrote; ``text`` is None where the form cannot show it (an editor used more than plain text)."""

    title: str
    lead: str
    text: str | None


def filled_in(words: Words) -> Words:
    """With a title made of the first words where there is none, and a lead of the first sentence."""
    first = next(iter(lines.paragraphs(words.text or "")), "")
    title = words.title or _shortened(first, FIRST_WORDS)
    return Words(title, words.lead or _first_sentence(first), words.text)


def _first_sentence(paragraph: str) -> str:
    """The first sentence, at most as long as a lead."""
    ends = [at for mark in (". ", "? ", "! ", "… ") if (at := paragraph.find(mark)) > 0]
    sentence = paragraph[: min(ends) + 1] if ends else paragraph
    return _shortened(sentence.removeprefix("- "), pages.LONGEST_LEAD)


def _shortened(text: str, longest: int) -> str:
    """At most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,.;:–-") + "…"


def is_new(page: pages.Text | None, words: Words) -> bool:
    """Whether the words say anything that the newest draft does not."""
    if page is None:
        return True
    newest = pages.draft(page)
    if (newest.title, newest.lead) != (words.title, words.lead):
        return True
    return words.text is not None and lines.paragraphs(words.text) != lines.paragraphs(lines.typed(newest.body))


def save(subject: TextOf, words: Words, actor: Person) -> pages.Text:
    """Writes the words into a new draft of the original, and returns it."""
    return pages.save_text(
        subject, language=pages.language_of(subject), title=words.title, lead=words.lead, user=actor.user,
        paragraphs=None if words.text is None else lines.paragraphs(words.text),
    )  # fmt: skip


def change_photo(subject: TextOf, language: str, image: SiteImage | None, alt: str, actor: Person) -> None:
    """Puts the photo into the draft, or none; the one before is deleted where readers do not see it."""
    page = pages.text_page(subject, language)
    before = pages.draft(page).photo if page else None
    pages.set_photo(subject, language=language, photo=image, photo_alt=alt, user=actor.user)
    if before and before != image:
        photos.throw_away(before)


def off_the_list(subject: TextOf, actor: Person) -> None:
    """No editor is asked about the subject's texts any more."""
    for page in pages.text_pages(subject):
        workflow.cancel(page, actor.user)


def must_have(page: Page | None) -> Page:
    """The page. Raises ValidationError where nothing was written yet."""
    if page is None:
        raise ValidationError(_("Write what happened first."), code="text")
    return page
