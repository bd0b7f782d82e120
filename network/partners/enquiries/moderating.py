"""What may moderation ask about an enquiry, and have done with it?

A talk is private to both sides. Only who receives it can report it, and with that shows the talk, as it is then, to
moderators; they never read it itself. Taking it away closes it, and nobody opens it again.
"""

from network.moderation.rules import MODERATORS
from network.partners.enquiries import rules, sentences
from network.partners.enquiries.actions import close_from_outside
from network.partners.models import Enquiry
from network.people.models import Person
from network.people.rules import has_role
from network.subjects.registry import Moderated, Words


def words(enquiry: Enquiry) -> Words:
    """The talk, turn by turn; no address or number of anybody."""
    turns = [f"{'→' if turn.from_shop else '←'} {turn.text}" for turn in enquiry.messages.all()]
    return Words(sentences.addressee(enquiry), "\n\n".join(turns), enquiry.language, enquiry.sender_name)


def may_moderate(person: Person | None, enquiry: Enquiry) -> bool:
    """Moderators, what somebody has shown them. One query."""
    return has_role(person, *MODERATORS)


MODERATED = Moderated(
    words=words,
    may_moderate=may_moderate,
    is_writer=rules.is_sender,
    has_part=rules.receives_enquiry,
    written_by=lambda person: Enquiry.objects.filter(sender=person).values("pk"),
    writer=lambda enquiry: enquiry.sender,
    is_shown=lambda enquiry: enquiry.state != rules.CLOSED,
    remove=close_from_outside,
    address=lambda enquiry: (enquiry.email, enquiry.language),
    with_code=lambda code: Enquiry.objects.with_code(code).values_list("pk", flat=True),
)
