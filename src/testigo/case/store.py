"""The case file: one SQLite database, opened, checked and written here and nowhere else."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from testigo.case import rows
from testigo.case.records import Join, Link, Naming, Node, PageCard, Passage, Profile, Telling
from testigo.contract import dumps, loads
from testigo.errors import TestigoError
from testigo.ledger import Claim, Failure, Ledger, Span

APPLICATION = 0x54535447
"""What the header of the file says it is: "TSTG"."""
VERSION = 1


class Store:
    """An open case file. One may write at a time; any number may read."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the file at ``path``; make it where it is absent and ``create`` is set."""
        if not path.exists() and not create:
            raise TestigoError("T501", f"there is no case {str(path)!r}")
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA busy_timeout = 5000")
        if self._value("PRAGMA application_id") != APPLICATION:
            self._make()
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")

    def _make(self) -> None:
        schema = files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8")
        self._db.executescript(
            f"BEGIN;{schema}PRAGMA application_id = {APPLICATION};PRAGMA user_version = {VERSION};COMMIT;"
        )

    def _value(self, sql: str, *values: object) -> object:
        row = self._db.execute(sql, values).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all that is written within, or nothing of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def has(self, page: str) -> bool:
        """Say whether the case holds the page with this id."""
        return self._value("SELECT 1 FROM page WHERE id = ?", page) is not None

    def put(self, ledger: Ledger, data: bytes) -> int:
        """Write a page, its bytes and its reading; return its key."""
        page = ledger.page
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = (
            page.id,
            ledger.input,
            page.url,
            page.outlet,
            page.title,
            page.published.value if page.published else None,
            page.language,
            page.media_type,
            json.dumps(page.agencies, ensure_ascii=False),
            now,
            page.text,
        )
        key = self._db.execute(
            "INSERT INTO page (id, input, url, outlet, title, published, language, media_type, agencies, added_at, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        assert key is not None
        if page.url:
            self._db.execute(
                "UPDATE page SET replaced_by = ? WHERE url = ? AND key <> ? AND replaced_by IS NULL",
                (key, page.url, key),
            )
        self._db.execute("INSERT INTO bytes VALUES (?, 'zlib', ?)", (key, zlib.compress(data, 6)))
        self._db.execute(
            "INSERT INTO reading (page, version, model, read_at, current, ledger) VALUES (?, ?, ?, ?, 1, ?)",
            (key, ledger.reader.version, ledger.reader.model, now, zlib.compress(dumps(ledger).encode(), 6)),
        )
        self._db.executemany(
            "INSERT INTO claim (page, id, act, form, source, entity, category, cue, content, within, start, confidence)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_claim_row(key, claim, page.text) for claim in ledger.claims],
        )
        return key

    def put_sides(
        self, key: int, namings: Sequence[Naming], profiles: Sequence[Profile], tellings: Sequence[Telling]
    ) -> None:
        """Write the page's sides of the joins."""
        self._db.executemany(rows.PUT_NAMING, [rows.naming_row(key, n) for n in namings])
        self._db.executemany(rows.PUT_PROFILE, [rows.profile_row(key, p) for p in profiles])
        self._db.executemany(rows.PUT_TELLING, [rows.telling_row(key, t) for t in tellings])

    def namings(self) -> tuple[Naming, ...]:
        """Return how the pages that count name everyone."""
        return tuple(rows.namings(self._of_current(rows.NAMINGS), self._ids()))

    def profiles(self) -> tuple[Profile, ...]:
        """Return the profiles of the incidents of the pages that count."""
        return tuple(rows.profiles(self._of_current(rows.PROFILES), self._ids()))

    def tellings(self) -> tuple[Telling, ...]:
        """Return the answers of the pages that count."""
        return tuple(rows.tellings(self._of_current(rows.TELLINGS), self._ids()))

    def _of_current(self, select: str) -> sqlite3.Cursor:
        return self._db.execute(f"{select} WHERE page IN (SELECT key FROM page WHERE replaced_by IS NULL)")  # noqa: S608 - constants

    def _ids(self) -> dict[int, str]:
        return dict(self._db.execute("SELECT key, id FROM page"))

    def put_failure(self, failure: Failure) -> None:
        """Write that a page could not be read."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._db.execute(
            "INSERT INTO failure (input, code, message, at) VALUES (?, ?, ?, ?)",
            (failure.input, failure.code, failure.message, now),
        )

    def put_joins(self, joins: list[Join]) -> None:
        """Write joins of incidents."""
        keys = {page: self.key(page) for join in joins for page in (join.left.page, join.right.page)}
        self._db.executemany(
            "INSERT OR REPLACE INTO incident_join VALUES (?, ?, ?, ?, ?, ?)",
            [(keys[j.left.page], j.left.id, keys[j.right.page], j.right.id, j.score, j.reason) for j in joins],
        )

    def key(self, page: str) -> int:
        """Return the key of the page with this id."""
        found = self._value("SELECT key FROM page WHERE id = ?", page)
        assert isinstance(found, int)
        return found

    def cards(self) -> tuple[PageCard, ...]:
        """Return the pages that count, those without a newer version, by id."""
        rows = self._db.execute(
            "SELECT id, input, url, title, outlet, published, agencies FROM page WHERE replaced_by IS NULL ORDER BY id"
        )
        return tuple(
            PageCard(id=i, input=n, url=u, title=t, outlet=o, published=p, agencies=tuple(json.loads(a)))
            for i, n, u, t, o, p, a in rows
        )

    def ledgers(self) -> Iterator[Ledger]:
        """Yield the current reading of every page that counts, by page id."""
        rows = self._db.execute(
            "SELECT ledger FROM reading JOIN page ON page.key = reading.page"
            " WHERE current = 1 AND replaced_by IS NULL ORDER BY page.id"
        )
        for (packed,) in rows:
            ledger = loads(zlib.decompress(packed))
            assert isinstance(ledger, Ledger)
            yield ledger

    def joins(self) -> tuple[Join, ...]:
        """Return the joins of incidents."""
        rows = self._db.execute(
            "SELECT a.id, left_id, b.id, right_id, score, reason FROM incident_join"
            " JOIN page a ON a.key = left_page JOIN page b ON b.key = right_page"
        )
        return tuple(
            Join(kind="incident", left=Node(page=p, id=i), right=Node(page=q, id=j), score=s, reason=r)
            for p, i, q, j, s, r in rows
        )

    def links(self) -> tuple[Link, ...]:
        """Return how pages depend on each other."""
        rows = self._db.execute("SELECT record FROM link")
        return tuple(_link(json.loads(record)) for (record,) in rows)


def _claim_row(key: int, claim: Claim, text: str) -> tuple[object, ...]:
    content = " … ".join(s.of(text) for s in claim.content)
    source = claim.source
    return (
        key,
        claim.id,
        claim.act,
        claim.form,
        source.of(text) if source else None,
        source.entity if source else None,
        source.category if source else None,
        claim.cue.of(text) if claim.cue else None,
        content,
        claim.within,
        claim.content[0].start,
        claim.confidence,
    )


def _link(record: dict[str, object]) -> Link:
    passages = record["passages"]
    assert isinstance(passages, list)
    pairs = tuple(Passage(left=Span(start=a, end=b), right=Span(start=c, end=d)) for a, b, c, d in passages)
    return Link(**{**record, "passages": pairs})  # type: ignore[arg-type]
