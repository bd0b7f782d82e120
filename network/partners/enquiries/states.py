"""Which verb leads an enquiry from which state to which?

The state speaks of the sender's latest message: it was sent, it was read, it was answered. A new message of hers is
unread again. Closed stays closed: who has something to say after that writes a new enquiry.
"""

from network.partners.models import Enquiry

S = Enquiry.State
OPEN = frozenset({S.SENT, S.READ, S.ANSWERED})

STEPS: dict[str, tuple[frozenset[S], S]] = {
    "enquiry_read": (frozenset({S.SENT}), S.READ),
    "enquiry_answered": (OPEN, S.ANSWERED),
    "enquiry_continued": (OPEN, S.SENT),
    "enquiry_closed": (OPEN, S.CLOSED),
}


def can(verb: str, state: str) -> bool:
    """Whether the verb may be done in the state. Raises KeyError for a verb that is none."""
    return state in STEPS[verb][0]
