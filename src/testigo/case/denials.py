"""Who denies what on a page: that they did it ("we bear no responsibility for the attack"), or that it happened at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from testigo.case.blames import blames_of
from testigo.case.claim_chains import Tellers
from testigo.case.disclaimers import HARM
from testigo.case.instruments import instruments_in
from testigo.case.records import Node
from testigo.ledger import Claim, Incident, Ledger, Span
from testigo.reading.sentences import sentence_spans

_BLAME = re.compile(
    r"\b(?:responsib\w+|involve\w*|participat\w*|complicit\w*|role|part in|part of|links?|connection|behind|hand in|"
    r"to do with|guilty|guilt|innocent|no fault|accus\w+|allegations?|charges?|blame|carried out|carrying out|order(?:ed|ing|s)?|"
    r"our (?:forces|men|fighters|troops)|its (?:forces|men|fighters|troops|soldiers|members)|"
    r"no (?:fighters|forces|men|troops) in)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:took place|taken place|happened|occurred|existed|any (?:such )?(?:attack|incident|killing|shooting|bombing|"
    r"strike|clash|raid)|there (?:was|were|had been) (?:no|any)|no (?:such )?(?:attack|incident|killing|shooting|bombing|"
    r"strike|clash|raid|massacre) |(?:carried out|conducted|launched|made|carrying out) (?:an?|any) (?:\w+ )?(?:attack|strike|raid|"
    r"bombing|shooting)\b|(?:not|never) \w+ any\b)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|stories|story|news)\s+(?:of|about|that|on|spread)\b", re.IGNORECASE
)
"""What is denied where somebody "rejects reports of an air strike": that there was one."""
_UNTRUE = r"(?:lies?|nonsense|untrue|not true|false|baseless|absurd|unfounded|groundless|slander|rubbish|ridiculous|a fabrication)"
_ONLY_BACK = re.compile(
    r"\W*(?:this|that|it|so|these|those|(?:the|such|these|those|all) "
    r"(?:claims?|accusations?|allegations?|charges?|reports?|assertions?|insinuations?|suggestions?))"
    rf"(?:(?: (?:is|are|was|were|as))?(?: an?)? {_UNTRUE}\b.{{0,30}})?\W*",
    re.IGNORECASE,
)
_CHARGES_THAT = re.compile(
    r"(?:the |any |all )?(?:claims?|accusations?|allegations?|assertions?|suggestions?) (?:that|of)\b", re.IGNORECASE
)
_CHARGE = re.compile(r"\b(?:claim|accusation|allegation|charge|assertion|insinuation)s?\b", re.IGNORECASE)
"""What is answered by whoever rejects it: the last accusation, and not what was said since."""
_DOUBTS = re.compile(r"\bprov(?:e|es|ed)\b", re.IGNORECASE)
"""Who says that something does not prove it does not deny it."""
_ATTEMPT = re.compile(r"\b(?:any|all|every|the) attempts? (?:to|at)\b", re.IGNORECASE)
"""Who rejects an attempt denies nothing that was said."""
_ACTS = re.compile(
    r"\s+(?:caused|carried|killed|ordered|did|had|has|was|were|is|played|took|planted|fired)\b", re.IGNORECASE
)
"""What follows whoever a denial begins with, where it is about what they did."""
_LAWYER = re.compile(r"\b(?:lawyers?|attorney|counsel|solicitor|barrister)s?\b(?!\W+general)", re.IGNORECASE)
_CLIENT = re.compile(r"\bclients?\b", re.IGNORECASE)
_NONE_THERE = re.compile(
    r"\b(?:had|has|have) (?:any |its |their )?(?:fighters|troops|forces|soldiers|men|members|aircraft|units?) (?:in|at|near|there)\b|"
    r"\bno (?:\w+ )?(?:aircraft|planes?|warplanes?|helicopters?|drones?|fighters|troops|forces|soldiers|men|units?)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:having (?:ever )?been|had (?:ever )?been|was|were|been) (?:anywhere |somewhere )?(?:near|in the (?:area|vicinity|district|region|town|city)|"
    r"at sea|at home|abroad|there|elsewhere)\b",
    re.IGNORECASE,
)
"""How somebody denies it who says where they were, or were not."""
_UNAWARE = re.compile(
    r"\b(?:no (?:information|knowledge|indication|record|word|confirmation)|not (?:aware|informed)|unaware|could not confirm|any attempts?)\b",
    re.IGNORECASE,
)
"""Who does not know of a thing does not deny that there was one."""
_HARMS = re.compile(
    r"\b(?:violence|force|harm\w*|beat\w*|ill-treat\w*|abus\w+|hurt\w*|tortur\w+|touch\w*|attack\w*|shoot\w*|shot|fir(?:ed|ing)|kill\w*)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\W*(?:nobody|no[ -]one|none)\b", re.IGNORECASE)
_IN_THE_RIGHT = re.compile(r"\b(?:no fault|cleared|exonerat\w+|acquit\w+|not to blame|innocent)\b", re.IGNORECASE)
"""How whoever a denial names is said not to have done it."""
_BACK = re.compile(r"\b(?:it|this|that|the (?:attack|action|crime|murder|incident|killing|charges?|accusations?|"
                   r"allegations?|bombing|assassination|shooting|massacre|operation|strike|raid))\b", re.IGNORECASE)  # fmt: skip
_USED = re.compile(
    r"\b(?:us(?:e|ed|ing)|fir(?:e|ed|ing)|drop(?:ped|ping)?|launch(?:ed|ing)?)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_CLAUSE = 60
"""Characters before a thing in which it is said to have been used."""
_NEXT = re.compile(r"[,;.]\s|\s(?:and|but)\s")
"""Where the clause ends that denies, and what is told besides begins."""
_REACH = 600
"""Characters before a denial within which the incident stands that "the action" or "the charges" point back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Somebody denies that ``party`` did it, that it happened, or (``question`` "instrument") that ``span`` was used."""

    incident: Incident
    question: Literal["agent", "happened", "instrument"]
    party: Node | None
    claim: Claim
    span: Span


def denials_of(ledger: Ledger, tellers: Tellers) -> Iterator[Denial]:
    """Yield the denials of the page, each of the incident it is about."""
    yield from _Denials(ledger, tellers).all()


class _Denials:
    def __init__(self, ledger: Ledger, tellers: Tellers) -> None:
        self._ledger = ledger
        self._text = ledger.page.text
        self._tellers = tellers
        self._sentences = sentence_spans(self._text)

    def all(self) -> Iterator[Denial]:
        for claim in self._ledger.claims:
            if (
                claim.act == "deny"
                and not _DOUBTS.search(self._words(claim))
                and not _ATTEMPT.search(self._words(claim))
            ):
                for incident in self._incidents(claim):
                    yield from self._of(claim, incident)
                for incident in self._ledger.incidents:
                    yield from self._of_means(claim, incident)

    def _incidents(self, claim: Claim) -> list[Incident]:
        """The incidents that its content tells of, else the one that it points back to."""
        told = [i for i in self._ledger.incidents if _holds(claim.content, i.triggers)]
        if told:
            return told + self._meant(claim, told)
        if not self._points_back(claim):
            return self._of_victim(claim)
        answered = self._answered(claim)
        if answered is not None:
            told = [i for i in self._ledger.incidents if _holds(answered.content, i.triggers)]
            if told:
                return told
        before = [
            (t.start, i)
            for i in self._ledger.incidents
            for t in i.triggers
            if claim.content[0].start - _REACH < t.start < claim.content[-1].end
        ]
        return [max(before, key=lambda found: found[0])[1]] if before else []

    def _of_victim(self, claim: Claim) -> list[Incident]:
        """The harm told before to somebody whom the denial names: "that officers had used violence against Mr Adan"."""
        if not _HARMS.search(self._words(claim)):
            return []
        there = {e.id for e in self._ledger.entities for m in e.mentions if _holds(claim.content, [m])}
        before = [
            (f.start, i.id, i)
            for i in self._ledger.incidents
            for f in i.patients
            if i.type in HARM and i.stage == "real" and f.entity in there and f.start < claim.content[0].start
        ]
        return [max(before, key=lambda found: found[:2])[2]] if before else []

    def _meant(self, claim: Claim, told: Sequence[Incident]) -> list[Incident]:
        """The harm told before that is meant where the page tells nowhere else of what is denied: "that officers had used violence"."""
        if any(not _holds(claim.content, [t]) for i in told for t in i.triggers) or not {i.type for i in told} <= HARM:
            return []
        before = [
            (t.start, i)
            for i in self._ledger.incidents
            for t in i.triggers
            if i.type in HARM
            and i.stage == "real"
            and claim.content[0].start - _REACH < t.start < claim.content[0].start
        ]
        return [max(before, key=lambda found: found[0])[1]] if before else []

    def _points_back(self, claim: Claim) -> bool:
        words = self._words(claim)
        if (
            self._is_bare(claim)
            or _ELSEWHERE.search(words)
            or _NONE_THERE.search(words)
            or _CHARGES_THAT.match(claim.content[0].of(self._text))
        ):
            return True
        return bool(_BLAME.search(words) and (_BACK.search(words) or len(words) < 160))

    def _is_bare(self, claim: Claim) -> bool:
        """Whether all that is denied is "this" or "the charges"."""
        return all(_ONLY_BACK.fullmatch(s.of(self._text)) for s in claim.content)

    def _answered(self, claim: Claim) -> Claim | None:
        """The claim just before, which a bare denial answers."""
        start = claim.content[0].start
        before = [
            c
            for c in self._ledger.claims
            if start - _REACH < c.content[-1].end <= start and c is not claim and not self._is_of_one(c, claim)
        ]
        charge = bool(_CHARGE.search(self._words(claim)))
        order = lambda c: (charge and c.act == "accuse", c.content[-1].end, c.id)  # noqa: E731
        return max(before, key=order, default=None) if self._is_bare(claim) else None

    def _is_of_one(self, a: Claim, b: Claim) -> bool:
        """Whether both are laid to one source: nobody answers themselves."""
        return bool(a.source and b.source and a.source.entity and a.source.entity == b.source.entity)

    def _words(self, claim: Claim) -> str:
        """The cue and the content."""
        cue = claim.cue.of(self._text) if claim.cue else ""
        return " ".join((cue, *(s.of(self._text) for s in claim.content)))

    def _of(self, claim: Claim, incident: Incident) -> Iterator[Denial]:
        span = next((t for t in incident.triggers if _holds(claim.content, [t])), claim.content[0])
        answered = self._answered(claim)
        own = Node(page=self._ledger.page.id, id=self._tellers.source_id(claim))
        accused = self._accused(claim, incident, answered)
        of_event = self._is_of_the_event(claim) or (not accused and incident.stage == "denied")
        if of_event:
            yield Denial(incident=incident, question="happened", party=None, claim=claim, span=span)
        own_too = of_event or not accused or answered is not None or self._is_own(claim)
        own_too = own_too and not self._is_for_client(claim) and not _NOBODY.match(claim.content[0].of(self._text))
        for party in dict.fromkeys((*accused, *((own,) if own_too and (own.id or of_event) else ()))):
            yield Denial(incident=incident, question="agent", party=party, claim=claim, span=span)

    def _of_means(self, claim: Claim, incident: Incident) -> Iterator[Denial]:
        """What is said not to have been used: "no policeman fired live rounds"; "did not plant the bomb" denies no bomb."""
        for thing in (*incident.instruments, *(span for _, span in instruments_in(incident, self._text))):
            if _holds(claim.content, [thing]) and _USED.search(self._text[: thing.start][-_CLAUSE:]):
                yield Denial(incident=incident, question="instrument", party=None, claim=claim, span=thing)

    def _accused(self, claim: Claim, incident: Incident, answered: Claim | None) -> list[Node]:
        """Those of whom it is denied by name: who acts in the words denied, or in the claim that they answer."""
        content = answered.content if answered is not None else claim.content
        agents = [f for f in incident.agents if _holds(content, [f])]
        if self._is_for_client(claim):
            before = [f for f in incident.agents if f.entity and f.start < claim.content[0].start]
            agents = [max(before, key=lambda f: f.start)] if before else []
            if client := self._named_in(claim):
                return client
        first = claim.content[0]
        there = _NONE_THERE.search(self._text, first.start, first.end)
        if there:
            end = _NEXT.search(self._text, there.end(), first.end)
            agents = [f for f in agents if f.start < (end.start() if end else first.end)]
        found = [Node(page=self._ledger.page.id, id=f.entity) for f in agents if f.entity]
        if not found and answered is None:
            found = self._subject(claim) or self._named_in(claim)
        if answered is not None:
            found += self._blamed(claim, answered)
        return found

    def _blamed(self, claim: Claim, answered: Claim) -> list[Node]:
        """Those blamed in the claim that is answered, or by the same source, or else last before the denial."""
        start = claim.content[0].start
        blames = [b for b in blames_of(self._ledger) if b.party and start - _REACH < b.span.start < start]
        own = [b for b in blames if b.claim is answered or self._is_of_one(b.claim, answered)]
        last = [b for b in blames[-1:] if answered.act == "accuse"]
        return [b.party for b in own or last if b.party]

    def _subject(self, claim: Claim) -> list[Node]:
        """Whoever the denial begins with: "Ana Ruiz caused the crash"."""
        start = claim.content[0].start
        kinds = {"person", "organisation", "group"}
        begins = [
            (m.end, e.id) for e in self._ledger.entities for m in e.mentions if m.start == start and e.kind in kinds
        ]
        whole = [(end, entity) for end, entity in begins if _ACTS.match(self._text, end)]
        return [Node(page=self._ledger.page.id, id=max(whole)[1])] if whole else []

    def _named_in(self, claim: Claim) -> list[Node]:
        """The client of whom a lawyer denies it, or the one person whom a denial says to be in the right."""
        client = self._is_for_client(claim)
        if not client and not _IN_THE_RIGHT.search(self._words(claim)):
            return []
        start = claim.content[0].start
        found = {
            e.id
            for e in self._ledger.entities
            for m in e.mentions
            if e.kind == "person"
            and _holds(claim.content, [m])
            and (not client or _CLIENT.search(m.of(self._text)) or m.start == start)
        }
        return [Node(page=self._ledger.page.id, id=found.pop())] if len(found) == 1 else []

    def _is_for_client(self, claim: Claim) -> bool:
        """Whether a lawyer denies it of a client."""
        source = claim.source.of(self._text) if claim.source else ""
        return bool(_CLIENT.search(self._words(claim)) or _LAWYER.search(source))

    def _is_of_the_event(self, claim: Claim) -> bool:
        """Whether it is denied that there was such a thing, and not who did it."""
        words = self._words(claim)
        if _UNAWARE.search(words):
            return False
        if _NEVER.search(words):
            return True
        told = _holds(claim.content, [t for i in self._ledger.incidents for t in i.triggers])
        return told and bool(_REPORTS.search(words)) and not _BLAME.search(words)

    def _is_own(self, claim: Claim) -> bool:
        """Whether those who deny speak of themselves."""
        return bool(re.search(r"\b(?:we|our|us|I|its|their|his)\b", self._words(claim), re.IGNORECASE))


def _holds(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(part.covers(span) for part in content for span in spans)
