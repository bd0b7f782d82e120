"""Can staff keep helplines and names of places in the Wagtail admin, and nobody else?"""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from network.needs.models import Helpline
from network.places.models import PlaceAlias

pytestmark = pytest.mark.django_db
SCREENS = [
    reverse_name
    for model in ("helpline", "placealias")
    for reverse_name in (f"wagtailsnippets_network_{model}:{verb}" for verb in ("list", "add"))
]
NO_MORE_TEXTS = {
    "texts-TOTAL_FORMS": 1,
    "texts-INITIAL_FORMS": 0,
    "texts-MIN_NUM_FORMS": 1,
    "texts-MAX_NUM_FORMS": 1000,
}


def reports_in_the_menu(client: Client) -> list[str]:
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    return [name for name in ("lonely_enquiries", "incomplete_shops") if reverse(name) in page]


def test_reports_stand_in_the_menu_of_those_who_may_open_them(client: Client, admin_client: Client, django_user_model):
    translator = django_user_model.objects.create_user("redaktor")
    translator.groups.add(Group.objects.get(name="Editors"))
    client.force_login(translator)
    assert client.get(reverse("lonely_enquiries")).headers["Location"] == reverse("wagtailadmin_home")
    found = reports_in_the_menu(client), reports_in_the_menu(admin_client)
    assert found == ([], ["lonely_enquiries", "incomplete_shops"])


@pytest.mark.parametrize("name", SCREENS)
def test_screen_answers_staff(admin_client: Client, name: str):
    assert admin_client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", SCREENS)
def test_screen_is_closed_to_others(client: Client, django_user_model, name: str):
    client.force_login(django_user_model.objects.create_user("celina"))
    assert client.get(reverse(name)).status_code == 302


def test_staff_adds_a_name_for_a_place(admin_client: Client):
    given = {"text": "Manhattan we Wrzeszczu", "name": "Wrzeszcz", "lat": "54.38", "lon": "18.6"}
    answer = admin_client.post(reverse("wagtailsnippets_network_placealias:add"), given)
    assert answer.status_code == 302
    assert PlaceAlias.objects.get().folded == "manhattan we wrzeszczu"


def test_second_name_that_reads_the_same_is_refused(admin_client: Client):
    given = {"text": "Manhattan", "name": "Wrzeszcz", "lat": "54.38", "lon": "18.6"}
    admin_client.post(reverse("wagtailsnippets_network_placealias:add"), given)
    answer = admin_client.post(reverse("wagtailsnippets_network_placealias:add"), given | {"text": "manhattan"})
    assert list(answer.context["form"].errors) == ["text"]


def test_staff_adds_a_helpline_with_its_words(admin_client: Client):
    given = {
        "number": "22 635 09 54", "first_weekday": 0, "last_weekday": 6, "languages": "pl", "source": "seniorzy.pl",
        "verified_on": "2024-01", "order": 9, "texts-0-language": "pl", "texts-0-title": "Dzieci", **NO_MORE_TEXTS,
    }  # fmt: skip
    answer = admin_client.post(reverse("wagtailsnippets_network_helpline:add"), given)
    assert answer.status_code == 302
    line = Helpline.objects.get(number="22 635 09 54")
    assert [text.title for text in line.texts.all()] == ["Dzieci"]
