"""What keeps the log append-only? Triggers in the database, made again after every migrate.

DELETE is refused. UPDATE is refused but for the blanking of texts when a person is erased: ``reason`` may become
empty and ``changes`` an empty list, while every other column stays as it was.
"""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from network.log.models import Entry

TABLE = Entry._meta.db_table
TEXTS = {"reason": "''", "changes": "'[]'"}
KEPT = [field.column for field in Entry._meta.concrete_fields if field.column not in TEXTS]


def _sqlite() -> list[str]:
    same = " AND ".join(f'NEW."{column}" IS OLD."{column}"' for column in KEPT)
    blanked = " AND ".join(f'(NEW."{c}" IS OLD."{c}" OR NEW."{c}" = {empty})' for c, empty in TEXTS.items())
    refuse = "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    return [
        f'CREATE TRIGGER network_entry_no_delete BEFORE DELETE ON "{TABLE}" {refuse}',
        f'CREATE TRIGGER network_entry_no_update BEFORE UPDATE ON "{TABLE}" WHEN NOT ({same} AND {blanked}) {refuse}',
    ]


def _postgresql() -> list[str]:
    same = " AND ".join(f'NEW."{column}" IS NOT DISTINCT FROM OLD."{column}"' for column in KEPT)
    blanked = (
        "(NEW.reason = OLD.reason OR NEW.reason = '') AND (NEW.changes = OLD.changes OR NEW.changes = '[]'::jsonb)"
    )
    return [
        "CREATE OR REPLACE FUNCTION network_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' AND {same} AND {blanked} THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f'CREATE TRIGGER network_entry_append_only BEFORE UPDATE OR DELETE ON "{TABLE}" '
        "FOR EACH ROW EXECUTE FUNCTION network_entry_refuse()",
        f'CREATE TRIGGER network_entry_no_truncate BEFORE TRUNCATE ON "{TABLE}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION network_entry_refuse()",
    ]


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Makes the triggers of this database, new if they were there."""
    drop_guard(connection)
    with connection.cursor() as cursor:
        for statement in _sqlite() if connection.vendor == "sqlite" else _postgresql():
            cursor.execute(statement)


def drop_guard(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away: for tests that empty tables, and for nothing else."""
    with connection.cursor() as cursor:
        for name in present(connection):
            on = "" if connection.vendor == "sqlite" else f' ON "{TABLE}"'
            cursor.execute(f"DROP TRIGGER {name}{on}")


def present(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers on the log's table in this database, sorted."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s ORDER BY name"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal ORDER BY tgname"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        return [row[0] for row in cursor.fetchall()]


def keep_after_migrate(using: str, **kwargs: Any) -> None:
    """After each migrate: a migration that rebuilds the table on SQLite would lose the triggers silently."""
    connection = connections[using]
    if TABLE in connection.introspection.table_names():
        raise_guard(connection)
