"""Does a person get all the forum holds of her, and is nothing of her left when she goes?"""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import ForeignKey
from django.test.utils import CaptureQueriesContext

from network.forum import actions, aliases, drafts, mentions, privacy, reading, rendering
from network.forum.models import (
    Board,
    BoardReader,
    Post,
    PostDraft,
    Status,
    Thanks,
    Topic,
    TopicAlias,
    TopicReader,
    Watch,
)
from network.forum.rules import reach_of
from network.forum.sentences import erased_label
from network.needs.models import Need
from network.people.models import Person, Role
from network.subjects import registry
from network.subjects.parting import Parting
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db

NAME = "Zofia Kanarek"
GONE = erased_label("pl")


def zofia() -> Person:
    return Person.objects.create(pk=987_654, name=NAME, language="pl")


def forum_rows() -> list[Any]:
    """All rows of all tables of the forum."""
    models = [
        model for model in apps.get_app_config("network").get_models() if model.__module__ == "network.forum.models"
    ]
    assert len(models) >= 11
    return [row for model in models for row in model._default_manager.all()]


def traces(person: Person) -> list[str]:
    """Every field of the forum that points at the person or holds her first or last name."""
    found = []
    for row in forum_rows():
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            points = isinstance(field, ForeignKey) and field.related_model is Person and value == person.pk
            if points or any(part in str(value).lower() for part in NAME.lower().split()):
                found.append(f"{type(row).__name__}.{field.name}")
    return sorted(set(found))


def erase(person: Person, *, keeps_posts: bool = True) -> int:
    """As the erasure calls it; how many parts it took."""
    parting, parts = Parting(GONE, (person.name,), keeps_posts=keeps_posts), 1
    while privacy.erase(person, parting):
        parts += 1
    return parts


def held(person: Person) -> dict[str, list[dict[str, Any]]]:
    """What she is given, as names and values."""
    return {one.key: [{fact.name: fact.value for fact in row} for row in one.rows] for one in privacy.what_of(person)}


def full_life() -> Person:
    """She asks, answers by name and under an alias, is quoted and named, thanks, reads, watches, writes drafts."""
    person, celina = zofia(), cast.celina()
    reach = reach_of(person)
    named = make_topic(
        make_board("a"), author=person, title=f"Pyta {NAME}", text=f"Szukam butów. Pozdrawiam, {NAME}", token="form"
    )
    first = named.posts.get()
    actions.edit_post(first, f"Szukam butów 39. {NAME.upper()}", actor=person, reach=reach)
    quoted = rendering.quotation(first.label, 1, first.source)
    answered = make_post(
        named, author=celina, text=f"{quoted}@{NAME}, są u nas. Pani Zofia Kanarek przyjdzie?", answers=1
    )
    actions.edit_post(answered, f"{quoted}@zofia kanarek, są.", actor=celina, reach=reach_of(celina))
    make_post(named, author=person, moment=MORNING + timedelta(hours=3))
    hidden = make_topic(make_board("b"), author=celina)
    make_post(hidden, author=person, alias="Sowa", text="Nie mam z czego żyć.")
    make_post(hidden, author=cast.olga(), text=f"{rendering.quotation('Sowa', 2, 'Nie mam')}@Sowa, zadzwoń.")
    actions.thank(answered, Thanks.Kind.THANKS, actor=person, reach=reach)
    reading.put_read(Topic.objects.get(pk=hidden.pk), 2, actor=person)
    reading.watch_board(hidden.board, Watch.ALL, actor=person, reach=reach)
    drafts.save_draft(actor=person, key=f"topic-{hidden.pk}", data={"text": "Jeszcze"}, sequence=0)
    drafts.save_draft(actor=celina, key=f"topic-{named.pk}", data={"text": f"@{NAME} tak"}, sequence=0)
    Topic.objects.filter(pk=hidden.pk).update(claimed_by=person, claimed_until=MORNING)
    return person


def test_erased_person_leaves_no_trace_in_any_table_of_the_forum():
    person = full_life()
    before = traces(person)
    assert before == [
        "BoardReader.person", "Post.author", "Post.html", "Post.label", "Post.source", "PostDraft.data",
        "PostDraft.person", "PostRevision.source", "Thanks.person", "Topic.author", "Topic.claimed_by", "Topic.label",
        "Topic.last_label", "Topic.slug", "Topic.title", "TopicAlias.person", "TopicReader.person",
    ]  # fmt: skip
    erase(person)
    assert traces(person) == []


def test_forum_agrees_with_itself_after_an_erasure():
    erase(full_life())
    out = StringIO()
    call_command("check_forum", stdout=out)
    assert out.getvalue() == "The forum agrees with itself.\n"


def test_erasure_deletes_no_topic_and_no_post():
    person = full_life()
    before = [list(rows.order_by("pk").values_list("pk", "status")) for rows in (Topic.objects, Post.objects)]
    erase(person)
    after = [list(rows.order_by("pk").values_list("pk", "status")) for rows in (Topic.objects, Post.objects)]
    assert after == before


def test_own_words_stay_without_her_name():
    erase(full_life())
    first = Post.objects.get(topic__board__slug="a", position=1)
    assert (first.label, first.source, first.html) == (
        GONE, f"Szukam butów 39. {GONE}", f"<p>Szukam butów 39. {GONE}</p>",
    )  # fmt: skip
    assert first.revisions.get().source == f"Szukam butów. Pozdrawiam, {GONE}"
    assert (first.topic.title, first.topic.label, first.topic.last_label) == (f"Pyta {GONE}", GONE, GONE)


def test_quotation_and_mention_by_others_lose_her_name():
    erase(full_life())
    answered = Post.objects.get(topic__board__slug="a", position=2)
    assert answered.source == f"> [{GONE}](#p1):\n>\n> Szukam butów. Pozdrawiam, {GONE}\n\n{GONE}, są."
    assert f'<a href="#p1" rel="nofollow ugc noopener">{GONE}</a>' in answered.html
    assert answered.revisions.get().source.endswith(f"{GONE}, są u nas. Pani {GONE} przyjdzie?")
    assert PostDraft.objects.get().data == {"text": f"{GONE} tak"}


def test_alias_stays_and_no_words_around_it_change():
    person = full_life()
    aliased = Post.objects.filter(topic__board__slug="b").order_by("pk")
    before = list(aliased.values("label", "source", "html", "edited_at", "alias"))
    erase(person)
    assert list(aliased.values("label", "source", "html", "edited_at", "alias")) == before
    assert TopicAlias.objects.values_list("label", "person").get() == ("Sowa", None)


def test_her_name_beside_her_alias_stays_for_to_take_it_would_say_whose_it_was():
    person = zofia()
    topic = make_topic(author=person, alias="Sowa")
    guess = make_post(topic, author=cast.celina(), text=f"@{NAME}, to ty?")
    erase(person)
    guess.refresh_from_db()
    assert guess.source == f"@{NAME}, to ty?"


def test_namesake_who_writes_there_keeps_her_mentions():
    topic = make_topic(author=zofia())
    make_post(topic, author=Person.objects.create(name=NAME, language="pl"))
    post = make_post(topic, text=f"> [{NAME}](#p1):\n\n@{NAME} tak")
    erase(Person.objects.get(pk=987_654))
    post.refresh_from_db()
    assert post.source == f"> [{GONE}](#p1):\n\n@{NAME} tak"


def test_first_name_alone_is_taken_from_quotations_and_mentions_only():
    anna = cast.person("Anna")
    topic = make_topic(author=anna)
    post = make_post(topic, text="> Anna pyta\n\n@Anna, moja Anna też szuka. Annały.")
    erase(anna)
    post.refresh_from_db()
    assert post.source == f"> {GONE} pyta\n\n{GONE}, moja Anna też szuka. Annały."


def test_label_is_in_the_language_of_the_row():
    person = zofia()
    topic = make_topic(author=person)
    Post.objects.update(language="uk")
    Topic.objects.update(language="ru")
    erase(person)
    assert (Post.objects.get().label, Topic.objects.get(pk=topic.pk).label) == (erased_label("uk"), erased_label("ru"))


def test_thanks_of_an_erased_person_are_counted_no_more():
    person = full_life()
    make_post(Topic.objects.get(board__slug="a"))
    erase(person)
    assert (Thanks.objects.count(), set(Post.objects.values_list("thanks_count", flat=True))) == (0, {0})


def test_words_go_too_if_she_wishes_and_others_answers_stay():
    person = full_life()
    erase(person, keeps_posts=False)
    rows = Post.objects.order_by("topic__board__slug", "position").values_list("position", "status", "source")
    assert [(number, status, bool(source)) for number, status, source in rows] == [
        (1, Status.REMOVED, False), (2, Status.VISIBLE, True), (3, Status.REMOVED, False),
        (1, Status.VISIBLE, True), (2, Status.REMOVED, False), (3, Status.VISIBLE, True),
    ]  # fmt: skip
    assert list(Board.objects.order_by("slug").values_list("topics_count", "posts_count")) == [(1, 1), (1, 2)]
    call_command("check_forum", stdout=StringIO())


def test_erasure_twice_is_one():
    person = full_life()
    erase(person)
    before = [{**row.__dict__, "_state": None} for row in forum_rows()]
    erase(person)
    assert [{**row.__dict__, "_state": None} for row in forum_rows()] == before


def test_nobody_is_told_of_an_erased_name():
    erase(full_life())
    topic = Topic.objects.get(board__slug="a")
    assert aliases.people_called(topic, [GONE, NAME]) == []
    assert mentions.mentioned(f"@{NAME}", mentions.names_in(topic)) == []


def test_export_holds_what_she_did():
    person = full_life()
    named, hidden = Topic.objects.get(board__slug="a"), Topic.objects.get(board__slug="b")
    named.needs.add(Need.objects.order_by("pk")[0])
    found = held(person)
    assert [(post["topic"], post["position"], post["label"], post["earlier"]) for post in found["posts"]] == [
        (named.pk, 1, NAME, [f"Szukam butów. Pozdrawiam, {NAME}"]), (named.pk, 3, NAME, []), (hidden.pk, 2, "Sowa", []),
    ]  # fmt: skip
    assert [post["source"] for post in found["posts"]] == [
        f"Szukam butów 39. {NAME.upper()}", "W sklepie na Szkolnej.", "Nie mam z czego żyć.",
    ]  # fmt: skip
    assert [(topic["topic"], topic["title"], len(topic["needs"])) for topic in found["topics"]] == [
        (named.pk, f"Pyta {NAME}", 1)
    ]  # fmt: skip
    assert found["aliases"] == [{"topic": hidden.pk, "name": "Sowa"}]
    assert [(draft["key"], draft["data"]) for draft in found["drafts"]] == [(f"topic-{hidden.pk}", {"text": "Jeszcze"})]
    assert found["read"] == [{"topic": hidden.pk, "position": 2, "watch": Watch.REPLIES, "is_bookmarked": False}]
    assert found["boards"] == [{"board": "b", "watch": Watch.ALL}]
    assert found["thanks"] == [{"topic": named.pk, "position": 2, "kind": "thanks"}]


def test_export_holds_nothing_of_others():
    person = full_life()
    celina = Person.objects.get(name="Celina")
    make_post(Topic.objects.get(board__slug="b"), author=celina, text="Kanarki cudze")
    TopicReader.objects.create(person=celina, topic=Topic.objects.get(board__slug="a"), position=1)
    BoardReader.objects.create(person=celina, board=Board.objects.get(slug="a"))
    told = str(privacy.what_of(person))
    assert NAME in told
    assert [word for word in ("Celina", "Olga", "Kanarki cudze", "Gdzie kupić buty", "są u nas") if word in told] == []


def test_export_costs_the_same_for_one_post_and_for_many():
    person = zofia()
    topic = make_topic(author=person)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            privacy.what_of(person)
        return len(asked)

    before = queries()
    for _ in range(10):
        make_post(topic, author=person)
    assert (queries(), len(held(person)["posts"])) == (before, 11)
    assert before <= 10


def test_erasure_goes_on_in_parts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(privacy, "TOPICS_AT_ONCE", 2)
    person, board = zofia(), make_board()
    for number in range(5):
        make_topic(board, author=person, alias="Sowa" if number % 2 else "")
    assert erase(person) == 4
    assert traces(person) == []


def test_forum_is_held_and_erased_by_one_kind():
    subject = registry.get("topic")
    assert (subject.export, subject.erase) == (privacy.what_of, privacy.erase)


def test_moderators_work_stays_when_she_goes():
    ewa, post = cast.person(NAME, Role.MODERATOR), make_topic().posts.get()
    actions.edit_post(post, "Bez numeru.", actor=ewa, reach=reach_of(ewa), reason="Numer telefonu.")
    erase(ewa)
    assert post.revisions.values_list("editor", "reason", "source").get() == (
        None, "Numer telefonu.", "Szukam butów dla syna.",
    )  # fmt: skip
