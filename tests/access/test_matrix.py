"""Is every address open to those it is for, and to nobody else? ``matrix.toml`` says to whom; here each is asked."""

import logging
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import override_settings
from django.urls import Resolver404, resolve, reverse

from cms import urls
from cms.settings import MIDDLEWARE
from network.subjects import registry
from tests.access import world
from tests.access.asking import Asking, addresses, is_refused, meaning

pytestmark = pytest.mark.django_db

MATRIX = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text())
ROWS = MATRIX["address"]
ALL = "*"
# Where everybody gets the same, these four are asked for all; in the admin the first two for all who are no staff.
FOUR = ("visitor", "ala", "darek", "jacek")
STAFF = ("ewa", "grazyna", "darek")
NO_NAMES = ("admin/login/", "admin/test404/", "admin/^.*/$")  # Wagtail's own: to our login, and to nothing


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The people and things of the world, and a browser for each of the people; gone afterwards.

    A refusal is a bare page here: its looks are the matter of tests/cms/test_error_pages.py, and drawing it took a
    fourth of the time.
    """
    logging.disable(logging.WARNING)
    bare = [
        patch.object(urls, f"handler{status}", lambda request, exception, status=status: HttpResponse(status=status))
        for status in (403, 404)
    ]
    with bare[0], bare[1], django_db_blocker.unblock(), transaction.atomic():
        who, things = world.make()
        browsers = {name: Asking(person.user if person else None) for name, person in who.items()}
        yield SimpleNamespace(who=who, things=things, browsers=browsers)
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


def found(things: dict[str, Any], said: Any) -> Any:
    """The thing's attribute that "thing.attribute" names; anything else as it is."""
    thing, dot, attribute = said.partition(".") if isinstance(said, str) else ("", "", "")
    return getattr(things[thing], attribute) if dot and thing in things else said


def path_of(row: dict[str, Any], things: dict[str, Any]) -> str:
    if "path" in row:
        return row["path"]
    return reverse(row["name"], kwargs={key: found(things, said) for key, said in row.get("fill", {}).items()})


def expected(said: dict[str, str], names: tuple[str, ...] | list[str]) -> dict[str, str]:
    """What each of the people gets, out of {status: "name name"}."""
    named = {name: status for status, people in said.items() for name in people.split() if name != ALL}
    rest = next((status for status, people in said.items() if people == ALL), "")
    return {name: named.get(name, rest) for name in names}


def title(row: dict[str, Any]) -> str:
    return f"{row['name']}-{'-'.join(str(said).split('.')[0] for said in row.get('fill', {}).values())}"


def asked(method: str, said: dict[str, str], everybody: list[str]) -> list[str]:
    """Who is asked: everybody who GETs what is for some; else who is named, and a few of the others.

    What is for all, or for all who are logged in, asks nobody's role.
    """
    named = {name for people in said.values() for name in people.split()}
    if method == "get" and named - {ALL, "visitor"}:
        return everybody
    few = FOUR if named == {ALL} else (*FOUR, "celina")
    return [name for name in everybody if name in named or name in few]


# Slow for what all of them take together; the rules behind them are asked of both databases elsewhere, and below.
@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=title)
def test_address_answers_each_as_the_matrix_says(row, site):
    path, got, wanted = path_of(row, site.things), {}, {}
    for method in {"get", "post"} & set(row):
        names = asked(method, row[method], list(site.browsers))
        wanted |= {(method, name): status for name, status in expected(row[method], names).items()}
        got |= {(method, name): site.browsers[name].answer(method, path) for name in names}
    assert {key: (status, wanted[key]) for key, status in got.items() if status != wanted[key]} == {}


def admin_paths(group: dict[str, Any], things: dict[str, Any]) -> dict[str, str]:
    """The addresses of a group, by their names."""
    known: dict[str, list[str]] = {}  # where two addresses share a name, the shorter one
    for address in sorted(addresses(), key=lambda one: len(one.arguments)):
        known.setdefault(address.name, address.arguments)
    paths = {}
    for name in group["names"]:
        space = MATRIX["admin_fill_in"].get(name) or MATRIX["admin_fill_in"].get(name.split(":")[0], {})
        fill = MATRIX["admin_fill"] | space
        paths[name] = reverse(name, kwargs={key: found(things, fill[key]) for key in known[name]})
    return paths


@pytest.mark.slow
@pytest.mark.parametrize("group", MATRIX["admin"], ids=lambda group: f"{group['names'][0]}-{group['who'][:20]}")
def test_admin_lets_in_those_of_the_matrix_alone(group, site):
    who, wrong = group["who"].split(), []
    for name, path in admin_paths(group, site.things).items():
        outside = [] if ALL in who else [*FOUR[:2], *(one for one in STAFF if one not in who)]
        tries = [(one, "get") for one in outside] + [(one, "post") for one in outside if one == FOUR[1]]
        wrong += [(name, one, how) for one, how in tries if not is_refused(site.browsers[one].ask(how, path))]
    first = next(iter(admin_paths(group, site.things).values()))
    inside = STAFF if ALL in who else [one for one in STAFF if one in who]
    wrong += [(first, one, "is kept out") for one in inside if is_refused(site.browsers[one].ask("get", first))]
    assert wrong == []


def test_every_address_is_in_the_matrix():
    listed = {row["name"] for row in ROWS} | {name for group in MATRIX["admin"] for name in group["names"]}
    there = {address.name for address in addresses()}
    unnamed = {name for name in there if "machine_translate/" in name}  # ours, in place of localize's of the same path
    assert (there - listed - set(NO_NAMES) - unnamed, listed - there) == (set(), set())


def test_admin_address_stands_once():
    names = [name for group in MATRIX["admin"] for name in group["names"]]
    assert sorted(names) == sorted(set(names))


def test_matrix_knows_its_people(site):
    assert list(MATRIX["people"]) == list(site.browsers)
    said = [people for row in ROWS for method in {"get", "post"} & set(row) for people in row[method].values()]
    said += [group["who"] for group in MATRIX["admin"]]
    assert {name for people in said for name in people.split()} - {ALL} - set(site.browsers) == set()


def test_wagtails_api_for_readers_is_not_mounted():
    mounted = [address.name for address in addresses() if "api" in address.name and not address.is_admin]
    assert mounted == []
    for path in ("/api/v2/pages/", "/api/"):
        with pytest.raises(Resolver404):
            if resolve(path).url_name == "wagtail_serve":  # a page's path that no page has
                raise Resolver404


def test_half_a_login_opens_what_a_visitor_may_open(site):
    """A role that must show a second step counts as nobody until it was shown."""
    closed = [row for row in ROWS if "visitor" in row["get"].get("login", "").split() and "konto" not in str(row)]
    half = Asking(site.who["darek"].user)
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        got = {path: meaning(half.ask("get", path)) for path in (path_of(row, site.things) for row in closed)}
    open_ = {path for path, status in got.items() if status != "login" and not path.startswith("/konto/")}
    assert open_ == set()


@pytest.mark.parametrize("kind", ["story", "leader", "enquiry"])
def test_object_and_queryset_agree_for_everybody(kind, site):
    """``visible_to`` and the rule are two faces of one decision; the page answers as both do."""
    subject = registry.get(kind)
    things = [thing for thing in site.things.values() if isinstance(thing, subject.model)]
    wrong = []
    for name, person in site.who.items():
        seen = set(subject.visible_to(person).values_list("pk", flat=True))
        for thing in things:
            if kind == "enquiry" and person is None:
                continue  # a visitor reads by her code
            shown = site.browsers[name].answer("get", thing.get_absolute_url()) == "200"
            if shown != (thing.pk in seen):
                wrong.append((name, str(thing), shown))
    assert wrong == []


def test_a_number_beside_ones_own_opens_nothing(site):
    """Where an address holds a plain number, its neighbours belong to somebody else or to nobody."""
    membership, person = site.things["membership"], site.things["person"]
    names = [("network:role_end", {"uuid": person.uuid, "pk": membership.pk + step}) for step in (-1, 1, 10**9)]
    names += [("network:consents_about", {"kind": "story", "key": 10**9}), ("network:shop_by_number", {"pk": 10**9})]
    got = {str(said): meaning(site.browsers["darek"].ask("get", reverse(name, kwargs=said))) for name, said in names}
    assert set(got.values()) == {"404"}
