"""What stands in the address that switches letters off without logging in?

The number of a notice, or a random key of a person's choices, signed. It names nobody and nothing, and opens nothing.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from network.notices.models import Notice, NoticeChoice

THING, ALL = "n", "c"


def of_thing(notice: Notice) -> str:
    """For the thing of this notice alone."""
    return _signer().sign(f"{THING}{notice.pk}")


def of_all(choice: NoticeChoice) -> str:
    """For all letters about news."""
    return _signer().sign(f"{ALL}{choice.key.hex}")


def read(key: str) -> Notice | NoticeChoice | None:
    """What the key is for, with its person; None for a key that is none of ours, or whose row is gone. One query."""
    try:
        said = _signer().unsign(key)
    except BadSignature:
        return None
    if said.startswith(THING):
        return Notice.objects.select_related("person").filter(pk=int(said.removeprefix(THING))).first()
    return NoticeChoice.objects.select_related("person").filter(key=UUID(said.removeprefix(ALL))).first()


def _signer() -> Signer:
    return Signer(salt="network.notices.off", sep=".")
