"""A ledger written by hand about an invented event: what the tests of everything that shows a ledger look at.

It has what makes showing hard: a chain of three tellers, a claim in two parts, a claim with no source, a quotation that
follows on, every role of an incident, every bound of a count, furniture of several kinds, words from right to left.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from testigo.ledger import (
    Block,
    BlockKind,
    Claim,
    Count,
    Dateline,
    Entity,
    Filler,
    Incident,
    Ledger,
    Notice,
    Page,
    Published,
    ReaderMark,
    Source,
    Span,
    When,
    Where,
)

PARTS: tuple[tuple[BlockKind, str], ...] = (
    ("navigation", "Home | World | Sport | Weather"),
    ("title", "Ferry guards fire on dock strikers in Port Sabra, killing at least four"),
    ("byline", "By Tamsin Oyelaran and Joost Ferreira"),
    ("dateline", "PORT SABRA, Maravel (Meridian Wire) —"),
    (
        "body",
        (
            "At least four dock workers were shot dead on Sunday when ferry guards opened fire on a picket at "
            "the North Quay, the union said."
        ),
    ),
    (
        "body",
        (
            "“Nobody on our side carried a weapon,” union leader Nadia Rahal told reporters. “They fired from "
            "the roof, and they went on firing.”"
        ),
    ),
    ("caption", "Strikers at the North Quay before the shooting. (Photo: Meridian Wire)"),
    (
        "body",
        (
            "According to a statement from the Interior Ministry, masked men with fishing knives attacked the "
            "guards first, state television TVM reported."
        ),
    ),
    (
        "body",
        (
            "“The guards,” Interior Minister Castor Blum said in a speech on Monday, “defended themselves and a "
            "ferry with 300 passengers.” He did not say who had ordered the guards to shoot."
        ),
    ),
    (
        "body",
        (
            "Between 10 and 15 people were reportedly injured, and dozens were arrested in June 2021 in similar "
            "strikes. The harbour doctor believes up to 20 may be hurt, about 40 are missing, and no guards were "
            "killed."
        ),
    ),
    (
        "body",
        (
            "“لم نطلق النار على أحد”, the guards’ spokesman Ismail Haddad wrote, “and we will open the gates "
            "tomorrow.” Police were planning to raid the union’s offices with tear gas, Rahal said."
        ),
    ),
    ("teaser", "Read also: Gulls blamed for Tarn airport delays"),
    ("promotion", "Follow the Coast Courier on every device"),
    ("credit", "Meridian Wire contributed to this report. © 2021 Coast Courier"),
    ("notice", "We use cookies to make this site work."),
)

TEXT = "\n\n".join(part for _, part in PARTS)


@dataclass(frozen=True)
class _Place:
    """Finds words in the text: the n-th place where they stand."""

    text: str

    def __call__(self, words: str, n: int = 1) -> Span:
        at = -1
        for _ in range(n):
            at = self.text.index(words, at + 1)
        return Span(start=at, end=at + len(words))


at = _Place(TEXT)


def _blocks() -> tuple[Block, ...]:
    blocks, start = [], 0
    for kind, part in PARTS:
        blocks.append(Block(start=start, end=start + len(part), kind=kind))
        start += len(part) + 2
    return tuple(blocks)


def _source(words: str, category: str, entity: str | None, *, named: bool, n: int = 1) -> Source:
    span = at(words, n)
    return Source(start=span.start, end=span.end, category=category, entity=entity, named=named)  # type: ignore[arg-type]


def _fill(words: str, entity: str | None = None, n: int = 1) -> Filler:
    span = at(words, n)
    return Filler(start=span.start, end=span.end, entity=entity)


def _when(words: str, value: str | None) -> When:
    span = at(words)
    return When(start=span.start, end=span.end, value=value)


def _count(words: str, low: float | None, high: float | None, **more: object) -> Count:
    span = at(words)
    known: dict[str, object] = {"approximate": False, "who": "unknown", "incident": None, "told_by": None}
    return Count(start=span.start, end=span.end, low=low, high=high, **{**known, **more})  # type: ignore[arg-type]


PAGE = Page(
    id="sha256:" + hashlib.sha256(TEXT.encode()).hexdigest(),
    text=TEXT,
    blocks=_blocks(),
    published=Published(value="2022-03-15", evidence="json-ld"),
    language="en",
    url="https://courier.example/2022/03/15/port-sabra",
    title=PARTS[1][1],
    outlet="Coast Courier",
    authors=("Tamsin Oyelaran", "Joost Ferreira"),
    agencies=("Meridian Wire",),
    datelines=(
        Dateline(
            start=at("PORT SABRA").start,
            end=at("(Meridian Wire) —").end,
            place="Port Sabra, Maravel",
            agencies=("Meridian Wire",),
        ),
    ),
    media_type="text/html",
    encoding="utf-8",
)

ENTITIES = (
    Entity(id="E1", kind="organisation", name="Dockers’ union", mentions=(at("the union"), at("the union’s"))),
    Entity(id="E2", kind="person", name="Nadia Rahal", mentions=(at("union leader Nadia Rahal"), at("Rahal", 2))),
    Entity(id="E3", kind="organisation", name="Interior Ministry", mentions=(at("the Interior Ministry"),)),
    Entity(id="E4", kind="organisation", name="TVM", mentions=(at("state television TVM"),)),
    Entity(id="E5", kind="person", name="Castor Blum", mentions=(at("Interior Minister Castor Blum"), at("He did"))),
    Entity(
        id="E6", kind="group", name="ferry guards", mentions=(at("ferry guards"), at("the guards"), at("The guards"))
    ),
    Entity(id="E7", kind="person", name="Ismail Haddad", mentions=(at("the guards’ spokesman Ismail Haddad"),)),
    Entity(id="E8", kind="place", name="North Quay", mentions=(at("the North Quay"), at("the North Quay", 2))),
    Entity(id="E9", kind="group", name="masked men", mentions=(at("masked men"),)),
)

CLAIMS = (
    Claim(
        id="C1",
        form="indirect",
        act="assert",
        source=_source("the union", "other", "E1", named=True),
        cue=at("said"),
        content=(Span(start=at("At least four").start, end=at("the North Quay").end),),
        within=None,
        confidence=0.96,
    ),
    Claim(
        id="C2",
        form="direct",
        act="deny",
        source=_source("union leader Nadia Rahal", "other", "E2", named=True),
        cue=at("told"),
        content=(at("Nobody on our side carried a weapon"),),
        within=None,
        confidence=0.93,
    ),
    Claim(
        id="C3",
        form="direct",
        act="accuse",
        source=_source("union leader Nadia Rahal", "other", "E2", named=True),
        cue=None,
        content=(at("They fired from the roof, and they went on firing"),),
        within=None,
        confidence=0.88,
    ),
    Claim(
        id="C4",
        form="indirect",
        act="assert",
        source=_source("state television TVM", "media", "E4", named=True),
        cue=at("reported"),
        content=(Span(start=at("According to a statement").start, end=at("the guards first").end),),
        within=None,
        confidence=0.9,
    ),
    Claim(
        id="C5",
        form="indirect",
        act="accuse",
        source=_source("the Interior Ministry", "government", "E3", named=True),
        cue=at("According to a statement"),
        content=(at("masked men with fishing knives attacked the guards first"),),
        within="C4",
        confidence=0.87,
    ),
    Claim(
        id="C6",
        form="direct",
        act="assert",
        source=_source("Interior Minister Castor Blum", "government", "E5", named=True),
        cue=at("said", 2),
        content=(at("The guards"), at("defended themselves and a ferry with 300 passengers")),
        within=None,
        confidence=0.91,
    ),
    Claim(
        id="C7",
        form="indirect",
        act="withhold",
        source=_source("He", "government", "E5", named=True, n=1 + TEXT[: at("He did").start].count("He")),
        cue=at("did not say"),
        content=(at("who had ordered the guards to shoot"),),
        within=None,
        confidence=0.84,
    ),
    Claim(
        id="C8",
        form="indirect",
        act="hedge",
        source=None,
        cue=at("reportedly"),
        content=(at("Between 10 and 15 people were"), at("injured")),
        within=None,
        confidence=0.71,
    ),
    Claim(
        id="C9",
        form="indirect",
        act="hedge",
        source=_source("The harbour doctor", "health", None, named=False),
        cue=at("believes"),
        content=(at("up to 20 may be hurt, about 40 are missing, and no guards were killed"),),
        within=None,
        confidence=0.42,
    ),
    Claim(
        id="C10",
        form="direct",
        act="deny",
        source=_source("the guards’ spokesman Ismail Haddad", "security", "E7", named=True),
        cue=at("wrote"),
        content=(at("لم نطلق النار على أحد"),),
        within=None,
        confidence=0.8,
    ),
    Claim(
        id="C11",
        form="direct",
        act="promise",
        source=_source("the guards’ spokesman Ismail Haddad", "security", "E7", named=True),
        cue=None,
        content=(at("and we will open the gates tomorrow"),),
        within=None,
        confidence=0.77,
    ),
    Claim(
        id="C12",
        form="indirect",
        act="accuse",
        source=_source("Rahal", "other", "E2", named=True, n=2),
        cue=at("said", 3),
        content=(at("Police were planning to raid the union’s offices with tear gas"),),
        within=None,
        confidence=0.9,
    ),
)

INCIDENTS = (
    Incident(
        id="I1",
        type="shooting",
        stage="real",
        triggers=(at("fire"), at("shot"), at("opened fire"), at("shooting")),
        agents=(_fill("ferry guards", "E6"), _fill("Ferry guards", "E6")),
        patients=(_fill("dock strikers"), _fill("At least four dock workers"), _fill("a picket")),
        targets=(),
        instruments=(),
        when=(_when("on Sunday", "2022-03-13"),),
        where=(
            Where(
                start=at("Port Sabra").start,
                end=at("Port Sabra").end,
                name="Port Sabra",
                latitude=12.5,
                longitude=-71.25,
                precision="city",
                country="ZZ",
            ),
            Where(start=at("the North Quay").start, end=at("the North Quay").end, name="North Quay, Port Sabra"),
        ),
        told_by=(None, "C1", "C3"),
        confidence=0.94,
    ),
    Incident(
        id="I2",
        type="attack",
        stage="real",
        triggers=(at("attacked"),),
        agents=(_fill("masked men", "E9"),),
        patients=(_fill("the guards", "E6"),),
        targets=(),
        instruments=(_fill("fishing knives"),),
        when=(),
        where=(),
        told_by=("C4", "C5"),
        confidence=0.83,
    ),
    Incident(
        id="I3",
        type="raid",
        stage="plan",
        triggers=(at("raid"),),
        agents=(_fill("Police"),),
        patients=(),
        targets=(_fill("the union’s offices", "E1"),),
        instruments=(_fill("tear gas"),),
        when=(_when("tomorrow", None),),
        where=(),
        told_by=("C12",),
        confidence=0.78,
    ),
    Incident(
        id="I4",
        type="killing",
        stage="denied",
        triggers=(at("killed"),),
        agents=(),
        patients=(_fill("no guards"),),
        targets=(),
        instruments=(),
        when=(_when("June 2021", "2021-06"),),
        where=(),
        told_by=("C9",),
        confidence=0.45,
    ),
)

COUNTS = (
    _count("At least four dock workers", 4, None, effect="killed", who="civilian", incident="I1", told_by="C1"),
    _count("300 passengers", 300, 300, effect="affected", who="civilian", told_by="C6"),
    _count("Between 10 and 15 people", 10, 15, effect="injured", who="mixed", incident="I1", told_by="C8"),
    _count("dozens", None, None, effect="arrested", who="protester"),
    _count("up to 20", None, 20, effect="injured", incident="I1", told_by="C9"),
    _count("about 40", 40, 40, approximate=True, effect="missing", told_by="C9"),
    _count("no guards", 0, 0, effect="killed", who="security", incident="I4", told_by="C9"),
)

LEDGER = Ledger(
    input="port-sabra.html",
    page=PAGE,
    reader=ReaderMark(version="0.0.0", model="sample@sha256:0000"),
    entities=ENTITIES,
    claims=CLAIMS,
    incidents=INCIDENTS,
    counts=COUNTS,
    notices=(Notice(code="T301", message="a part of the page is not in English"),),
)
