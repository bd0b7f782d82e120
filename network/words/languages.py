"""How is a language named inside a sentence: "in Ukrainian", "po ukraińsku"?"""

import re
from collections.abc import Callable, Sequence

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from django.conf import settings
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from network.words.folding import is_cyrillic

CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Babel knows names ("ukraiński"), not the form a sentence needs ("po ukraińsku"): those are ours.
ADVERBS: dict[str, Callable[[], str]] = {
    "ar": lambda: pgettext("in a language", "Arabic"),
    "be": lambda: pgettext("in a language", "Belarusian"),
    "de": lambda: pgettext("in a language", "German"),
    "en": lambda: pgettext("in a language", "English"),
    "es": lambda: pgettext("in a language", "Spanish"),
    "fr": lambda: pgettext("in a language", "French"),
    "ka": lambda: pgettext("in a language", "Georgian"),
    "pl": lambda: pgettext("in a language", "Polish"),
    "ru": lambda: pgettext("in a language", "Russian"),
    "tr": lambda: pgettext("in a language", "Turkish"),
    "uk": lambda: pgettext("in a language", "Ukrainian"),
    "vi": lambda: pgettext("in a language", "Vietnamese"),
}


def is_code(text: str) -> bool:
    """Whether the text has the form of a language code of BCP 47 ("pl", "zh-Hant")."""
    return CODE.fullmatch(text) is not None


def is_known(text: str) -> bool:
    """Whether the text is the code of a language of which Babel knows a name ("uk", "zh-Hant"; no "xx")."""
    if not is_code(text):
        return False
    try:
        found = Locale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError):
        found = None
    return text in Locale("en").languages or found is not None


def default_code() -> str:
    """The language of a site where nobody said another; as a function, so that no host's choice enters a migration."""
    return settings.LANGUAGE_CODE


def locale() -> Locale:
    """Babel's locale of the active language; English where Babel does not know it."""
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def is_in_other_letters(text: str) -> bool:
    """Whether `text` holds Cyrillic letters and a page in the active language has none of its own; not so for ""."""
    return is_cyrillic(text) and not is_cyrillic(locale().language_name or "")


def adverbs(codes: Sequence[str]) -> str:
    """ "po polsku i po ukraińsku"; '' when one of the languages has no form of its own here, or for no language."""
    if not all(code in ADVERBS for code in codes):
        return ""
    return format_list([ADVERBS[code]() for code in codes], locale=locale())


def names(codes: Sequence[str]) -> str:
    """The names of the languages, for a list after a colon; the code itself where nobody knows one."""
    return ", ".join(locale().languages.get(code, code) for code in codes)


def said_in(codes: Sequence[str]) -> str:
    """ "in Ukrainian", or "language: NAME" for one without a form of its own."""
    together = adverbs(codes)
    return (
        _("in %(languages)s") % {"languages": together}
        if together
        else _("language: %(names)s") % {"names": names(codes)}
    )
