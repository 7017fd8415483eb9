"""Accounts for spreadsheets: a workbook, and a table of all tellings as CSV as :mod:`testigo.show.csv` writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from testigo.export.answer_rows import ANSWERS, PAGES, TELLINGS, Row, Rows
from testigo.show.csv import shown
from testigo.show.words import one_line

Sheet = tuple[str, tuple[str, ...], Iterable[Row]]
_LONGEST = 32_000
"""Characters of a cell; a workbook holds 32,767."""
_MOST = 1_000_000
"""Rows of a sheet; a workbook holds 1,048,576."""
_WIDTHS = {
    "words": 36,
    "sentence": 70,
    "title": 44,
    "answer": 28,
    "told_by": 44,
    "denied_by": 30,
    "silent": 30,
    "careful": 44,
    "address": 36,
    "page": 14,
}
_WIDTH = 16


def csv_of(rows: Rows) -> bytes:
    """Return a row for each telling, in UTF-8 with a byte order mark; what would be a formula has a ' before it."""
    made = io.StringIO(newline="")
    table = csv.DictWriter(made, TELLINGS)
    table.writeheader()
    table.writerows({name: shown(cell) for name, cell in row.items()} for row in rows.tellings())
    return made.getvalue().encode("utf-8-sig", "replace")


def xlsx_of(rows: Rows) -> bytes:
    """Return a workbook with a sheet of answers, one of tellings and one of pages. Every text is a text, never a formula."""
    return book_of(
        (
            ("Answers", ANSWERS, rows.answers()),
            ("Words", TELLINGS, rows.tellings()),
            ("Pages", PAGES, rows.pages()),
        )
    )


def book_of(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook of sheets, each a name, its columns and its rows. Every text is a text, never a formula."""
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    body = book.add_format({"valign": "top", "text_wrap": True})
    for name, columns, found in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for n, column in enumerate(columns):
            sheet.set_column(n, n, _WIDTHS.get(column, _WIDTH), body)
            sheet.write_string(0, n, column.replace("_", " "), head)
        last = _fill(sheet, columns, found)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    book.close()
    return made.getvalue()


def _fill(sheet: object, columns: tuple[str, ...], found: Iterable[Row]) -> int:
    last = 0
    for last, row in enumerate(found, start=1):
        if last > _MOST:
            break
        for n, column in enumerate(columns):
            _write(sheet, last, n, row[column])
    return last


def _write(sheet: object, row: int, column: int, cell: object) -> None:
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    if isinstance(cell, bool):
        sheet.write_string(row, column, "yes" if cell else "no")
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell is not None and cell != "":
        text = one_line(str(cell)).encode("utf-8", "replace").decode("utf-8")
        sheet.write_string(row, column, text if len(text) <= _LONGEST else text[:_LONGEST] + " …")
