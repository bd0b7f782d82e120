"""Which page holds the text of a story or a leader in a language, and how is it written, published, taken down?

A draft is a revision; what readers see is the page itself, which changes when a revision is published. Verbs of the
subject are called beside these functions, in the same transaction (``cms.editing``).
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Model
from wagtail.models import Locale, Page

from advocacy.models import Story
from cms.blocks import lines
from cms.editing import workflow
from cms.files.models import SiteImage
from cms.pages.models import LadaHomePage, LeaderIndexPage, LeaderPage, StoryIndexPage, StoryPage
from network.models import Leader
from network.words.languages import default_code

TextOf = Story | Leader
Text = StoryPage | LeaderPage
# Where texts lie in the tree: kind of page, its folder, the folder's title and address.
FOLDERS: dict[type[Page], tuple[type[Page], str, str]] = {
    StoryPage: (StoryIndexPage, "Opowieści", "teksty-opowiesci"),
    LeaderPage: (LeaderIndexPage, "Liderzy i liderki", "teksty-liderow"),
}
LONGEST_LEAD = 300


def language_of(subject: TextOf) -> str:
    """The language of the original: the story's, or the one its leader reads and writes."""
    return subject.language if isinstance(subject, Story) else subject.person.language


def text_pages(subject: TextOf) -> list[Text]:
    """All pages with a text of the subject, live or not, whatever the language. One query."""
    model, facts = _kind(subject)
    return list(model._default_manager.filter(**facts, alias_of=None).select_related("locale").order_by("pk"))


def text_page(subject: TextOf, language: str) -> Text | None:
    """The page with the subject's text in this language, live or not; None while there is none. One query."""
    return next((page for page in text_pages(subject) if page.locale.language_code == language), None)


def draft(page: Text) -> Text:
    """The page as it stands in its newest revision."""
    newest: Text = page.get_latest_revision_as_object()
    return newest


@transaction.atomic
def save_text(
    subject: TextOf,
    *,
    language: str,
    title: str,
    lead: str,
    paragraphs: Sequence[str] | None,
    photo: SiteImage | None = None,
    photo_alt: str = "",
    user: AbstractBaseUser | None = None,
) -> Text:
    """Writes a draft and returns it; what readers see stays as it is. The page is made when it is not there.

    ``paragraphs``: plain text, escaped here; None leaves the body as it is, and no photo leaves the photo as it is.
    Raises ValidationError for an empty title.
    """
    facts: dict[str, Any] = {"title": title, "lead": lead[:LONGEST_LEAD], "seo_title": ""}
    if paragraphs is not None:
        facts["body"] = lines.stream(paragraphs)
    if photo is not None:
        facts |= {"photo": photo, "photo_alt": photo_alt}
    return _write(subject, language, facts, user)


def set_photo(
    subject: TextOf, *, language: str, photo: SiteImage | None, photo_alt: str, user: AbstractBaseUser | None = None
) -> Text:
    """Puts another photo into the draft, or none, and returns the draft. Raises LookupError while there is no text."""
    if text_page(subject, language) is None:
        raise LookupError("a photo needs a text first")
    return _write(subject, language, {"photo": photo, "photo_alt": photo_alt if photo else ""}, user)


@transaction.atomic
def publish_text(page: Text, *, user: AbstractBaseUser | None = None) -> None:
    """Shows the newest revision to everyone; Wagtail's signal then calls the subject's verb.

    Who may do it was asked before. Raises ValidationError where a photo is not described.
    """
    revision = page.get_latest_revision() or draft(page).save_revision(user=user)
    revision.publish(user=user, skip_permission_checks=True)
    page.refresh_from_db()


@transaction.atomic
def withdraw_pages(subject: TextOf, *, user: AbstractBaseUser | None = None) -> int:
    """Takes the texts of all languages down, with what waits or is planned; returns how many readers saw.

    The drafts stay. The subject's own verb is the caller's.
    """
    return workflow.hide(text_pages(subject), user)


def folder(kind: type[Page], language: str) -> Page:
    """Where pages of the kind lie in the language; made when it is not there. Raises DoesNotExist without a home page.

    Its row is locked: treebeard counts children, and two at once would get the same number.
    """
    model, title, slug = FOLDERS[kind]
    home = LadaHomePage.objects.select_for_update().get(locale__language_code=language)
    found = model._default_manager.select_for_update().filter(locale_id=home.locale_id, alias_of=None).first()
    if found:
        return found
    first = model._default_manager.filter(locale__language_code=default_code(), alias_of=None).first()
    if first is None and language != default_code():
        first = folder(kind, default_code())
    made = model(title=title, slug=_free_slug(home, slug), locale=home.locale)
    if first:
        made.translation_key = first.translation_key
    home.add_child(instance=made)
    return model._default_manager.get(pk=made.pk)


def _kind(subject: TextOf) -> tuple[type[Text], dict[str, Model]]:
    return (StoryPage, {"story": subject}) if isinstance(subject, Story) else (LeaderPage, {"leader": subject})


@transaction.atomic
def _write(subject: TextOf, language: str, facts: dict[str, Any], user: AbstractBaseUser | None) -> Text:
    found = text_page(subject, language)
    page = draft(found) if found else _made(subject, language, facts, user)
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision(user=user, clean=False)  # a photo may be described later; publishing asks for it
    return page


def _made(subject: TextOf, language: str, facts: dict[str, Any], user: AbstractBaseUser | None) -> Text:
    """A page of which readers see nothing. In a language other than the original's it joins the translations."""
    model, whose = _kind(subject)
    others = text_pages(subject)
    parent = folder(model, language)
    page = model(
        **whose,
        slug=_free_slug(parent, subject.slug),
        locale=Locale.objects.get(language_code=language),
        live=False,
        owner=user,
        **{name: value for name, value in facts.items() if name not in ("photo", "photo_alt")},
    )
    if others:
        page.translation_key = others[0].translation_key
    parent.add_child(instance=page)
    return page


def _free_slug(parent: Page, slug: str) -> str:
    """The slug, with a number where a page of the folder has it."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    return next(free for free in (slug, *(f"{slug}-{number}" for number in range(2, 10_000))) if free not in taken)
