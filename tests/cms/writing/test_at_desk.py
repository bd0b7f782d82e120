"""Can staff write down somebody's story, and does her code find it, and nothing else?"""

import pytest
from django.urls import reverse

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.writing import limits, pages
from network.models import Person, Shop
from tests import cast
from tests.cms.writing.writing_things import TOLD, address, codes, errors, helena, press, tell
from tests.network.partners.forms_over_http import browser, path_of

pytestmark = pytest.mark.django_db
SAID = {name: value for name, value in TOLD.items() if name != "voice"}
AT_DESK = SAID | {"author_name": "Pani Wanda", "channel": "in_person", "agreed": "on", "signature": "Wanda"}


def recorded(who: Person, **typed: object) -> tuple[Story, str]:
    """A story that was written down, and the code of its slip."""
    answer = press(browser(who), reverse("story_recorded_new"), **(AT_DESK | typed))
    [code] = codes(answer)
    return Story.objects.latest("pk"), code


def test_story_is_hers_and_names_who_wrote_it_down():
    who = helena()
    story, _code = recorded(who)
    assert (story.author.name, story.author.user, story.recorded_by, story.channel, story.told_as) == (
        "Pani Wanda", None, who, "in_person", "person",
    )  # fmt: skip


def test_sent_twice_it_is_one_story_one_person_one_code():
    client, url, token = browser(helena()), reverse("story_recorded_new"), "t" * 32
    first, second = (codes(press(client, url, **AT_DESK, token=token)) for _time in range(2))
    assert (first, Story.objects.count(), Person.objects.filter(name="Pani Wanda").count()) == (second, 1, 1)


def test_without_her_yes_nothing_is_written_down():
    answer = press(browser(helena()), reverse("story_recorded_new"), **(AT_DESK | {"agreed": ""}))
    assert (answer.status_code, Story.objects.count(), len(errors(answer))) == (200, 0, 1)


def test_known_author_is_chosen_by_name_and_not_made_again():
    who = helena()
    story, _code = recorded(who)
    again, _other = recorded(who, author=str(story.author.pk), author_name="", title="Drugi raz")
    assert (again.author, Story.objects.count()) == (story.author, 2)


@pytest.mark.parametrize("author", ["1", "999999", "x", "-1"])
def test_author_can_only_be_somebody_recorded_here(author: str):
    cast.celina()
    answer = press(
        browser(helena()), reverse("story_recorded_new"), **(AT_DESK | {"author": author, "author_name": ""})
    )
    assert (answer.status_code, Story.objects.count()) == (200, 0)


def test_visitors_member_is_refused_the_desk():
    assert browser(cast.celina()).get(reverse("story_recorded_new")).status_code == 403


def test_code_shows_state_and_reason_to_whoever_has_no_login(client):
    story, code = recorded(helena())
    stories.submit_story(story, actor=None)
    stories.send_back_story(story, actor=cast.darek(), reason="Kiedy to było?")
    answer = press(client, reverse("receipt"), code=code.upper().replace("-", " "))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Kiedy to było?" in html
    assert "Chleb dla sąsiadki" in html
    assert code not in answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]


def test_code_withdraws_after_asking(client):
    story, code = recorded(helena())
    stories.submit_story(story, actor=None)
    pages.publish_text(pages.text_page(story, "pl"))
    url = reverse("receipt")
    asked = press(client, url, code=code, ask="yes")
    story.refresh_from_db()
    assert (asked.context["asks"], story.shown) == (True, True)
    press(client, url, code=code, withdraw="yes")
    story.refresh_from_db()
    assert (story.state, story.shown, pages.text_page(story, "pl").live) == ("withdrawn", False, False)


def test_code_used_again_after_withdrawing_is_no_fault(client):
    story, code = recorded(helena())
    for _time in range(2):
        answer = press(client, reverse("receipt"), code=code, withdraw="yes")
    story.refresh_from_db()
    assert (answer.status_code, story.state) == (200, "withdrawn")


@pytest.mark.parametrize("code", ["aaaa-aaaa-aaaa", "x", "' OR 1=1 --", "😀" * 12, "a" * 60])
def test_every_wrong_code_gets_the_same_answer(client, code: str):
    recorded(helena())
    answer = press(client, reverse("receipt"), code=code)
    assert (answer.status_code, errors(answer)) == (
        200,
        ["Żadna opowieść nie ma takiego kodu. Spójrz na niego jeszcze raz."],
    )


def test_thirty_codes_an_hour(client, monkeypatch):
    monkeypatch.setattr(limits, "CODES_TRIED", 2)
    statuses = [press(client, reverse("receipt"), code="aaaa-aaaa-aaaa").status_code for _time in range(3)]
    assert statuses == [200, 200, 429]


def test_code_of_a_deleted_draft_finds_nothing(client):
    who = helena()
    story, code = recorded(who)
    press(browser(who), address("story_delete", story))
    assert errors(press(client, reverse("receipt"), code=code)) != []


def test_who_wrote_it_down_goes_on_for_her():
    who = helena()
    story, _code = recorded(who)
    client = browser(who)
    press(client, address("story_photo", story), action="next", people="nobody", rows="0")
    press(client, address("story_send", story))
    story.refresh_from_db()
    assert story.state == "submitted"


def test_form_of_a_token_that_belongs_to_another_story_begins_a_new_one(shop: Shop):
    token = "t" * 32
    tell(browser(cast.celina()), token=token)
    answer = tell(browser(cast.ala(shop)), token=token)
    assert (answer.status_code, Story.objects.count(), Story.objects.values("author").distinct().count()) == (302, 2, 2)


@pytest.mark.parametrize(
    "forged", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_forged_next_leads_nowhere_else(forged: str):
    client = browser(cast.celina())
    answer = press(client, f"{reverse('story_new')}?next={forged}", **TOLD, action="later", next=forged)
    assert path_of(answer) == reverse("my_texts")
    assert "evil" not in answer.headers["Location"]
