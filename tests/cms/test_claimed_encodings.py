"""Is a request read as UTF-8, whatever encoding it claims?"""

import asyncio
from io import BytesIO
from typing import Any

import pytest

from cms.asgi import application as asgi
from cms.content_type import believed
from cms.wsgi import application as wsgi

Answer = tuple[int, str]
# A codec that makes no text, one that makes halves of characters, one that fails, one of another alphabet.
CLAIMED = ["hex", "unicode_escape", "undefined", "utf-16"]
PAGES = [
    "/pomoc/?q=%5Cud800",
    "/potrzeby/?q=%5Cud800&kind=food",
    "/dla-partnerow/?q=%5Cud800",
    "/dla-partnerow/porownanie/?shop=%5Cud800",
    "/dla-partnerow/bez-sklepu/?voivodeship=%5Cud800",
    "/dla-partnerow/sklepy.csv?q=%5Cud800",
]
FORM = b'--x\r\nContent-Disposition: form-data; name="size"\r\n\r\n\xc5\x82\r\n--x--'


def over_wsgi(method: str, address: str, content_type: str, body: bytes = b"") -> Answer:
    """What a WSGI server is answered."""
    path, _mark, query = address.partition("?")
    seen: list[str] = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)), "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
    }  # fmt: skip
    answer = wsgi(environ, lambda status, headers, *more: seen.append(status))
    return int(seen[0][:3]), b"".join(answer).decode()


def over_asgi(method: str, address: str, content_type: str, body: bytes = b"") -> Answer:
    """What an ASGI server is answered."""
    path, _mark, query = address.partition("?")
    sent: list[dict[str, Any]] = []
    to_come = [{"type": "http.request", "body": body}]

    async def receive() -> dict[str, Any]:
        while not to_come:
            await asyncio.sleep(60)  # the visitor waits
        return to_come.pop()

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [(b"content-type", content_type.encode()), (b"host", b"localhost")]
    headers += [(b"content-length", str(len(body)).encode())]
    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": headers}
    asyncio.run(asgi(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent).decode()


@pytest.mark.parametrize("codec", CLAIMED)
@pytest.mark.django_db(transaction=True)
def test_pages_are_answered(codec: str):
    assert {page: over_wsgi("GET", page, f"text/plain; charset={codec}")[0] for page in PAGES} == dict.fromkeys(
        PAGES, 200
    )


@pytest.mark.parametrize("codec", CLAIMED)
@pytest.mark.django_db(transaction=True)
def test_form_is_read_as_it_was_sent(codec: str):
    status, page = over_wsgi("POST", "/sprawdz/", f"multipart/form-data; boundary=x; charset={codec}", FORM)
    assert (status, 'value="ł"' in page) == (200, True)


@pytest.mark.django_db(transaction=True)
def test_asgi_server_is_answered_too():
    status, page = over_asgi("POST", "/sprawdz/", "multipart/form-data; boundary=x; charset=hex", FORM)
    assert (status, 'value="ł"' in page) == (200, True)


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("", ""),
        ("text/html", "text/html"),
        ("application/x-www-form-urlencoded; charset=UTF-8", "application/x-www-form-urlencoded"),
        ("application/x-www-form-urlencoded; charset*=hex''%41", "application/x-www-form-urlencoded"),
        ("multipart/form-data; boundary=----WebKitAb12", 'multipart/form-data; boundary="----WebKitAb12"'),
        ('multipart/form-data; charset=hex; boundary="a b"', 'multipart/form-data; boundary="a b"'),
        ("multipart/form-data; boundary*=hex''%41", "multipart/form-data"),
        ("multipart/form-data; xboundary=a", "multipart/form-data"),
        ("\\\\;;;==", ""),
        ("ł/ł; boundary=x", ""),
    ],
)  # fmt: skip
def test_only_kind_and_boundary_are_believed(claimed: str, kept: str):
    assert believed(claimed) == kept
