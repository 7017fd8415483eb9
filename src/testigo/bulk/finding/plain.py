"""What was found in a bulk folder, as plain dicts and lists."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from testigo.bulk.finding.found import Found


def to_json(found: Found) -> dict[str, Any]:
    """Return what was found: ``total`` pages, the best of them, and the place as it was taken (None where none was asked)."""
    place = None
    if found.area is not None:
        place = {"taken_as": found.area.taken_as, "others": list(found.area.others)}
    return {"total": found.total, "place": place, "hits": [asdict(hit) for hit in found.hits]}
