"""Can logins exist without e-mail or phone, and can staff make them in the Wagtail admin?"""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from cms.accounts.models import User

pytestmark = pytest.mark.django_db


def form(**given):
    return {
        "username": "halina",
        "password1": "kapusta-kiszona-7",
        "password2": "kapusta-kiszona-7",
        "language": "uk",
    } | given


def test_username_is_made_when_none_is_given():
    first, second = User.objects.create(), User.objects.create()
    assert first.username != second.username
    assert first.username.startswith("u-")


def test_two_logins_may_have_neither_email_nor_phone():
    User.objects.create(email="", phone="")
    User.objects.create(email="", phone="")
    assert list(User.objects.values_list("email", "phone")) == [(None, None), (None, None)]


@pytest.mark.parametrize("field", ["email", "phone"])
def test_database_refuses_an_empty_text(field):
    User.objects.create()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_user SET {field} = ''")  # noqa: S608 - one of our two columns


@pytest.mark.parametrize(("field", "value"), [("email", "ala@example.org"), ("phone", "+48585551234")])
def test_email_and_phone_belong_to_one_login(field, value):
    User.objects.create(**{field: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(**{field: value})


def test_email_is_kept_in_lower_case():
    user = User.objects.create(email="Ala@Example.ORG")
    user.refresh_from_db()
    assert user.email == "ala@example.org"


def test_phone_is_kept_as_it_is_dialled_from_abroad():
    user = User(phone="58 555 12 34")
    user.clean_fields(exclude=["password"])
    assert user.phone == "+48585551234"


def test_phone_that_is_none_is_refused():
    with pytest.raises(ValidationError):
        User(phone="12").clean_fields(exclude=["password"])


def test_staff_adds_a_login_without_email(admin_client):
    answer = admin_client.post(reverse("wagtailusers_users:add"), form(phone="58 555 12 34"))
    assert answer.status_code == 302, answer.context["form"].errors
    user = User.objects.get(username="halina")
    assert (user.email, user.phone, user.language) == (None, "+48585551234", "uk")


def test_staff_adds_a_second_login_without_email(admin_client):
    admin_client.post(reverse("wagtailusers_users:add"), form())
    answer = admin_client.post(reverse("wagtailusers_users:add"), form(username="zofia"))
    assert answer.status_code == 302


def test_staff_sees_what_is_wrong_with_a_phone(admin_client):
    answer = admin_client.post(reverse("wagtailusers_users:add"), form(phone="12"))
    assert list(answer.context["form"].errors) == ["phone"]
    assert 'value="12"' in answer.content.decode()


def test_staff_edits_a_login(admin_client):
    user = User.objects.create(username="halina", email="h@example.org")
    answer = admin_client.post(
        reverse("wagtailusers_users:edit", args=[user.pk]), {"username": "halina", "language": "ru", "is_active": "on"}
    )
    assert answer.status_code == 302
    user.refresh_from_db()
    assert (user.email, user.language) == (None, "ru")


@pytest.mark.parametrize("name", ["wagtailusers_users:index", "wagtailusers_users:add"])
def test_user_screens_answer(admin_client, name):
    assert admin_client.get(reverse(name)).status_code == 200
