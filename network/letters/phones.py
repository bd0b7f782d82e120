"""How does a phone message leave? Through the gateway that the host names, or onto the console.

``NETWORK_PHONE_BACKEND`` is "console" or "http". The gateway of "http" is described by ``NETWORK_PHONE_GATEWAY``:

url         where one POST per message goes (https)
key         what stands in the header ``key_header`` ("Authorization"): "Bearer …"
fields      the body: pairs as in a form, "to={to}&message={text}&idx={id}", or JSON, '{"to": "{to}", "text": "{text}"}'
refused     a pattern (regular expression): an answer that holds it refuses, though its status says otherwise
timeout     seconds

Each attempt carries the same ``Message-ID``, which also is ``{id}``: by it a gateway knows a repetition.
"""

import json
import re
import sys
from collections.abc import Callable, Mapping
from http.client import HTTPMessage
from time import monotonic
from typing import IO, Any
from urllib.parse import parse_qsl, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from network.words.text_messages import measured

DEFAULTS = {
    "url": "",
    "key": "",
    "key_header": "Authorization",
    "fields": "to={to}&message={text}&idx={id}",
    "refused": "",
    "timeout": 15,
}
LONGEST_ANSWER = 64 * 1024
PLACE = re.compile(r"\{(to|text|id)\}")


class Refused(OSError):
    """The gateway did not take the message."""


def send(to: str, text: str, message_id: str) -> None:
    """Hands over one message to a number in E.164. Raises OSError, HTTPException, ValueError when refused."""
    backends: dict[str, Callable[[str, str, str], None]] = {"console": _print, "http": _post}
    backends[backend()](to, text, message_id)


def backend() -> str:
    """The name of the way messages leave: "console" unless the host says another."""
    return getattr(settings, "NETWORK_PHONE_BACKEND", "") or "console"


def gateway() -> dict[str, Any]:
    """The host's gateway, with our defaults for what it does not say."""
    return DEFAULTS | getattr(settings, "NETWORK_PHONE_GATEWAY", {})


def body(fields: str, said: Mapping[str, str]) -> tuple[bytes, str]:
    """What is posted, and its kind: the places {to}, {text}, {id} filled, whatever the text holds.

    Raises ValueError when ``fields`` is neither pairs nor JSON.
    """
    if fields.lstrip().startswith("{"):
        return json.dumps(_filled(json.loads(fields), said), ensure_ascii=False).encode(), "application/json"
    pairs = parse_qsl(fields, keep_blank_values=True, strict_parsing=True)
    filled = [(name, _filled(value, said)) for name, value in pairs]
    return urlencode(filled).encode(), "application/x-www-form-urlencoded"


def _filled(value: Any, said: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return PLACE.sub(lambda place: said[place[1]], value)
    if isinstance(value, list):
        return [_filled(one, said) for one in value]
    return {key: _filled(one, said) for key, one in value.items()} if isinstance(value, dict) else value


def _print(to: str, text: str, message_id: str) -> None:
    sys.stdout.write(f"Phone message to {to} ({measured(text).parts} SMS), {message_id}:\n{text}\n{'-' * 79}\n")


class _NoRedirects(HTTPRedirectHandler):
    """A key goes where the host said, and nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def _post(to: str, text: str, message_id: str) -> None:
    asked = gateway()
    if not asked["url"].startswith(("https://", "http://")):
        raise ValueError("the gateway has no address")
    data, kind = body(asked["fields"], {"to": to, "text": text, "id": message_id})
    headers = {"Content-Type": f"{kind}; charset=utf-8", "Message-ID": message_id}
    if asked["key"]:
        headers[asked["key_header"]] = asked["key"]
    request = Request(asked["url"], data=data, headers=headers, method="POST")  # noqa: S310 – the scheme is checked
    with build_opener(_NoRedirects).open(request, timeout=asked["timeout"]) as answer:
        said = _read(answer, monotonic() + asked["timeout"])
    if asked["refused"] and re.search(asked["refused"], said):
        raise Refused(f"the gateway answered {said[:100]!r}")


def _read(answer: Any, until: float) -> str:
    """The answer's first part, waited for no longer than until then. Raises TimeoutError."""
    read = b""
    while len(read) < LONGEST_ANSWER and (part := answer.read1(LONGEST_ANSWER)):
        read += part
        if monotonic() > until:
            raise TimeoutError("the gateway's answer does not end")
    return read.decode("utf-8", "replace")
