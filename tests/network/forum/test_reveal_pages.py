"""Does only safeguarding learn who stands behind an alias, with a reason, and each time anew?"""

import pytest

from network.forum import aliases
from network.forum.models import Post
from network.log.models import Entry
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_post, make_topic
from tests.network.partners.forms_over_http import browser, press

pytestmark = pytest.mark.django_db
REASON = "Grozi jej ktoś z domu; dzwonię na policję."


@pytest.fixture
def celina(db: None) -> Person:
    return cast.person("Celina", email="celina@example.org")


@pytest.fixture
def post(celina: Person) -> Post:
    return make_post(make_topic(), author=celina, alias="Dzwonek")


def path_of(post: Post) -> str:
    return f"/forum/wpis/{post.pk}/kto/"


def test_name_is_shown_after_a_reason_and_logged(post: Post):
    hanna = cast.hanna()
    page = press(browser(hanna), path_of(post), reason=REASON).content.decode()
    entry = Entry.objects.get(verb="post_reveal")
    assert ("Celina" in page, "celina@example.org" in page) == (True, True)
    assert (entry.actor, entry.reason, entry.subject_id, entry.changes) == (hanna, REASON, post.pk, [])


def test_without_a_reason_nothing_is_shown_or_logged(post: Post):
    reply = press(browser(cast.hanna()), path_of(post), reason=" ")
    assert (reply.status_code, "Celina" in reply.content.decode()) == (200, False)
    assert not Entry.objects.filter(verb="post_reveal").exists()


def test_looking_again_asks_again(post: Post):
    client = browser(cast.hanna())
    press(client, path_of(post), reason=REASON)
    assert "Celina" not in client.get(path_of(post)).content.decode()


def test_page_is_kept_by_no_cache(post: Post):
    reply = press(browser(cast.hanna()), path_of(post), reason=REASON)
    assert "no-store" in reply.headers["Cache-Control"]


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.SAFEGUARDING])
def test_nobody_else_is_led_there(post: Post, role: str):
    client = browser(cast.person("Zoja", role))
    assert client.get(path_of(post)).status_code == 403
    assert path_of(post) not in client.get(post.topic.get_absolute_url()).content.decode()


def test_way_stands_only_at_posts_under_an_alias(post: Post):
    named = make_post(post.topic, author=cast.person("Zoja"))
    page = browser(cast.hanna()).get(post.topic.get_absolute_url()).content.decode()
    assert (path_of(post) in page, path_of(named) in page) == (True, False)


def test_erased_person_is_nobody(post: Post, celina: Person):
    aliases.forget(celina, post.topic)
    page = press(browser(cast.hanna()), path_of(post), reason=REASON).content.decode()
    assert "Celina" not in page
