"""Does the first step of a story save what was typed, and only what may be said?"""

import pytest
from django.urls import reverse

from advocacy.models import Story
from cms.blocks import lines
from cms.writing import pages
from network.models import Leader, Person, Shop
from tests import cast
from tests.cms.writing.writing_things import TEXT, TOLD, address, begun, errors, halina, newest, press, tell
from tests.network.partners.forms_over_http import browser, hidden_fields, path_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def celina(db: None) -> Person:
    return cast.celina()


def test_first_save_makes_a_draft_nobody_else_sees(celina: Person):
    _client, story = begun(celina)
    page = pages.text_page(story, "pl")
    assert (story.state, story.author, story.shown, page.live) == ("draft", celina, False, False)
    assert Story.objects.visible_to(cast.bartek(shop=_shop())).count() == 0


def _shop() -> Shop:
    from tests.factories import make_shop

    return make_shop("inny")


def test_lines_become_paragraphs_and_come_back_to_the_form(celina: Person):
    client, story = begun(celina)
    html = client.get(address("story_text", story)).content.decode()
    assert lines.paragraphs(TEXT) == lines.paragraphs(lines.typed(newest(story).body))
    assert all(line in html for line in TEXT.splitlines())


def test_lead_left_empty_is_the_first_sentence_and_stays_empty_in_the_form(celina: Person):
    client, story = begun(celina)
    form = client.get(address("story_text", story)).context["form"]
    assert (newest(story).lead, form["lead"].value()) == ("Rano zadzwoniła sąsiadka.", "")


def test_saving_for_later_leads_home_and_needs_no_title(celina: Person):
    answer = tell(browser(celina), action="later", title="", signature="")
    story = Story.objects.get()
    assert (path_of(answer), newest(story).title) == (
        reverse("my_texts"),
        "Rano zadzwoniła sąsiadka. Przyniosłam jej chleb i mleko.",
    )


def test_nothing_at_all_is_no_draft(celina: Person):
    answer = tell(browser(celina), action="later", title="", text="")
    assert (answer.status_code, Story.objects.count()) == (200, 0)


def test_going_on_asks_for_title_name_and_two_sentences_and_keeps_what_was_typed(celina: Person):
    answer = tell(browser(celina), title="", text="Krótko, ale moje.", signature="")
    assert answer.status_code == 200
    assert len(errors(answer)) == 3
    assert "Krótko, ale moje." in answer.content.decode()


def test_form_sent_twice_is_one_story(celina: Person):
    client = browser(celina)
    typed = hidden_fields(client.get(reverse("story_new")).content.decode(), reverse("story_new")) | TOLD
    both = [client.post(reverse("story_new"), typed | {"action": "next"}) for _time in range(2)]
    assert [answer.status_code for answer in both] == [302, 302]
    assert (both[0].headers["Location"], Story.objects.count()) == (both[1].headers["Location"], 1)


def test_extra_fields_are_ignored(celina: Person):
    other = cast.person("Obca")
    extra = {
        "state": "published",
        "shown": "1",
        "author": str(other.pk),
        "is_example": "1",
        "slug": "admin",
        "version": "9",
    }
    _client, story = begun(celina, **extra)
    assert (story.state, story.shown, story.author, story.is_example, story.slug, story.version) == (
        "draft", False, celina, False, "chleb-dla-sasiadki", 0,
    )  # fmt: skip


def test_only_a_leader_tells_as_a_leader_and_only_coordinators_as_the_shop(celina: Person, shop: Shop):
    client = browser(celina)
    refused = [tell(client, voice=voice).status_code for voice in ("leader", f"shop:{shop.pk}", "system")]
    assert (refused, Story.objects.count()) == ([200, 200, 200], 0)


def test_leaders_story_stands_under_her_and_her_shop(shop: Shop):
    leader = halina(shop)
    _client, story = begun(leader.person, voice="leader", shop=str(shop.pk))
    assert (story.told_as, story.leader, story.shop) == ("leader", leader, shop)


def test_coordinator_tells_in_the_shops_name(shop: Shop):
    _client, story = begun(cast.ala(shop), voice=f"shop:{shop.pk}")
    assert (story.told_as, story.shop, story.leader) == ("shop", shop, None)


def test_another_persons_draft_is_not_there(celina: Person, shop: Shop):
    _client, story = begun(celina)
    stranger = browser(cast.ala(shop))
    names = ("story_text", "story_photo", "story_send", "story_withdraw", "story_delete")
    assert [stranger.get(address(name, story)).status_code for name in names] == [404] * 5


def test_visitor_is_asked_to_log_in(client):
    answer = client.get(reverse("my_texts"))
    assert (answer.status_code, path_of(answer)) == (302, reverse("login"))


def test_older_form_overwrites_nothing_and_keeps_its_words(celina: Person):
    client, story = begun(celina)
    url = address("story_text", story)
    old = hidden_fields(client.get(url).content.decode(), url)
    press(client, url, **(TOLD | {"text": TEXT + "\nZ drugiego okna.", "action": "later"}))
    answer = client.post(url, old | TOLD | {"text": TEXT + "\nZe starego okna.", "action": "next"})
    assert answer.status_code == 409
    assert "Ze starego okna." in answer.content.decode()
    assert "Z drugiego okna." in lines.typed(newest(story).body)


def test_older_form_may_take_the_newer_ones_place_on_purpose(celina: Person):
    client, story = begun(celina)
    url = address("story_text", story)
    old = hidden_fields(client.get(url).content.decode(), url)
    press(client, url, **(TOLD | {"text": TEXT + "\nZ drugiego okna.", "action": "later"}))
    mine = old | TOLD | {"text": TEXT + "\nZe starego okna."}
    answer = client.post(url, mine | {"instead": str(newest(story).latest_revision_id)})
    assert answer.status_code == 302
    assert "Ze starego okna." in lines.typed(newest(story).body)


@pytest.mark.parametrize("name", ["seen", "instead"])
@pytest.mark.parametrize("number", ["9" * 5000, "-1", "x", "١", "1e9"])
def test_number_of_the_draft_is_not_believed(celina: Person, name: str, number: str):
    client, story = begun(celina)
    answer = press(client, address("story_text", story), **(TOLD | {"text": TEXT + "\nNowe.", name: number}))
    assert answer.status_code in (200, 302, 409)
    assert TEXT.splitlines()[0] in lines.typed(newest(story).body)


def test_script_saves_by_the_same_form_and_is_told_the_draft(celina: Person):
    client, story = begun(celina)
    url = address("story_text", story)
    answer = press(client, url, **(TOLD | {"text": TEXT + "\nI jeszcze coś.", "action": "auto"}))
    assert answer.json()["seen"] == newest(story).latest_revision_id
    assert "I jeszcze coś." in lines.typed(newest(story).body)


def test_text_that_an_editor_enriched_is_read_only_and_survives(celina: Person):
    client, story = begun(celina)
    page = newest(story)
    page.body = [("heading", {"text": "Rano", "level": "2"}), ("text", "<p>Chleb <b>za darmo</b>.</p>")]
    page.save_revision()
    url = address("story_text", story)
    html = client.get(url).content.decode()
    press(client, url, **(TOLD | {"title": "Inny tytuł", "text": "Podmienione.", "action": "later"}))
    after = newest(story)
    assert '<textarea name="text"' not in html
    assert (after.title, [piece.block_type for piece in after.body]) == ("Inny tytuł", ["heading", "text"])


def test_at_most_three_needs(celina: Person):
    from network.models import Need

    codes = list(Need.objects.values_list("slug", flat=True)[:4])
    answer = tell(browser(celina), needs=codes)
    assert (answer.status_code, Story.objects.count()) == (200, 0)


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "😀😀😀",
        "'; DROP TABLE--",
        "{{ 7*7 }}",
        "\u202etxet",
        "Ł" * 120,
        "=HYPERLINK(1)",
        "../../etc",
    ],
)
def test_hostile_title_is_a_title_and_nothing_else(celina: Person, title: str):
    client, story = begun(celina, title=title)
    page = client.get(address("story_send", story))
    listed = client.get(reverse("my_texts"))
    assert (newest(story).title, page.status_code, listed.status_code) == (title, 200, 200)
    assert story.slug
    assert "<script>alert" not in page.content.decode() + listed.content.decode()


@pytest.mark.parametrize("field", ["title", "text", "lead", "signature", "place"])
def test_too_long_is_said_and_kept(celina: Person, field: str):
    long = "ą" * 10_001
    answer = tell(browser(celina), **{field: long})
    assert (answer.status_code, Story.objects.count()) == (200, 0)
    assert long in answer.content.decode()


def test_ten_thousand_signs_fit(celina: Person):
    text = "\n".join(["a" * 99] * 100)
    _client, story = begun(celina, text=text.replace("\n", "\r\n"))
    assert len(lines.paragraphs(lines.typed(newest(story).body))) == 100


def test_zero_byte_and_lone_signs_are_no_fault(celina: Person):
    _client, story = begun(celina, text="Ala\x00 ma kota. " * 5 + "\u0301")
    assert "Ala ma kota." in lines.typed(newest(story).body)


def test_typed_tags_are_words(celina: Person):
    client, story = begun(celina, text="<img src=x onerror=alert(1)> & <b>tak</b>\n- <i>raz</i>\n- dwa słowa i jeszcze")
    html = client.get(address("story_send", story)).content.decode()
    assert "&lt;img src=x" in html
    assert "<img src=x" not in html
    assert "<li>&lt;i&gt;raz&lt;/i&gt;</li>" in html


def test_twenty_drafts_a_day(celina: Person):
    client = browser(celina)
    for _number in range(20):
        assert tell(client).status_code == 302
    answer = tell(client, title="Dwudziesta pierwsza")
    assert (answer.status_code, Story.objects.count()) == (429, 20)
    assert "Dwudziesta pierwsza" in answer.content.decode()


def test_story_is_written_in_the_language_one_chose(celina: Person):
    _client, story = begun(celina, language="uk", title="Хліб для сусідки")
    assert (story.language, newest(story).locale.language_code, story.slug) == ("uk", "uk", "khlib-dlia-susidky")


def test_login_that_belongs_to_nobody_is_refused(db: None, django_user_model):
    user = django_user_model.objects.create_user(username="nikt", password=cast.PASSWORD)
    client = browser()
    client.force_login(user)
    assert client.get(reverse("my_texts")).status_code == 403


def test_leader_is_who_leads_now(shop: Shop):
    leader: Leader = halina(shop)
    Leader.objects.filter(pk=leader.pk).update(ended_on="2026-01-01")
    answer = tell(browser(leader.person), voice="leader")
    assert answer.status_code == 200
