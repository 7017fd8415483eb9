"""The text of a page in HTML, with every record's words marked where they stand.

The text is cut wherever a mark begins or ends, so that marks may nest and cross. A piece says in ``data-r`` which
records hold it, the shortest first; claims underline their content, each in a lane of its own where they overlap.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import Literal

from testigo.ledger import FURNITURE, Block, Claim, Ledger, Span
from testigo.show import words
from testigo.show.sources import Sources

COLOURS = 10
"""Colours that sources take in turn."""
LANES = 4
"""Underlines that fit below one another."""

Kind = Literal["content", "source", "cue", "trigger", "count", "role", "mention"]

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ENOUGH_TO_TELL = 2000
_CLOSES = frozenset(".,;:!?…”’»\"')]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Span):
    """Words that belong to a record, and as what."""

    record: str
    kind: Kind


def count_id(number: int) -> str:
    """Return the name by which the page calls its n-th count; the contract gives counts none."""
    return f"N{number + 1}"


def shown(text: str) -> str:
    """Return the text for HTML: escaped, what HTML cannot hold replaced, as long as it was before escaping."""
    return escape(_UNSHOWABLE.sub("\ufffd", text), quote=True)


def colour(voice: int | None) -> str:
    """Return the class for the colour of the n-th source."""
    return "v-none" if voice is None else f"v{voice % COLOURS}"


class MarkedText:
    """The text of one ledger; ``at`` begins the names of what its links lead to."""

    def __init__(self, ledger: Ledger, sources: Sources, *, at: str) -> None:
        """Find the marks, and where each claim's reference goes."""
        self._page = ledger.page
        self._sources = sources
        self._at = at
        self._claims = {claim.id: claim for claim in ledger.claims}
        self._titles = dict(_titles(ledger))
        self._marks = sorted(_marks(ledger), key=lambda mark: (mark.start, -mark.end))
        self._lanes = lanes(ledger.claims)
        self._references = self._placed_references()

    def html(self) -> Iterator[str]:
        """Yield the blocks; furniture that stands together is folded away."""
        pieces = iter(self._pieces())
        for aside, blocks in groupby(self._page.blocks, key=lambda block: block.kind in FURNITURE):
            inside = list(blocks)
            if aside:
                yield f'<details class="furniture"><summary>Set aside: {words.set_aside(inside)}</summary>'
            for block in inside:
                yield self._block(block, pieces)
            if aside:
                yield "</details>"

    def _block(self, block: Block, pieces: Iterator[tuple[Span, tuple[Mark, ...]]]) -> str:
        name = "h3" if block.kind == "title" else "p"
        inside = []
        for piece, marks in pieces:
            if piece.start >= block.start:
                inside.append(self._piece(piece, marks))
                inside.extend(self._reference(claim) for claim in self._references.get(piece.end, ()))
            if piece.end >= block.end:
                break
        direction = _direction(block.of(self._page.text))
        return f'<{name} class="block {block.kind}" dir="{direction}">{"".join(inside)}</{name}>'

    def _pieces(self) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
        """Yield the text cut at every edge of a mark, a block and a reference, with the marks that hold each piece."""
        spans: list[Span] = [*self._marks, *self._page.blocks]
        edges = {at for span in spans for at in (span.start, span.end)} | set(self._references)
        waiting, open_marks = iter(self._marks), list[Mark]()
        following = next(waiting, None)
        for start, end in pairwise(sorted(edges)):
            open_marks = [mark for mark in open_marks if mark.end > start]
            while following is not None and following.start <= start:
                open_marks.append(following)
                following = next(waiting, None)
            yield Span(start=start, end=end), tuple(open_marks)

    def _piece(self, piece: Span, marks: Sequence[Mark]) -> str:
        text = shown(piece.of(self._page.text))
        if not marks:
            return text
        records = dict.fromkeys(mark.record for mark in sorted(marks, key=lambda mark: mark.end - mark.start))
        kinds = sorted({mark.kind for mark in marks} - {"content", "role", "mention"})
        inner = f'{_class(kinds)} data-r="{shown(" ".join(records))}"'
        return self._underlined(f"{self._linked(piece, marks, inner, text)}", marks)

    def _linked(self, piece: Span, marks: Sequence[Mark], attributes: str, text: str) -> str:
        """Make a link of a piece that begins a trigger or a count, so that the keyboard reaches it."""
        for mark in marks:
            if mark.kind in {"trigger", "count"} and mark.start == piece.start:
                title = shown(self._titles[mark.record])
                return f'<a{attributes} href="#{self._at}{shown(mark.record)}" title="{title}">{text}</a>'
        return f"<span{attributes}>{text}</span>"

    def _underlined(self, inner: str, marks: Sequence[Mark]) -> str:
        told = sorted({mark.record for mark in marks if mark.kind == "content"}, key=lambda claim: self._lanes[claim])
        for claim in told:
            inner = f'<span class="said {self._colour(claim)} lane{self._lanes[claim]}">{inner}</span>'
        return inner

    def _reference(self, claim: Claim) -> str:
        does = "" if claim.act in {"assert", "confirm"} else f" {words.act(claim).rstrip(':')}"
        label = f"Claim {claim.id}: {self._sources.name(claim)} {words.act(claim)}"
        return (
            f'<a class="ref {self._colour(claim.id)}" id="{self._at}at-{shown(claim.id)}" data-r="{shown(claim.id)}" '
            f'href="#{self._at}{shown(claim.id)}" aria-label="{shown(label)}">{shown(claim.id)}{does}</a>'
        )

    def _colour(self, claim: str) -> str:
        voice = self._sources.voice(claim)
        return colour(None if voice is None or self._claims[claim].source is None else voice.number)

    def _placed_references(self) -> dict[int, list[Claim]]:
        """Return the claims by where their reference stands: after the last words and the marks that close them."""
        placed: dict[int, list[Claim]] = defaultdict(list)
        for claim in sorted(self._claims.values(), key=lambda claim: self._lanes[claim.id]):
            end = max(span.end for span in claim.content)
            block = next((block for block in self._page.blocks if block.start < end <= block.end), None)
            while block is not None and end < block.end and self._page.text[end] in _CLOSES:
                end += 1
            placed[end].append(claim)
        return placed


def lanes(claims: Sequence[Claim]) -> dict[str, int]:
    """Return how far below the words the underline of each claim runs: those around others run further off."""
    rows = [_Row() for _ in range(LANES - 1)]
    lane_of: dict[str, int] = {}
    for claim in sorted(claims, key=lambda claim: sum(span.end - span.start for span in claim.content)):
        lane = next((number for number, row in enumerate(rows) if row.has_room(claim.content)), LANES - 1)
        lane_of[claim.id] = lane
        if lane < len(rows):
            rows[lane].take(claim.content)
    return lane_of


class _Row:
    """Spans apart from each other, in order."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def has_room(self, spans: Iterable[Span]) -> bool:
        return all(self._is_free(span) for span in spans)

    def take(self, spans: Iterable[Span]) -> None:
        for span in spans:
            insort(self._taken, (span.start, span.end))

    def _is_free(self, span: Span) -> bool:
        before = bisect_left(self._taken, (span.end,)) - 1
        return before < 0 or self._taken[before][1] <= span.start


def _direction(text: str) -> str:
    """Return the way that most of the letters run; a quotation may open with letters of another script."""
    runs = Counter(unicodedata.bidirectional(letter) for letter in text[:_ENOUGH_TO_TELL])
    return "rtl" if runs["R"] + runs["AL"] > runs["L"] else "ltr"


def _class(kinds: Iterable[str]) -> str:
    names = " ".join(kinds)
    return f' class="{names}"' if names else ""


def _titles(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for incident in ledger.incidents:
        yield incident.id, f"{incident.id} {words.label(incident.type)}: {words.STAGES[incident.stage]}"
    for number, count in enumerate(ledger.counts):
        yield count_id(number), f"{count_id(number)} {words.amount(count)} {count.effect}"


def _marks(ledger: Ledger) -> Iterator[Mark]:
    for record, kind, span in _marked(ledger):
        start, end = max(span.start, 0), min(span.end, len(ledger.page.text))
        if start < end:
            yield Mark(start=start, end=end, record=record, kind=kind)


def _marked(ledger: Ledger) -> Iterator[tuple[str, Kind, Span]]:
    for claim in ledger.claims:
        yield from ((claim.id, "content", span) for span in claim.content)
        if claim.source:
            yield claim.id, "source", claim.source
        if claim.cue:
            yield claim.id, "cue", claim.cue
    for incident in ledger.incidents:
        yield from ((incident.id, "trigger", span) for span in incident.triggers)
        roles = (*incident.agents, *incident.patients, *incident.targets, *incident.instruments)
        yield from ((incident.id, "role", span) for span in (*roles, *incident.when, *incident.where))
    yield from ((count_id(number), "count", count) for number, count in enumerate(ledger.counts))
    for entity in ledger.entities:
        yield from ((entity.id, "mention", span) for span in entity.mentions)
