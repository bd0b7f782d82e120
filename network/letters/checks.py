"""What must a host be told about letters and phone messages before it goes public?"""

import re
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from network.letters import phones

NO_SERVER = Warning(
    "Letters are only printed: no mail server is set, so nobody gets them and their words stand in the host's log.",
    hint="Set EMAIL_BACKEND and EMAIL_HOST (here: LADA_EMAIL_URL).",
    id="network.W002",
)
NO_GATEWAY = Warning(
    "Phone messages are only printed: no gateway is set, so codes reach nobody and stand in the host's log.",
    hint="Set NETWORK_PHONE_BACKEND and NETWORK_PHONE_GATEWAY (here: LADA_SMS_URL and LADA_SMS_KEY).",
    id="network.W003",
)


@register(Tags.security, deploy=True)
def letters_leave(**kwargs: Any) -> list[CheckMessage]:
    """Warns where letters end on the console."""
    return [NO_SERVER] if settings.EMAIL_BACKEND.endswith(".console.EmailBackend") else []


@register(Tags.security, deploy=True)
def phone_messages_leave(**kwargs: Any) -> list[CheckMessage]:
    """Warns where phone messages end on the console."""
    return [NO_GATEWAY] if phones.backend() == "console" else []


@register()
def gateway_can_be_asked(**kwargs: Any) -> list[CheckMessage]:
    """An error for each thing in the settings with which no phone message could leave."""
    if phones.backend() == "console":
        return []
    if phones.backend() != "http":
        return [_wrong('NETWORK_PHONE_BACKEND must be "console" or "http".')]
    asked = phones.gateway()
    wrong: list[CheckMessage] = []
    if not asked["url"].startswith(("https://", "http://")):
        wrong.append(_wrong("The gateway of phone messages has no address that begins with https://."))
    try:
        phones.body(asked["fields"], {"to": "+48", "text": "a", "id": "b"})
    except ValueError:
        wrong.append(_wrong("The fields of the gateway are neither pairs (to={to}&message={text}) nor JSON."))
    if not all(place in asked["fields"] for place in ("{to}", "{text}")):
        wrong.append(_wrong("The fields of the gateway need {to} and {text}."))
    try:
        re.compile(asked["refused"])
    except re.error:
        wrong.append(_wrong("The pattern of a refusal is no regular expression."))
    return wrong


def _wrong(what: str) -> Error:
    return Error(what, hint="See network/letters/phones.py (here: LADA_SMS_…).", id="network.E001")
