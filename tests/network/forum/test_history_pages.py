"""Do its author and who leads the board see what a post said before, and nobody else?"""

import pytest

from network.forum import actions
from network.forum.models import Post
from network.forum.rules import reach_of
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_post, make_topic
from tests.network.partners.forms_over_http import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def celina(db: None) -> Person:
    return cast.celina()


@pytest.fixture
def post(celina: Person) -> Post:
    written = make_post(make_topic(), author=celina, alias="Dzwonek", text="Mieszkam przy Długiej.")
    actions.edit_post(written, "Mieszkam w Gdyni.", actor=celina, reach=reach_of(celina))
    return Post.objects.get(pk=written.pk)


def path_of(post: Post) -> str:
    return f"/forum/wpis/{post.pk}/wczesniej/"


def test_author_and_moderator_see_the_earlier_text(post: Post, celina: Person):
    for person in (celina, cast.person("Marta", Role.MODERATOR)):
        client = browser(person)
        assert "przy Długiej" in client.get(path_of(post)).content.decode()
        assert path_of(post) in client.get(post.topic.get_absolute_url()).content.decode()


def test_others_see_that_it_was_changed_and_no_more(post: Post):
    client = browser(cast.person("Zoja"))
    page = client.get(post.topic.get_absolute_url()).content.decode()
    assert ("zmiana:" in page, path_of(post) in page, "Długiej" in page) == (True, False, False)
    assert client.get(path_of(post)).status_code == 403


def test_page_names_no_author_of_an_alias(post: Post):
    page = browser(cast.person("Marta", Role.MODERATOR)).get(path_of(post)).content.decode()
    assert "Celina" not in page


def test_who_changed_it_for_others_stands_there_with_the_reason(celina: Person):
    marta = cast.person("Marta", Role.MODERATOR)
    written = make_post(make_topic(), author=celina, text="Numer: 600 100 200.")
    actions.edit_post(written, "Numer zabrany.", actor=marta, reach=reach_of(marta), reason="Cudzy numer.")
    page = browser(celina).get(path_of(written)).content.decode()
    assert ("Marta: Cudzy numer." in page, "600 100 200" in page.replace("\xa0", " ")) == (True, True)
