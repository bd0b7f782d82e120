"""What may staff do in the admin with a text that a story or a leader told? No more than the rules of the thing say.

Wagtail's rights are those of a whole tree. A story that was never handed in is its author's alone, so here its page has
no rights for anybody else; and the words as they were written are changed by editors, not by those who translate them.
"""

from typing import TYPE_CHECKING, Any

from wagtail.models import PagePermissionTester

from network.models import Person
from network.people.models import Role
from network.people.rules import has_role
from network.subjects import registry

if TYPE_CHECKING:
    from django.db.models import Model


class TextPermissionTester(PagePermissionTester):
    """Wagtail's rights in the tree, as far as the person may read the thing; three queries more.

    ``thing``: the story or leader of the page, None for a copy that belongs to nobody. Superusers mend everything.
    """

    def __init__(self, user: Any, page: Any, thing: "Model | None", *, is_original: bool) -> None:
        super().__init__(user, page)
        self.may_read = user.is_superuser or thing is None or _may_read(user, thing, is_original=is_original)
        if not self.may_read:
            self.permissions: set[str] = set()

    def can_edit(self) -> bool:
        return self.may_read and bool(super().can_edit())

    def can_view_revisions(self) -> bool:
        return self.may_read and bool(super().can_view_revisions())


def _may_read(user: Any, thing: "Model", *, is_original: bool) -> bool:
    person = Person.objects.of(user)
    if is_original and not has_role(person, Role.EDITOR):
        return False
    return registry.of(thing).visible_to(person).filter(pk=thing.pk).exists()
