"""Finds pages in a bulk folder: by words, parties, kinds of incident, places and days, ranked, copies under their original."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from testigo.bulk.finding.area import Area
from testigo.bulk.finding.excerpts import Marked, excerpts
from testigo.bulk.finding.folder import Folder, opened
from testigo.bulk.finding.found import Found, FoundCopy, FoundIncident, FoundPage, FoundParty, Hit
from testigo.bulk.finding.index import On, index_of
from testigo.bulk.finding.matching import (
    Match,
    area_in,
    incident_weight,
    match,
    matching_ids,
    name_condition,
    place_condition,
)
from testigo.bulk.finding.question import Question
from testigo.bulk.finding.rows import Row, incident_rows, page_rows
from testigo.case.search_words import Wanted, wanted
from testigo.errors import TestigoError
from testigo.reading.places.gazetteer import folded

_PAGE = (
    "page_id", "shard", "record", "input", "url", "outlet", "host", "title", "published", "retrieved_at", "words",
    "claims", "incidents", "text", "blocks",
)  # fmt: skip
_COPY = ("page_id", "shard", "record", "url", "outlet", "host", "published")
_INCIDENT = (
    "id", "type", "stage", "trigger_text", "place_name", "country", "places", "when_value", "when_text", "agents", "patients",
)  # fmt: skip
MOST_INCIDENTS, MOST_PARTIES, MOST_COPIES = 3, 3, 20
"""What of each is told with a page; copies are the first by day."""


def find(
    path: str | Path, question: Question, *, limit: int = 20, index: Path | None = None, on: On | None = None
) -> Found:
    """Return the pages of the bulk folder at ``path`` that answer the question, the best first.

    ``index`` is where the index stands if not in the folder; ``on`` is told of each shard that is taken into it first.
    Raises TestigoError T851 to T853 where the folder cannot be asked, T854 where the place has no name, T855 and T856 where
    index or tables cannot be read, T857 where nothing is asked, T513 where the words say only what must not be found.
    """
    asked = wanted(question.about)
    if not question.asks(words=bool(asked.match)):
        raise TestigoError("T857", "nothing is asked for")
    folder = opened(Path(path))
    with index_of(folder, index, on) as database:
        area = _area(database, question)
        matches, total = match(database, question, asked, area, limit)
        return Found(hits=_hits(database, folder, question, asked, area, matches), total=total, area=area)


def page_ids(
    path: str | Path, question: Question, *, index: Path | None = None, on: On | None = None
) -> list[str] | None:
    """Return the ids of all pages that answer, copies among them; None where nothing is asked. Raises as :func:`find`."""
    asked = wanted(question.about)
    if not question.asks(words=bool(asked.match)):
        return None
    with index_of(opened(Path(path)), index, on) as database:
        return matching_ids(database, question, asked, _area(database, question))


def _area(database: sqlite3.Connection, question: Question) -> Area | None:
    if question.place is None:
        return None
    return area_in(database, question.place, question.kilometres)


def _hits(
    database: sqlite3.Connection,
    folder: Folder,
    question: Question,
    asked: Wanted,
    area: Area | None,
    matches: Sequence[Match],
) -> tuple[Hit, ...]:
    """What is told of the pages: their rows, the words in context, and what else they were found for."""
    rows = page_rows(database, folder.path, (m.page for m in matches), _PAGE)
    marked = excerpts(rows, asked)
    incidents = _incidents(database, folder, question, area, list(rows))
    parties = _parties(database, question, list(rows))
    copies = page_rows(database, folder.path, (c for m in matches for c in m.copies[:MOST_COPIES]), _COPY)
    return tuple(
        _hit(m, rows[m.page], marked.get(m.page, (None, None)), incidents[m.page], parties[m.page], copies)
        for m in matches
    )


def _hit(
    found: Match,
    row: Row,
    marked: Marked,
    incidents: Sequence[FoundIncident],
    parties: Sequence[FoundParty],
    copies: dict[int, Row],
) -> Hit:
    return Hit(
        page=_page(row),
        score=found.score,
        title=marked[0],
        excerpt=marked[1],
        incidents=tuple(incidents),
        parties=tuple(parties),
        copies=tuple(_copy(copies[key]) for key in found.copies[:MOST_COPIES]),
        copied=len(found.copies),
    )


def _page(row: Row) -> FoundPage:
    told: Row = {name: row[name] for name in ("shard", "record", "input", "url", "title", "published", "retrieved_at")}
    many: Row = {name: row[name] or 0 for name in ("words", "claims", "incidents")}
    return FoundPage(id=row["page_id"], outlet=row["outlet"] or row["host"], **told, **many)


def _copy(row: Row) -> FoundCopy:
    told = {name: row[name] for name in ("shard", "record", "url", "published")}
    return FoundCopy(id=row["page_id"], outlet=row["outlet"] or row["host"], **told)


def _incidents(
    database: sqlite3.Connection, folder: Folder, question: Question, area: Area | None, pages: list[int]
) -> dict[int, list[FoundIncident]]:
    """For each page its first incidents of those that were asked for."""
    found: dict[int, list[FoundIncident]] = defaultdict(list)
    if not question.is_of_incidents and area is None:
        return found
    weight, values = incident_weight(question, area)
    chosen: dict[int, list[int]] = defaultdict(list)
    there = _places(database, area, pages)
    for page, number in database.execute(
        "SELECT page, number FROM incident WHERE page IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
        f" AND {weight} > 0 ORDER BY page, {weight} DESC, number",
        (json.dumps(pages), *values, *values),
    ):
        if len(chosen[page]) < MOST_INCIDENTS:
            chosen[page].append(number)
    rows = incident_rows(database, folder.path, [(p, n) for p, ns in chosen.items() for n in ns], _INCIDENT)
    for (page, number), row in sorted(rows.items()):
        found[page].append(_incident(row, there.get((page, number))))
    return found


def _places(database: sqlite3.Connection, area: Area | None, pages: list[int]) -> dict[tuple[int, int], str]:
    """The folded name of the first place of each incident that is on the ground that was asked for."""
    if area is None:
        return {}
    where, values = place_condition(area)
    rows = database.execute(
        "SELECT page, number, name FROM place WHERE page IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
        f" AND {where} ORDER BY rowid DESC",
        (json.dumps(pages), *values),
    )
    return {(page, number): name for page, number, name in rows}


def _incident(row: Row, sought: str | None) -> FoundIncident:
    """The incident with the place that was asked for, else the one that the tables have in the first place."""
    there = next((p for p in row["places"] or () if sought is not None and folded(p["name"] or "") == sought), None)
    return FoundIncident(
        id=row["id"],
        type=row["type"],
        stage=row["stage"],
        text=row["trigger_text"],
        place=there["name"] if there else row["place_name"],
        country=there["country"] if there else row["country"],
        when=row["when_value"] or row["when_text"],
        agents=tuple(row["agents"] or ()),
        patients=tuple(row["patients"] or ()),
    )


def _parties(database: sqlite3.Connection, question: Question, pages: list[int]) -> dict[int, list[FoundParty]]:
    """For each page the names that hold the party's, those with most claims first."""
    found: dict[int, list[FoundParty]] = defaultdict(list)
    if not question.party:
        return found
    where, values = name_condition(question.party)
    for page, name, claims, role in database.execute(
        "SELECT page, name.name, claims, role FROM named JOIN name ON name.key = named.name"  # noqa: S608 - constants
        f" WHERE page IN (SELECT value FROM json_each(?)) AND {where} ORDER BY page, claims DESC, role DESC, name.name",
        (json.dumps(pages), *values),
    ):
        if len(found[page]) < MOST_PARTIES:
            found[page].append(FoundParty(name=name, claims=claims, has_part=bool(role)))
    return found
