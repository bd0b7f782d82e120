"""How do notices take part in ``run_due``? What somebody has not seen becomes a letter."""

from network.letters.composed import compose_with
from network.notices import emails
from network.notices.models import Notice
from network.notices.sweep import sweep
from network.subjects.registry import Subject, register

NOTICE = register(
    Subject(
        kind="notice",
        model=Notice,
        title=lambda notice, language: "",
        address=lambda notice: "",
        summary=lambda notice, language: "",
        visible_to=lambda person: Notice.objects.visible_to(person),  # type: ignore[arg-type]
        sweep=sweep,
    )
)
for kind in (emails.AT_ONCE, emails.DIGEST):
    compose_with(kind, emails.composed)
