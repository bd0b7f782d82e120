"""How do we say to whom an enquiry goes, from whom it came, and what became of it?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from network.directory.sentences.dates import day
from network.partners.enquiries.recipients import Reach
from network.partners.models import Enquiry


def addressee(enquiry: Enquiry) -> str:
    """The name of the shop, of the operator, or of the leader."""
    to = enquiry.shop or enquiry.operator or (enquiry.leader.person if enquiry.leader else None)
    return to.name if to else ""


def topic(enquiry: Enquiry) -> str:
    """What it is about; to a leader nobody is asked that."""
    return _("a message") if enquiry.leader_id else enquiry.get_topic_display()


def sender(enquiry: Enquiry) -> str:
    """ "Olga Nowak, OPS Gdańsk", as she wrote it."""
    return ", ".join(part for part in (enquiry.sender_name, enquiry.organisation) if part)


def moment(at: datetime) -> str:
    """ "22 listopada 2026, 10:15", by the clock of here."""
    local = timezone.localtime(at)
    return f"{day(local.date())}, {local:%H:%M}"


def goes_to(way: Reach) -> str:
    """Before sending: who will read it. Honest where nobody of the shop is here."""
    return {
        Reach.LEADER: lambda: _(
            "Only this one person reads your message, and answers here. We show neither side the other’s address or "
            "number."
        ),
        Reach.PEOPLE: lambda: _(
            "The people who run the shop read your message here and get it by letter. Nobody else sees it."
        ),
        Reach.LETTER: lambda: _(
            "Nobody of this shop reads messages here yet. It goes to the shop by letter, so the answer comes straight "
            "to you: leave an e-mail address or a phone number."
        ),
        Reach.EDITORS: lambda: _(
            "Nobody of this shop is on this site yet. Our editors read your message and pass it on."
        ),
    }[way]()


def state_for_sender(enquiry: Enquiry) -> str:
    """What became of her latest message."""
    said = {
        Enquiry.State.SENT: lambda: _("Sent. Nobody has opened it yet."),
        Enquiry.State.READ: lambda: _("It has been read. There is no answer yet."),
        Enquiry.State.ANSWERED: lambda: _("There is an answer."),
        Enquiry.State.CLOSED: lambda: _("This conversation is closed."),
    }
    return said[Enquiry.State(enquiry.state)]()


def state_for_shop(enquiry: Enquiry) -> str:
    """What the receiving side has still to do."""
    said = {
        Enquiry.State.SENT: lambda: _("New. Nobody has opened it yet."),
        Enquiry.State.READ: lambda: _("Opened, waits for an answer."),
        Enquiry.State.ANSWERED: lambda: _("Answered."),
        Enquiry.State.CLOSED: lambda: _("This conversation is closed."),
    }
    return said[Enquiry.State(enquiry.state)]()


def too_often(again_at: datetime, now: datetime) -> str:
    """A kind no, with the hour of the yes, and its day when that is not today."""
    local = timezone.localtime(again_at)
    today = local.date() == timezone.localdate(now)
    when = f"{local:%H:%M}" if today else f"{day(local.date())}, {local:%H:%M}"
    return _("That was a lot at once. Try again after %(time)s. What you wrote stays here.") % {"time": when}


def privacy() -> dict[str, str]:
    """What the clause at the form says about this very form (RODO, art. 13)."""
    return {
        "purpose": _(
            "To pass your message to the shop and bring you the answer. This is our legitimate interest and yours "
            "(article 6(1)(f) of the GDPR)."
        ),
        "recipients": _(
            "The people who run the shop; where nobody of them is here, our editors; and the companies that keep our "
            "server and carry our letters. We give it to nobody else."
        ),
        "period": _(
            "A conversation in which nobody writes for half a year is closed. One year after it is closed we delete "
            "names, addresses and texts."
        ),
        "voluntary": _(
            "You write what you want. We need only a name and a message; without an e-mail address or phone number you "
            "read the answer here, with the code."
        ),
    }


def privacy_with_leader() -> dict[str, str]:
    """What the clause says at the form for a leader."""
    return privacy() | {
        "purpose": _(
            "To pass your message to the person you write to and bring you the answer. This is our legitimate interest "
            "and yours (article 6(1)(f) of the GDPR)."
        ),
        "recipients": _(
            "This one person, who sees your name and your words, never your address; and the companies that keep our "
            "server and carry our letters. We give it to nobody else."
        ),
        "voluntary": _(
            "You write what you want. We need only a name, which may be invented, and a message; without an e-mail "
            "address you read the answer here, with the code."
        ),
    }


def takes_none(name: str) -> str:
    """Why nobody can be written to here, or not any more."""
    return _("%(name)s takes no messages here now.") % {"name": name}
