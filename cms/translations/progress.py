"""How far is a page's translation: which words nobody has translated, which only a machine has?"""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
BY_HAND = StringTranslation.TRANSLATION_TYPE_MANUAL


def translation_of(page: Page) -> Translation | None:
    """The translation whose result the page is; None for an original, and for a page that was cut loose. One query."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return found.select_related("source").first()


def refresh_source(page: Page) -> None:
    """Tells the translators what changed: the source of the translations is read again from the page, if it has one."""
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id).first()
    if source:
        source.update_from_db()


def untranslated(page: Page) -> None:
    """Raises ValidationError while words of the original are missing in this translation: they would go live in the
    original's language. Two queries; a page that is no translation of wagtail-localize is its own."""
    translation = translation_of(page)
    missing = open_segments(translation).count() if translation else 0
    if missing:
        said = ngettext(
            "%(count)s piece of the text is not translated yet.",
            "%(count)s pieces of the text are not translated yet.",
            missing,
        )
        raise ValidationError(said % {"count": missing}, code="untranslated")


def open_segments(translation: Translation) -> QuerySet[StringSegment]:
    """Pieces of the source's text without words in the target language, or with words that were refused."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    found: QuerySet[StringSegment] = segments.annotate_translation(translation.target_locale)
    return found.filter(translation__isnull=True)


def machine_words() -> QuerySet[StringTranslation]:
    """Words that only a machine has written, of texts as they are today."""
    used = StringSegment.objects.filter(string_id=OuterRef("translation_of_id"), context_id=OuterRef("context_id"))
    return StringTranslation.objects.filter(Exists(used), translation_type=MACHINE)


def words_of(page: Page) -> QuerySet[StringTranslation]:
    """Those of this translation."""
    return machine_words().filter(locale_id=page.locale_id, context__object_id=page.translation_key)


def has_machine_words(page: Page) -> bool:
    """Whether a part of the translation was written by a machine and read by nobody. One query."""
    return words_of(page).exists()
