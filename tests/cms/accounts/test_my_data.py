"""How does somebody see, take away and delete what we hold of her, and is that hers alone?"""

import json
import time

import pytest
from django.test import Client

from cms.accounts import adapter
from cms.accounts.models import User
from network.letters.models import Letter
from network.log.models import Entry
from network.models import Erasure, Person
from tests import cast
from tests.cms.accounts.coming_in import by_password, is_in, watched

pytestmark = pytest.mark.django_db
DATA, ERASE, GONE = "/konto/moje-dane/", "/konto/usun/", "/konto/usuniete/"
WISHES = {"stories": "go", "posts": "stay"}


@pytest.fixture(autouse=True)
def _watched(settings):
    watched(settings)


@pytest.fixture
def celina() -> User:
    user = cast.celina().user
    user.email = "celina@example.org"
    user.save()
    return user


@pytest.fixture
def hers(celina) -> Client:
    client = Client()
    by_password(client, "celina")
    return client


def later(monkeypatch) -> None:
    """As if a quarter of an hour had passed."""
    now = time.time() + 900
    monkeypatch.setattr(adapter.time, "time", lambda: now)


@pytest.mark.parametrize("path", [DATA, ERASE])
def test_own_data_want_a_fresh_proof(hers, monkeypatch, path):
    before = hers.get(path).status_code
    later(monkeypatch)
    answer = hers.get(path)
    assert (before, answer.status_code, answer.headers["Location"].partition("?")[0]) == (200, 302, "/konto/potwierdz/")


@pytest.mark.parametrize("path", [DATA, ERASE])
def test_visitor_is_sent_to_the_way_in(client, path):
    assert client.get(path).headers["Location"].startswith("/konto/wejscie/")


def test_page_shows_what_is_held_and_is_kept_by_nobody(hers):
    answer = hers.get(DATA)
    assert ("celina@example.org" in answer.content.decode(), "no-store" in answer.headers["Cache-Control"]) == (
        True,
        True,
    )


def test_file_for_programs_is_json_and_comes_as_a_file(hers):
    answer = hers.post(DATA, {"form": "json"})
    assert (answer.headers["Content-Type"], answer.headers["Content-Disposition"].partition(";")[0]) == (
        "application/json; charset=utf-8",
        "attachment",
    )
    assert json.loads(answer.content)["things"]["login"][0]["email"] == "celina@example.org"


def test_file_to_read_is_a_page_in_her_language_that_asks_for_nothing(hers, celina):
    Person.objects.filter(user=celina).update(language="uk")
    page = hers.post(DATA, {"form": "html"}).content.decode()
    assert ('<html lang="uk">' in page, "celina@example.org" in page) == (True, True)
    assert [mark for mark in ("<script", "<link", "<img", "src=", "style=") if mark in page] == []


def test_taking_data_away_is_written_down_and_nothing_is_sent(hers):
    hers.post(DATA, {"form": "json"})
    assert list(Entry.objects.values_list("verb", "to_state")) == [("person_export", "json")]
    assert Letter.objects.count() == 0


def test_hostile_words_are_escaped_in_the_file(hers, celina):
    Person.objects.filter(user=celina).update(name="<script>alert(1)</script>")
    assert b"<script" not in hers.post(DATA, {"form": "html"}).content


def test_files_are_counted(hers):
    answers = [hers.post(DATA, {"form": "json"}).status_code for _time in range(21)]
    assert (answers.count(200), answers[-1]) == (20, 429)


def test_deleting_is_asked_twice(hers, celina):
    page = hers.post(ERASE, WISHES).content.decode()
    assert ('name="sure"' in page, Erasure.objects.count(), User.objects.get(pk=celina.pk).is_active) == (True, 0, True)


def test_second_yes_deletes_and_logs_out(hers, celina):
    person = Person.objects.get(user=celina)
    answer = hers.post(ERASE, WISHES | {"sure": "yes"})
    wished = Erasure.objects.values_list("keeps_stories", "keeps_posts").get()
    assert (answer.headers["Location"], is_in(hers), User.objects.filter(pk=celina.pk).count()) == (GONE, False, 0)
    assert (wished, Person.objects.get(pk=person.pk).erased_at is None) == ((False, True), False)


def test_without_an_answer_nothing_is_deleted(hers):
    hers.post(ERASE, {"sure": "yes"})
    assert Erasure.objects.count() == 0


def test_good_bye_says_the_same_to_everybody(client):
    answer = client.get(GONE)
    assert (answer.status_code, answer.cookies.keys()) == (200, {}.keys())
