"""The pages of a case as a list shows them: each with how much was read on it, without its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from testigo.case.records import PageCard

if TYPE_CHECKING:
    from testigo.case.store import Store

_COUNTED = """
SELECT page.id, language, added_at,
  (SELECT count(*) FROM claim WHERE claim.page = page.key),
  (SELECT count(*) FROM profile WHERE profile.page = page.key),
  CASE WHEN address IS NULL THEN 1 ELSE (SELECT count(*) FROM page AS v WHERE v.address = page.address) END,
  length(text)
FROM page WHERE replaced_by IS NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page that counts. ``added_at`` is UTC, ISO 8601; ``length`` is in code points; ``versions`` counts the page itself."""

    page: PageCard
    language: str | None
    added_at: str
    claims: int
    incidents: int
    versions: int
    length: int


def listed(store: Store) -> tuple[Listed, ...]:
    """Return the pages that count, in the order of their ids."""
    with store.reading():
        counted = {row[0]: row[1:] for row in store.database.rows(_COUNTED)}
        cards = store.cards()
    return tuple(_listed(card, *counted[card.id]) for card in cards)


def _listed(
    card: PageCard, language: str | None, added_at: str, claims: int, incidents: int, versions: int, length: int
) -> Listed:
    return Listed(
        page=card,
        language=language,
        added_at=added_at,
        claims=claims,
        incidents=incidents,
        versions=versions,
        length=length,
    )
