"""What does the machine's environment say? Typed readers that fail loudly."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The variable's text, else the default; never None."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """True or False. Raises ImproperlyConfigured on anything that is neither."""
    value = text(name, "1" if default else "0").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")


def listing(name: str, default: str = "") -> list[str]:
    """The comma-separated items without blanks; an empty list when there are none."""
    return [item for item in (part.strip() for part in text(name, default).split(",")) if item]


def number(name: str, default: int) -> int:
    """A whole number from 0 up. Raises ImproperlyConfigured on anything else."""
    value = text(name) or str(default)
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}")
    return int(value)


MAIL_SCHEMES: dict[str, dict[str, object]] = {
    "console": {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
    "smtp": {"EMAIL_PORT": 25},
    "smtp+tls": {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True},
    "smtps": {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True},
}


def mail_server(name: str) -> dict[str, object]:
    """Django's settings of the mail server out of one address: "smtp+tls://user:password@host:587", "smtps://…",
    "smtp://…" (no encryption: for a server on this machine); "console:" prints letters and is the default.

    Raises ImproperlyConfigured on any other; the message does not repeat the address, which holds a password.
    """
    url = urlsplit(text(name) or "console:")
    try:
        port = url.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: the port is no number") from error
    if url.scheme not in MAIL_SCHEMES or (url.scheme != "console" and not url.hostname):
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://user:password@host:587, or be console:")
    found = dict(MAIL_SCHEMES[url.scheme])
    if url.hostname:
        found |= {"EMAIL_HOST": url.hostname, "EMAIL_PORT": port or found["EMAIL_PORT"]}
        found |= {"EMAIL_HOST_USER": unquote(url.username or ""), "EMAIL_HOST_PASSWORD": unquote(url.password or "")}
    return found


def folder(name: str, default: Path) -> Path:
    """An existing folder: made for its owner alone when missing. Raises ImproperlyConfigured when it cannot be one."""
    path = Path(text(name) or default).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: {path} cannot be used as a folder ({error})") from error
    return path


def secret(name: str, file: Path) -> str:
    """The variable, else a key made once for this machine and kept in the file (readable by its owner only)."""
    if given := text(name):
        return given
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return file.read_text().strip()
