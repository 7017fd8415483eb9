"""A sitting of review in the terminal: one record after the other, decided with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from testigo.cli.review import fields_of
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.case.review.decisions import Verb
    from testigo.case.review.queue import Doubtful

KEYS = "[a]ccept  [r]eject  [c]orrect  [s]kip  [b]ecause  [u]ndo  [q]uit"
_FIELDS_OF = {"published": "page", "event": "incident"}


class Sitting:
    """Shows records and takes keys until there are no more or the person has had enough.

    What is decided is in the case at once; the next sitting goes on with what is left.
    """

    def __init__(self, file: Case, *, by: str | None = None, width: int = 80, colour: bool = False) -> None:
        """Take the case, and who decides."""
        from testigo.show.review import ReviewView

        self._file = file
        self._by = by
        self._view = ReviewView(file.cards(), width=width, colour=colour)
        self._why: str | None = None
        self._made: list[tuple[int, int]] = []
        self._at = 0

    def go(self, limit: int) -> None:
        """Go through the records."""
        items = self._file.queue(limit)
        while self._at < len(items):
            click.echo(self._view.one(items[self._at], f"{self._at + 1} of {len(items)}"), nl=False)
            if not self._ask(items[self._at]):
                break
        undecided = len(items) - len(self._made)
        click.echo(
            f"{len(self._made)} decided, {max(undecided, 0)} of these left" if items else "Nothing is left to review."
        )

    def _ask(self, item: Doubtful) -> bool:
        """Take keys until another record is next; False to stop."""
        at, made = self._at, len(self._made)
        while (at, made) == (self._at, len(self._made)):
            click.echo(KEYS + "  ", nl=False)
            key = click.getchar().lower()
            click.echo(key if key.isprintable() else "")
            if key in {"q", "\x03", "\x04", "\x1b", ""}:
                return False
            try:
                self._do(key, item)
            except TestigoError as why:
                click.echo(str(why))
        return True

    def _do(self, key: str, item: Doubtful) -> None:
        match key:
            case "a":
                self._decide("accept", item)
            case "r":
                self._decide("reject", item)
            case "c":
                self._correct(item)
            case "s" | " " | "\r" | "\n":
                self._at += 1
            case "b":
                self._why = click.prompt("because", default="", show_default=False).strip() or None
            case "u":
                self._undo()

    def _decide(self, verb: Verb, item: Doubtful, fields: dict[str, Any] | None = None) -> None:
        made = self._file.decide(verb, item.id, fields=fields, by=self._by, why=self._why)
        self._made.append((made.id, self._at))
        self._why = None
        self._at += 1

    def _correct(self, item: Doubtful) -> None:
        from testigo.case.review.changes import FIELDS

        fields = FIELDS.get(_FIELDS_OF.get(item.kind, item.kind), ())
        if item.right is not None or not fields:
            click.echo("A join is accepted or rejected.")
            return
        click.echo(f"Set one of {', '.join(fields)}, as FIELD=VALUE; an empty line ends.")
        written = []
        while line := click.prompt("set", default="", show_default=False).strip():
            written.append(line)
        if written:
            self._decide("correct", item, fields_of(written))

    def _undo(self) -> None:
        """Take the last decision of the sitting back, and show its record again."""
        if not self._made:
            click.echo("Nothing was decided in this sitting; `testigo review CASE --undo N` takes others back.")
            return
        decision, at = self._made[-1]
        self._file.undo(decision, by=self._by)
        self._made.pop()
        self._at = at
