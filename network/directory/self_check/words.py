"""How does somebody say of herself that she belongs to a group that shops ask about?"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from network.directory.models import Criterion

Status = Criterion.Status

# Callables, because the words must be looked up in the language of the moment.
OF_MYSELF: dict[Status, Callable[[], str]] = {
    Status.REFUGEE_UA: lambda: _("I fled from the war in Ukraine"),
    Status.REFUGEE: lambda: _("I fled from another country"),
    Status.LARGE_FAMILY: lambda: _("There are three children or more in my family"),
    Status.FOSTER_FAMILY: lambda: _("We are a foster family"),
    Status.DISABILITY: lambda: _("I live with a disability"),
    Status.HOMELESS: lambda: _("I have no home of my own now"),
    Status.PENSIONER: lambda: _("I get a pension"),
    Status.SENIOR_CARD: lambda: _("I have my town's card for seniors"),
    Status.LARGE_FAMILY_CARD: lambda: _("I have the Large Family Card"),
    Status.JOB_LOST: lambda: _("I have no work now"),
    Status.ILLNESS: lambda: _("Illness made things hard"),
    Status.FIRST_PAY: lambda: _("I am waiting for my first pay"),
    Status.SUDDEN_NEED: lambda: _("Something sudden happened to me"),
    Status.MIGRANT: lambda: _("I came to Poland from abroad"),
    Status.OUTSIDE_SYSTEM: lambda: _("I get no help from a social welfare centre"),
    Status.SOCIAL_WORK: lambda: _("I work with a social worker on a way out"),
    Status.ASSISTED: lambda: _("A social welfare centre helps me"),
    Status.OPERATOR_CIRCLE: lambda: _("The organisation that runs the shop supports me, or I volunteer there"),
}


def of_myself(status: Criterion.Status) -> str:
    """The group in the first person; its plain name where there is no such sentence."""
    return OF_MYSELF[status]() if status in OF_MYSELF else str(status.label)
