"""Is the log append-only in the database itself?"""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from network.log import guard
from network.log.actions import blank_texts, record
from network.log.models import Entry
from network.people.models import Person

pytestmark = pytest.mark.django_db
TRIGGERS = {
    "sqlite": ["network_entry_no_delete", "network_entry_no_update"],
    "postgresql": ["network_entry_append_only", "network_entry_no_truncate"],
}


@pytest.fixture
def entry(shop):
    person = Person.objects.create(name="Darek")
    return record(
        "change_shop",
        shop,
        actor=person,
        reason="zadzwoniłem",
        changes=[{"field": "name", "before": "A", "after": "B"}],
    )


def test_triggers_exist_after_migrate():
    assert guard.present(connection) == TRIGGERS[connection.vendor]


def test_triggers_are_made_again_by_migrate():
    guard.drop_guard(connection)
    call_command("migrate", verbosity=0)
    assert guard.present(connection) == TRIGGERS[connection.vendor]


def test_delete_is_refused(entry):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()
    assert Entry.objects.get() == entry


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "other"},
        {"actor": None},
        {"subject_id": 1_000_000},
        {"to_state": "open"},
        {"reason": "something else"},
        {"changes": [{"field": "name", "before": "A", "after": "C"}]},
        {"reason": "", "verb": "other"},
    ],
)
def test_update_is_refused(entry, change):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(**change)


def test_blanking_of_texts_is_allowed(entry):
    assert blank_texts(Entry.objects.filter(pk=entry.pk)) == 1
    entry.refresh_from_db()
    assert (entry.reason, entry.changes, entry.verb) == ("", [], "change_shop")


def test_record_by_phone_needs_somebody_who_wrote_it_down(shop):
    with pytest.raises(DatabaseError), transaction.atomic():
        record("change_shop", shop, actor=None, channel="phone")


def test_record_of_a_thing_outside_the_registry_is_refused():
    with pytest.raises(LookupError):
        record("change", Group.objects.create(name="goście"), actor=None)
