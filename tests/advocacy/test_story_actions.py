"""What can be done with a story, by whom, and what stays in the log?"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from advocacy.models import Story, StoryText
from advocacy.stories import actions
from network.log.models import Entry
from network.models import Leader, Need
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.editorial import STEPS, State
from network.people.models import Role
from tests import cast
from tests.advocacy.story_things import LEAD, NOON, TITLE, begin, in_state, shown

pytestmark = pytest.mark.django_db
VERBS = {
    "submit": partial(actions.submit_story),
    "take_back": partial(actions.take_back_story),
    "review": partial(actions.review_story),
    "send_back": partial(actions.send_back_story, reason="Kto to mówi?"),
    "decline": partial(actions.decline_story, reason="Reklama"),
    "publish": partial(actions.publish_story, title=TITLE, lead=LEAD),
    "edit": partial(actions.edit_story),
    "withdraw": partial(actions.withdraw_story, reason="Prośba"),
}
AUTHOR, EDITOR = {"submit", "take_back", "edit", "withdraw"}, {"review", "send_back", "decline", "publish", "withdraw"}
STATES = [state for state, _label in State.choices]


@pytest.fixture
def celina(db):
    return cast.celina()


@pytest.fixture
def darek(db):
    return cast.darek()


# --- beginning ----------------------------------------------------------------


def test_story_begins_as_a_draft_that_nobody_else_sees(celina, shop):
    food = Need.objects.order_by("pk").first()
    story = begin(celina, shop=shop, needs=[food], token="a form")
    assert (story.slug, story.state, story.shown, story.version) == (
        "pierwszy-raz-weszlam-z-cudza-torba",
        "draft",
        False,
        0,
    )
    assert (story.author, story.shop, story.channel, [*story.needs.all()]) == (celina, shop, "online", [food])
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor, entry.author, entry.to_state) == ("story_begin", celina, celina, "draft")


def test_same_form_sent_twice_is_one_story(celina):
    assert begin(celina, token="a form") == begin(celina, token="a form")
    assert Entry.objects.count() == 1


def test_same_form_in_two_hands_is_two_stories(celina, darek):
    begin(celina, token="a form"), begin(darek, token="a form")
    assert [*Story.objects.order_by("pk").values_list("author", "token")] == [(celina.pk, "a form"), (darek.pk, None)]


def test_nobody_tells_as_somebody_else(celina, darek):
    with pytest.raises(PermissionDenied):
        begin(darek, actor=celina)


def test_nobody_tells_under_another_leader(celina):
    other = Leader.objects.create(person=cast.person("Halina"), slug="halina")
    with pytest.raises(PermissionDenied):
        begin(celina, told_as="leader", leader=other)
    with pytest.raises(PermissionDenied):
        begin(celina, leader=other)


def test_leader_tells_under_her_own_name():
    halina = cast.person("Halina")
    leader = Leader.objects.create(person=halina, slug="halina")
    assert begin(halina, told_as="leader", leader=leader).leader == leader


def test_shop_is_spoken_for_by_its_own_coordinators(shop, celina):
    assert begin(cast.ala(shop), told_as="shop", shop=shop).told_as == "shop"
    with pytest.raises(PermissionDenied):
        begin(celina, told_as="shop", shop=shop)


@pytest.mark.parametrize(("told_as", "code"), [("leader", "leader"), ("shop", "shop")])
def test_teller_must_be_named(celina, told_as, code):
    with pytest.raises(ValidationError) as refused:
        begin(celina, told_as=told_as)
    assert refused.value.code == code


def test_story_is_written_down_for_somebody_without_a_login(shop, celina):
    franek = cast.franek(shop)
    story = begin(celina, actor=franek, recorded_by=franek, channel="in_person", receipt_code="7kfm-x2qp-ab9d")
    assert (story.author, story.recorded_by, story.channel) == (celina, franek, "in_person")
    assert Story.objects.with_code("7KFM x2qp ab9d").get() == story
    assert "7kfm" not in story.receipt_hash


def test_not_everybody_writes_down_for_others(celina):
    with pytest.raises(PermissionDenied):
        begin(cast.piotr(), actor=celina, recorded_by=celina, channel="in_person")


def test_recorder_is_who_acts(shop, celina, darek):
    with pytest.raises(PermissionDenied):
        begin(celina, actor=cast.franek(shop), recorded_by=darek, channel="in_person")


def test_description_changes_while_it_is_a_draft_and_the_address_stays(celina, shop):
    story = begin(celina)
    found = actions.describe_story(story, actor=celina, told_as="person", signature=" M. ", shop=shop)
    assert (found.signature, found.shop, found.slug) == ("M.", shop, story.slug)
    entry = Entry.objects.order_by("-id").first()
    assert entry.verb == "story_describe"
    assert [change["field"] for change in entry.changes] == ["shop"]


@pytest.mark.parametrize("state", ["submitted", "in_review", "published", "declined", "withdrawn"])
def test_description_is_closed_in_other_states(celina, state):
    story = in_state(begin(celina), state)
    with pytest.raises(PermissionDenied):
        actions.describe_story(story, actor=celina, told_as="person")


# --- all states, all verbs ----------------------------------------------------


def tried(verb: str, story: Story, actor) -> str:
    """The state the verb leads to, logged as its actor's; "forbidden" or "refused" where nothing changed."""
    before = (story.state, story.shown, story.version)
    try:
        done = VERBS[verb](story, actor=actor)
    except (PermissionDenied, ValidationError) as refused:
        story.refresh_from_db()
        assert (story.state, story.shown, story.version) == before
        return "forbidden" if isinstance(refused, PermissionDenied) else "refused"
    entry = Entry.objects.order_by("-id").first()
    assert (entry.verb, entry.actor, entry.to_state) == (f"story_{verb}", actor, done.state)
    return done.state


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", ["author", "editor", "stranger", "author is editor"])
def test_verb_goes_by_the_table_for_who_may(verb, who):
    author = cast.person("Celina", Role.EDITOR if who == "author is editor" else "")
    actor = {"editor": cast.darek, "stranger": lambda: cast.person("Jan")}.get(who, lambda: author)()
    may = {"editor": EDITOR, "stranger": set()}.get(who, AUTHOR)
    expected = {state: STEPS[verb][1] if state in STEPS[verb][0] else "refused" for state in STATES}
    if verb == "publish":
        expected["draft"] = "refused"  # it was never handed in
    if verb not in may:
        expected = dict.fromkeys(STATES, "forbidden")
    if (verb, who) == ("edit", "editor"):
        expected["published"] = "draft"  # a correction
    assert {state: tried(verb, in_state(begin(author), state), actor) for state in STATES} == expected


@pytest.mark.parametrize("verb", ["send_back_story", "decline_story", "withdraw_story"])
def test_editor_gives_a_reason(celina, darek, verb):
    story = in_state(begin(celina), "submitted")
    with pytest.raises(ValidationError) as refused:
        getattr(actions, verb)(story, actor=darek, reason="  ")
    assert refused.value.code == "reason"


# --- publishing ---------------------------------------------------------------


def test_publishing_writes_title_and_lead(celina, darek):
    story = in_state(begin(celina), "submitted")
    found = actions.publish_story(story, actor=darek, title="  Tytuł \n drugi ", lead="Wstęp", moment=NOON)
    text = StoryText.objects.get()
    assert (found.shown, found.version, found.published_at) == (True, 1, NOON)
    assert (text.language, text.title, text.lead, text.version, text.is_machine) == (
        "pl",
        "Tytuł drugi",
        "Wstęp",
        1,
        False,
    )


def test_story_without_a_title_is_not_published(celina, darek):
    story = in_state(begin(celina), "submitted")
    with pytest.raises(ValidationError):
        actions.publish_story(story, actor=darek, title=" ", lead="")
    story.refresh_from_db()
    assert (story.state, StoryText.objects.count()) == ("submitted", 0)


def test_edit_leaves_the_published_text_until_it_is_published_anew(celina, darek):
    story = actions.edit_story(in_state(begin(celina), "published"), actor=celina)
    assert (story.state, story.shown, story.texts.get().title) == ("draft", True, TITLE)
    story = actions.submit_story(story, actor=celina)
    story = actions.publish_story(story, actor=darek, title="Nowy", lead="")
    assert (story.version, story.texts.get().title, story.texts.get().version) == (2, "Nowy", 2)


def test_translation_is_older_after_the_original_changed(celina, darek):
    story = shown(celina)
    actions.publish_story_text(story, actor=darek, language="uk", title="Уперше", lead="")
    story = actions.submit_story(actions.edit_story(story, actor=celina), actor=celina)
    actions.publish_story(story, actor=darek, title="Nowy", lead="")
    assert [*story.texts.order_by("language").values_list("language", "version")] == [("pl", 2), ("uk", 1)]


def test_editor_corrects_what_is_shown_without_its_author(celina, darek):
    story = actions.edit_story(shown(celina), actor=darek)
    assert actions.publish_story(story, actor=darek, title="Poprawiony", lead="").state == "published"


def test_editor_does_not_publish_what_its_author_is_still_writing(celina, darek):
    story = actions.edit_story(shown(celina), actor=celina)
    with pytest.raises(ValidationError) as refused:
        actions.publish_story(story, actor=darek, title="Za wcześnie", lead="")
    assert (refused.value.code, story.texts.get().title) == ("state", TITLE)


@pytest.mark.parametrize(
    ("what", "is_refused"), [("text", True), ("real_name", True), ("voice", True), ("face", False)]
)
def test_withdrawn_consent_keeps_a_story_from_being_published(celina, darek, what, is_refused):
    story = in_state(begin(celina), "submitted")
    consent, _code = record_consent(
        story, actor=celina, name="Halina", given="written", given_on=NOON.date(), **{what: True}
    )
    withdraw_consent(consent, how="code")
    story = Story.objects.get()
    if story.state == "withdrawn":
        story = actions.submit_story(actions.edit_story(story, actor=celina), actor=celina)
    if not is_refused:
        assert actions.publish_story(story, actor=darek, title=TITLE, lead="").shown is True
        return
    with pytest.raises(ValidationError) as refused:
        actions.publish_story(story, actor=darek, title=TITLE, lead="")
    assert refused.value.code == "consent"


@pytest.mark.parametrize(
    ("what", "state"),
    [("text", "withdrawn"), ("real_name", "withdrawn"), ("voice", "withdrawn"), ("face", "published")],
)
def test_story_goes_with_the_consent_to_its_words(celina, what, state):
    story = shown(celina)
    consent, _code = record_consent(
        story, actor=celina, name="Halina", given="written", given_on=NOON.date(), **{what: True}
    )
    withdraw_consent(consent, how="code")
    story.refresh_from_db()
    assert (story.state, story.shown, story.texts.count()) == (state, state == "published", int(state == "published"))


def test_draft_stays_its_authors_when_a_consent_ends(celina):
    story = begin(celina)
    consent, _code = record_consent(story, actor=celina, name="H", given="written", given_on=NOON.date(), text=True)
    withdraw_consent(consent, how="code")
    story.refresh_from_db()
    assert story.state == "draft"


# --- translations -------------------------------------------------------------


def test_translation_is_shown_by_translators_and_labelled_while_nobody_read_it(celina):
    story, grazyna = shown(celina), cast.grazyna()
    text = actions.publish_story_text(story, actor=grazyna, language="uk", title="Уперше", lead="", is_machine=True)
    assert (text.version, text.is_machine) == (1, True)
    text = actions.publish_story_text(story, actor=grazyna, language="uk", title="Уперше тут", lead="")
    assert (story.texts.count(), text.is_machine, text.title) == (2, False, "Уперше тут")
    assert Entry.objects.order_by("-id").first().verb == "story_text_publish"


def test_original_is_no_translation(celina, darek):
    with pytest.raises(ValidationError):
        actions.publish_story_text(shown(celina), actor=darek, language="pl", title="Inny", lead="")


def test_translation_of_what_is_hidden_is_refused(celina, darek):
    story = in_state(begin(celina), "submitted")
    with pytest.raises((PermissionDenied, ValidationError)):
        actions.publish_story_text(story, actor=darek, language="uk", title="Уперше", lead="")
    assert StoryText.objects.count() == 0


def test_translation_is_taken_away_alone_and_the_original_only_with_the_story(celina, darek):
    story = shown(celina)
    actions.publish_story_text(story, actor=darek, language="uk", title="Уперше", lead="")
    assert actions.hide_story_text(story, actor=darek, language="uk") is True
    assert actions.hide_story_text(story, actor=darek, language="uk") is False
    with pytest.raises(ValidationError):
        actions.hide_story_text(story, actor=darek, language="pl")
    assert story.texts.get().language == "pl"


def test_withdrawing_takes_every_language_away(celina, darek):
    story = shown(celina)
    actions.publish_story_text(story, actor=darek, language="uk", title="Уперше", lead="")
    actions.withdraw_story(story, actor=celina)
    assert (StoryText.objects.count(), Story.objects.visible_to(None).count()) == (0, 0)


# --- two at once --------------------------------------------------------------


def test_second_editor_is_told_who_reads(celina, darek):
    story = actions.review_story(in_state(begin(celina), "submitted"), actor=darek)
    assert actions.review_story(story, actor=darek).state == "in_review"
    with pytest.raises(ValidationError) as refused:
        actions.review_story(story, actor=cast.person("Edyta", Role.EDITOR))
    assert (refused.value.code, "Darek" in refused.value.messages[0]) == ("claimed", True)
    assert Entry.objects.filter(verb="story_review").count() == 1


def at_once(*calls) -> list[object]:
    """What each call returns, or the code of its refusal; all begin in the same moment."""
    start = Barrier(len(calls))

    def one(call):
        try:
            start.wait()
            return call()
        except ValidationError as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_reads_and_the_other_is_told():
    story = in_state(begin(cast.celina()), "submitted")
    editors = [cast.darek(), cast.person("Edyta", Role.EDITOR)]
    copies = [Story.objects.get(pk=story.pk) for _ in editors]
    results = at_once(
        *(partial(actions.review_story, copy, actor=actor) for copy, actor in zip(copies, editors, strict=True))
    )
    assert sorted(result if isinstance(result, str) else result.state for result in results) == ["claimed", "in_review"]
    assert Entry.objects.filter(verb="story_review").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_are_one():
    story = in_state(begin(cast.celina()), "in_review")
    darek, edyta = cast.darek(), cast.person("Edyta", Role.EDITOR)
    first, second = (Story.objects.get(pk=story.pk) for _ in range(2))
    results = at_once(
        partial(actions.publish_story, first, actor=darek, title=TITLE, lead=LEAD),
        partial(actions.decline_story, second, actor=edyta, reason="Reklama"),
    )
    assert [result for result in results if isinstance(result, str)] == ["state"]


@pytest.mark.django_db(transaction=True)
def test_eight_copies_of_a_form_are_one_story():
    celina = cast.celina()
    found = at_once(*[partial(begin, celina, token="a form")] * 8)
    assert len({story.pk for story in found}) == Story.objects.count() == Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_same_title_at_once_gets_an_address_each():
    people = [cast.person(f"Osoba{number}") for number in range(6)]
    at_once(*(partial(begin, person, title="🍞") for person in people))
    assert sorted(Story.objects.values_list("slug", flat=True)) == [f"opowiesc-{number}" for number in range(1, 7)]
