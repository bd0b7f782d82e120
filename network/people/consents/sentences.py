"""How do we say what a consent allows, what follows when it is withdrawn, and what has become of it?"""

from datetime import date, datetime

from babel.dates import format_date
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from network.people.consents import rules
from network.people.models import Consent
from network.subjects import registry
from network.words.languages import locale


def day(value: date) -> str:
    """ "8 czerwca 2026"."""
    return format_date(value, "d MMMM y", locale=locale()).replace("\u02bc", "’")  # the apostrophe our letters hold


def title(thing: Model | None) -> str:
    """What the thing is called in the active language; '' where it has no title, or is gone."""
    return registry.of(thing).title(thing, get_language() or "") if thing is not None else ""


def about(thing: Model | None) -> str:
    """What the consent is for, as a heading: “Title”, or that it is not shown."""
    called = title(thing)
    return _("“%(title)s”") % {"title": called} if called else _("A text that is not shown now")


def who(consent: Consent) -> str:
    """Who gave it; that it was forgotten, long after it ended."""
    return _("Name deleted: this consent ended long ago") if consent.name == rules.NAMELESS else consent.name


def allowed(consent: Consent) -> list[str]:
    """What it allows, one by one."""
    said = {
        "text": lambda: pgettext("somebody allows", "to show these words"),
        "face": lambda: pgettext("somebody allows", "to show photos with the face"),
        "real_name": lambda: pgettext("somebody allows", "to give the real name"),
        "voice": lambda: pgettext("somebody allows", "to let the voice be heard"),
    }
    given = rules.allowed_by(consent)
    return [said[what]() for what in rules.WHAT if what in given]


def where(consent: Consent) -> str:
    """Where it may be shown."""
    if consent.scope == Consent.Scope.PRINT:
        return _("On this site and in print.")
    return _("On this site only.")


def consequences(consent: Consent) -> list[str]:
    """Exactly what will happen when it is withdrawn, before it happens."""
    allows = rules.allowed_by(consent)
    ends_text = bool(allows & rules.ENDS_THE_TEXT)
    said = []
    if ends_text:
        said.append(
            _(
                "The text goes from this site at once: in every language, from the home page, all lists and feeds. "
                "Nobody can publish it again without a new consent."
            )
        )
    if rules.FACE in allows:
        said.append(
            _("Every photo of it is made unrecognisable at once, and we delete the clear pictures. This is for good.")
        )
        if not ends_text:
            said.append(_("The text stays, without a recognisable face."))
    if consent.scope == Consent.Scope.PRINT:
        said.append(_("We do not print it any more. What is printed already, we cannot take back."))
    said.append(
        _("What somebody has copied elsewhere we cannot take back; search engines forget a page after some days.")
    )
    return said


def done(consent: Consent) -> list[str]:
    """What has happened since it is over."""
    allows = rules.allowed_by(consent)
    said = [_("The text is not shown any more, in any language.")] if allows & rules.ENDS_THE_TEXT else []
    if rules.FACE in allows:
        said.append(_("The photos show no recognisable face any more."))
    return said


def too_often(again_at: datetime) -> str:
    """A kind no, with the hour of the yes."""
    return _("That was a lot at once. Try again after %(time)s.") % {"time": f"{timezone.localtime(again_at):%H:%M}"}


def state(consent: Consent) -> str:
    """Whether it holds, and until when; or when and how it ended."""
    if consent.withdrawn_at is not None:
        return _over(consent)
    if rules.is_over(consent, timezone.localdate()):
        return _("Its time is over.")
    if consent.until:
        return _("Holds until %(date)s, that day included.") % {"date": day(consent.until)}
    return _("Holds until it is withdrawn.")


def _over(consent: Consent) -> str:
    at = consent.withdrawn_at
    said = {"date": day(timezone.localtime(at).date()) if at else ""}
    how = {
        Consent.Withdrawn.PERSON: lambda: _("Withdrawn on %(date)s by the person herself.") % said,
        Consent.Withdrawn.CODE: lambda: _("Withdrawn on %(date)s with the code.") % said,
        Consent.Withdrawn.DESK: lambda: _("Withdrawn on %(date)s at the desk.") % said,
        Consent.Withdrawn.EXPIRED: lambda: _("Ended on %(date)s: its time was over.") % said,
    }
    return how[Consent.Withdrawn(consent.withdrawn_how)]()


def given(consent: Consent) -> str:
    """How and when it was given."""
    said = {"date": day(consent.given_on)}
    how = {
        Consent.Given.SPOKEN: lambda: _("Given in a talk on %(date)s.") % said,
        Consent.Given.WRITTEN: lambda: _("Given on paper on %(date)s.") % said,
        Consent.Given.ONLINE: lambda: _("Given in a message on %(date)s.") % said,
        Consent.Given.GUARDIAN: lambda: _("Given by a parent or guardian on %(date)s.") % said,
    }
    return how[Consent.Given(consent.given)]()


def missing(blocked: frozenset[str]) -> str:
    """Why a text cannot be published, for those who look after it; '' when nothing is missing."""
    if not blocked & rules.ENDS_THE_TEXT:
        return ""
    return _("Somebody withdrew a consent without which this text cannot be shown. It needs a new one first.")


def privacy() -> dict[str, str]:
    """What the clause at the form says about this very form (RODO, art. 13 and 14)."""
    return {
        "purpose": _(
            "To know who agreed to be shown, and to stop at once when that person withdraws. The basis is that consent "
            "(article 6(1)(a) of the GDPR) and our duty to be able to show it (article 7(1))."
        ),
        "recipients": _(
            "Only those who look after the text and our editors, and the company that keeps our server. Readers never "
            "see it."
        ),
        "period": _(
            "As long as the text is here; of a consent that was withdrawn we keep only what proves that, and after a "
            "year without the name."
        ),
        "voluntary": _("Nobody has to agree. A first name or an invented one is enough here."),
    }
