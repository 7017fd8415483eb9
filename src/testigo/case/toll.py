"""The numbers that a page gives of an incident: totals for all, and parts of them for some.

A page counts in pieces: "his driver and one of his bodyguards", "the minister and two others", "twelve, among them two
girls". What stands side by side is added up to the total that the page tells; a piece is kept for whom it counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from testigo.case.disclaimers import HARM
from testigo.case.records import Amount
from testigo.case.uncounted import OF_PERSONS, counts_nobody
from testigo.case.victims import Victim, Victims
from testigo.ledger import Count, Effect, Incident, IncidentType, Ledger, Span
from testigo.reading.cardinals import CARDINAL, cardinal_of
from testigo.reading.sentences import sentence_spans

_SIDE_BY_SIDE = re.compile(r"[^.;:]{0,30}\b(?:and|plus|as well as|along with|y)\s+(?:\w+ly\s+)?|\s*,\s*", re.IGNORECASE)
_AMONG_BEFORE = re.compile(r"\b(?:including|included|among (?:\w+\s){1,8}(?:were|was|are|is))\s*$", re.IGNORECASE)
_AMONG_AFTER = re.compile(
    r"\s*,?\s*(?:(?:were|was|are) )?(?:among|of (?:them|those|these|whom|the (?:dead|\w+ (?:dead|killed))))\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\bof (?:them|those|these|whom|the (?:dead|victims|injured|wounded|\d+|two|three|four|five|six|seven|eight|nine|ten))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:others?|another)\b|\bmore (?!than\b)", re.IGNORECASE)
_OTHER_FIRST = re.compile(r"(?:the )?(?:others?|another)\b", re.IGNORECASE)
_AND_NOT = re.compile(r"(?:\band|\bbut|,)\s+not\s*$|\b(?:rather than|instead of)\s*$", re.IGNORECASE)
"""What stands before a number that is set right."""
_NOT_ONE = re.compile(r"\bnot(?: even)?\s*$", re.IGNORECASE)
_NTH = re.compile(
    r"(?:an?|the|his|her|their) (second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
"""How one is told of who adds to those counted already: with "a fourth victim" there are four."""
_ORDINALS = {
    word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2)
}
_BARE_PART = re.compile(r"(?:at least |about |some )?\w+ of (?:them|those|these|whom)", re.IGNORECASE)
"""Some of others, without a word for who they are: "one of them"."""
_SIDES = frozenset({"security", "armed_group"})
"""Those of whom "two of them" may be all who were hurt of their side; of civilians it is some of everyone."""
_HOW = re.compile(r"\s*(?:by|with|in|from|on|seriously|critically|badly|severely|gravely)\b", re.IGNORECASE)
"""What follows "22 of them" where it says how they were hurt."""
_RESCUED = re.compile(
    r"[^.;:,]{0,25}?\b(?:(?:had|have|has|were|was|are|being|been) )+(?:\w+ly )?"
    r"(rescued|saved|evacuated|picked up|pulled (?:alive|from|out of)|found alive|brought ashore)\b",
    re.IGNORECASE,
)
"""What befell those counted, where it is neither death nor harm."""
_CREW = re.compile(
    rf"\s*(?:,|and|plus)\s+(?:a |its )?({CARDINAL})\s+(?:\w+ )?(?:crew|staff|crewmen|sailors|employees)\b",
    re.IGNORECASE,
)
"""Those aboard beside the passengers."""
_ANYONE = re.compile(r"[\w,.-]+ (?:persons?|people|individuals?|men|suspects?)", re.IGNORECASE)
"""Words that do not say what those counted are."""
_ILLNESS: frozenset[IncidentType] = frozenset({"outbreak", "poisoning"})
"""Kinds of incident that make people ill and wound nobody."""
_OF_HARM: frozenset[Effect] = frozenset({"missing", "affected", "displaced"})
_AT = re.compile(
    r"\b(?:number|crowd|turnout) (?:of (?:marchers|protesters|protestors|demonstrators|people (?:who|marching))\b[^.;:]{0,20}?)?"
    r"(?:at|of)(?: (?:about|some|around|only))?\s*$",
    re.IGNORECASE,
)
"""What stands before a number of those who marched: "put the number of marchers at 500"."""
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:and|along with|together with|besides|as well as|with)\s*(?:at least |some |about |up to )?$", re.IGNORECASE
)
_THEIRS = re.compile(r"\b(?:his|her)\b|\w['’]s\b", re.IGNORECASE)
_SOME: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("children", re.compile(r"\b(?:child|children|minors?|girls?|boys?|niñ[oa]s)\b", re.IGNORECASE)),
    ("women", re.compile(r"\b(?:women|woman|mujer(?:es)?)\b", re.IGNORECASE)),
    ("journalists", re.compile(r"\b(?:journalists?|reporters?)\b", re.IGNORECASE)),
)
"""Those whom editors count apart, by the words of the count or just after it."""
_DOUBLE = re.compile(r"\b(double|twin|triple|quadruple)\s+(?=\w*$)", re.IGNORECASE)
_MULTIPLES = {"double": 2.0, "twin": 2.0, "triple": 3.0, "quadruple": 4.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number that the page tells of an incident: of everyone (``who`` None) or of some."""

    incident: Incident
    effect: Effect
    who: str | None
    amount: Amount
    spans: tuple[Span, ...]
    claim: str | None
    own_claim: bool
    """Whether the reader says which claim tells it; else it is told by whoever tells the words."""
    denied: bool = False
    """Whether it is told that there are not so many: "fifteen, and not fourteen"."""


def tallies_of(ledger: Ledger, victims: Victims) -> Iterator[Tally]:
    """Yield the totals and parts that the page tells of its incidents."""
    yield from _Toll(ledger, victims).all()


class _Toll:
    def __init__(self, ledger: Ledger, victims: Victims) -> None:
        self._text = ledger.page.text
        self._ledger = ledger
        self._victims = victims
        self._incidents = {i.id: i for i in ledger.incidents}
        self._sentences = sentence_spans(self._text) if ledger.counts or ledger.incidents else []

    def all(self) -> Iterator[Tally]:
        counted: dict[tuple[str, Effect, int, str | None], list[Count]] = defaultdict(list)
        set_right: list[Count] = []
        for count in sorted(map(self._placed, self._ledger.counts), key=lambda c: (c.start, c.end)):
            if count.incident not in self._incidents or self._is_named(count):
                continue
            if counts_nobody(count, self._ledger.counts, self._text):
                continue
            if count.effect in OF_PERSONS and _AND_NOT.search(self._text[max(0, count.start - 14) : count.start]):
                set_right.append(count)
                continue
            if count.effect in OF_PERSONS and not self._rescued(count):
                counted[count.incident, count.effect, self._sentence(count), count.told_by].append(count)
            else:
                yield self._affected(count)
        for count in set_right:
            yield replace(self._tally([count], None), denied=True)
        for counts in counted.values():
            last = [count for count in counts if _NTH.match(count.of(self._text))]
            yield from (self._up_to(count) for count in last) if last else self._in_sentence(counts)
        told = {(incident, effect) for incident, effect, _, _ in counted}
        for incident in self._ledger.incidents:
            yield from self._named_together(incident, told)

    def _up_to(self, count: Count) -> Tally:
        """How many there are with the last of them: "a third person has died"."""
        said = _NTH.match(count.of(self._text))
        number = float(_ORDINALS.get(said[1].casefold(), 0) or re.sub(r"\D", "", said[1])) if said else 1.0
        return replace(self._tally([count], None), amount=Amount(low=number, high=number))

    def _placed(self, count: Count) -> Count:
        """The count with its incident: numbers that the reader leaves alone are of the first harm that the page tells of, of marchers of its one march."""
        incident = self._incidents.get(count.incident or "")
        if count.effect == "injured" and incident is not None and incident.type in _ILLNESS:
            count = replace(count, effect="infected")
        if count.effect in OF_PERSONS and _AT.search(self._text[max(0, count.start - 60) : count.start]):
            count = replace(count, incident=None, effect="participated")
        if count.incident is not None:
            return count
        if count.effect in _OF_HARM:
            harm = [i for i in self._ledger.incidents if i.type in HARM and i.stage == "real"]
            first = min(harm, key=lambda i: (i.triggers[0].start, i.id), default=None)
            return replace(count, incident=first.id) if first is not None else count
        marches = [i.id for i in self._ledger.incidents if i.type == "protest" and i.stage == "real"]
        is_one = count.effect == "participated" and len(marches) == 1
        return replace(count, incident=marches[0]) if is_one else count

    def _rescued(self, count: Count) -> str | None:
        """What is told to have befallen them instead: "rescued"."""
        said = _RESCUED.match(self._text, count.end, count.end + 60)
        return said[1].casefold() if said else None

    def _affected(self, count: Count) -> Tally:
        """What is counted of persons to whom it happened, or of things; those aboard with the crew."""
        who = self._rescued(count)
        tally = self._tally([count], who if count.effect != "damage" else None)
        if who and count.effect != "damage":
            return replace(tally, effect="affected")
        crew = _CREW.match(self._text, count.end, count.end + 40)
        if crew is None or count.effect != "affected" or None in {count.low, count.high}:
            return tally
        more = cardinal_of(crew[1])
        amount = replace(tally.amount, low=(count.low or 0.0) + more, high=(count.high or 0.0) + more)
        return replace(tally, amount=amount, spans=(*tally.spans, Span(start=crew.start(1), end=crew.end())))

    def _is_named(self, count: Count) -> bool:
        """Whether it counts one victim whom the page names: "an aged person" who is the minister himself."""
        if not count.low == count.high == 1.0 or _NTH.match(count.of(self._text)):
            return False
        victims = self._victims.of(self._incidents[count.incident or ""])
        return any(v.named and any(f.overlaps(count) for f in v.fillers) for v in victims)

    def _sentence(self, span: Span) -> int:
        return bisect_right(self._sentences, (span.start, len(self._text))) - 1

    def _in_sentence(self, counts: Sequence[Count]) -> Iterator[Tally]:
        """The counts of one effect in one sentence, told by one."""
        parts = [
            c for c in counts if self._is_part(c) or (_OTHER_FIRST.match(c.of(self._text)) and not self._added([c]))
        ]
        for group in self._side_by_side([c for c in counts if c not in parts]):
            added = self._added(group)
            yield self._tally(group, None, added)
            if len(group) > 1 or added or self._is_security(group[0]):
                parts.extend(group)
        for part in parts:
            if (who := self._whom(part)) and not self._is_how(part, who, counts):
                yield self._tally([part], who)

    def _is_security(self, count: Count) -> bool:
        return count.who == "security" and not _ANYONE.fullmatch(" ".join(count.of(self._text).split()))

    def _is_how(self, part: Count, who: str, counts: Sequence[Count]) -> bool:
        """Whether "22 of them" says how others of the sentence were hurt, and not who they are."""
        if who != part.who or not _BARE_PART.fullmatch(part.of(self._text)):
            return False
        if who not in _SIDES:
            return True
        others = [c for c in counts if not c.overlaps(part)]
        if not others:
            return False
        return any(c.who == who for c in others) or bool(_HOW.match(self._text, part.end, part.end + 30))

    def _is_part(self, count: Count) -> bool:
        before, after = self._text[max(0, count.start - 40) : count.start], self._text[count.end : count.end + 30]
        return bool(
            _AMONG_BEFORE.search(before)
            or _AMONG.search(count.of(self._text) + after[:12])
            or _AMONG_AFTER.match(after)
        )

    def _side_by_side(self, counts: Sequence[Count]) -> Iterator[list[Count]]:
        group: list[Count] = []
        for count in counts:
            if group and not self._joined(group[-1], count):
                yield group
                group = []
            if not (group and group[-1].overlaps(count)):
                group.append(count)
        if group:
            yield group

    def _joined(self, left: Count, right: Count) -> bool:
        if left.overlaps(right):
            return True
        return bool(_SIDE_BY_SIDE.fullmatch(self._text[left.end : right.start])) and left.of(self._text) != right.of(
            self._text
        )

    def _added(self, counts: Sequence[Count]) -> list[Victim]:
        """The victims who are named beside the counts and not counted in them."""
        incident = self._incidents[counts[0].incident or ""]
        known = [v for v in self._victims.of(incident) if v.effect == counts[0].effect]
        apart = [v for v in known if not any(f.overlaps(c) for f in v.fillers for c in counts)]
        if not apart or not any(v.named for v in apart):
            return []
        return apart if any(self._are_others(c, apart) for c in counts) else []

    def _are_others(self, count: Count, victims: Sequence[Victim]) -> bool:
        words = count.of(self._text)
        around = self._text[max(0, count.start - 15) : count.end + 20]
        if _OTHERS.search(words) or _THEIRS.search(words) or _ALSO.search(around):
            return True
        ends = [f.end for v in victims if v.named for f in v.fillers if f.end <= count.start]
        between = self._text[max(ends, default=count.start) : count.start]
        return bool(ends) and len(between) <= 60 and bool(_WITH.search(between)) and not re.search(r"[.;]\s", between)

    def _whom(self, count: Count) -> str | None:
        """Whom a part counts: the reader's category, else the words without their number."""
        for who, said in _SOME:
            if said.search(
                count.of(self._text) + self._text[count.end : count.end + 22].partition(".")[0].partition(",")[0]
            ):
                return who
        if count.who != "unknown":
            return count.who
        words = " ".join(count.of(self._text).split()).casefold()
        return (
            re.sub(
                r"^(?:at least|more than|about|some|the|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+",
                "",
                words,
            )
            or None
        )

    def _tally(self, counts: Sequence[Count], who: str | None, added: Sequence[Victim] = ()) -> Tally:
        first = counts[0]
        more = len(added)
        none = first.low == 1.0 and _NOT_ONE.search(self._text[max(0, first.start - 10) : first.start])
        lows, highs = ([0.0], [0.0]) if none else ([c.low for c in counts], [c.high for c in counts])
        amount = Amount(
            low=None if None in lows else sum(low for low in lows if low is not None) + more,
            high=None if None in highs else sum(high for high in highs if high is not None) + more,
            approximate=any(c.approximate for c in counts),
        )
        near = [f for v in added for f in v.fillers[:1]]
        spans = sorted((Span(start=s.start, end=s.end) for s in (*counts, *near)), key=lambda s: s.start)
        return Tally(
            incident=self._incidents[first.incident or ""],
            effect=first.effect,
            who=who,
            amount=amount,
            spans=tuple(spans),
            claim=first.told_by,
            own_claim=True,
        )

    def _named_together(self, incident: Incident, told: set[tuple[str, Effect]]) -> Iterator[Tally]:
        """Two or more victims by name, where the incident has no count; a "double murder"."""
        victims = [v for v in self._victims.of(incident) if v.effect in OF_PERSONS]
        if victims and victims[0].effect and (incident.id, victims[0].effect) not in told:
            for together in self._in_one_sentence(victims):
                yield self._made(incident, victims[0].effect, float(len(together)), together)
            if len(victims) == 1 and victims[0].named and victims[0].effect == "injured":
                yield self._made(incident, "injured", 1.0, (_span(victims[0].fillers[0]),))
        if incident.type == "killing" and (incident.id, "killed") not in told:
            for trigger in incident.triggers:
                before = _DOUBLE.search(self._text[max(0, trigger.start - 12) : trigger.start])
                inside = re.match(r"(double|twin|triple|quadruple)\b", trigger.of(self._text), re.IGNORECASE)
                if found := before or inside:
                    yield self._made(incident, "killed", _MULTIPLES[found[1].casefold()], (trigger,))

    def _in_one_sentence(self, victims: Sequence[Victim]) -> Iterator[tuple[Span, ...]]:
        """Where the most of several victims stand together, at least one of them by name."""
        together: dict[int, dict[int, Span]] = defaultdict(dict)
        for i, victim in enumerate(victims):
            for filler in victim.fillers:
                together[self._sentence(filler)].setdefault(i, _span(filler))
        several = [
            found for _, found in sorted(together.items()) if len(found) > 1 and any(victims[i].named for i in found)
        ]
        most = max((len(found) for found in several), default=0)
        yield from (tuple(sorted(f.values(), key=lambda s: s.start)) for f in several if len(f) == most)

    def _made(self, incident: Incident, effect: Effect, number: float, spans: tuple[Span, ...]) -> Tally:
        return Tally(
            incident=incident,
            effect=effect,
            who=None,
            amount=Amount(low=number, high=number),
            spans=spans,
            claim=None,
            own_claim=False,
        )


def _span(filler: Span) -> Span:
    return Span(start=filler.start, end=filler.end)
