# ruff: noqa: S608 - statements are put together of constants of this file; what a person gives is bound as values
"""Pages that a question lets through, with their score: the index asked in one statement.

The score is BM25 of the words (a word of the title counts for four of the text, Robertson and Zaragoza 2009), and for each
doubling of the incidents and of the claims that were asked for, :data:`INCIDENT` and :data:`PARTY` more. Copies come under
their original; between equals the earlier page is first, then the one with the smaller id.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from testigo.bulk.finding.area import Area, Point, area_of
from testigo.bulk.finding.question import Question
from testigo.case.search_words import Wanted, wanted
from testigo.errors import TestigoError
from testigo.reading.places.wording import DIRECTIONS, KINDS, STOPS

INCIDENT, PARTY, PART = 1.5, 1.0, 1.0
"""What a doubling of incidents, of a party's claims, and a part of the party in an incident add to the score."""
BESIDE, NAMED, UNDATED = 0.6, 0.3, 0.5
"""How surely an incident is meant that has no point of its own, where another of its page is there, or the page names the
place; and one without a day, on a page of the days after."""
RECENT = 3
"""Days after which a page without a day for its incident no more counts as telling of it."""
_TITLE, _TEXT, _CLAIMS = 4.0, 1.0, 1.0
_WHOLE = "-99"
"""Behind a date of less than a day it is the end of that month or year."""

_POINT = "SELECT 1 FROM place AS own WHERE own.page = incident.page AND own.number = incident.number AND own.sharp = 2"
"""A point of an incident's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A page that was found: its key, its score, and the keys of its copies among what was found."""

    page: int
    score: float
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the statement: pages with a score, and the values that it asks with."""

    name: str
    sql: str
    values: tuple[object, ...]


def match(
    database: sqlite3.Connection, question: Question, asked: Wanted, area: Area | None, limit: int
) -> tuple[list[Match], int]:
    """Return the best pages, copies folded under them, and how many there are without the copies."""
    found, values = _found(question, asked, area)
    database.execute("DROP TABLE IF EXISTS temp.found")
    database.execute(f"CREATE TEMP TABLE found AS {found} SELECT * FROM found", values)
    best = database.execute(
        "SELECT family, round(max(score), 9) AS top, count(*) OVER () FROM temp.found GROUP BY family"
        " ORDER BY top DESC, min(published) IS NULL, min(published), min(id) LIMIT ?",
        (limit,),
    ).fetchall()
    first = _first(database, [family for family, _, _ in best])
    kin = _copies(database, list(first), set(first.values()))
    hits = [Match(page=first[family], score=top, copies=tuple(kin.get(family, ()))) for family, top, _ in best]
    return hits, best[0][2] if best else 0


def _first(database: sqlite3.Connection, families: list[str]) -> dict[str, int]:
    """The page that stands for each family: the original where it was found, else the first of its copies by day."""
    rows = database.execute(
        "SELECT family, key FROM temp.found WHERE family IN (SELECT value FROM json_each(?))"
        " ORDER BY original, published IS NOT NULL, published DESC, id DESC, key DESC",
        (json.dumps(families),),
    )
    return dict(rows.fetchall())


def matching_ids(database: sqlite3.Connection, question: Question, asked: Wanted, area: Area | None) -> list[str]:
    """Return the ids of all pages that a question lets through, copies among them."""
    found, values = _found(question, asked, area)
    return [page for (page,) in database.execute(f"{found} SELECT DISTINCT id FROM found ORDER BY id", values)]


def _found(question: Question, asked: Wanted, area: Area | None) -> tuple[str, list[object]]:
    """The pages that a question lets through, with their scores, as a table ``found``; and its values."""
    parts = list(_parts(question, asked, area))
    where, values = _on_pages(question)
    tables = "".join(f"{part.name} AS MATERIALIZED ({part.sql}), " for part in parts)
    joins = "".join(f" JOIN {part.name} ON {part.name}.page = page.key" for part in parts)
    score = " + ".join(f"{part.name}.score" for part in parts) or "0.0"
    found = (
        f"WITH {tables}found AS MATERIALIZED (SELECT page.key, page.id, page.family, page.original, page.published,"
        f" {score} AS score FROM page{joins} WHERE {where})"
    )
    return found, [value for part in parts for value in part.values] + values


def _copies(database: sqlite3.Connection, families: list[str], shown: set[int]) -> Mapping[str, list[int]]:
    """The other pages of some families, whatever day or outlet they are of: who else ran the text."""
    found: dict[str, list[int]] = {}
    rows = database.execute(
        "SELECT key, family FROM page WHERE family IN (SELECT value FROM json_each(?))"
        " ORDER BY published IS NULL, published, id, key",
        (json.dumps(families),),
    )
    for key, family in rows:
        if key not in shown:
            found.setdefault(family, []).append(key)
    return found


def _parts(question: Question, asked: Wanted, area: Area | None) -> Iterable[Part]:
    if asked.match:
        yield Part(
            "worded",
            f"SELECT rowid AS page, -bm25(words, {_TITLE}, {_TEXT}, {_CLAIMS}) AS score FROM words WHERE words MATCH ?",
            (asked.match,),
        )
    if question.party:
        yield _named(question.party)
    if question.is_of_incidents:
        yield _told(question, area)
    elif area is not None:
        yield _there(area)


def _named(party: str) -> Part:
    """Pages that name the party: its claims count, and its part in incidents."""
    where, values = name_condition(party)
    sql = f"SELECT page, {PARTY} * doublings(sum(claims)) + {PART} * max(role) AS score FROM named WHERE {where} GROUP BY page"
    return Part("named_so", sql, tuple(values))


def name_condition(party: str) -> tuple[str, list[object]]:
    """Return which names are a party's, those that hold all of its words: the condition in SQL, and its values."""
    match = wanted(party).match
    if not match:
        raise TestigoError("T857", f"{party!r} names nobody")
    return "named.name IN (SELECT rowid FROM name_words WHERE name_words MATCH ?)", [match]


def _told(question: Question, area: Area | None) -> Part:
    """Pages that tell of incidents of these types, there and then."""
    weight, values = incident_weight(question, area)
    sql = (
        f"SELECT page, {INCIDENT} * doublings(sum(weight)) AS score FROM (SELECT page, {weight} AS weight FROM incident)"
        " WHERE weight > 0 GROUP BY page"
    )
    return Part("told", sql, tuple(values))


def _there(area: Area) -> Part:
    """Pages with an incident at the place; those that only name it come after them."""
    at, values = place_condition(area)
    sql = (
        f"SELECT page, {INCIDENT} * doublings(sum(many)) AS score FROM ("
        f" SELECT page, count(DISTINCT number) AS many FROM place WHERE {at} GROUP BY page"
        " UNION ALL SELECT named.page, 0 FROM name JOIN named ON named.name = name.key WHERE name.name = ?) GROUP BY page"
    )
    return Part("there", sql, (*values, area.name or "\0"))


def incident_weight(question: Question, area: Area | None) -> tuple[str, list[object]]:
    """Return how surely an incident is meant, from 0 to 1: an expression in SQL on the table of incidents, and its values."""
    parts, values = list[str](), list[object]()
    if question.types:
        parts.append("(type IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(question.types))
    for part, of_part in (_then(question), _at(area)):
        if part:
            parts.append(part)
            values += of_part
    return f"({' * '.join(parts) or '1.0'})", values


def _then(question: Question) -> tuple[str, list[object]]:
    """An incident of which the page gives no day may be of the days before the page."""
    if not question.happened:
        return "", []
    first, last = question.happened
    recent = f"published >= ? AND published <= coalesce(date(?, '+{RECENT} days'), ? || '{_WHOLE}')"
    weight = (
        f"(CASE WHEN last || '{_WHOLE}' >= ? AND substr(first, 1, length(?)) <= ? THEN 1.0"
        f" WHEN first IS NULL AND page IN (SELECT key FROM page WHERE {recent}) THEN {UNDATED} ELSE 0 END)"
    )
    return weight, [first, last, last, first, last, last]


def _at(area: Area | None) -> tuple[str, list[object]]:
    """An incident that has no point of its own may be where another of its page is, or at a place that the page names."""
    if area is None:
        return "", []
    at, of_places = place_condition(area)
    weight = (
        f"(CASE WHEN (page, number) IN (SELECT page, number FROM place WHERE {at}) THEN 1.0 WHEN EXISTS ({_POINT}) THEN 0"
        f" WHEN page IN (SELECT page FROM place WHERE {at}) THEN {BESIDE}"
        f" WHEN page IN (SELECT named.page FROM name JOIN named ON named.name = name.key WHERE name.name = ?) THEN {NAMED}"
        " ELSE 0 END)"
    )
    return weight, [*of_places, *of_places, area.name or "\0"]


def place_condition(area: Area) -> tuple[str, list[object]]:
    """Which places are meant: those on the area's ground, and those of its name that have no point."""
    by_name, values = _by_name(area)
    if area.country:
        return f"(country = ? OR {by_name})", [area.country, *values]
    if area.points:
        points = json.dumps(sorted(area.points))
        inside = "(latitude, longitude) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)) AND sharp > 0"
        return f"({inside} OR {by_name})", [points, *values]
    if area.centre:
        near, of_box = _near(area.centre, area.kilometres)
        return f"({near} OR {by_name})", [*of_box, *values]
    return by_name, values


def _near(centre: Point, kilometres: float) -> tuple[str, list[object]]:
    """Points at most so far from another: first in a box of latitudes, which an index knows."""
    reach = kilometres / 111.0 + 0.01
    return (
        "(latitude BETWEEN ? AND ? AND sharp = 2 AND apart(latitude, longitude, ?, ?) <= ?)",
        [centre[0] - reach, centre[0] + reach, *centre, kilometres],
    )


def _by_name(area: Area) -> tuple[str, list[object]]:
    """Places of the name: those that have no point, in the country where one is known; all, where no gazetteer has the name."""
    names = json.dumps(area.names)
    if not (area.country or area.points or area.centre):
        return "name IN (SELECT value FROM json_each(?))", [names]
    return (
        "(name IN (SELECT value FROM json_each(?)) AND latitude IS NULL AND (country IS NULL OR ? IS NULL OR country = ?))",
        [names, area.within, area.within],
    )


def area_in(database: sqlite3.Connection, place: str, kilometres: float | None) -> Area:
    """Return the area that a name means where these tables are asked. Raises TestigoError T854 for no name."""
    area = area_of(place, kilometres=kilometres, told=partial(told_at, database))
    return replace(area, names=names_alike(database, area.name))


def names_alike(database: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Return the names of places in the tables that hold all words of a name, or of which it holds all.

    Words for a kind of place do not count: "velo" and "velo bridge" are alike.
    """
    asked = _core(name)
    if not asked:
        return (name,) if name else ()
    match = " OR ".join(f'"{word}"' for word in sorted(asked))
    rows = database.execute(
        "SELECT name FROM called WHERE key IN (SELECT rowid FROM called_words WHERE called_words MATCH ?) ORDER BY name",
        (match,),
    )
    return tuple(told for (told,) in rows if (core := _core(told)) and (core <= asked or asked <= core))


def _core(name: str) -> frozenset[str]:
    """The words of a folded name that are no kinds of place, directions or small words."""
    words = frozenset(name.replace("'", " ").split())
    return words - KINDS.keys() - DIRECTIONS - STOPS


def _on_pages(question: Question) -> tuple[str, list[object]]:
    """Which pages count: days are compared as far as both are known, as in a case."""
    parts, values = ["1"], list[object]()
    if question.since:
        parts.append(f"published || '{_WHOLE}' >= ?")
        values.append(question.since)
    if question.until:
        parts.append("substr(published, 1, length(?)) <= ?")
        values += [question.until, question.until]
    if question.outlet:
        parts.append("instr(outlet, ?) > 0")
        values.append(question.outlet.lower())
    return " AND ".join(parts), values


def told_at(database: sqlite3.Connection, points: Iterable[Point]) -> Mapping[Point, int]:
    """Return how many incidents are told of at each of some points of towns."""
    rows = database.execute(
        "SELECT latitude, longitude, count(*) FROM place WHERE sharp = 2 AND (latitude, longitude) IN"
        " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)) GROUP BY 1, 2",
        (json.dumps(sorted(set(points))),),
    )
    return {(latitude, longitude): many for latitude, longitude, many in rows}
