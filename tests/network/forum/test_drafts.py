"""Is what somebody was writing kept until she sends it, and for nobody else?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from network.forum import drafts
from network.forum.models import PostDraft, PostRevision
from network.people.models import Person
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


def save(actor: Person, text: str = "Buty", *, key: str = "topic-7", sequence: int = 0, **data: str) -> PostDraft:
    return drafts.save_draft(actor=actor, key=key, data={"text": text, **data}, sequence=sequence, moment=MORNING)


def test_draft_is_found_again_by_her_alone():
    celina = cast.celina()
    save(celina, title="Tytuł", language="pl")
    found = drafts.draft_of(celina, "topic-7")
    assert found and found.data == {"text": "Buty", "title": "Tytuł", "language": "pl"}
    assert (drafts.draft_of(cast.olga(), "topic-7"), drafts.draft_of(celina, "topic-8")) == (None, None)


def test_each_save_counts_up():
    celina = cast.celina()
    assert [save(celina, str(number), sequence=number).sequence for number in range(3)] == [1, 2, 3]
    assert [draft.data for draft in PostDraft.objects.all()] == [{"text": "2"}]


@pytest.mark.parametrize("sequence", [0, 1, 3])
def test_older_save_is_told_and_overwrites_nothing(sequence: int):
    celina = cast.celina()
    save(celina, "1")
    save(celina, "2", sequence=1)
    with pytest.raises(ValidationError) as refused:
        save(celina, "x", sequence=sequence)
    assert refused.value.code == "stale"
    assert PostDraft.objects.get().data == {"text": "2"}


def test_draft_that_was_sent_meanwhile_does_not_come_back():
    celina = cast.celina()
    save(celina)
    assert [drafts.drop_draft(actor=celina, key="topic-7") for _ in range(2)] == [True, False]
    with pytest.raises(ValidationError) as refused:
        save(celina, sequence=1)
    assert (refused.value.code, PostDraft.objects.count()) == ("stale", 0)


def test_draft_says_that_there_was_an_alias_and_not_which():
    celina = cast.celina()
    save(celina, alias="Sowa", token="secret", who="?")
    assert PostDraft.objects.get().data == {"text": "Buty", "under_alias": True}


@pytest.mark.parametrize("key", ["", "topic-", "topic-0", "topic-x", "shop-3", "topic-7 ", "topic-9999999999999999999"])
def test_draft_has_a_place(key: str):
    with pytest.raises(PermissionDenied):
        save(cast.celina(), key=key)


def test_draft_of_a_change_is_for_own_posts_under_ones_name():
    celina = cast.celina()
    own, aliased, other = (
        make_topic(author=celina).posts.get(),
        make_post(make_topic(make_board("b")), author=celina, alias="Sowa"),
        make_topic(make_board("c")).posts.get(),
    )
    assert save(celina, key=f"post-{own.pk}").sequence == 1
    for post in (aliased, other):
        with pytest.raises(PermissionDenied):
            save(celina, key=f"post-{post.pk}")


def test_draft_has_a_length():
    with pytest.raises(ValidationError) as refused:
        save(cast.celina(), "x" * 40_001)
    assert refused.value.code == "long"


def test_old_drafts_and_earlier_texts_are_forgotten():
    celina, post = cast.celina(), make_topic().posts.get()
    for days, key in ((180, "topic-1"), (181, "topic-2")):
        save(celina, key=key)
        PostDraft.objects.filter(key=key).update(changed_at=MORNING - timedelta(days=days))
    for days in (730, 731):
        PostRevision.objects.create(post=post, source=str(days), at=MORNING - timedelta(days=days))
    assert drafts.forget(MORNING) == 2
    assert [draft.key for draft in PostDraft.objects.all()] == ["topic-1"]
    assert [revision.source for revision in PostRevision.objects.all()] == ["730"]
