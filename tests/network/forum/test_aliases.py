"""Does an alias hide who writes, hold within its topic, and open to safeguarding alone?"""

import re
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from network.forum import actions, aliases
from network.forum.models import Post, Thanks, Topic, TopicAlias, TopicReader
from network.forum.rules import reach_of
from network.log.models import Entry
from network.models import Letter, Notice
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


def edit(post: Post, actor: Person, text: str, **given: str) -> Post:
    return actions.edit_post(post, text, actor=actor, reach=reach_of(actor), **given)


def test_alias_is_the_same_throughout_its_topic():
    celina = cast.celina()
    topic = make_topic(author=celina, alias="Sowa")
    later = [make_post(topic, author=celina), make_post(topic, author=celina, alias="Inna nazwa")]
    assert {(post.label, post.alias_id, post.author_id) for post in later} == {("Sowa", topic.alias_id, None)}


def test_same_name_in_two_topics_is_two_aliases():
    celina, board = cast.celina(), make_board()
    first, second = (make_topic(board, author=celina, alias="Sowa") for _ in range(2))
    assert first.alias_id != second.alias_id


def test_two_people_never_share_a_name_in_a_topic():
    topic = make_topic(author=cast.celina(), alias="Żółta Sowa")
    with pytest.raises(ValidationError) as refused:
        make_post(topic, author=cast.olga(), alias="zolta  SOWA")
    assert refused.value.code == "taken"


def test_alias_takes_nobodys_name_of_the_topic():
    topic = make_topic(author=cast.celina())
    with pytest.raises(ValidationError) as refused:
        make_post(topic, author=cast.olga(), alias="Celina")
    assert refused.value.code == "taken"


def test_own_name_is_no_alias():
    with pytest.raises(ValidationError) as refused:
        make_topic(author=cast.celina(), alias="CELINA")
    assert refused.value.code == "own"


def test_names_of_signs_alone_are_told_apart():
    topic = make_topic(author=cast.celina(), alias="🙂")
    make_post(topic, author=cast.olga(), alias="🌻")
    with pytest.raises(ValidationError):
        make_post(topic, author=cast.piotr(), alias="🌻")


@pytest.mark.parametrize("name", ["x" * 81, "\u200b"])
def test_name_must_be_one_that_can_be_shown(name: str):
    topic, celina = make_topic(), cast.celina()
    with pytest.raises(ValidationError):
        aliases.choose_alias(topic, celina, name)


def test_who_wrote_under_her_name_stays_with_it():
    celina = cast.celina()
    topic = make_topic(author=celina)
    with pytest.raises(ValidationError) as refused:
        make_post(topic, author=celina, alias="Sowa")
    assert refused.value.code == "named"


def test_board_of_names_takes_no_alias():
    with pytest.raises(ValidationError) as refused:
        make_topic(make_board(takes_aliases=False), author=cast.celina(), alias="Sowa")
    assert list(refused.value.message_dict) == ["alias"]
    assert not Topic.objects.exists()


def test_database_refuses_a_post_with_author_and_alias():
    celina = cast.celina()
    make_topic(author=celina, alias="Sowa")
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.update(author=celina)


def columns_that_name(person: Person) -> set[str]:
    """Every column of every table that points at the person or holds her name, besides her own rows."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                cursor.execute(f'SELECT "{column.name}" FROM "{table}"')  # noqa: S608 – names of our own tables
                points = column.name.endswith("_id") or column.name == "id"
                for (value,) in cursor.fetchall():
                    if isinstance(value, str) and person.name in value:
                        found.add(f"{table}.{column.name}")
                    if points and table.startswith("network_") and value == person.pk:
                        found.add(f"{table}.{column.name}")
    return found


def test_nothing_of_all_tables_names_who_writes_under_an_alias():
    """She begins, answers, edits, is thanked and takes a post away: only the alias joins."""
    zofia = Person.objects.create(pk=987_654, name="Zofia-Kanarek", language="pl")
    topic = make_topic(author=zofia, alias="Sowa", text="Nie mam z czego żyć.")
    answer, second = make_post(topic, text="@Sowa napisz więcej"), make_post(topic, author=zofia)
    reach = reach_of(zofia)
    edit(second, zofia, "Napiszę jutro.")
    actions.mark_helped(answer, actor=zofia, helped=True)
    actions.confirm_topic(topic, actor=zofia, reach=reach)
    actions.thank(second, Thanks.Kind.WITH_YOU, actor=cast.celina(), reach=reach_of(cast.person("Lena")))
    actions.remove_post(second, actor=zofia, reach=reach)
    assert columns_that_name(zofia) == {
        "network_person.id",
        "network_person.name",
        "network_topicalias.person_id",
        "network_notice.person_id",  # news of a topic, as everybody gets who follows it
    }
    assert list(Notice.objects.values_list("kind", "subject_kind", "letter")) == [("topic_news", "topic", None)]
    assert not Letter.objects.exists()


def test_the_same_search_finds_who_writes_under_her_name():
    zofia = Person.objects.create(pk=987_654, name="Zofia-Kanarek", language="pl")
    make_topic(author=zofia)
    assert columns_that_name(zofia) == {
        "network_person.id", "network_person.name", "network_topic.author_id", "network_topic.label",
        "network_topic.last_label", "network_post.author_id", "network_post.label", "network_entry.actor_id",
    }  # fmt: skip


def test_log_of_an_alias_has_no_actor_and_no_provenance():
    celina = cast.celina()
    topic = make_topic(author=celina, alias="Sowa")
    post = make_post(topic, author=celina)
    edit(post, celina, "Inaczej.")
    actions.confirm_topic(topic, actor=celina, reach=reach_of(celina))
    actions.remove_post(post, actor=celina, reach=reach_of(celina))
    entries = Entry.objects.order_by("id").values_list("verb", "actor", "author", "recorded_by")
    verbs = ["topic_begin", "post_write", "post_edit", "topic_confirm", "post_remove"]
    assert list(entries) == [(verb, None, None, None) for verb in verbs]


def test_log_of_a_helper_who_confirms_her_own_topic_does_not_name_her():
    helena = cast.person("Helena", Role.HELPER)
    topic = make_topic(author=helena, alias="Sowa")
    actions.confirm_topic(topic, actor=helena, reach=reach_of(helena))
    assert Entry.objects.get(verb="topic_confirm").actor is None


def test_earlier_text_of_an_alias_has_no_editor():
    celina = cast.celina()
    post = make_topic(author=celina, alias="Sowa").posts.get()
    edit(post, celina, "Inaczej.")
    assert list(post.revisions.values_list("editor", "source")) == [(None, "Szukam butów dla syna.")]


def test_writing_makes_no_reader():
    make_topic(author=cast.celina(), alias="Sowa")
    assert not TopicReader.objects.exists()


def test_who_wanted_to_answer_is_forgotten_with_the_answer():
    helena, topic = cast.person("Helena", Role.HELPER), make_topic()
    actions.claim_first_answer(topic, actor=helena, reach=reach_of(helena))
    make_post(topic, author=helena, alias="Sowa")
    topic.refresh_from_db()
    assert (topic.claimed_by, topic.claimed_until) == (None, None)
    assert not Entry.objects.filter(actor=helena).exists()


def test_post_is_hers_by_name_and_under_an_alias():
    celina, olga = cast.celina(), cast.olga()
    topic = make_topic(author=celina)
    other = make_topic(topic.board, author=celina, alias="Sowa")
    posts = [topic.posts.get(), other.posts.get()]
    assert [aliases.is_hers(post, celina) for post in posts] == [True, True]
    assert [aliases.is_hers(post, olga) for post in posts] == [False, False]
    assert [aliases.is_hers(post, None) for post in posts] == [False, False]


def test_erased_writer_is_nobody_else():
    celina = cast.celina()
    post = make_topic(author=celina).posts.get()
    Post.objects.update(author=None)
    post.refresh_from_db()
    assert not aliases.is_hers(post, celina)


@pytest.mark.parametrize("role", ["", *(role for role in Role.values if role != Role.SAFEGUARDING)])
def test_alias_is_revealed_to_nobody_else(role: str):
    post, actor = make_topic(author=cast.celina(), alias="Sowa").posts.get(), cast.person("Ktoś", role)
    with pytest.raises(PermissionDenied):
        aliases.reveal_alias(post, actor=actor, reason="Policja pyta.")
    assert not Entry.objects.filter(verb="post_reveal").exists()


def test_alias_is_revealed_to_safeguarding_and_logged():
    celina, hanna = cast.celina(), cast.hanna()
    post = make_topic(author=celina, alias="Sowa").posts.get()
    assert aliases.reveal_alias(post, actor=hanna, reason=" Zagrożenie życia. ") == celina
    entry = Entry.objects.get(verb="post_reveal")
    assert (entry.actor, entry.subject_kind, entry.subject_id) == (hanna, "post", post.pk)
    assert (entry.reason, entry.changes, entry.author) == ("Zagrożenie życia.", [], None)


def test_each_reveal_is_an_entry_of_its_own():
    hanna, post = cast.hanna(), make_topic(author=cast.celina(), alias="Sowa").posts.get()
    for _ in range(2):
        aliases.reveal_alias(post, actor=hanna, reason="Zagrożenie życia.")
    assert Entry.objects.filter(verb="post_reveal").count() == 2


def test_reveal_stays_in_the_log_for_good():
    aliases.reveal_alias(
        make_topic(author=cast.celina(), alias="Sowa").posts.get(), actor=cast.hanna(), reason="Zagrożenie."
    )
    entries = Entry.objects.filter(verb="post_reveal")
    for change in (entries.delete, lambda: entries.update(actor=None), lambda: entries.update(reason="Nic.")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert entries.get().reason == "Zagrożenie."


@pytest.mark.parametrize(("alias", "reason", "code"), [("Sowa", "  ", "reason"), ("", "Zagrożenie.", "alias")])
def test_reveal_needs_a_reason_and_an_alias(alias: str, reason: str, code: str):
    post = make_topic(author=cast.celina(), alias=alias).posts.get()
    with pytest.raises(ValidationError) as refused:
        aliases.reveal_alias(post, actor=cast.hanna(), reason=reason)
    assert refused.value.code == code


def test_forgotten_person_leaves_her_alias():
    celina = cast.celina()
    topic = make_topic(author=celina, alias="Sowa")
    assert aliases.forget(celina, topic) == 1
    post = topic.posts.get()
    assert (post.label, aliases.writer_of(post), aliases.is_hers(post, celina)) == ("Sowa", None, False)


def test_two_who_were_forgotten_stay_two():
    topic = make_topic(author=cast.celina(), alias="Sowa")
    make_post(topic, author=cast.olga(), alias="Kret")
    for person in Person.objects.all():
        aliases.forget(person, topic)
    assert list(TopicAlias.objects.order_by("label").values_list("label", "person")) == [("Kret", None), ("Sowa", None)]


def test_new_name_of_a_person_changes_no_alias():
    celina = cast.celina()
    topic = make_topic(author=celina, alias="Sowa")
    Person.objects.filter(pk=celina.pk).update(name="Cecylia")
    celina.refresh_from_db()
    assert make_post(topic, author=celina).label == "Sowa"


def test_own_post_under_an_alias_is_not_thanked():
    celina = cast.celina()
    post = make_topic(author=celina, alias="Sowa").posts.get()
    with pytest.raises(PermissionDenied):
        actions.thank(post, Thanks.Kind.THANKS, actor=celina, reach=reach_of(celina))


def test_only_the_module_of_aliases_asks_who_stands_behind_one():
    asks = re.compile(r"TopicAlias\.(objects|_default_manager)|\balias__person|\balias\.person\b")
    root = Path(aliases.__file__).parents[2]
    sources = (path for app in ("network", "advocacy", "cms") for path in (root / app).rglob("*.py"))
    found = {str(path.relative_to(root)) for path in sources if asks.search(path.read_text("utf-8"))}
    assert found == {"network/forum/aliases.py"}
