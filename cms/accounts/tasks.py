"""What need not wait for the sweep of the next minute? A code somebody is waiting for."""

from django.utils import timezone
from django_tasks import task

from network.letters.actions import send_due


@task()
def send_letters() -> None:
    """Sends what is due now; the sweep of each minute does the same, so nothing is lost without a worker."""
    send_due(timezone.now())
