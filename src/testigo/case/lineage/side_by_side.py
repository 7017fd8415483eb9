"""Two pages side by side: every passage that both have, whether it makes them dependent or not."""

from __future__ import annotations

from testigo.case.lineage.passages import Shared, shared
from testigo.case.lineage.wording import wording
from testigo.ledger import Ledger


def side_by_side(left: Ledger, right: Ledger) -> Shared:
    """Return the passages of two pages that are the same, in the order of the left one."""
    return shared(wording(left.page, left.claims), wording(right.page, right.claims))
