"""What does a form that asks for personal data say about them? The clause of article 13 of the GDPR (RODO)."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Point:
    """One point of the clause."""

    name: str  # which duty of article 13 it fulfils
    heading: str
    text: str


def clause(*, purpose: str, recipients: str, period: str, voluntary: str) -> list[Point]:
    """All points that article 13 asks for, in the active language; the four texts are what is special about a form.

    Who is responsible is the site's to say: ``NETWORK_CONTROLLER`` (name and address) and
    ``NETWORK_CONTROLLER_CONTACT`` (where to write about data). Without them the clause says that it is still open.
    """
    return [
        Point("controller", _("Who is responsible"), _controller()),
        Point("contact", _("Where to write about your data"), _contact()),
        Point("purpose", _("What for and on what basis"), purpose),
        Point("recipients", _("Who gets it"), recipients),
        Point("period", _("How long we keep it"), period),
        Point(
            "rights",
            _("What you may ask for"),
            _(
                "To see your data, get a copy, correct it, delete it, limit its use, and to object to its use. "
                "One letter to the address above is enough."
            ),
        ),
        Point(
            "complaint",
            _("Where to complain"),
            _(
                "To the President of the Personal Data Protection Office "
                "(Prezes Urzędu Ochrony Danych Osobowych, PUODO): uodo.gov.pl."
            ),
        ),
        Point("voluntary", _("Do you have to"), voluntary),
        Point("automated", _("Machines decide nothing"), _("A human being reads it. There is no profiling.")),
    ]


def standing_points() -> list[Point]:
    """The points that are the same for every form: who is responsible, what one may ask for, where to complain."""
    return [point for point in clause(purpose="", recipients="", period="", voluntary="") if point.text]


def _controller() -> str:
    return getattr(settings, "NETWORK_CONTROLLER", "") or _(
        "Whoever runs this site. The name and address will stand here before the site opens to everyone."
    )


def _contact() -> str:
    return getattr(settings, "NETWORK_CONTROLLER_CONTACT", "") or _("The same address as above.")
