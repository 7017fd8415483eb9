"""A page of an invented land, and the same page read by another model, of another text around it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from testigo.ledger import (
    Block,
    Claim,
    Count,
    Entity,
    Filler,
    Incident,
    Ledger,
    Page,
    Published,
    ReaderMark,
    Source,
    Span,
    When,
    Where,
)

TEXT = (
    "Two killed as guards clear the pier at Quellport\n\n"
    "The Harbour Guard shot dead two dockers on the long pier on Monday, the Dockers’ League said. "
    "“Nobody carried a weapon,” league spokeswoman Mira Toll told reporters.\n\n"
    "The Harbour Guard denied that its men had opened fire. Colonel Abel Rusk said the shots came from a boat, "
    "Radio Quell reported. Five people were hurt.\n"
)


def at(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """The nth place where the words stand."""
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return Span(start=start, end=start + len(words))


def _filler(words: str, entity: str | None, nth: int = 0) -> Filler:
    span = at(words, nth=nth)
    return Filler(start=span.start, end=span.end, entity=entity)


def _source(words: str, entity: str | None, nth: int = 0) -> Source:
    span = at(words, nth=nth)
    return Source(start=span.start, end=span.end, category="security", entity=entity, named=True)


def _claim(name: str, source: Source, cue: Span, content: Span, **more: Any) -> Claim:
    known = {"form": "indirect", "act": "assert", "within": None, "confidence": 0.6} | more
    return Claim(id=name, source=source, cue=cue, content=(content,), **known)


def page_as_read(url: str | None = None) -> Ledger:
    """The page as the first model reads it."""
    title_end = TEXT.index("\n")
    monday, pier = at("Monday"), at("the long pier")
    return Ledger(
        input="pier.txt",
        page=Page(
            id="sha256:" + hashlib.sha256(TEXT.encode()).hexdigest(),
            text=TEXT,
            blocks=(Block(start=0, end=title_end, kind="title"), Block(start=title_end + 2, end=len(TEXT) - 1, kind="body")),
            published=Published(value="2031-04-02", evidence="text"),
            outlet="Quellport Mail",
            title=TEXT[:title_end],
            url=url,
        ),
        reader=ReaderMark(version="0", model="first"),
        entities=(
            Entity(id="E1", kind="organisation", name="Harbour Guard", mentions=(at("The Harbour Guard"), at("The Harbour Guard", nth=1))),
            Entity(id="E2", kind="organisation", name="Dockers’ League", mentions=(at("the Dockers’ League"),)),
            Entity(id="E3", kind="person", name="Mira Toll", mentions=(at("league spokeswoman Mira Toll"),)),
            Entity(id="E4", kind="person", name="Abel Rusk", mentions=(at("Colonel Abel Rusk"),)),
            Entity(id="E5", kind="organisation", name="Radio Quell", mentions=(at("Radio Quell"),)),
        ),
        claims=(
            _claim("C1", _source("the Dockers’ League", "E2"), at("said"), at("The Harbour Guard shot dead two dockers on the long pier on Monday")),
            _claim("C2", _source("league spokeswoman Mira Toll", "E3"), at("told"), at("Nobody carried a weapon"), form="direct"),
            _claim("C3", _source("The Harbour Guard", "E1", 1), at("denied"), at("its men had opened fire"), act="deny"),
            _claim("C4", _source("Radio Quell", "E5"), at("reported"), at("Colonel Abel Rusk said the shots came from a boat")),
            _claim("C5", _source("Colonel Abel Rusk", "E4"), at("said", nth=1), at("the shots came from a boat"), within="C4"),
        ),
        incidents=(
            Incident(
                id="I1",
                type="killing",
                stage="real",
                triggers=(at("shot dead"),),
                agents=(_filler("The Harbour Guard", "E1"),),
                patients=(_filler("two dockers", None),),
                targets=(),
                instruments=(),
                when=(When(start=monday.start, end=monday.end, value="2031-03-31"),),
                where=(Where(start=pier.start, end=pier.end, name="the long pier"),),
                told_by=("C1",),
                confidence=0.7,
            ),
        ),
        counts=(
            _count("two dockers", 2, "killed", "C1"),
            _count("Five people", 5, "injured", None),
        ),
    )  # fmt: skip


def _count(words: str, number: int, effect: Any, told_by: str | None) -> Count:
    span = at(words)
    return Count(
        start=span.start, end=span.end, low=float(number), high=float(number), approximate=False,
        effect=effect, who="unknown", incident="I1", told_by=told_by,
    )  # fmt: skip


def read_anew(ledger: Ledger, before: str = "", *, ids: int = 10, model: str = "second") -> Ledger:
    """The same records as another model has them: ``before`` stands before the text, and every id is ``ids`` higher."""
    moved: Ledger = _moved(ledger, len(before), ids)
    blocks = moved.page.blocks
    if before.strip():
        blocks = (Block(start=0, end=len(before.rstrip()), kind="navigation"), *blocks)
    page = replace(moved.page, text=before + ledger.page.text, blocks=blocks)
    return replace(moved, page=page, reader=ReaderMark(version="1", model=model))


def _moved(value: Any, by: int, ids: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(v, by, ids) for v in value)
    if isinstance(value, str):
        return re.sub(r"^([CEI])(\d+)$", lambda m: f"{m[1]}{int(m[2]) + ids}", value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {f.name: _moved(getattr(value, f.name), by, ids) for f in fields(value)}
    if isinstance(value, Span):
        changed |= {"start": value.start + by, "end": value.end + by}
    return type(value)(**changed)
