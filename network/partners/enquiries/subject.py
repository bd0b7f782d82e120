"""How does an enquiry introduce itself to the network, and what is done with it when its time comes?"""

from datetime import datetime

from network.partners.enquiries import sentences
from network.partners.enquiries.actions import close_quiet, erase_enquiry, remind
from network.partners.models import Enquiry
from network.subjects.registry import Subject, register


def sweep(moment: datetime) -> int:
    """Reminds of what waits, closes what is quiet, erases what is old; returns how many things it did."""
    reminded = sum(remind(enquiry, moment) for enquiry in Enquiry.objects.to_remind(moment))
    closed = sum(close_quiet(enquiry, moment) for enquiry in Enquiry.objects.quiet(moment))
    old = list(Enquiry.objects.to_erase(moment))
    for enquiry in old:
        erase_enquiry(enquiry)
    return reminded + closed + len(old)


ENQUIRY = register(
    Subject(
        kind="enquiry",
        model=Enquiry,
        title=lambda enquiry, language: sentences.addressee(enquiry),
        address=Enquiry.get_absolute_url,
        summary=lambda enquiry, language: "",  # private to both sides
        visible_to=lambda person: Enquiry.objects.visible_to(person),  # type: ignore[arg-type]
        sweep=sweep,
    )
)
