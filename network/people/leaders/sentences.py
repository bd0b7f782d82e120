"""How do we tell a leader where her own text is?"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from network.people.editorial import State
from network.people.leaders.rules import is_public, speaks_today

if TYPE_CHECKING:
    from network.people.models import Leader


def state_for_leader(leader: "Leader") -> str:
    """Where the newest text is, and what stands for everyone meanwhile; after her mandate, what became of her page."""
    if not speaks_today(leader):
        page = _("Your page can be read by everybody.") if is_public(leader) else _("Nobody else sees this page now.")
        return f"{step_for_leader('end')} {page}"
    said = {
        State.DRAFT: lambda: _("You are writing. Nobody else sees this yet."),
        State.SUBMITTED: lambda: _("It has been sent. An editor will read it."),
        State.IN_REVIEW: lambda: _("An editor is reading it now."),
        State.SENT_BACK: lambda: _("An editor asks you to change something."),
        State.DECLINED: lambda: _("An editor has not accepted this text."),
        State.PUBLISHED: lambda: _("Your page can be read by everybody."),
        State.WITHDRAWN: lambda: _("Your page is hidden. Nobody else sees it."),
    }[State(leader.state)]()
    if leader.shown and leader.state != State.PUBLISHED:
        return f"{said} {_('The text published before stays until then.')}"
    return said


def step_for_leader(verb: str) -> str:
    """What an editor did with her text, for a letter and a notice. Raises KeyError for a step nobody is told of."""
    return {
        "review": lambda: _("An editor has begun to read what you wrote for your page."),
        "send_back": lambda: _("An editor has read what you wrote for your page, and asks you to change something."),
        "decline": lambda: _("An editor has read what you wrote for your page, and has not accepted it."),
        "publish": lambda: _("Your page is published. Everybody can read it."),
        "withdraw": lambda: _("Your page has been hidden. Nobody else can read it now."),
        "translate": lambda: _("Your page can now be read in one more language."),
        "end": lambda: _("Your mandate has ended. Thank you for speaking for others."),
    }[verb]()


def kept(leader: "Leader") -> str:
    """What happens to her page after her mandate; '' when it is over, as she is told where the page is then."""
    if not speaks_today(leader):
        return ""
    if leader.keeps_page:
        return _("Your page remains after your mandate, with thanks and without the way to write to you.")
    return _("Your page goes when your mandate ends.")
