"""Namings as pages would have them, for tests of parties."""

from __future__ import annotations

from testigo.case.records import Naming, Node, PartyKind
from testigo.ledger import SourceCategory


def naming(
    page: str,
    entity: str,
    kind: PartyKind,
    *names: str,
    said: tuple[str, ...] = (),
    category: SourceCategory | None = None,
    country: str | None = None,
    cased: bool = True,
    told: str = "2025-03-04",
) -> Naming:
    return Naming(
        node=Node(page=page, id=entity),
        kind=kind,
        names=names,
        descriptions=said,
        category=category,
        country=country,
        told=told,
        cased=cased,
    )
