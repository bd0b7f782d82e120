"""How do we say which role somebody has, for what, since when and why?"""

from typing import TYPE_CHECKING

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from network.people.models import Role
from network.subjects import registry

if TYPE_CHECKING:
    from network.log.models import Entry
    from network.people.roles.queries import Held


def role_name(role: str) -> str:
    """The role in the reader's language."""
    return str(Role(role).label)


def what_it_does(role: str) -> str:
    """What somebody in this role may do, in one line; for who gives it."""
    return {
        Role.MEMBER: _("Writes stories and messages of her own."),
        Role.LEADER: _("Speaks for people of a place or a shop, with a page of her own."),
        Role.COORDINATOR: _("Keeps the desk of a shop: places, requests, messages."),
        Role.HELPER: _("Helps at one shop."),
        Role.TRANSLATOR: _("Translates texts into other languages."),
        Role.EDITOR: _("Checks and publishes what people write, and keeps the pages."),
        Role.MODERATOR: _("Keeps conversations safe."),
        Role.SAFEGUARDING: _("Is asked when somebody may be in danger."),
        Role.OFFICIAL: _("Works for a gmina, a powiat or a welfare office."),
        Role.PARTNER: _("Gives goods, money or work for a company or an organisation."),
    }[Role(role)]


def thing_name(thing: Model) -> str:
    """A shop or place with what tells it from its namesakes: "Osiek (village, gmina Osiek, powiat starogardzki)"."""
    subject, language = registry.of(thing), get_language() or "pl"
    more = subject.summary(thing, language)
    title = subject.title(thing, language)
    return f"{title} ({more})" if more else title


def where(held: "Held") -> str:
    """For which thing the role is."""
    if not held.membership.scope_kind:
        return pgettext("a role holds", "everywhere")
    return thing_name(held.thing) if held.thing else _("for something that is no longer in the network")


def begun(held: "Held") -> str:
    """Since when, and who gave it."""
    return _since(held.membership.since, held.granted)


def over(held: "Held") -> str:
    """Since when it is over, and who ended it; '' while it holds."""
    if held.is_current or not held.membership.until:
        return ""
    said = {"day": _day(held.membership.until), "name": _who(held.ended)}
    return _("Ended %(day)s by %(name)s") % said


def reason(entry: "Entry | None") -> str:
    """Why, as it was written; an honest line where nobody wrote it down."""
    return entry.reason if entry and entry.reason else _("No reason was written down.")


def _since(moment: object, entry: "Entry | None") -> str:
    return _("Given %(day)s by %(name)s") % {"day": _day(moment), "name": _who(entry)}


def _day(moment: object) -> str:
    return date_format(timezone.localtime(moment), "j E Y")  # type: ignore[arg-type]


def _who(entry: "Entry | None") -> str:
    return entry.actor.name if entry and entry.actor else pgettext("who did it", "the system")
