"""Who passes a claim on: from the page's outlet through the claims it is told in, down to its own source."""

from __future__ import annotations

import re

from testigo.case.records import Node
from testigo.case.victims import COMMON, names_without_capitals
from testigo.ledger import Claim, Ledger, Span
from testigo.reading.names import GENERIC, TITLES
from testigo.reading.pronouns import PRONOUNS

OUTLET = "outlet"
"""The id under which a page's outlet stands among its entities."""
_CAPITAL = re.compile(r"(?<![\w.])[^\W\d_a-z][\w'’-]+")
_SMALL = re.compile(r"(?<![\w'’-])[a-z][\w'’-]+")
_ACRONYM = re.compile(r"[\[(]([^\W\d_]{2,7})[\])]")
_ARTICLES = frozenset(
    "the a an of and el la los las de del y in at on for his her its their two three some many one".split()
)
_REACTION = re.compile(
    r"\b(?:condemn|deplor|lament|regret|mourn|denounc|decr(?:y|ied)|outrage|alarm|dismay|shock|condolence|sorrow|"
    r"sympath|grie[fv]|repudiat|criticis|criticiz|critiqu|prais|hail|thank|sadden|indign|concern)",
    re.IGNORECASE,
)
"""Cues of those who speak about an event that the page tells of: they are not where the page has it from."""
_STATEMENT = re.compile(
    r"(?:the|its|his|her|their|a) (?:\w+ )?(?:statement|communiqu[eé]|note|message|press release|release|bulletin|text|letter)",
    re.IGNORECASE,
)
"""A paper that speaks for whoever issued it."""
_REACH = 700
"""Characters before "the statement" within which its issuer is named."""
_OPENING = 40
"""Characters in which a content says that it is a reaction: "he was alarmed at the killing of …"."""
_TAKEN_FOR_GRANTED = frozenset({"deny", "withhold"})
"""Acts whose content names an event without telling of it."""


class Tellers:
    """The claims of one ledger, asked who tells what."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the claims, innermost first."""
        self._page = ledger.page.id
        self._text = ledger.page.text
        self._sources = Sources(ledger)
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
        if claim.cue is not None and _REACTION.search(claim.cue.of(self._text)):
            return True
        opening = claim.content[0].of(self._text)[:_OPENING]
        return bool(_REACTION.search(opening)) and claim.form != "direct"

    def source_id(self, claim: Claim) -> str:
        """Return the id of the claim's source among the page's entities; of "the statement", of whoever issued it."""
        if claim.source is not None and _STATEMENT.fullmatch(" ".join(claim.source.of(self._text).split())):
            issuer = self._before(claim.source)
            if issuer is not None:
                return source_id(issuer, self._sources)
        return source_id(claim, self._sources)

    def _before(self, source: Span) -> Claim | None:
        """The last claim before a source that is laid to somebody else than a paper."""
        near = [
            claim
            for claim in self._claims.values()
            if claim.source is not None
            and source.start - _REACH < claim.source.start < source.start
            and not _STATEMENT.fullmatch(" ".join(claim.source.of(self._text).split()))
        ]
        return max(near, key=lambda c: c.source.start if c.source else 0, default=None)

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
            node = Node(page=self._page, id=self.source_id(link))
            if node.id and node != nodes[-1]:
                nodes.append(node)
        return tuple(nodes)


def source_id(claim: Claim, sources: Sources) -> str:
    """Return the id of the claim's source among the page's entities: its entity, else one made of where it stands."""
    if claim.source is None:
        return ""
    if claim.source.entity is None or sources.is_other(claim.source, claim.source.entity):
        return f"@{claim.source.start}"
    return claim.source.entity


class Sources:
    """The names of one ledger's entities, asked whether the words of a source are plainly somebody else's name.

    The reader takes one name for another now and then ("Ana Ruiz" for the minister spoken of before); where both are names
    and have no word in common, the page's words are believed.
    """

    def __init__(self, ledger: Ledger) -> None:
        """Take the ledger's entities and text."""
        self._text = ledger.page.text
        self._names = {entity.id: entity.name for entity in ledger.entities}
        self._cased = any(c.isupper() for c in self._text[:2000])
        self._small = frozenset(_SMALL.findall(self._text))

    def is_other(self, source: Span, entity: str) -> bool:
        """Say whether the words of the span are a name that has nothing in common with that of the entity."""
        words, name = source.of(self._text), self._names.get(entity, "")
        mine, theirs = self._told(words), self._told(name)
        if not mine or not theirs or mine & theirs:
            return False
        return not (_initials(words) & theirs or _initials(name) & mine)

    def _told(self, words: str) -> frozenset[str]:
        """The words that are a name: with capitals, or an acronym in brackets, or a person's in lower case."""
        if self._cased:
            found = {w.casefold() for w in _CAPITAL.findall(words)}
            return frozenset(found - TITLES - GENERIC - COMMON - _ARTICLES - PRONOUNS.keys() - self._small)
        acronyms = [a.casefold() for a in _ACRONYM.findall(words)]
        return frozenset(acronyms or (words.casefold().split()[-2:] if names_without_capitals(words) else ()))


def _initials(words: str) -> frozenset[str]:
    """The acronym that the capitals of a name make, and the one that its words make."""
    tokens = [t for t in re.findall(r"[^\W\d_]+", words) if t.casefold() not in _ARTICLES]
    capitals = "".join(t[0] for t in tokens if t[0].isupper()).casefold()
    return frozenset({capitals, "".join(t[0] for t in tokens).casefold()}) if len(tokens) > 1 else frozenset()
