"""What a bulk run is asked for, as far as it bears on what is written; kept with the output, which has one set of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from testigo.intake.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkOptions:
    """Bounds and choices of a run; other ones give other tables, so a folder is gone on with by the same ones only."""

    page_seconds: int = 60
    """Processor time that one page may take; one that takes more is a failure."""
    page_mib: int = 2048
    """Memory that one page may take beside what the process holds already, on systems that can bound it."""
    fewest_words: int = 20
    """Words of an article below which it is too short to be read."""
    limits: Limits = field(default_factory=Limits)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept with the output."""
        plain = asdict(self)
        limits = plain.pop("limits")
        return plain | {name: limits[name] for name in _OF_LIMITS}

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> BulkOptions:
        """Return the options that :meth:`to_json` gave."""
        limits = Limits(**{name: plain[name] for name in _OF_LIMITS})
        return cls(limits=limits, **{name: value for name, value in plain.items() if name not in _OF_LIMITS})


_OF_LIMITS = ("file_bytes", "text_length")
"""Limits of intake that bear on archives and lists."""
