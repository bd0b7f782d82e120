"""A local server that speaks LibreTranslate's protocol, and a translator at the side-by-side screen."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from cms.translations.progress import open_segments


class Translating(BaseHTTPRequestHandler):
    """Answers every text with the language before it."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = asked["q"] if isinstance(asked["q"], list) else [asked["q"]]
        said = [f"[{asked['target']}] {text}" for text in texts]
        body = json.dumps({"translatedText": said if isinstance(asked["q"], list) else said[0]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Silent."""


@contextmanager
def libretranslate() -> Iterator[str]:
    """The address of the server, as long as one is inside."""
    server = HTTPServer(("127.0.0.1", 0), Translating)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def translation_of(page: Page, code: str = "uk") -> Translation:
    return Translation.objects.get(source__object_id=page.translation_key, target_locale__language_code=code)


def begin(client: Client, page: Page, code: str = "uk") -> Translation:
    """From the desk to the side-by-side screen."""
    answer = client.post(reverse("editing_translate", args=[page.pk, code]))
    assert answer.status_code == 302, answer.content
    return translation_of(page, code)


def by_machine(client: Client, translation: Translation) -> None:
    answer = client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))
    assert answer.status_code == 302


def write(client: Client, translation: Translation, segment: StringSegment, words: str) -> None:
    """Types one piece, as the screen does."""
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = client.put(address, f"value={words}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 201), answer.content


def fill(client: Client, translation: Translation) -> None:
    """Types what is open."""
    for segment in open_segments(translation):
        write(client, translation, segment, f"Укр. {segment.string.data}")


def publish(client: Client, translation: Translation) -> Any:
    """Presses "publish" on the side-by-side screen."""
    target = translation.get_target_instance()
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(reverse("wagtailadmin_pages:edit", args=[target.pk]), {"action": "publish"})
