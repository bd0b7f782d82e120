"""How does somebody without an account find again what she sent? By a code that she alone has.

A code is three groups of four out of 31 letters and digits, about 59 bits: read aloud, typed and copied without doubt.
Only its keyed hash is kept, so a copy of the database opens nothing.
"""

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else when read aloud
GROUPS, GROUP = 3, 4
SALT = "network.log.receipts"


def new_code() -> str:
    """A code nobody can guess: "7kfm-x2qp-ab9d"."""
    return _grouped([secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP)])


def code_from(token: str) -> str:
    """The code that belongs to a secret token: the same each time, so that a form sent twice gets one code.

    Whoever knows the token knows the code; it must be random and never leave the sender's page.
    """
    number = int.from_bytes(salted_hmac(f"{SALT}.token", token, algorithm="sha256").digest(), "big")
    letters = []
    for _ in range(GROUPS * GROUP):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return _grouped(letters)


def hashed(code: str) -> str:
    """What is kept of a code: 64 hexadecimal digits. Case, blanks and hyphens do not matter."""
    return _hash(code, None)


def possible(code: str) -> list[str]:
    """All hashes under which the code may be kept: with today's key, and with the older ones still accepted.

    The work is the same for every text, right or wrong.
    """
    return [_hash(code, key) for key in (None, *settings.SECRET_KEY_FALLBACKS)]


def _hash(code: str, key: str | None) -> str:
    plain = "".join(character for character in code.lower() if character.isalnum())
    return salted_hmac(SALT, plain, secret=key, algorithm="sha256").hexdigest()


def _grouped(letters: list[str]) -> str:
    return "-".join("".join(letters[at : at + GROUP]) for at in range(0, len(letters), GROUP))
