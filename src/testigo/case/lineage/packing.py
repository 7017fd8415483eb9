"""A trace as few bytes of the case file and back: what costs time to find is kept, what is quick to find is found anew."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any, overload

import numpy as np

from testigo.case.lineage.origins import NamedSource
from testigo.case.lineage.speakers import Speaker
from testigo.case.lineage.statements import Statement
from testigo.case.lineage.trace import Trace
from testigo.case.lineage.wording import Wording, form, number
from testigo.case.packing import inflated
from testigo.ledger import Span

_LEVEL = 1
"""Of zlib: a trace is read back more often than it is written."""

Plain = list[Any]


def packed(trace: Trace) -> bytes:
    """The trace without its id, text and stems, which the case file has elsewhere."""
    told = [trace.leading, *trace.statements] if trace.leading else list(trace.statements)
    words = sorted({s for t in told for s in (*t.stems, *t.speaker.own, *t.speaker.plain, *_of_runs(t))})
    index = {word: i for i, word in enumerate(words)}
    statements = [_statement(s, index) for s in trace.statements]
    leading = _statement(trace.leading, index) if trace.leading else None
    plain = {
        "told": json.dumps([words, statements, leading], ensure_ascii=False, separators=(",", ":")),
        "led": leading is not None,
        "body": _spans(trace.body),
        "printed": trace.printed,
        "quoted": _ranges(trace.words.quoted.tolist()),
        "day": trace.day,
        "outlet": trace.outlet,
        "agencies": sorted(trace.agencies),
        "named": [[n.words, n.span.start, n.span.end] for n in trace.named],
        "issued": trace.issued,
    }
    edges = np.stack([trace.words.starts, trace.words.ends], 1).reshape(-1) if len(trace.words) else np.empty(0)
    places = np.diff(edges.astype("<u4"), prepend=np.uint32(0)).tobytes()
    written = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return zlib.compress(len(places).to_bytes(4, "little") + places + written, _LEVEL)


def unpacked(data: bytes, page: str, text: str, stems: str) -> Trace:
    """The trace that :func:`packed` was given, of the page with this id and text. ``stems`` are set apart by blanks."""
    whole = inflated(data)
    size = int.from_bytes(whole[:4], "little")
    edges = np.cumsum(np.frombuffer(whole, "<u4", size // 4, 4)).tolist()
    plain = json.loads(whole[4 + size :].decode("utf-8", "surrogatepass"))
    told = _Told(plain["told"] if "told" in plain else [plain[name] for name in ("words", "statements", "leading")])
    return Trace(
        id=page,
        text=text,
        body=_unspanned(plain["body"]),
        printed=plain["printed"],
        words=_wording(text, edges[::2], edges[1::2], plain["quoted"]),
        stems=frozenset(map(intern, stems.split())),
        statements=told,
        day=plain["day"],
        outlet=tuple(plain["outlet"]),
        agencies=frozenset(plain["agencies"]),
        named=tuple(NamedSource(words=tuple(w), span=Span(start=a, end=b)) for w, a, b in plain["named"]),
        leading=told.leading if plain.get("led", True) else None,
        issued=plain["issued"],
    )


class _Told(Sequence[Statement]):
    """The statements of a page, taken apart when they are asked for: of two pages of which one copies the other, they never are.

    They stand as JSON in JSON; in cases made before that, as lists.
    """

    __slots__ = ("_leading", "_made", "_written")

    def __init__(self, written: str | Plain) -> None:
        self._written: str | Plain | None = written
        self._made: tuple[Statement, ...] = ()
        self._leading: Statement | None = None

    @property
    def leading(self) -> Statement | None:
        self._open()
        return self._leading

    def _open(self) -> tuple[Statement, ...]:
        if self._written is not None:
            words, statements, leading = json.loads(self._written) if isinstance(self._written, str) else self._written
            words = list(map(intern, words))
            self._made = tuple(_restated(s, words) for s in statements)
            self._leading = _restated(leading, words) if leading else None
            self._written = None
        return self._made

    def __len__(self) -> int:
        return len(self._open())

    def __iter__(self) -> Iterator[Statement]:
        return iter(self._open())

    @overload
    def __getitem__(self, at: int) -> Statement: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Statement]: ...
    def __getitem__(self, at: int | slice) -> Statement | Sequence[Statement]:
        return self._open()[at]


def _wording(text: str, starts: list[int], ends: list[int], quoted: Iterable[tuple[int, int]]) -> Wording:
    forms = tuple([intern(form(text[a:b])) for a, b in zip(starts, ends, strict=True)])
    inside = np.zeros(len(forms), np.bool_)
    for first, last in quoted:
        inside[first:last] = True
    numbers = np.fromiter(map(number, forms), np.uint64, len(forms))
    return Wording(forms=forms, numbers=numbers, starts=array("I", starts), ends=array("I", ends), quoted=inside)


def _ranges(flags: list[bool]) -> list[tuple[int, int]]:
    """The stretches of words for which a flag is true, half-open."""
    edges = [i for i, (a, b) in enumerate(zip([False, *flags], [*flags, False], strict=True)) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _spans(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _unspanned(plain: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start=a, end=b) for a, b in plain)


def _of_runs(statement: Statement) -> Iterable[str]:
    return (stem for stems in statement.runs.values() for stem in stems)


def _statement(s: Statement, index: Mapping[str, int]) -> Plain:
    def at(words: Iterable[str]) -> list[int]:
        return sorted(index[w] for w in words)

    who = s.speaker
    runs = [[run, at(stems)] for run, stems in sorted(s.runs.items())]
    return [[who.name, at(who.own), at(who.plain), who.last], s.act, s.category, _spans(s.spans), at(s.stems), runs]


def _restated(plain: Plain, words: list[str]) -> Statement:
    (name, own, plainly, last), act, category, spans, stems, runs = plain
    at = words.__getitem__
    return Statement(
        speaker=Speaker(name=name, own=frozenset(map(at, own)), plain=frozenset(map(at, plainly)), last=last),
        act=act,
        category=category,
        spans=_unspanned(spans),
        stems=frozenset(map(at, stems)),
        runs={run: tuple(map(at, told)) for run, told in runs},
    )
