"""Where a telling is from: the party at the end of its chain, or the page itself, and what it shares with others of one origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from testigo.case.accounts.actors import has_name
from testigo.case.accounts.parties_of import Cast
from testigo.case.parties.forms import folded
from testigo.case.records import Node, PageCard, Party, Telling
from testigo.intake.agencies import agency_of

Key = tuple[str, ...]
_UNNAMED = re.compile(r"sources?|reports?|informants?|rumou?rs?|fuentes?|accounts?|insiders?|information")
"""The last word of those who are nobody in particular: only the outlet knows who they are."""
_PLAIN = frozenset(
    "the some several other various early initial first media news press unconfirmed reliable these local".split()
)
_ANYONE = frozenset({"witness", "victim", "public", "other", "expert"})
"""Categories whose descriptions ("witnesses", "a resident") mean other people in every outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who tells: the party at the end of the chain; ``own`` where the page speaks itself, or for somebody without a name.

    ``keys`` are shared by tellings of one origin.
    """

    party: Party | None
    own: bool
    unnamed: bool
    keys: tuple[Key, ...]


class Provenance:
    """The sources of tellings, each worked out once for all that one teller tells on a page."""

    def __init__(self, cast: Cast, cards: Iterable[PageCard] = ()) -> None:
        """Take the parties and the cards of the pages, which say what agency they credit."""
        self.cast = cast
        self._agency = {card.id: agency for card in cards if (agency := _agency(card))}
        self._known: dict[tuple[str, str | None], Source] = {}
        self._nobody: dict[str, bool] = {}

    def of(self, telling: Telling) -> Source:
        """Return the source of a telling."""
        key = (telling.incident.page, telling.claim)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._source(telling.chain, telling.incident.page)
        return found

    def agency(self, page: str) -> str | None:
        """Return the agency that a page credits, or that it is the page of."""
        return self._agency.get(page)

    def _source(self, chain: tuple[Node, ...], page: str) -> Source:
        party, outlet = self.cast.party(chain[-1]), self.cast.party(chain[0])
        unnamed = party is not None and party is not outlet and self._is_nobody(party)
        own = len(chain) == 1 or (party is not None and (party is outlet or unnamed or _is_reporter(party)))
        keys = self._own_keys(page, outlet) if own else self._keys(chain[-1], party, outlet)
        return Source(party=party, own=own, unnamed=unnamed, keys=tuple(keys))

    def _own_keys(self, page: str, outlet: Party | None) -> Iterator[Key]:
        """The agency that the page credits, else its outlet; of an agency's own page, both."""
        agency = self._agency.get(page)
        if agency:
            yield "agency", agency
        if outlet is not None and not (agency and folded(agency) != folded(outlet.name) and not agency_of(outlet.name)):
            yield "party", self.cast.root(outlet).id

    def _keys(self, node: Node, party: Party | None, outlet: Party | None) -> Iterator[Key]:
        if party is None:
            yield "source", node.page, node.id
        elif not has_name(party.name) and party.category in _ANYONE:
            yield "someone", party.id, self.cast.root(outlet).id if outlet else node.page
        else:
            yield "party", self.cast.root(party).id

    def _is_nobody(self, party: Party) -> bool:
        if party.id not in self._nobody:
            self._nobody[party.id] = is_unnamed(party)
        return self._nobody[party.id]


def is_unnamed(party: Party) -> bool:
    """Say whether a source is nobody in particular: "sources", "reports", "hospital sources"."""
    words = folded(party.name).split()
    if not words or not _UNNAMED.fullmatch(words[-1]):
        return False
    return party.category not in {"document", "government", "security"} or not set(words[:-1]) - _PLAIN


def _is_reporter(party: Party) -> bool:
    """Whether it is somebody of the outlet's own who speaks on its page, and no other outlet."""
    return party.category == "media" and (party.kind == "person" or not has_name(party.name))


def _agency(card: PageCard) -> str | None:
    """The first agency that a page credits, else its outlet where that is an agency: "ACAN-EFE" is EFE."""
    outlet = folded(card.outlet or "")
    credited = [name for name in card.agencies if agency_of(name) or folded(name) != outlet]
    name = credited[0] if credited else card.outlet if card.outlet and agency_of(card.outlet) else None
    if name is None:
        return None
    known = agency_of(name) or name
    parts = [agency for part in known.split("-") if (agency := agency_of(part))]
    return parts[-1] if len(parts) > 1 else known
