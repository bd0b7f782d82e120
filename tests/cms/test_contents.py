"""Can somebody jump to a part of a long page, and does a way back stay in her language?"""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from network.directory.listing import start
from tests.cms import page_things as things

LISTED = re.compile(r'<li><a href="#([\w-]+)">')


def heading(text: str, level: str = "2") -> tuple[str, dict[str, str]]:
    return ("heading", {"text": text, "level": level})


@pytest.mark.django_db
def test_every_part_in_the_list_is_on_the_page(client: Client) -> None:
    body = [heading("Raz"), heading("Pod spodem", "3"), heading("Dwa"), ("text", "<p>Tekst.</p>"), heading("Trzy")]
    things.make_plain("dluga", body=body)
    html = client.get("/dluga/").content.decode()
    listed = LISTED.findall(html)
    assert (listed, [anchor for anchor in listed if f'<h2 id="{anchor}">' in html]) == (
        ["part-1", "part-3", "part-5"],
        ["part-1", "part-3", "part-5"],
    )


@pytest.mark.django_db
def test_short_page_has_no_list_of_parts(client: Client) -> None:
    things.make_plain("krotka", body=[heading("Raz"), heading("Dwa")])
    assert 'class="lada-contents' not in client.get("/krotka/").content.decode()


@pytest.mark.django_db
def test_every_part_of_the_statement_is_on_the_page(client: Client) -> None:
    page = things.make_statement()
    html = client.get(page.url).content.decode()
    listed = LISTED.findall(html)
    assert (len(listed), [anchor for anchor in listed if f'<h2 id="{anchor}">' not in html]) == (6, [])


@pytest.mark.django_db
def test_part_of_a_project_is_its_stages(client: Client) -> None:
    stage = ("stage", {"title": "Pytania", "text": "<p>Badanie.</p>", "begins": None, "ends": None})
    page = things.make_project(body=[heading("Po co"), heading("Dla kogo")], stages=[stage])
    html = client.get(page.url).content.decode()
    assert (LISTED.findall(html)[-1], '<span class="lada-stage-number">1</span> Pytania' in html) == (
        "stages-title",
        True,
    )


@pytest.mark.parametrize(("language", "url"), [("pl", "/"), ("uk", "/uk/"), ("en", "/en/")])
def test_way_to_the_start_stays_in_the_language(language: str, url: str) -> None:
    with translation.override(language):
        assert start()["url"] == url


def test_addresses_made_from_titles_can_be_read_out_by_phone() -> None:
    assert settings.WAGTAIL_ALLOW_UNICODE_SLUGS is False
