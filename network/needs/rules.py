"""Who may do what with the vocabulary of needs?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from network.needs.models import Need


def can_delete_need(need: "Need") -> bool:
    """Only one that nothing is tagged with: pages, stories and requests would lose it without a word."""
    uses = [relation for relation in need._meta.related_objects if relation.get_accessor_name() != "texts"]
    return not any(
        relation.related_model._base_manager.filter(**{relation.field.name: need}).exists() for relation in uses
    )
