"""Do the limits of logins and codes hold to the very number when many try at once, on a server with several workers?"""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from wagtail.models import Locale

from cms import settings as site_settings
from cms.accounts.codes import TRIES
from cms.accounts.limits import CODES_TO_ONE_CONTACT, HOUR, TRIES_FROM_ONE_ADDRESS, TRIES_OF_ONE_NAME, WHILE
from cms.accounts.models import User
from network.letters.models import Letter
from network.limits.actions import again_at
from tests import cast
from tests.drills.server import Answer, Visitor, at_once, running

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.full]
LOGIN, WHERE, CODE = "/konto/wejscie/", "/konto/wejscie/kod/", "/konto/kod/"
HANDS, MAIL = 8, "celina@example.org"
ROOM = 90  # seconds that a drill may take; a stretch of a limit must not end in between


@pytest.fixture(scope="module")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's server; its limits count in the database, which each test empties."""
    with running(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(autouse=True)
def _celina_and_time(settings: Any) -> None:
    """Celina's login, and as much time as a drill takes before a new stretch of a limit begins."""
    settings.PASSWORD_HASHERS = site_settings.PASSWORD_HASHERS
    if not Locale.objects.exists():
        Locale.objects.create(language_code="pl")
    User.objects.filter(pk=cast.celina().user.pk).update(email=MAIL, password=make_password(cast.PASSWORD))
    for per in (WHILE, HOUR):
        left = (again_at(per) - timezone.now()).total_seconds()
        time.sleep(left + 1 if left < ROOM else 0)


def tries(address: str, names: list[str], password: str) -> list[int]:
    """The status of one try each, all from one machine that says it is another each time."""
    visitor = Visitor(address)
    token = visitor.token(LOGIN)

    def one(number: int) -> int:
        words = {"username": names[number], "password": password, "csrfmiddlewaretoken": token}
        forged = {"X-Forwarded-For": f"203.0.113.{number}"}
        return Visitor(address, visitor.jar).post(LOGIN, words, **forged).status

    return at_once([partial(one, number) for number in range(len(names))], HANDS)


def asked_for_a_code(address: str) -> Visitor:
    """A browser that asked for a code to Celina's address."""
    visitor = Visitor(address)
    visitor.post(WHERE, {"contact": MAIL, "csrfmiddlewaretoken": visitor.token(WHERE)})
    return visitor


def codes_tried(visitor: Visitor, codes: list[str]) -> list[Answer]:
    """What each of the codes brings, typed at once into windows of one browser."""
    token = visitor.token(CODE)
    said = [{"code": code, "csrfmiddlewaretoken": token} for code in codes]
    return at_once([partial(Visitor(visitor.address, visitor.jar).post, CODE, words) for words in said], HANDS)


def came_in(answers: list[Answer]) -> int:
    """How many of the answers lead on, not back to asking for a code."""
    return sum(one.status == 302 and one.leads_to != WHERE for one in answers)


def seconds_to_read(visitor: Visitor) -> float:
    begin = time.monotonic()
    visitor.get(LOGIN)
    return time.monotonic() - begin


def sent_code() -> str:
    found = re.search(r"(\d{4}) (\d{4})", Letter.objects.latest("id").body)
    assert found is not None
    return found[1] + found[2]


def test_no_more_passwords_are_tried_for_one_name_than_the_limit(server: str):
    statuses = tries(server, ["celina", "CELINA"] * 2 * HANDS, "wrong")
    assert (statuses.count(200), statuses.count(429)) == (TRIES_OF_ONE_NAME, 4 * HANDS - TRIES_OF_ONE_NAME)


def test_right_password_does_not_come_in_after_too_many_wrong_ones(server: str):
    tries(server, ["celina"] * 2 * HANDS, "wrong")
    assert tries(server, ["celina"] * HANDS, cast.PASSWORD) == [429] * HANDS


def test_no_more_passwords_are_tried_from_one_machine_than_the_limit(server: str):
    statuses = tries(server, [f"nobody{number}" for number in range(5 * HANDS)], "wrong")
    assert (statuses.count(200), statuses.count(429)) == (TRIES_FROM_ONE_ADDRESS, 5 * HANDS - TRIES_FROM_ONE_ADDRESS)


def test_no_more_codes_are_tried_than_three(server: str):
    visitor = asked_for_a_code(server)
    answers = codes_tried(visitor, ["00000000"] * 2 * HANDS)
    assert sum('name="code"' in answer.page for answer in answers) == TRIES
    assert came_in(codes_tried(visitor, [sent_code()])) == 0


def test_right_code_comes_in_once(server: str):
    visitor = asked_for_a_code(server)
    assert came_in(codes_tried(visitor, [sent_code()] * HANDS)) == 1


def test_no_more_codes_are_sent_to_one_address_than_the_limit(server: str):
    visitors = [Visitor(server) for _ in range(2 * HANDS)]
    said = [(one, {"contact": MAIL, "csrfmiddlewaretoken": one.token(WHERE)}) for one in visitors]
    statuses = [answer.status for answer in at_once([partial(one.post, WHERE, words) for one, words in said], HANDS)]
    assert (statuses.count(302), statuses.count(429)) == (CODES_TO_ONE_CONTACT, 2 * HANDS - CODES_TO_ONE_CONTACT)
    assert Letter.objects.count() == CODES_TO_ONE_CONTACT


def test_logins_at_once_slow_others_by_less_than_two_seconds(server: str):
    others, waited = Visitor(server), []
    usual = seconds_to_read(others)
    with ThreadPoolExecutor(1) as pool:
        logins = pool.submit(tries, server, [f"nobody{number}" for number in range(3 * HANDS)], "wrong")
        while not logins.done():
            waited.append(seconds_to_read(others))
    assert (set(logins.result()), max(waited) - usual < 2) == ({200}, True)
