"""Is every error said kindly, in the address's language, in the reader's look, with numbers that answer?"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from cms import urls as site
from cms.pages.closing import close, closed_for
from network.directory.models import Shop
from network.limits.pages import too_often_page
from tests import cast

CODES = [code for code, _ in django_settings.LANGUAGES]
THREE = ["112", "116123", "116111"]
TITLES = {
    "pl": {404: "Tej strony tu nie ma", 503: "Zaraz wracamy", 500: "U nas się zepsuło, nie u Ciebie"},
    "uk": {404: "Цієї сторінки тут немає", 503: "Скоро повернемося", 500: "Зламалося в нас, не у вас"},
    "en": {404: "This page is not here", 503: "We will be right back", 500: "It broke on our side, not yours"},
    "ru": {404: "Этой страницы здесь нет", 503: "Скоро вернёмся", 500: "Сломалось у нас, не у вас"},
}


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret of ours")


def asks_a_database_that_is_away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("could not connect to server db.internal")


def asks_too_often(request: HttpRequest) -> HttpResponse:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    return too_often_page(request, datetime(2026, 11, 23, 12, 15, tzinfo=UTC), now)


def lets_nobody_in(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def takes(request: HttpRequest) -> HttpResponse:
    return HttpResponse(len(request.POST))


urlpatterns = [
    path("breaks/", breaks),
    path("uk/breaks/", breaks),
    path("en/breaks/", breaks),
    path("ru/breaks/", breaks),
    path("away/", asks_a_database_that_is_away),
    path("uk/closed/", lets_nobody_in),
    path("too-often/", asks_too_often),
    path("takes/", takes),
    *site.urlpatterns,
]
handler400, handler403, handler404, handler500 = site.handler400, site.handler403, site.handler404, site.handler500


@pytest.fixture
def visitor() -> Client:
    """Sees what people see when something breaks, not the traceback."""
    return Client(raise_request_exception=False)


@pytest.fixture
def odd(settings) -> None:
    """The site with addresses that break on purpose."""
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def no_database(monkeypatch) -> None:
    """Whoever asks the database is told that it is away."""

    def away(*args: object, **kwargs: object) -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(connection, "ensure_connection", away)


@pytest.fixture
def data_folder(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def read_page(answer: HttpResponse) -> tuple[int, str, str]:
    """Status, language, heading."""
    page = answer.content.decode()
    return (
        answer.status_code,
        re.search(r'<html lang="(\w+)"', page)[1],
        re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1].replace("\xa0", " ").strip(),
    )


def numbers(answer: HttpResponse) -> list[str]:
    return re.findall(r'href="tel:(\d+)"', answer.content.decode())


def prefixed(code: str, address: str) -> str:
    return address if code == "pl" else f"/{code}{address}"


def test_switch_of_a_closed_site_never_leaves_it(visitor, data_folder):
    close()
    found = visitor.get("/", PATH_INFO="//evil.example/").content.decode()
    assert re.findall(r'<a href="([^"]*)" lang=', found) == ["/%2Fevil.example/"] * 4


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_missing_page_is_told_in_the_language_of_its_address(client, code):
    answer = client.get(prefixed(code, "/nie-ma-mnie/"))
    assert read_page(answer) == (404, code, TITLES[code][404])
    assert set(THREE) <= set(numbers(answer))


@pytest.mark.django_db
def test_missing_page_asks_the_finders_question(client):
    page = client.get("/nie-ma-mnie/").content.decode()
    assert '<form class="lada-search" id="lada-finder" action="/pomoc/" method="get"' in page


@pytest.mark.django_db
def test_missing_shop_offers_the_one_with_nearly_that_address(client, shop: Shop):
    page = client.get(shop.get_absolute_url()[:-2] + "/").content.decode()
    assert f'<a href="{shop.get_absolute_url()}">{shop.name}</a>' in page.replace("\xa0", " ")


@pytest.mark.django_db
def test_missing_page_does_not_guess(client, shop: Shop):
    assert "Może szukasz" not in client.get("/sklepy/zupelnie-inny-adres/").content.decode()


@pytest.mark.django_db
def test_refused_form_offers_the_way_in(odd):
    page = Client(enforce_csrf_checks=True).post("/takes/", {}).content.decode()
    assert 'href="/konto/wejscie/"' in page


@pytest.mark.django_db
def test_closed_door_offers_the_way_in_and_back(client, odd):
    answer = client.get("/uk/closed/?a=1")
    assert read_page(answer) == (403, "uk", "Ці двері зачинено")
    assert 'href="/uk/konto/wejscie/?next=/uk/closed/%3Fa%3D1"' in answer.content.decode()


@pytest.mark.django_db
def test_closed_door_offers_no_way_in_to_who_is_in(shop: Shop):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.ala(shop).user)
    answer = client.post("/konto/wyjscie/", {})
    assert (answer.status_code, 'href="/konto/wejscie/"' in answer.content.decode()) == (403, False)


@pytest.mark.django_db
def test_form_without_its_token_is_refused_by_our_page(client):
    answer = Client(enforce_csrf_checks=True).post("/uk/konto/wejscie/", {"username": "ala"})
    assert read_page(answer) == (403, "uk", "Ця форма застаріла")
    assert set(THREE) <= set(numbers(answer))


def test_host_that_is_not_ours_is_a_bad_request(visitor):
    answer = visitor.get("/uk/pomoc/", headers={"host": "evil.example"})
    assert read_page(answer) == (400, "uk", "Не вдається це прочитати")
    assert numbers(answer) == THREE


def test_too_big_a_form_is_told_so(visitor, odd, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = visitor.post("/takes/", {"text": "x" * 200})
    assert read_page(answer) == (413, "pl", "To za dużo naraz")
    assert numbers(answer) == THREE


def test_too_many_fields_are_told_so(visitor, odd, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    assert visitor.post("/takes/", {"a": "1", "b": "2", "c": "3"}).status_code == 413


@pytest.mark.django_db
def test_too_often_says_when_it_goes_on(visitor, odd):
    answer = visitor.get("/too-often/")
    assert read_page(answer) == (429, "pl", "Dużo tego jak na krótki czas")
    assert ("13:15" in answer.content.decode(), answer.headers["Retry-After"]) == (True, "900")


@pytest.mark.parametrize("code", CODES)
def test_broken_page_needs_no_database(visitor, odd, no_database, code):
    answer = visitor.get(prefixed(code, "/breaks/"))
    assert read_page(answer) == (500, code, TITLES[code][500])
    assert numbers(answer) == THREE
    assert "secret" not in answer.content.decode()


def test_broken_page_wears_the_chosen_look(visitor, odd, no_database):
    visitor.cookies["look"] = "yellow.200"
    assert 'class="look-yellow text-200"' in visitor.get("/breaks/").content.decode()


@pytest.mark.parametrize("code", CODES)
def test_site_without_its_database_answers_come_back_soon(visitor, no_database, code):
    answer = visitor.get(prefixed(code, "/pomoc/"))
    assert read_page(answer) == (503, code, TITLES[code][503])
    assert (numbers(answer), answer.headers["Retry-After"]) == (THREE, "120")


def test_away_database_is_named_to_nobody(visitor, odd):
    answer = visitor.get("/away/")
    assert (answer.status_code, "db.internal" in answer.content.decode()) == (503, False)


@pytest.mark.parametrize("code", CODES)
def test_closed_site_answers_everybody_alike(visitor, data_folder, no_database, code):
    close(7)
    for address in ("/", "/pomoc/", "/nie-ma-mnie/", "/konto/wejscie/"):
        answer = visitor.get(prefixed(code, address))
        assert read_page(answer) == (503, code, TITLES[code][503])
        assert (numbers(answer), answer.headers["Retry-After"]) == (THREE, "420")


def test_closed_site_closes_the_admin_too(visitor, data_folder):
    close()
    assert visitor.get("/admin/").status_code == 503


def test_closed_site_keeps_serving_static_files(visitor, data_folder):
    close()
    assert visitor.get("/static/cms/site.css").status_code == 200


@pytest.mark.django_db
def test_commands_close_and_open_the_site(client, data_folder, capsys):
    call_command("close_site", minutes=3)
    closed = closed_for()
    call_command("open_site")
    assert (closed, closed_for(), client.get("/pomoc/").status_code) == (180, None, 200)


@pytest.mark.parametrize("content", ["", "soon", "١٢", "-5", "1e3"])
def test_file_made_by_hand_closes_too(data_folder, content):
    (data_folder / "closed").write_text(content, encoding="utf-8")
    assert closed_for() == 600


def test_switch_of_the_environment_closes_the_site(visitor, settings):
    settings.CLOSED = True
    assert visitor.get("/pomoc/").status_code == 503


@pytest.mark.parametrize("address", ["/breaks/", "/away/"])
def test_errors_carry_the_safe_headers(visitor, odd, address):
    headers = visitor.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-store")


def test_proxy_gets_a_page_for_each_language(no_database, tmp_path: Path, capsys):
    call_command("write_error_pages", to=tmp_path)
    pages = {file.name: HttpResponse(file.read_bytes(), status=503) for file in tmp_path.glob("*.html")}
    assert sorted(pages) == sorted(f"503.{code}.html" for code in CODES)
    for code in CODES:
        assert read_page(pages[f"503.{code}.html"]) == (503, code, TITLES[code][503])
        assert numbers(pages[f"503.{code}.html"]) == THREE


def test_proxy_gets_the_sheets_of_the_page(no_database, settings, tmp_path: Path, capsys):
    collected, shown = tmp_path / "collected", tmp_path / "shown"
    settings.STATIC_ROOT = collected
    (collected / "cms").mkdir(parents=True)
    (collected / "cms" / "site.css").write_text("body {}")
    call_command("write_error_pages", to=shown)
    assert [file.relative_to(shown).as_posix() for file in shown.rglob("*.css")] == ["static/cms/site.css"]
