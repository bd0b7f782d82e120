"""How do the counts of uses take part in ``run_due``? They are forgotten when their time is over."""

from network.limits.actions import forget
from network.limits.models import Usage
from network.subjects.registry import Subject, register

USAGE = register(
    Subject(
        kind="usage",
        model=Usage,
        title=lambda usage, language: "",
        address=lambda usage: "",
        summary=lambda usage, language: "",
        visible_to=lambda person: Usage.objects.none(),  # nobody's business
        sweep=forget,
    )
)
