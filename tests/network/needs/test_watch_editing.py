"""Can editors keep watch phrases and help cards, and try a sentence?"""

import pytest
from django.test import Client
from django.urls import reverse

from network.needs.models import HelpCard, Helpline, WatchPhrase
from network.needs.watching import found_in
from tests import cast

pytestmark = pytest.mark.django_db


def typed(**given: object) -> dict[str, object]:
    """What the screen sends; in a language without lists, so that no list is read."""
    card = HelpCard.objects.get(code="hunger").pk
    return {"phrase": "xyzzy", "language": "en", "colour": "amber", "card": card, "apart": 2, "is_active": "on"} | given


def add(client: Client, **given: object):
    return client.post(reverse("wagtailsnippets_network_watchphrase:add"), typed(**given))


@pytest.mark.slow
def test_added_phrase_finds_at_once(admin_client: Client):
    before = found_in("there is plugh here", "en").colour
    answer = add(admin_client, phrase="  plughing/plugh   =here ", sentence="here is plugh")
    assert answer.status_code == 302, answer.context["form"].errors
    row = WatchPhrase.objects.get(phrase="plughing/plugh =here")
    assert (before, found_in("there is plugh here", "en").phrases, row.stems[1]) == ("", (row.phrase,), ["here"])


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"phrase": "a*"}, ["phrase"]),
        ({"card": ""}, ["card"]),
        ({"phrase": "=plugh =here", "sentence": "nothing of it"}, ["sentence"]),
        ({"apart": 40}, ["apart"]),
    ],
    ids=["too much", "no card", "misses the sentence", "too far"],
)
def test_phrase_that_helps_nobody_is_refused(admin_client: Client, given: dict[str, object], wrong: list[str]):
    answer = add(admin_client, **({"phrase": "=plugh"} | given))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, wrong)


def test_idiom_has_no_card(admin_client: Client):
    add(admin_client, phrase="=plugh", colour="harmless")
    assert WatchPhrase.objects.get(phrase="=plugh").card is None


def test_forms_are_worked_out_anew_with_the_phrase(admin_client: Client):
    add(admin_client, phrase="=plugh")
    row = WatchPhrase.objects.get(phrase="=plugh")
    address = reverse("wagtailsnippets_network_watchphrase:edit", args=[row.pk])
    admin_client.post(address, typed(phrase="=quux"))
    row.refresh_from_db()
    assert row.stems == [["quux"]]


def test_editor_adds_a_card_with_words_and_numbers(admin_client: Client):
    forms = {f"{name}-{field}": value for name, count in (("texts", 1), ("lines", 1)) for field, value in (
        ("TOTAL_FORMS", count), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0), ("MAX_NUM_FORMS", 1000))}  # fmt: skip
    given = {
        "code": "flood", "order": 20, "texts-0-language": "pl", "texts-0-title": "Woda", "texts-0-text": "Idź wyżej.",
        "lines-0-helpline": Helpline.objects.get(number="112").pk, "lines-0-order": 1,
    }  # fmt: skip
    answer = admin_client.post(reverse("wagtailsnippets_network_helpcard:add"), given | forms)
    assert answer.status_code == 302, answer.context["form"].errors
    assert [str(line) for line in HelpCard.objects.get(code="flood").helplines()] == ["112"]


@pytest.mark.parametrize("name", ["watchphrase:list", "watchphrase:add", "helpcard:list", "helpcard:add"])
def test_screens_answer_staff_only(admin_client: Client, client: Client, name: str):
    address = reverse(f"wagtailsnippets_network_{name}")
    client.force_login(cast.celina().user)
    assert (admin_client.get(address).status_code, client.get(address).status_code) == (200, 302)


def test_sentence_is_tried_and_not_kept(admin_client: Client):
    page = admin_client.post(reverse("try_sentence"), {"sentence": "nie chcę żyć", "language": "pl"})
    assert (page.context["found"].colour, "nie chcieć żyć" in page.content.decode()) == ("red", True)
    assert WatchPhrase.objects.filter(phrase__contains="nie chcę żyć").exists() is False


def test_trying_is_for_those_who_keep_phrases(client: Client):
    address = reverse("try_sentence")
    client.force_login(cast.celina().user)
    assert client.get(address).status_code == 302
