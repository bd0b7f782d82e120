"""Which words stand in a letter? Plain text out of a template, with whole addresses to click."""

import re
from email.utils import parseaddr

from django.conf import settings
from django.template import Context
from django.template.loader import get_template


def text(template: str, context: dict[str, object]) -> str:
    """The template as plain text in the active language, nothing escaped, at most one empty line in a row."""
    words = get_template(template).template.render(Context(context, autoescape=False))  # type: ignore[attr-defined]
    return re.sub(r"\n{3,}", "\n\n", words).strip() + "\n"


def absolute(path: str) -> str:
    """The whole address of one of this site's paths."""
    return str(getattr(settings, "WAGTAILADMIN_BASE_URL", "")).rstrip("/") + path


def message_id(uuid: object) -> str:
    """The Message-ID of a letter, the same each time it is sent: "<uuid@host of the sender's address>"."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid}@{host}>"
