"""Compares the rows of a case with what it must hold by its log."""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TypeVar

from testigo.case.audit import rows
from testigo.case.audit.canonical import digest_of_bytes
from testigo.case.audit.findings import Verified, What
from testigo.case.audit.replayed import Held
from testigo.case.database import Database
from testigo.case.packing import unpacked

Key = TypeVar("Key", str, int)

_NOT_LOGGED = "is in the case, but no entry of the log tells of it"
_GONE = "is gone, though the log tells of it and of no removal"
_CHANGED = "was changed after it was written"


def check_rows(database: Database, held: Held, told: Verified) -> None:
    """Tell of every page, reading, decision, failure and capture that is not as the log says."""
    _check_pages(database, held, told)
    _check_bytes(database, told)
    _check_readings(database, held, told)
    _check(dict(rows.decisions(database)), held.decisions, held, "decision", told)
    _check_failures(database, held, told)
    _check(dict(rows.captures(database)), {c: h for c, (h, _) in held.captures.items()}, held, "capture", told)
    told.decisions, told.captures = len(held.decisions), len(held.captures)


def _check(there: dict[Key, str], expected: dict[Key, str], held: Held, what: What, told: Verified) -> None:
    for key in sorted(there.keys() | expected.keys()):
        name = _named(held, what, key)
        if key not in there:
            told.fail(what, name, _GONE, expected=expected[key], found="none")
        elif key not in expected:
            told.fail(what, key, _NOT_LOGGED, found=there[key])
        elif there[key] != expected[key]:
            told.fail(what, name, _CHANGED, expected=expected[key], found=there[key])


def _named(held: Held, what: What, key: object) -> str:
    n = held.said_by.get(f"{what} {key}")
    return str(key) if n is None else f"{key} (entry {n})"


def _check_pages(database: Database, held: Held, told: Verified) -> None:
    there = {page: made for page, made, _ in rows.receipts(database)}
    expected = {page: receipt for page, (receipt, _) in held.pages.items()}
    _check(there, expected, held, "page", told)
    told.pages = len(there)
    sizes = {page: size for page, _, size in rows.receipts(database)}
    for page, (_, size) in held.pages.items():
        if page in sizes and (size is None) != (sizes[page] is None):
            says = "has lost its bytes" if sizes[page] is None else "has bytes that no entry tells of"
            told.fail("page", page, says, expected=size, found=sizes[page])


def _check_bytes(database: Database, told: Verified) -> None:
    """The bytes themselves: the id of a page is their hash."""
    select = "SELECT id, coding, size, data FROM bytes LEFT JOIN page ON page.key = bytes.page ORDER BY bytes.page"
    for page, coding, size, data in database.each(select):
        try:
            whole = unpacked(coding, data)
        except zlib.error as why:
            told.fail("page", page, f"has bytes that cannot be unpacked: {why}", expected=page)
            continue
        made = digest_of_bytes(whole)
        if made != page or len(whole) != size:
            told.fail("page", page, "has other bytes than those received", expected=page, found=made)


def _check_readings(database: Database, held: Held, told: Verified) -> None:
    there: dict[str, Counter[str]] = {}
    current: dict[str, str] = {}
    for reading in rows.readings(database):
        told.readings += 1
        there.setdefault(reading.page, Counter())[reading.hash] += 1
        if reading.counts:
            current[reading.page] = reading.hash
        if not reading.whole:
            told.fail("reading", f"of {reading.page}", "cannot be unpacked")
    for page in sorted(there.keys() | held.readings.keys()):
        has, must = there.get(page, Counter()), held.readings.get(page, Counter())
        for made in sorted((must - has).elements()):
            told.fail("reading", f"of {page}", "is gone or was changed", expected=made, found=_others(has - must))
        for made in sorted((has - must).elements()):
            told.fail("reading", f"of {page}", _NOT_LOGGED, found=made)
        if has == must and current.get(page) != held.current.get(page):
            expected, found = held.current.get(page), current.get(page, "none")
            told.fail("reading", f"of {page}", "that counts is another one", expected=expected, found=found)


def _others(found: Counter[str]) -> str:
    return " ".join(sorted(found)) or "none"


def _check_failures(database: Database, held: Held, told: Verified) -> None:
    there = Counter(made for _, made in rows.failures(database))
    must = +held.failures
    for made in sorted((must - there).elements()):
        told.fail("failure", _named(held, "failure", made), _GONE, expected=made, found="none")
    for name, made in rows.failures(database):
        if made not in must:
            told.fail("failure", name, _NOT_LOGGED, found=made)
