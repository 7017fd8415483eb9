"""What a page answers to the questions of a case: each with who tells it, through whom, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from testigo.case.blames import Blame, blames_of
from testigo.case.claim_chains import Sources, Tellers
from testigo.case.denials import Denial, denials_of
from testigo.case.disclaimers import disclaimers_of
from testigo.case.hedges import is_open, leaves_open
from testigo.case.instruments import instruments_in, laden, means
from testigo.case.profiles import spot
from testigo.case.records import Amount, Asked, Node, Spot, Telling
from testigo.case.toll import Tally, tallies_of
from testigo.case.victims import Victims, names_in
from testigo.ledger import Claim, Filler, Incident, IncidentType, Ledger, Span, When, Where

Value = Amount | Spot | Node | str | bool
_NOT_ACCUSING = frozenset({"deny", "withhold"})
"""Acts in whose content whoever is named as agent is not said to have done it."""
_AIMED: frozenset[IncidentType] = frozenset({"shooting", "attack", "strike", "killing", "clash"})
_AT = re.compile(r"\b(?:at|into|on|upon|against|towards?|hit|attacked|charged|struck)\s+$", re.IGNORECASE)
_AT_THEM = 10
"""Characters before those fired at in which the word stands that says so."""
_NUMBERED = re.compile(
    r"(?:at least|more than|about|some|\d|an?\s|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE
)
_NONE = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
_THINGS = frozenset({"vehicle", "weapon"})
_NO_PLACES = frozenset({"person", "vehicle", "weapon"})
FILLED: dict[Asked, str] = {"agent": "agents", "target": "targets", "instrument": "instruments"}


def tellings_of(ledger: Ledger) -> tuple[Telling, ...]:
    """Return every answer that the page gives about its incidents, in the order of its records.

    What one teller says twice in one way stands once, with all the places where it stands.
    """
    return _merged(_body_first(ledger, _Answers(ledger).all()))


class _Answers:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._text = ledger.page.text
        self._tellers = Tellers(ledger)
        self._sources = Sources(ledger)
        self._victims = Victims(ledger)
        self._claims = {c.id: c for c in ledger.claims}
        self._not_used: set[tuple[str, int]] = set()
        self._kinds = {e.id: e.kind for e in ledger.entities}

    def all(self) -> Iterator[Telling]:
        denials = list(denials_of(self._ledger, self._tellers))
        self._not_used = {(d.incident.id, d.span.start) for d in denials if d.question == "instrument"}
        for incident in self._ledger.incidents:
            yield from self._roles(incident)
            yield from self._patients(incident)
            for when in incident.when:
                if when.value:
                    yield self._telling(incident, "when", when.value, (when,))
            for place in incident.where:
                if _is_place(place, self._text) and not self._is_somebody(place):
                    yield self._telling(incident, "where", spot(place), (place,))
            yield from self._damage(incident)
        for tally in tallies_of(self._ledger, self._victims):
            yield self._count(tally)
        for blame in blames_of(self._ledger):
            yield self._blame(blame)
        for denial in denials:
            yield self._denial(denial)
        for said in disclaimers_of(self._ledger, self._tellers):
            yield self._telling(said.incident, "agent", said.party, (said.span,), claim=said.claim, denied=True)

    def _roles(self, incident: Incident) -> Iterator[Telling]:
        for question, role in FILLED.items():
            fillers: Sequence[Filler] = getattr(incident, role)
            for filler in fillers:
                teller = self._tellers.innermost(filler)
                if question == "instrument" and (incident.id, filler.start) in self._not_used:
                    continue
                if question == "agent" and self._is_no_agent(incident, filler):
                    continue
                if question != "agent" or teller is None or teller.act not in _NOT_ACCUSING:
                    yield from self._role(incident, question, filler)
        yield from self._crowds(incident)
        for name, span in instruments_in(incident, self._text):
            if (incident.id, span.start) not in self._not_used:
                yield self._telling(incident, "instrument", name, (span,))

    def _crowds(self, incident: Incident) -> Iterator[Telling]:
        """Those who were fired at, where the reader takes them for those whom it befell: "into the crowd"."""
        for filler in incident.patients if incident.type in _AIMED else ():
            before = self._text[max(0, filler.start - _AT_THEM) : filler.start]
            if (
                self._kind(filler) in {"group", None}
                and _AT.search(before)
                and not _NUMBERED.match(filler.of(self._text))
            ):
                yield self._telling(incident, "target", self._who(filler), (filler,))

    def _is_no_agent(self, incident: Incident, filler: Filler) -> bool:
        """Whether the words say that nobody of them did it, or name what others used to do it."""
        if _NONE.match(filler.of(self._text)):
            return True
        return self._kind(filler) in _THINGS and any(self._kind(f) not in _THINGS for f in incident.agents)

    def _role(self, incident: Incident, question: Asked, filler: Filler) -> Iterator[Telling]:
        """Who or what fills a role; a vehicle full of explosives is a means by what it is, and no target."""
        if question == "target" and laden(self._text, filler):
            yield self._telling(incident, "instrument", "car bomb", (filler,))
            return
        words = self._words((filler,))
        said = means(incident, self._text, filler, words) if question == "instrument" else words
        if said is not None:
            yield self._telling(incident, question, self._who(filler) if said == words else said, (filler,))

    def _is_somebody(self, place: Where) -> bool:
        """Whether what the reader takes for a place is a person, a vehicle or an outlet that the page names."""
        if place.latitude is not None:
            return False
        words = " ".join(place.of(self._text).split())
        own = {self._ledger.page.outlet, *self._ledger.page.agencies}
        return place.name in own or any(
            m.overlaps(place) and " ".join(m.of(self._text).split()) == words
            for e in self._ledger.entities
            if e.kind in _NO_PLACES and " " in words
            for m in e.mentions
        )

    def _who(self, filler: Filler) -> Node | str:
        """The entity that the filler names; its words where it names none."""
        if filler.entity is not None and not self._sources.is_other(filler, filler.entity):
            return Node(page=self._ledger.page.id, id=filler.entity)
        return self._words((filler,))

    def _patients(self, incident: Incident) -> Iterator[Telling]:
        for victim in self._victims.of(incident):
            if victim.named and victim.entity:
                for filler in victim.fillers:
                    yield from self._patient(incident, filler)

    def _patient(self, incident: Incident, filler: Filler) -> Iterator[Telling]:
        names = names_in(self._words((filler,)))
        if len(names) > 1:
            yield from (self._telling(incident, "patient", name, (filler,)) for name in names)
        else:
            yield self._telling(incident, "patient", self._who(filler), (filler,))

    def _damage(self, incident: Incident) -> Iterator[Telling]:
        """Buildings and vehicles that the incident left destroyed or damaged, where its own word says so."""
        for trigger in incident.triggers:
            ruin = _RUIN.search(trigger.of(self._text))
            near = [f for f in incident.targets if abs(f.start - trigger.end) < _NEAR and self._kind(f) in _RUINED]
            if ruin and near:
                thing = min(near, key=lambda f: abs(f.start - trigger.end))
                yield self._telling(
                    incident, "damage", f"{self._words((thing,))} {ruin[0].casefold()}", (thing, trigger)
                )

    def _kind(self, filler: Filler) -> str | None:
        return self._kinds.get(filler.entity or "")

    def _count(self, tally: Tally) -> Telling:
        claim = self._claims.get(tally.claim or "") if tally.own_claim else None
        return self._telling(
            tally.incident, tally.effect, tally.amount, tally.spans, who=tally.who, claim=claim, denied=tally.denied
        )

    def _blame(self, blame: Blame) -> Telling:
        value: Value = blame.party if blame.party is not None else self._words((blame.span,))
        return self._telling(blame.incident, "agent", value, (blame.span,), claim=blame.claim)

    def _denial(self, denial: Denial) -> Telling:
        value: Value = denial.party if denial.party is not None else True
        if denial.question == "instrument":
            value = self._words((denial.span,))
        return self._telling(
            denial.incident, denial.question, value, denial.claim.content, claim=denial.claim, denied=True
        )

    def _telling(
        self,
        incident: Incident,
        question: Asked,
        value: Value,
        spans: Sequence[Span | When | Where],
        *,
        who: str | None = None,
        claim: Claim | None = None,
        denied: bool = False,
    ) -> Telling:
        teller = claim if denied else self._tellers.of_facts(claim or self._tellers.innermost(spans[0]))
        published = self._ledger.page.published
        return Telling(
            incident=Node(page=self._ledger.page.id, id=incident.id),
            question=question,
            who=who,
            value=value,
            claim=teller.id if teller else None,
            chain=self._tellers.chain(teller),
            spans=tuple(Span(start=s.start, end=s.end) for s in spans),
            words=self._words(spans),
            hedged=not denied and self._is_hedged(spans[0], teller),
            denied=denied,
            told=published.value if published else None,
        )

    def _is_hedged(self, span: Span, teller: Claim | None) -> bool:
        """Whether the words themselves or one who passes them on leave it open."""
        if is_open(self._text, span):
            return True
        return any(leaves_open(claim, self._text) for claim in self._tellers.outwards(teller))

    def _words(self, spans: Sequence[Span]) -> str:
        """The words from the first to the last span where they stand near each other, else those of each."""
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        if end - start <= _NEAR:
            return " ".join(self._text[start:end].split())
        return " … ".join(" ".join(s.of(self._text).split()) for s in spans)


_RUIN = re.compile(
    r"destroyed|demolished|damaged|gutted|levelled|leveled|flattened|burn(?:ed|t)(?: down)?", re.IGNORECASE
)
_RUINED = frozenset({"facility", "vehicle", "organisation", "place"})
_NEAR = 160
"""Characters within which the words between spans are shown with them."""


def _is_place(place: Where, text: str) -> bool:
    """Whether the words say where in a way that others can use: "his home" and "our country" do not."""
    if place.latitude is not None:
        return True
    words = place.of(text).split()
    owned = words[0].casefold() in {"his", "her", "their", "its", "our", "my", "this", "that", "the", "a", "an"}
    return not owned or any(word[0].isupper() for word in words[1:]) or len(words) > 3


def _body_first(ledger: Ledger, tellings: Iterator[Telling]) -> Iterator[Telling]:
    """What the headline says in nobody's name is told as the body tells it: a headline sums up."""
    titles = [b for b in ledger.page.blocks if b.kind == "title"]
    told = list(tellings)
    body = {_answer(t): t for t in reversed(told) if not _is_in(titles, t)}
    for t in told:
        same = body.get(_answer(t)) if t.claim is None and not t.denied and _is_in(titles, t) else None
        yield replace(t, claim=same.claim, chain=same.chain) if same else t


def _answer(t: Telling) -> tuple[object, ...]:
    amount = (t.value.low, t.value.high) if isinstance(t.value, Amount) else t.value
    return (t.question, t.who, amount, t.denied)


def _is_in(blocks: Sequence[Span], telling: Telling) -> bool:
    return any(block.covers(telling.spans[0]) for block in blocks)


def _merged(tellings: Iterator[Telling]) -> tuple[Telling, ...]:
    """What the same teller says of the same thing, once; open only where it is left open each time."""
    found: dict[tuple[object, ...], list[Telling]] = {}
    for t in tellings:
        found.setdefault((t.incident, t.claim, *_answer(t)), []).append(t)
    return tuple(_one(same) for same in found.values())


def _one(same: Sequence[Telling]) -> Telling:
    if len(same) == 1:
        return same[0]
    spans = tuple(dict.fromkeys(s for t in same for s in t.spans))
    fullest = max(same, key=lambda t: (len(t.words) <= _NEAR, len(t.words)))
    return replace(fullest, spans=spans, hedged=all(t.hedged for t in same))
