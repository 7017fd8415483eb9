"""Whether two pages' sources are one: by the names that the pages give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum
from typing import Literal

from testigo.case.lineage.rarity import in_general
from testigo.case.lineage.wording import stem, words_of
from testigo.ledger import Claim, Entity, EntityKind
from testigo.reading.places.countries import ADJECTIVES, NAMES

Likeness = Literal["same", "open", "other"]

DISTINCTIVE = 3.2
"""Weight from which a word of a name tells whose name it is ("Palacios", "FMLN"; not "police", "ministry")."""
_SHARE = 0.5
"""Of the distinctive words of the shorter name, how much two names of one body share."""


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(words))


_POSTS = _stems(
    "spokesman spokeswoman spokesperson spokesmen spokespeople secretary minister general deputy assistant vice director "
    "chief commander colonel captain major lieutenant reverend president chairman chairwoman leader leadership member members "
    "source sources official officials statement communique declaration press release note document report reports "
    "mr mrs ms dr comrade senior acting former reporter correspondent unidentified information"
)
"""Posts and kinds of document: many have one, so that sharing it tells nothing."""
_DOCUMENTS = _stems("statement communique declaration press release note document letter message text bulletin")
"""What a statement is called where nobody says whose it is."""
_BODIES = _stems(
    "ministry office party group committee executive national movement front alliance federation union council association "
    "organisation state department agency service foreign interior defence defense news television radio commission authority"
)
"""Kinds of body: as the whole name, one body within a case; as a part of a longer name, nothing."""
_COMMON = _stems(
    "ministry office party group committee national movement front alliance federation union council association general command"
)
"""Words of so many names that sharing one tells nothing of who speaks for whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Someone who says something: the name as printed, and the stems by which it is known again.

    ``own`` are distinctive words, ``plain`` all words but articles. ``last`` is a person's last name.
    """

    name: str
    own: frozenset[str]
    plain: frozenset[str]
    last: str | None = None

    @property
    def called(self) -> frozenset[str]:
        """The words that say which body it is, or that it is a document and nothing more."""
        return self.plain - _POSTS or _DOCUMENTS & self.plain

    @property
    def is_document(self) -> bool:
        """Whether it is a statement of nobody knows whom: "the communique"."""
        return bool(self.plain & _DOCUMENTS) and not self.plain - _POSTS


def speaker_of(claim: Claim, text: str, entities: Mapping[str, Entity], names: Mapping[str, str]) -> Speaker | None:
    """Who a claim is laid to, or None where the page does not say.

    ``names`` tells by which name the case knows an entity of the page (its id), in addition to the page's own.
    """
    source = claim.source
    if source is None:
        return None
    entity = entities.get(source.entity) if source.entity else None
    printed = " ".join(source.of(text).split())
    known = names.get(source.entity, "") if source.entity else ""
    kind = entity.kind if entity else None
    return speaker(printed if entity is None else entity.name, f"{known} {printed}" if source.named else known, kind)


@lru_cache(maxsize=1 << 14)
def speaker(name: str, further: str = "", kind: EntityKind | None = None) -> Speaker:
    """A speaker by name; ``further`` are other words by which it goes."""
    stems = [stem(word) for word in words_of(name)]
    plain = frozenset(s for s in (*stems, *(stem(w) for w in words_of(further))) if in_general(s) > 1)
    own = frozenset(s for s in plain if in_general(s) >= DISTINCTIVE and s not in _POSTS | _BODIES | _of_countries())
    last = stems[-1] if kind == "person" and stems and stems[-1] in own else None
    return Speaker(name=" ".join(name.split()), own=own, plain=plain, last=last)


def likeness(one: Speaker, other: Speaker) -> Likeness:
    """Whether two speakers are one, are others, or may be either."""
    if one.last and other.last:
        return "same" if one.last == other.last else "other"
    if one.own and other.own:
        common = _weight(one.own & other.own)
        if common and common >= _SHARE * min(_weight(one.own), _weight(other.own)):
            return "same"
    if one.own or other.own:
        return "open"
    return "same" if one.plain - _POSTS and one.plain - _POSTS == other.plain - _POSTS else "open"


def akin(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers that may be one have a word of their names in common, or one is a document: its words may be anyone's.

    "Mines Minister Jules Obanda" is akin to "Ministry of Mines"; "medical sources" are to neither.
    """
    return one.is_document or other.is_document or bool((one.plain & other.plain) - _POSTS - _of_countries())


def one_body(one: Speaker, other: Speaker) -> bool:
    """Whether two names may be one speaker's within days: one's words are all in the other, as of "the defence ministry" and "Kharun's".

    Persons go by their last names.
    """
    if one.last or other.last:
        return one.last == other.last
    ours, theirs = one.called - _of_countries(), other.called - _of_countries()
    if not ours or not theirs or one.is_document or other.is_document:
        return False
    return ours <= theirs or theirs <= ours or likeness(one, other) == "same"


def speaks_for(person: Speaker, body: Speaker) -> bool:
    """Whether somebody with a post may speak for a body: "Mines Minister Obanda" for the ministry of mines."""
    return not body.last and bool((person.plain & body.plain) - _POSTS - _COMMON - _of_countries())


def _weight(stems: frozenset[str]) -> float:
    return fsum(in_general(s) for s in stems)


@cache
def _of_countries() -> frozenset[str]:
    """Stems of the names of countries and their people: "the Salvadoran police" are not "the Salvadoran president"."""
    return frozenset(stem(word) for name in (*NAMES, *ADJECTIVES) for word in words_of(name))
