"""Can staff keep the amounts of law, offices, areas and operators in the Wagtail admin, and nobody else?"""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from network.directory.models import Area, NationalAmount, Operator, ReferralOffice

pytestmark = pytest.mark.django_db
SCREENS = [
    f"wagtailsnippets_network_{model}:{verb}"
    for model in ("nationalamount", "referraloffice", "area", "operator")
    for verb in ("list", "add")
]
AMOUNT = {"code": "social_assistance", "valid_from": "2028-01-01", "single": "1200", "family": "950", "source": "Dz.U."}


def amount_address(verb: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_network_nationalamount:{verb}", args=args)


@pytest.fixture
def staff(client: Client, django_user_model) -> Client:
    """Somebody who may use the admin and do everything with amounts that permissions can give."""
    user = django_user_model.objects.create_user("darek")
    codes = ["access_admin", *(f"{verb}_nationalamount" for verb in ("add", "change", "delete", "view"))]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


@pytest.mark.parametrize("name", SCREENS)
def test_screen_answers_staff(admin_client: Client, name: str):
    assert admin_client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", SCREENS)
def test_screen_is_closed_to_others(client: Client, django_user_model, name: str):
    client.force_login(django_user_model.objects.create_user("celina"))
    assert client.get(reverse(name)).status_code == 302


def test_amount_of_next_year_is_added_beside_the_old_one(staff: Client):
    before = NationalAmount.objects.on(date(2027, 12, 31))
    assert staff.post(amount_address("add"), AMOUNT).status_code == 302
    found = NationalAmount.objects.on(date(2028, 1, 1))
    assert found is not None
    assert (found.single, found.family) == (1200, 950)
    assert NationalAmount.objects.on(date(2027, 12, 31)) == before


def test_second_amount_for_the_same_day_is_refused(staff: Client):
    staff.post(amount_address("add"), AMOUNT)
    assert staff.post(amount_address("add"), AMOUNT).status_code == 200
    assert NationalAmount.objects.filter(valid_from="2028-01-01").count() == 1


def test_amounts_of_the_past_stay_as_they_were(staff: Client):
    old = NationalAmount.objects.earliest("valid_from")
    assert staff.get(amount_address("inspect", old.pk)).status_code == 200
    for verb in ("edit", "delete"):
        answer = staff.post(amount_address(verb, old.pk), AMOUNT)
        assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert NationalAmount.objects.get(pk=old.pk).single == old.single


def test_slip_in_an_amount_is_mended_by_a_superuser(admin_client: Client):
    old = NationalAmount.objects.latest("valid_from")
    given = AMOUNT | {"valid_from": old.valid_from.isoformat(), "single": "1011"}
    assert admin_client.post(amount_address("edit", old.pk), given).status_code == 302
    assert NationalAmount.objects.get(pk=old.pk).single == 1011


def test_office_gets_its_areas_and_a_phone_one_can_dial(admin_client: Client):
    area = Area.objects.create(name="Tczew", kind="town")
    given = {"name": "MOPS w Tczewie", "phone": "58 000 00 01", "areas": [area.pk]}
    assert admin_client.post(reverse("wagtailsnippets_network_referraloffice:add"), given).status_code == 302
    office = ReferralOffice.objects.get()
    assert (office.phone, list(office.areas.all())) == ("+48580000001", [area])


def test_phone_that_nobody_can_dial_is_refused(admin_client: Client):
    answer = admin_client.post(reverse("wagtailsnippets_network_operator:add"), {"name": "Fundacja", "phone": "58"})
    assert (list(answer.context["form"].errors), Operator.objects.count()) == (["phone"], 0)
