"""How do letters take part in ``run_due``? Those that are due leave; old ones lose their words."""

from datetime import datetime

from network.letters.actions import erase_old, send_due
from network.letters.models import Letter
from network.subjects.registry import Subject, register


def sweep(moment: datetime) -> int:
    """Sends, then erases; returns how many letters it touched."""
    return send_due(moment) + erase_old(moment)


LETTER = register(
    Subject(
        kind="letter",
        model=Letter,
        title=lambda letter, language: "",
        address=lambda letter: "",
        summary=lambda letter, language: "",
        visible_to=lambda person: Letter.objects.none(),  # shown to nobody: what it tells stands on the site
        sweep=sweep,
    )
)
