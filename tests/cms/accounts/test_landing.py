"""Does everybody arrive where her work is, and does the header know who is in?"""

import pytest
from django.urls import reverse

from cms.accounts.addresses import landing
from network.directory.models import Shop
from network.people.models import Role
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (Role.COORDINATOR, "network:desk"),
        (Role.HELPER, "network:desk"),
        (Role.PARTNER, "network:offers"),
        (Role.OFFICIAL, "network:enquiries"),
        (Role.MEMBER, "my_texts"),
        ("", "my_texts"),
    ],
)
def test_role_leads_to_its_work(shop: Shop, role: str, name: str):
    of_a_shop = shop if role in (Role.COORDINATOR, Role.HELPER) else None
    assert landing(cast.person("Ewa", role, of_a_shop).user) == reverse(name)


def test_superuser_lands_in_the_admin(db):
    assert landing(cast.jacek().user) == "/admin/"


def test_members_never_need_the_admin(client):
    client.force_login(cast.celina().user)
    assert client.get("/admin/").headers["Location"] == "/konto/wejscie/?next=/admin/"


@pytest.mark.parametrize("path", ["/admin/", "/admin/reports/", "/admin/login/?next=/admin/"])
def test_whoever_the_admin_refuses_lands_at_her_work(client, path):
    client.force_login(cast.celina().user)
    assert client.get(path, follow=True).redirect_chain[-1] == ("/pisz/", 302)


def test_form_sent_again_after_coming_in_leads_where_she_wanted(client):
    client.force_login(cast.celina().user)
    answer = client.post("/konto/wejscie/", {"username": "celina", "password": "x", "next": "/zapytania/"})
    assert answer.headers["Location"] == "/zapytania/"


@pytest.mark.parametrize("path", ["/", "/pomoc/"])
def test_header_leads_who_is_in_to_her_account(client, path):
    assert 'href="/konto/"' not in client.get(path).content.decode()
    client.force_login(cast.celina().user)
    page = client.get(path).content.decode()
    assert ('href="/konto/"' in page, 'href="/konto/wejscie/"' in page) == (True, False)


@pytest.mark.parametrize("path", ["/", "/pomoc/"])
def test_visitors_page_with_the_way_in_sets_no_cookie(client, path):
    page = client.get(path)
    assert ('href="/konto/wejscie/"' in page.content.decode(), sorted(client.cookies)) == (True, [])
