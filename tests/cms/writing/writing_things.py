"""How do tests write? Plain functions that fill in the phone's forms as a browser does."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from advocacy.models import Story
from cms.writing import pages
from network.models import Leader, Person, Shop
from network.people.leaders.actions import make_leader
from network.people.models import Membership, Role
from tests.cast import person
from tests.network.partners.forms_over_http import browser, hidden_fields

TEXT = "Rano zadzwoniła sąsiadka. Przyniosłam jej chleb i mleko.\nPotem piłyśmy herbatę do południa."
TOLD = {"title": "Chleb dla sąsiadki", "text": TEXT, "signature": "Maria", "voice": "person"}


def halina(shop: Shop) -> Leader:
    """A leader of the shop, with a login and a page of her own."""
    found = person("Halina", Role.LEADER, shop, email="halina@example.org")
    return make_leader(found, actor=None, called="liderka", languages=["pl", "uk"])


def helena() -> Person:
    """Somebody who works at the desk of all shops."""
    found = person("Helena")
    Membership.objects.create(person=found, role=Role.HELPER)
    return found


def press(client: Client, page: str, **typed: Any) -> HttpResponse:
    """Opens the page, fills in its form and sends it; ``action`` names the button."""
    return client.post(page, hidden_fields(client.get(page).content.decode(), page) | typed)


def tell(client: Client, action: str = "next", **typed: Any) -> HttpResponse:
    """Opens the form of a new story, fills it in and presses a button."""
    return press(client, reverse("story_new"), **(TOLD | {"action": action} | typed))


def begun(who: Person, **typed: Any) -> tuple[Client, Story]:
    """A browser, and the draft that was begun in it."""
    client = browser(who)
    answer = tell(client, **typed)
    assert answer.status_code == 302, answer.content.decode()
    return client, Story.objects.latest("pk")


def address(name: str, story: Story) -> str:
    return reverse(name, args=[story.uuid])


def newest(story: Story) -> pages.Text:
    """The draft as it stands now."""
    page = pages.text_page(story, story.language)
    assert page is not None
    return pages.draft(page)


def ready(who: Person, **typed: Any) -> tuple[Client, Story]:
    """A draft in which nobody can be recognised: it only needs to be sent."""
    client, story = begun(who, **typed)
    answer = press(client, address("story_photo", story), action="next", people="nobody", rows="0")
    assert answer.status_code == 302, answer.content.decode()
    return client, story


def codes(response: HttpResponse) -> list[str]:
    """The codes that stand on the page's slips."""
    return re.findall(r'class="lada-slip-word">([^<]*)<', response.content.decode())


def errors(response: HttpResponse) -> list[str]:
    """What the page says is wrong, each once."""
    html = response.content.decode()
    found = re.findall(r'<p class="lada-error">(.*?)</p>', html)
    return [text.removeprefix("Błąd: ") for text in dict.fromkeys(found)]
