"""manage.py import_shops FILE: which shops and facts does a file bring, and what becomes of each row?"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, get_args

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from tqdm import tqdm

from network.directory.importing.comparing import Difference
from network.directory.importing.files import ShopFile, open_file
from network.directory.importing.problems import Problem, UnreadableFile
from network.directory.importing.run import Import, Outcome, State, Summary

LONGEST_VALUE = 200


class Command(BaseCommand):
    """Exit status 1 when a row failed or the file cannot be read."""

    help = "Imports shops and facts from a JSON or CSV file; its format: network/directory/importing/FORMAT.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="JSON or CSV")
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")
        parser.add_argument("--origin", default="", help="whose list this is (default: the name of the file)")

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run, details = options["dry_run"], options["verbosity"] > 1
        summary = self.run(options["file"], options["origin"], dry_run=dry_run, details=details)
        if summary.states["failed"]:
            raise CommandError(_("Some rows were not taken; see above."))

    def run(self, path: Path, origin: str, *, dry_run: bool, details: bool) -> Summary:
        """Imports the file and tells what happened. Raises CommandError when it cannot be read."""
        try:
            file = open_file(path)
        except UnreadableFile as error:
            raise CommandError(_("Nothing was imported. %(reason)s") % {"reason": error}) from error
        if file.encoding == "cp1250":
            self.stderr.write(_("The file is no UTF-8; it was read as Windows-1250."))
        run = Import(file, (origin or path.name)[:80], dry_run=dry_run)
        self._follow(run, file, details=details or dry_run)
        for key, rows in sorted(run.summary.unknown.items()):
            said = {"key": key, "rows": rows}
            unknown = _("Unknown key “%(key)s” (rows: %(rows)d): kept with the import, not shown.") % said
            self.stderr.write(_printable(unknown))
        self._sum_up(run.summary, dry_run=dry_run)
        return run.summary

    def _follow(self, run: Import, file: ShopFile, *, details: bool) -> None:
        # None: no bar where nobody watches.
        with tqdm(total=file.count, disable=None, unit="", file=self.stderr._out) as bar:
            for outcome in run.outcomes():
                bar.update()
                if lines := list(_lines(outcome, details=details)):
                    bar.clear()
                    self.stdout.write("\n".join(lines))

    def _sum_up(self, summary: Summary, *, dry_run: bool) -> None:
        if dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        self.stdout.write(
            _(
                "created: %(created)d, updated: %(updated)d, unchanged: %(unchanged)d, "
                "with changes made here that stay: %(kept)d, failed: %(failed)d"
            )
            % {"kept": summary.kept, **{state: summary.states[state] for state in get_args(State)}}
        )


def _lines(outcome: Outcome, *, details: bool) -> list[str]:
    """What is to be said about a row; nothing about one that needs no attention."""
    lines = [_not_taken(problem) for problem in outcome.problems] + list(outcome.warnings)
    lines += [_("stays as changed here – %(change)s") % {"change": _written(change)} for change in outcome.kept]
    if details and outcome.state in ("created", "updated"):
        is_new = outcome.state == "created"
        lines.append(pgettext("row of an import", "new") if is_new else pgettext("row of an import", "changed"))
        lines += [_written(change) for change in outcome.changes]
    where = _("line %(line)d, %(slug)s") % {"line": outcome.line, "slug": outcome.slug or "–"}
    return [_printable(f"{where}: {line}") for line in lines]


def _printable(line: str) -> str:
    """The line as any terminal can show it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def _not_taken(problem: Problem) -> str:
    said = {"field": problem.field or _("the whole row"), "reason": problem.reason}
    return _("not taken – %(field)s: %(reason)s") % said


def _written(change: Difference) -> str:
    return f"{change.name}: {_value(change.here)} → {_value(change.there)}"


def _value(value: Any) -> str:
    written = value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
    return written if len(written) <= LONGEST_VALUE else written[:LONGEST_VALUE] + "…"
