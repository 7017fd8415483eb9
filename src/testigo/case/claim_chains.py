"""Who passes a claim on: from the page's outlet through the claims it is told in, down to its own source."""

from __future__ import annotations

import re

from testigo.case.records import Node
from testigo.ledger import Claim, Ledger, Span

OUTLET = "outlet"
"""The id under which a page's outlet stands among its entities."""
_REACTION = re.compile(
    r"\b(?:condemn|deplor|lament|regret|mourn|denounc|decr(?:y|ied)|outrage|alarm|dismay|shock|condolence|sorrow|"
    r"sympath|grie[fv]|repudiat|criticis|criticiz|critiqu|prais|hail|thank|sadden|indign|concern)",
    re.IGNORECASE,
)
"""Cues of those who speak about an event that the page tells of: they are not where the page has it from."""
_TAKEN_FOR_GRANTED = frozenset({"deny", "withhold"})
"""Acts whose content names an event without telling of it."""


class Tellers:
    """The claims of one ledger, asked who tells what."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the claims, innermost first."""
        self._page = ledger.page.id
        self._text = ledger.page.text
        self._claims = {claim.id: claim for claim in ledger.claims}
        self._by_length = sorted(ledger.claims, key=lambda c: (sum(s.end - s.start for s in c.content), c.id))

    def innermost(self, span: Span) -> Claim | None:
        """Return the claim with the shortest content that holds the span; None where the page speaks itself."""
        return next((c for c in self._by_length if any(part.covers(span) for part in c.content)), None)

    def of_facts(self, claim: Claim | None) -> Claim | None:
        """Return the claim, or the one outside it, that tells of the event that the claim only speaks about.

        "The government condemned the murder", "he denied any part in the attack": that there was one, the page says.
        """
        while claim is not None and self._is_about(claim):
            claim = self._claims.get(claim.within or "")
        return claim

    def _is_about(self, claim: Claim) -> bool:
        if claim.act in _TAKEN_FOR_GRANTED:
            return True
        return claim.cue is not None and bool(_REACTION.search(claim.cue.of(self._text)))

    def outwards(self, claim: Claim | None) -> list[Claim]:
        """Return the claim and those it is told in, from the inside out."""
        found: list[Claim] = []
        while claim is not None and claim not in found:
            found.append(claim)
            claim = self._claims.get(claim.within or "")
        return found

    def chain(self, claim: Claim | None) -> tuple[Node, ...]:
        """Return who passes it on, from the outlet down to the origin; a source that is not named in words is left out.

        One who tells of their own words ("he said he believed") stands once.
        """
        nodes = [Node(page=self._page, id=OUTLET)]
        for link in reversed(self.outwards(claim)):
            node = Node(page=self._page, id=source_id(link))
            if node.id and node != nodes[-1]:
                nodes.append(node)
        return tuple(nodes)


def source_id(claim: Claim) -> str:
    """Return the id of the claim's source among the page's entities: its entity, else one made of where it stands."""
    if claim.source is None:
        return ""
    return claim.source.entity or f"@{claim.source.start}"
