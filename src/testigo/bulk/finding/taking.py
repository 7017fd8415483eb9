"""Pages of a bulk folder as they go into a case: with their bytes and what is known of how they came, or with their text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from testigo.bulk.finding.folder import Folder, opened
from testigo.bulk.finding.index import On, index_of
from testigo.bulk.finding.matching import area_in, match
from testigo.bulk.finding.origin import GoneError, page_as_received
from testigo.bulk.finding.question import Question
from testigo.bulk.finding.rows import Row, page_rows
from testigo.case.custody.receipts import FROM_TABLES, Receipt, now, receipt_of, tool
from testigo.case.search_words import wanted
from testigo.errors import TestigoError
from testigo.intake.received import Received
from testigo.ledger import FURNITURE

VERIFIED = "verified"
"""Said of bytes that are those of the record, by their hash."""
_SHORTEST = 6
"""Digits of an id that must be given at least."""
_COLUMNS = (
    "page_id", "shard", "record", "url", "outlet", "title", "published", "authors", "retrieved_at", "text", "blocks",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How many of the best pages are taken; whether their copies are, too; where inputs and index are if not at home."""

    limit: int = 20
    copies: bool = False
    inputs: Path | None = None
    index: Path | None = None
    on: On | None = None


def taken(path: Path, asked: Question | Sequence[str], options: Taking) -> Iterator[tuple[Received, Receipt]]:
    """Yield the pages that answer a question, the best first, or those with some ids, each with its receipt.

    Raises TestigoError T851 to T857 as :func:`testigo.bulk.finding.find.find`, T858 when there is no page of an id, T859
    when nothing answers.
    """
    folder = opened(path)
    with index_of(folder, options.index, options.on) as database:
        keys = _answering(database, asked, options) if isinstance(asked, Question) else _with_ids(database, asked)
        if not keys:
            raise TestigoError("T859", f"nothing in {str(path)!r} answers")
        rows = page_rows(database, folder.path, keys, _COLUMNS)
    for key in keys:
        yield _received(folder, rows[key], options.inputs)


def _answering(database: sqlite3.Connection, question: Question, options: Taking) -> list[int]:
    asked = wanted(question.about)
    if not question.asks(words=bool(asked.match)):
        raise TestigoError("T857", "nothing is asked for")
    area = area_in(database, question.place, question.kilometres) if question.place else None
    found, _ = match(database, question, asked, area, options.limit)
    return [key for hit in found for key in (hit.page, *(hit.copies if options.copies else ()))]


def _with_ids(database: sqlite3.Connection, ids: Sequence[str]) -> list[int]:
    return list(dict.fromkeys(_with_id(database, given) for given in ids))


def _with_id(database: sqlite3.Connection, given: str) -> int:
    """The key of the page with an id, which may be cut off; of several with the same bytes, of the original."""
    begin = "sha256:" + given.lower().removeprefix("sha256:")
    if len(begin) < len("sha256:") + _SHORTEST:
        raise TestigoError("T858", f"{given!r} is too short to name a page")
    rows = database.execute(
        "SELECT key, id FROM page WHERE id >= ? AND id < ? ORDER BY id, original DESC, key", (begin, begin + "g")
    ).fetchall()
    if len({page for _, page in rows}) != 1:
        raise TestigoError(
            "T858", f"{len({page for _, page in rows}) or 'no'} pages have an id that begins with {given!r}"
        )
    return int(rows[0][0])


def _received(folder: Folder, row: Row, inputs: Path | None) -> tuple[Received, Receipt]:
    """The page with its receipt: its bytes, else the text that the tables keep and why it is no more than that."""
    shard, record = row["shard"], row["record"]
    try:
        received, told = page_as_received(folder.shard(shard), record, row["page_id"], inputs), VERIFIED
    except GoneError as why:
        received, told = _from_text(row), str(why)
    received = replace(received, input=f"{shard}:{record}")
    return received, _receipt(received, row, told)


def _receipt(received: Received, row: Row, told: str) -> Receipt:
    made = receipt_of(received, None)
    origin = (row["shard"], row["record"], row["page_id"], row["retrieved_at"] or "unknown", told)
    return replace(
        made,
        received_at=row["retrieved_at"] or now(),
        how=made.how if told == VERIFIED else "table",
        headers=(*made.headers, *zip(FROM_TABLES, origin, strict=True)),
        tool=tool(),
    )


def _from_text(row: Row) -> Received:
    """The page as an article that somebody extracted: its text in the tables, what stands beside the article left out."""
    aside = FURNITURE | {"title"}
    parts = (row["text"][b["start"] : b["end"]].strip() for b in row["blocks"] or () if b["kind"] not in aside)
    text = "\n\n".join(part for part in parts if part)
    told = {name: row[name] for name in ("title", "url", "outlet", "published", "authors") if row[name]}
    line = json.dumps({"text": text, **told}, ensure_ascii=False, separators=(",", ":")).encode()
    return Received(
        input="",
        data=line,
        media_type="text/plain",
        charset="utf-8",
        url=row["url"],
        text=text,
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        authors=tuple(row["authors"] or ()),
    )
