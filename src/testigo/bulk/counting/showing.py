"""What was counted, in a terminal: a table with its columns aligned, and the list of queries."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from testigo.bulk.counting.catalogue import Query
from testigo.bulk.counting.svg import label
from testigo.bulk.counting.tables import Counted
from testigo.show import words
from testigo.show.sheet import Sheet, plain

if TYPE_CHECKING:
    from rich.text import Text

_GAP = 2
_WIDEST, _NARROWEST = 40, 8
"""Columns of text are cut off at this many letters, and never below."""


class CountedView:
    """Sets tables for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, *, width: int = 80, colour: bool = False) -> None:
        """Choose how it looks."""
        self._sheet = Sheet(width=width, colour=colour)

    def show(self, counted: Counted, limit: int) -> str:
        """Return the first rows of a table."""
        return self._sheet.text(self._lines(counted, limit))

    def queries(self, found: Iterable[Query]) -> str:
        """Return the list of queries with what each counts."""
        return self._sheet.text(self._listed(found))

    def _lines(self, counted: Counted, limit: int) -> Iterator[Text]:
        yield plain(counted.query.title, "bold")
        if counted.query.about:
            yield from self._sheet.hanging(plain(""), plain(counted.query.about, "dim"))
        yield plain("")
        rows = [[words.one_line(label(value)) for value in row] for row in counted.rows[:limit]]
        widths = self._widths(counted, rows)
        for line in _headings(counted.columns):
            yield self._row(line, widths, counted, "bold")
        for row in rows:
            yield self._row(row, widths, counted)
        yield plain("")
        more = f"; the first {len(rows)} are shown (--limit)" if len(counted.rows) > len(rows) else ""
        yield plain(
            f"{words.how_many(len(counted.rows), 'row')} of {words.how_many(counted.pages, 'page')}{more}", "dim"
        )

    def _widths(self, counted: Counted, rows: list[list[str]]) -> list[int]:
        """How wide each column is: as its longest cell, those of text narrower where all do not fit."""
        cells = zip(*_headings(counted.columns), *rows, strict=True)
        widths = [min(max(map(len, column)), _WIDEST) for column in cells]
        names = [at for at in range(len(widths)) if not _is_number(counted, at)]
        while names and sum(widths) + _GAP * (len(widths) - 1) > self._sheet.width:
            widest = max(names, key=lambda at: (widths[at], -at))
            if widths[widest] <= _NARROWEST:
                break
            widths[widest] -= 1
        return widths

    def _row(self, cells: Iterable[str], widths: list[int], counted: Counted, style: str = "") -> Text:
        line = plain("")
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            said = cell if len(cell) <= width else cell[: width - 1] + "…"
            (harmless,) = self._sheet.wrapped(plain(said), max(width, 1)) or [plain("")]
            space = " " * max(width - harmless.cell_len, 0)
            line.append((space + harmless.plain) if _is_number(counted, at) else (harmless.plain + space), style=style)
            line.append(" " * _GAP)
        return line

    def _listed(self, found: Iterable[Query]) -> Iterator[Text]:
        for query in found:
            yield from self._sheet.hanging(plain(f"{query.name:<10}  ", "cyan"), plain(query.title))
        yield plain("")
        yield plain("testigo count OUT QUERY runs one; with --sql it is shown.", "dim")


def _headings(columns: Sequence[str]) -> list[list[str]]:
    """The names of columns as lines that stand on the table: a word of a name each, the last word lowest."""
    parts = [name.split("_") for name in columns]
    high = max(map(len, parts))
    padded = [[""] * (high - len(part)) + part for part in parts]
    return [list(line) for line in zip(*padded, strict=True)]


def _is_number(counted: Counted, column: int) -> bool:
    values = [row[column] for row in counted.rows if row[column] is not None]
    return bool(values) and all(isinstance(value, int | float) for value in values)


def to_csv(counted: Counted) -> str:
    """Return the table as CSV; cells that a spreadsheet would take for a formula begin with an apostrophe."""
    from testigo.show.csv import shown

    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(counted.columns)
    writer.writerows([shown(value) if isinstance(value, str) else value for value in row] for row in counted.rows)
    return made.getvalue()
