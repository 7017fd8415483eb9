"""The pages' sides of the joins, namings, profiles and tellings, as rows of the case file and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from testigo.case.records import Amount, Naming, Node, Portrait, Profile, Spot, Telling
from testigo.ledger import Span

Row = tuple[Any, ...]

PUT_NAMING = (
    "INSERT INTO naming (page, entity, kind, names, descriptions, category, country, told, cased)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
PUT_PROFILE = "INSERT INTO profile VALUES (" + ", ".join("?" * 24) + ")"  # noqa: S608 - no value in it
PUT_TELLING = (
    "INSERT INTO telling (page, incident, question, who, low, high, approximate, entity, value, latitude, longitude,"
    " precision, country, claim, chain, spans, words, hedged, denied, told)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
NAMINGS = "SELECT page, entity, kind, names, descriptions, category, country, told, cased FROM naming"
_BRIEF = "incident, type, stage, day, first, last, told, latitude, longitude, known, leading, triggers"
PROFILES = f"SELECT page, {_BRIEF} FROM profile"  # noqa: S608 - names of the schema
PORTRAIT = (
    f"SELECT page.id, {', '.join('profile.' + c for c in _BRIEF.split(', '))},"  # noqa: S608 - names of the schema
    " days, places, agents, patients, targets, amounts, people, things, words, topic, sentences"
    " FROM profile JOIN page ON page.key = profile.page WHERE profile.page = ? AND incident = ?"
)
"""One row of everything about an incident, by the key of its page and its id."""
TELLINGS = (
    "SELECT page, incident, question, who, low, high, approximate, entity, value, latitude, longitude, precision, country,"
    " claim, chain, spans, words, hedged, denied, told FROM telling"
)


def naming_row(page: int, n: Naming) -> Row:
    """Return the row of a naming on the page with this key."""
    return (page, n.node.id, n.kind, _list(n.names), _list(n.descriptions), n.category, n.country, n.told, int(n.cased))


def namings(rows: Iterable[Row], pages: Mapping[int, str]) -> Iterator[Naming]:
    """Yield the namings of rows of :data:`NAMINGS`; ``pages`` gives the id of a page's key."""
    for page, entity, kind, names, descriptions, category, country, told, cased in rows:
        yield Naming(
            node=Node(page=pages[page], id=entity),
            kind=kind,
            names=_tuple(names),
            descriptions=_tuple(descriptions),
            category=category,
            country=country,
            told=told,
            cased=bool(cased),
        )


def profile_row(page: int, p: Portrait) -> Row:
    """Return the row of an incident of the page with this key."""
    brief = p.profile
    point = brief.point or (None, None)
    places = [[s.name, s.latitude, s.longitude, s.precision, s.country] for s in p.places]
    lists = (_list(p.days), _list(places), _list(p.agents), _list(p.patients), _list(p.targets))
    return (
        *(page, brief.node.id, brief.type, brief.stage, brief.day, brief.first, brief.last, brief.told, *point),
        *(" ".join(brief.known), int(brief.leading), brief.triggers),
        *(
            *lists,
            _list(p.amounts),
            " ".join(p.people),
            " ".join(p.things),
            " ".join(p.words),
            " ".join(p.topic),
            " ".join(map(str, p.sentences)),
        ),
    )


def profiles(rows: Iterable[Row], pages: Mapping[int, str]) -> Iterator[Profile]:
    """Yield the profiles of rows of :data:`PROFILES`."""
    for page, *columns in rows:
        yield _profile(pages[page], *columns)


def portrait(row: Row) -> Portrait:
    """Return the portrait of a row of :data:`PORTRAIT`."""
    page, *columns = row
    days, places, agents, patients, targets, amounts, people, things, words, topic, sentences = columns[-11:]
    return Portrait(
        profile=_profile(page, *columns[:-11]),
        days=_tuple(days),
        places=tuple(_spot(*place) for place in json.loads(places)),
        agents=_tuple(agents),
        patients=_tuple(patients),
        targets=_tuple(targets),
        amounts=tuple((effect, number) for effect, number in json.loads(amounts)),
        people=tuple(people.split()),
        things=tuple(things.split()),
        words=tuple(words.split()),
        topic=tuple(topic.split()),
        sentences=tuple(map(int, sentences.split())),
    )


def _profile(page: str, *columns: Any) -> Profile:  # noqa: ANN401 - columns
    incident, kind, stage, day, first, last, told, latitude, longitude, known, leading, triggers = columns
    return Profile(
        node=Node(page=page, id=incident),
        type=kind,
        stage=stage,
        day=day,
        first=first,
        last=last,
        told=told,
        point=None if latitude is None else (latitude, longitude),
        known=tuple(known.split()),
        leading=bool(leading),
        triggers=triggers,
    )


def telling_row(page: int, t: Telling) -> Row:
    """Return the row of a telling on the page with this key."""
    return (
        *(page, t.incident.id, t.question, t.who, *_value_columns(t.value), t.claim),
        *(" ".join(node.id for node in t.chain), " ".join(f"{s.start}-{s.end}" for s in t.spans)),
        *(t.words, int(t.hedged), int(t.denied), t.told),
    )


def tellings(rows: Iterable[Row], pages: Mapping[int, str]) -> Iterator[Telling]:
    """Yield the tellings of rows of :data:`TELLINGS`."""
    on_page = _OnPage("")
    for page, incident, question, who, *value, claim, chain, spans, words, hedged, denied, told in rows:
        if on_page.page != pages[page]:
            on_page = _OnPage(pages[page])
        yield Telling(
            incident=on_page.node(incident),
            question=question,
            who=who,
            value=on_page.value(question, *value),
            claim=claim,
            chain=on_page.chain(chain),
            spans=_spans(spans),
            words=words,
            hedged=hedged == 1,
            denied=denied == 1,
            told=told,
        )


class _OnPage:
    """What the tellings of one page have in common, made once: the rows of a case are many."""

    def __init__(self, page: str) -> None:
        self.page = page
        self._nodes: dict[str, Node] = {}
        self._chains: dict[str, tuple[Node, ...]] = {}

    def node(self, name: str) -> Node:
        """The record of the page with this id."""
        found = self._nodes.get(name)
        if found is None:
            found = self._nodes[name] = Node(page=self.page, id=name)
        return found

    def chain(self, written: str) -> tuple[Node, ...]:
        """The records whose ids are set apart by blanks."""
        found = self._chains.get(written)
        if found is None:
            found = self._chains[written] = tuple(self.node(name) for name in written.split())
        return found

    def value(self, question: str, *columns: Any) -> Amount | Spot | Node | str | bool:  # noqa: ANN401 - columns
        """The value in the columns of :func:`_value_columns`."""
        low, high, approximate, entity, value, latitude, longitude, precision, country = columns
        if approximate is not None:
            return Amount(low=low, high=high, approximate=bool(approximate))
        if entity is not None:
            return self.node(entity)
        if precision is not None:
            return _spot(value, latitude, longitude, precision, country)
        return value == "true" if question == "happened" else cast("str", value)


def _value_columns(value: Amount | Spot | Node | str | bool) -> Row:
    """low, high, approximate, entity, value, latitude, longitude, precision, country."""
    if isinstance(value, Amount):
        return (value.low, value.high, int(value.approximate), None, None, None, None, None, None)
    if isinstance(value, Spot):
        return (None, None, None, None, value.name, value.latitude, value.longitude, value.precision, value.country)
    if isinstance(value, Node):
        return (None, None, None, value.id, None, None, None, None, None)
    said = str(value).lower() if isinstance(value, bool) else value
    return (None, None, None, None, said, None, None, None, None)


def _spot(name: str, latitude: float | None, longitude: float | None, precision: Any, country: str | None) -> Spot:  # noqa: ANN401 - a column
    return Spot(name=name, latitude=latitude, longitude=longitude, precision=precision, country=country)


def _spans(written: str) -> tuple[Span, ...]:
    ends = [part.split("-") for part in written.split()]
    return tuple([Span(start=int(start), end=int(end)) for start, end in ends])


def _list(values: Sequence[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _tuple(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))
