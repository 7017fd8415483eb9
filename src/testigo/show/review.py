"""What there is to review, in a terminal: each record with the words that it was read from, and what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from testigo.case.records import PageCard
from testigo.case.review.decisions import Decision, Standing
from testigo.case.review.doubts import DoubtKind
from testigo.case.review.names import name_of
from testigo.case.review.passages import Marked, Quoted
from testigo.case.review.queue import Doubtful
from testigo.show import words
from testigo.show.case_words import day, outlet
from testigo.show.sheet import Sheet, of_page, plain

if TYPE_CHECKING:
    from rich.text import Text

KINDS: dict[DoubtKind, str] = {
    "claim": "claim",
    "incident": "incident",
    "when": "time",
    "where": "place",
    "count": "number",
    "published": "date of a page",
    "party": "one party",
    "event": "one event",
    "part_of": "part of a party",
}
_STYLES = {"source": "bold", "cue": "italic", "content": "underline", "trigger": "bold yellow", "name": "bold"}
_STATES = {"holds": "", "lost": "not in the present reading", "undone": "undone", "replaced": "replaced by a later one"}
_STATE_STYLES = {"lost": "bold red", "undone": "dim", "replaced": "dim"}
_LOW = 0.5


class ReviewView:
    """Sets what is to be decided for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, cards: Iterable[PageCard], *, width: int = 80, colour: bool = False) -> None:
        """Take the pages of the case. Without colour the words that matter stand in brackets, with what they are."""
        self._sheet = Sheet(width=width, colour=colour)
        self._cards: Mapping[str, PageCard] = {card.id: card for card in cards}

    def listed(self, found: Sequence[Doubtful]) -> str:
        """Return the records with how certain each is, a line or two each."""
        return self._sheet.text(self._list(found))

    def one(self, item: Doubtful, place: str = "") -> str:
        """Return a record with the words that it was read from; ``place`` says how far one has come."""
        return self._sheet.text(self._item(item, place))

    def decisions(self, found: Sequence[Standing]) -> str:
        """Return what was decided, in order, by whom and why, and what no longer has its effect."""
        return self._sheet.text(self._decisions(found))

    def _list(self, found: Sequence[Doubtful]) -> Iterator[Text]:
        width = max((len(KINDS[item.kind]) for item in found), default=0)
        for item in found:
            prefix = _certainty(item.certainty).append(f"  {KINDS[item.kind]:<{width}}  ", style="dim")
            yield from self._sheet.hanging(prefix, plain(item.id, "bold"))
            yield from self._sheet.hanging(plain(" " * prefix.cell_len), of_page(item.says))
        if not found:
            yield plain("Nothing is left to review.", "dim")

    def _item(self, item: Doubtful, place: str) -> Iterator[Text]:
        yield plain("")
        head = _certainty(item.certainty).append(f"  {KINDS[item.kind]}  ", style="dim").append(item.id, style="bold")
        yield head.append(f"   {place}" if place else "", style="dim")
        yield from self._sheet.hanging(plain(""), of_page(item.says))
        if item.why:
            yield from self._sheet.hanging(plain("Because: ", "dim"), of_page(item.why))
        for passage in item.passages:
            yield plain("")
            yield from self._passage(passage)
        yield plain("")

    def _passage(self, passage: Quoted) -> Iterator[Text]:
        card = self._cards.get(passage.page)
        if card is not None:
            facts = [
                outlet(card),
                day(card.published) if card.published else "no date found",
                words.one_line(card.title or card.input),
            ]
            yield from self._sheet.hanging(plain("  "), plain(" · ".join(facts), "dim"))
        body = self._styled(passage) if self._sheet.colour else _bracketed(passage)
        yield from self._sheet.hanging(plain("  "), body)

    def _styled(self, passage: Quoted) -> Text:
        body = plain(re.sub(r"\s", " ", passage.text))  # marks count its characters
        for mark in passage.marks:
            body.stylize(_STYLES.get(mark.label, "cyan"), mark.start, mark.end)
        return _ends(passage, body)

    def _decisions(self, found: Sequence[Standing]) -> Iterator[Text]:
        width = max((len(str(s.decision.id)) for s in found), default=0)
        for standing in found:
            yield from self._decision(standing, width)
        if not found:
            yield plain("Nothing was decided yet.", "dim")

    def _decision(self, standing: Standing, width: int) -> Iterator[Text]:
        d = standing.decision
        line = plain(_verb(d), "bold").append(f" {_about(standing)}")
        line.append(f"  {d.by}, {day(d.at[:10])}", style="dim")
        if _STATES[standing.state]:
            line.append(f"  [{_STATES[standing.state]}]", style=_STATE_STYLES.get(standing.state, ""))
        yield from self._sheet.hanging(plain(f"{d.id:>{width}}  ", "dim"), line)
        for more in (_set_fields(d), f"“{d.why}”" if d.why else "", _words(d) if standing.state == "lost" else ""):
            if more:
                yield from self._sheet.hanging(plain(" " * (width + 2)), of_page(more, "dim"))


def _certainty(certainty: float) -> Text:
    return plain(f"{certainty:>4.0%}", "bold red" if certainty < _LOW else "yellow")


def _bracketed(passage: Quoted) -> Text:
    """The words with brackets around those that matter: “[source: the ministry] [cue: said] …”; inner ones unmarked."""
    said, at = "", 0
    for mark in _outermost(passage.marks):
        said += passage.text[at : mark.start] + f"[{mark.label}: {passage.text[mark.start : mark.end]}]"
        at = mark.end
    return _ends(passage, of_page(said + passage.text[at:]))


def _outermost(marks: Iterable[Marked]) -> Iterator[Marked]:
    end = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def _ends(passage: Quoted, body: Text) -> Text:
    opened = plain("… " if passage.cut_before else "").append_text(body)
    return opened.append(" …" if passage.cut_after else "")


_VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add": "added",
    "join": "joined",
    "part": "parted",
    "undo": "undid",
}


def _verb(d: Decision) -> str:
    if d.join == "part_of":
        return "put" if d.verb == "join" else "did not put"
    return _VERBS.get(d.verb, d.verb)


def _about(standing: Standing) -> str:
    d = standing.decision
    if d.undoes is not None:
        return f"decision {d.undoes}"
    left = standing.record or (name_of(d.target.page, d.target.id) if d.target else "something unknown")
    right = standing.other or (name_of(d.other.page, d.other.id) if d.other else "")
    if d.other is None:
        return left
    return f"{left} {'under' if d.join == 'part_of' else 'and'} {right}"


def _set_fields(d: Decision) -> str:
    return "; ".join(f"{name}: {_value(value)}" for name, value in (d.change or {}).items() if name != "geonames")


def _value(value: object) -> str:
    """A field as it is kept, in words."""
    if isinstance(value, list):
        return ", ".join(map(_value, value)) or "none"
    if isinstance(value, dict):
        if "exact" in value:
            return f"“{value['exact']}”"
        if "record" in value:
            return str(value["record"]["id"])
        return ", ".join(
            _value(v) for k, v in value.items() if k in {"at", "value", "name", "category", "entity"} and v
        )
    return "none" if value is None else str(value)


def _words(d: Decision) -> str:
    """The words that a decision is about, where they are not found."""
    anchors = d.target.anchors if d.target else ()
    return "it is about " + " … ".join(f"“{a.exact}”" for a in anchors) if anchors else ""
