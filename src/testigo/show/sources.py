"""Who says what on one page: claims by source, the chain of tellers behind each, and who tells of an incident."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from testigo.ledger import Claim, Ledger
from testigo.show.words import one_line

NO_SOURCE = "No source named"
NOBODY = "no source named"
"""The same in the middle of a line."""
_NEARLY_ALL = 0.8
_TELLS_ON = frozenset({"assert", "confirm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source and its claims, in the order of the page. ``number`` counts the sources of the page from 0."""

    number: int
    name: str
    category: str | None
    claims: tuple[Claim, ...]


class Sources:
    """The sources of one ledger, looked up by claim."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the claims and the names of the ledger."""
        self._text = ledger.page.text
        self._claims = {claim.id: claim for claim in ledger.claims}
        self._entities = {entity.id: entity.name for entity in ledger.entities}
        self._inner: dict[str, list[Claim]] = defaultdict(list)
        for claim in ledger.claims:
            if claim.within is not None:
                self._inner[claim.within].append(claim)
        self.voices = self._voices()
        self._voice_of = {claim.id: voice for voice in self.voices for claim in voice.claims}

    def voice(self, claim: str | None) -> Voice | None:
        """Return the voice that makes the claim with this id."""
        return self._voice_of.get(claim or "")

    def name(self, claim: Claim) -> str:
        """Return the name of the claim's source: that of its entity, else the page's words, else that there is none."""
        if claim.source is None:
            return NO_SOURCE
        return one_line(self._entities.get(claim.source.entity or "") or claim.source.of(self._text))

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Return who passed the claim on, from the page inwards: ("TVM", "Interior Ministry"); its own source last.

        One who tells of their own words ("he said he believed") stands once.
        """
        names: list[str] = []
        seen: set[str] = set()
        link: Claim | None = claim
        while link is not None and link.id not in seen:
            seen.add(link.id)
            name = self.name(link) if link.source else NOBODY
            if names[-1:] != [name] or name == NOBODY:
                names.append(name)
            link = self._claims.get(link.within or "")
        return tuple(reversed(names))

    def passed_on(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the claims told within this one if it tells them on as they are and nearly nothing else, else none."""
        if claim.act not in _TELLS_ON:
            return ()
        inner = tuple(self._inner.get(claim.id, ()))
        spoken = [span for other in inner for span in (other.source, other.cue, *other.content) if span]
        told = [at for span in claim.content for at in range(span.start, span.end) if self._text[at].isalnum()]
        passed = [at for at in told if any(span.start <= at < span.end for span in spoken)]
        return inner if len(passed) >= len(told) * _NEARLY_ALL else ()

    def told(self, told_by: Iterable[str | None]) -> dict[str, list[str]]:
        """Return who tells of it, each source once, with its claims; the page itself has none."""
        told: dict[str, list[str]] = {}
        for teller in told_by:
            claim = self._claims.get(teller or "")
            if claim is None:
                told.setdefault("the page itself", [])
            else:
                told.setdefault(self.name(claim) if claim.source else NOBODY, []).append(claim.id)
        return told

    def tellers(self, told_by: Iterable[str | None]) -> str:
        """Return who tells of it in words: "the page itself; Nadia Rahal (C2, C3)"."""
        told = self.told(told_by).items()
        return "; ".join(f"{name} ({', '.join(claims)})" if claims else name for name, claims in told)

    def _voices(self) -> tuple[Voice, ...]:
        groups: dict[str, list[Claim]] = {}
        for claim in self._claims.values():
            groups.setdefault(self._key(claim), []).append(claim)
        return tuple(
            Voice(number=number, name=self.name(claims[0]), category=_category(claims), claims=tuple(claims))
            for number, claims in enumerate(groups.values())
        )

    def _key(self, claim: Claim) -> str:
        """Return what tells sources apart: the entity, else the words."""
        if claim.source is None:
            return ""
        return claim.source.entity or "words: " + one_line(claim.source.of(self._text)).casefold()


def _category(claims: Sequence[Claim]) -> str | None:
    """Return the category that most of the claims give their source; the first of equals."""
    categories = Counter(claim.source.category for claim in claims if claim.source)
    return categories.most_common(1)[0][0] if categories else None
