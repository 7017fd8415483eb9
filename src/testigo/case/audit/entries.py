"""Entries of the log: what happened to the case, when and by whom, each bound by its hash to the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from testigo.case.audit.canonical import canonical, digest
from testigo.case.database import Row

Kind = Literal[
    "begun",
    "migrated",
    "recovered",
    "received",
    "read",
    "joined",
    "failed",
    "decided",
    "undone",
    "captured",
    "exported",
    "bundled",
    "imported",
    "removed",
    "queued",
    "stamped",
    "signed",
]
KINDS: frozenset[str] = frozenset(get_args(Kind))
START = "sha256:" + "0" * 64
"""What stands in the first entry for the hash of the one before."""
ENTRIES = "SELECT n, at, who, kind, body, before, hash FROM entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. ``n`` counts from 1, ``at`` is UTC, ISO 8601; ``body`` says what happened.

    ``before`` is the hash of the entry before, ``hash`` that of this one: SHA-256 of the canonical JSON of all other fields.
    """

    n: int
    at: str
    who: str
    kind: str
    body: dict[str, Any]
    before: str
    hash: str


def entry_of(n: int, at: str, who: str, kind: Kind, body: dict[str, Any], before: str) -> Entry:
    """Return an entry with its hash."""
    made = hash_of(n, at, who, kind, body, before)
    return Entry(n=n, at=at, who=who, kind=kind, body=body, before=before, hash=made)


def hash_of(n: int, at: str, who: str, kind: str, body: dict[str, Any], before: str) -> str:
    """Return the hash of an entry."""
    return digest({"n": n, "at": at, "who": who, "kind": kind, "body": body, "before": before})


def entry_row(e: Entry) -> Row:
    """Return the row of an entry."""
    return (e.n, e.at, e.who, e.kind, canonical(e.body).decode(), e.before, e.hash)


def entries_in(rows: Iterable[Row]) -> Iterator[Entry]:
    """Yield the entries of rows of :data:`ENTRIES`. Raises ValueError where a body is not a JSON object."""
    for n, at, who, kind, body, before, hashed in rows:
        told = json.loads(body)
        if not isinstance(told, dict):
            raise ValueError(f"the body of entry {n} is no object")  # noqa: TRY004 - what json raises, too
        yield Entry(n=n, at=at, who=who, kind=kind, body=told, before=before, hash=hashed)


def entry_to_json(e: Entry) -> dict[str, Any]:
    """Return an entry as it is written outside the case: its fields by name."""
    return {
        "n": e.n,
        "at": e.at,
        "who": e.who,
        "kind": e.kind,
        "body": e.body,
        "before": e.before,
        "hash": e.hash,
    }
