"""Is nothing of what somebody answers kept: in no table, log, cache, header or address?

Answers that nobody could guess are sent through the whole site, then everything that outlives the answer is searched.
"""

import logging
import secrets
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from network.directory.models import Criterion, CriterionGroup, Shop
from network.places.models import Place
from tests.factories import BOLSZEWO, make_shop

pytestmark = pytest.mark.django_db
PATHS = ["/sprawdz/", "/uk/sprawdz/", "/sprawdz/po-kolei/"]


def word() -> str:
    """Sixteen letters that never stood together; no digits, which might be read as a postcode."""
    return "Q" + "".join(secrets.choice("bcdfghjkmnpqrtvwxz") for _letter in range(15))


class Answers:
    """One unguessable answer to every question; ``words`` are all that could be found again."""

    def __init__(self) -> None:
        number = secrets.randbelow
        self.place = word()
        self.size, self.age = "23", "117"  # within the bounds; searched for together with the others only
        self.income = f"{7 + number(2)}{10_000 + number(90_000)}.{10 + number(90)}"
        self.unreadable = word()

    def posted(self, **more: str) -> dict[str, Any]:
        said = {"place": self.place, "size": self.size, "income": self.income, "age": self.age, "referral": "no"}
        return said | {"situations": ["disability"], "screen": "4"} | more

    @property
    def words(self) -> list[str]:
        return [self.place, self.place.lower(), self.income, self.income.split(".")[0], self.unreadable]


@pytest.fixture
def answers() -> Answers:
    """The place exists, so that everything behind the form is reached: it lies where a shop is."""
    said = Answers()
    lat, lon = BOLSZEWO
    Place.objects.create(
        key="x", kind="village", name="Somewhere", folded=said.place.lower(), sound="x", gmina="Gmina", lat=lat, lon=lon
    )
    group = CriterionGroup.objects.create(shop=make_shop(), position=1)
    for facts in ({"kind": "income", "percent": 300}, {"kind": "status", "status": "disability"}, {"kind": "age"}):
        Criterion.objects.create(group=group, **({"years": 60} if facts["kind"] == "age" else {}), **facts)
    return said


@pytest.fixture
def logs() -> Iterator[list[str]]:
    """Everything that any logger says, at the most talkative level."""
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.getMessage()} {record.exc_text or ''} {record.__dict__.get('request', '')}")

    listener = Listener(level=1)
    names = [None, *logging.root.manager.loggerDict]
    # SQL is logged under DEBUG only, which no site that people use has on; its cursor wrapper is not even there.
    loggers = [logging.getLogger(name) for name in names if name != "django.db.backends"]
    before = [(one, one.level, one.disabled) for one in loggers]
    for one in loggers:
        one.setLevel(1)
        one.disabled = False
    logging.root.addHandler(listener)
    yield lines
    logging.root.removeHandler(listener)
    for one, level, disabled in before:
        one.setLevel(level)
        one.disabled = disabled


def whole_database() -> str:
    """Every value of every row of every table, but the gazetteer's name that the test itself put there."""
    Place.objects.all().delete()
    with connection.cursor() as cursor:
        said = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own names
            said += [repr(row) for row in cursor.fetchall()]
    return "\n".join(said)


def whole_cache() -> str:
    return repr([vars(caches[alias]).get("_cache") for alias in caches])


def found(words: list[str], text: str) -> list[str]:
    return [word for word in words if word in text]


def everything_that_stays(client: Client, logs: list[str]) -> str:
    cookies = repr(client.cookies.items())
    return "\n".join([whole_database(), whole_cache(), *logs, cookies])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("more", [{}, {"change": "1"}, {"back": "1"}, {"income": "unreadable"}], ids=str)
def test_answers_are_kept_nowhere(client: Client, answers: Answers, logs: list[str], path: str, more: dict[str, str]):
    given = answers.posted(
        **{name: answers.unreadable if text == "unreadable" else text for name, text in more.items()}
    )
    response = client.post(path, given)
    assert response.status_code == 200
    assert found([given["place"]], response.content.decode()) == [given["place"]]  # it did arrive
    assert found(answers.words, repr(response.headers)) == []
    assert found(answers.words, everything_that_stays(client, logs)) == []


def test_the_search_would_find_an_answer(client: Client, answers: Answers, logs: list[str]):
    Shop.objects.update(name=answers.income)
    logging.getLogger("django.request").debug("somebody said %s", answers.place)
    caches["default"].set("x", answers.unreadable)
    said = everything_that_stays(client, logs)
    assert found([answers.income, answers.place, answers.unreadable], said) == [
        answers.income, answers.place, answers.unreadable,
    ]  # fmt: skip


def test_error_tells_no_answer(answers: Answers, logs: list[str], monkeypatch: pytest.MonkeyPatch):
    def fails(*_given: Any) -> None:
        raise LookupError("it broke")

    monkeypatch.setattr("django.utils.timezone.now", fails)  # which the view asks once everything is understood
    client = Client(raise_request_exception=False)
    response = client.post("/sprawdz/", answers.posted())
    assert response.status_code == 500
    assert found(["it broke", "/sprawdz/"], "".join(logs)) == ["it broke", "/sprawdz/"]
    assert found(answers.words, response.content.decode() + everything_that_stays(client, logs)) == []


@pytest.mark.parametrize("path", PATHS)
def test_links_of_the_answer_carry_nothing(client: Client, answers: Answers, path: str):
    page = client.post(path, answers.posted()).content.decode()
    links = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert "/sklepy/bolszewo/" in [link.removeprefix("/uk") for link in links]
    adjust = f"{'/uk' if path.startswith('/uk') else ''}/dostosuj/?next={quote(path)}"
    assert [link for link in links if found(answers.words, link) or "?" in link] == [adjust]


def test_form_sends_no_address_with_answers(client: Client):
    page = client.get("/sprawdz/").content.decode()
    assert '<form class="lada-form lada-check-form" action="/sprawdz/" method="post"' in page
