"""How sure each part of the model must be before it speaks: thresholds that belong to one set of weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Leans:
    """Log-odds on the side of "nothing here" (above 0: fewer finds, below 0: more).

    They stand in the manifest of the weights they were tuned for, on the development documents (``training/tune.py``).
    """

    cue: float = 0.0
    follow_on: float = 0.0
    trigger: float = 0.0
    count: float = 0.0
    mention: float = 0.0
    source: float = -2.0
    content: float = 0.0
    role: float = 0.0
    when: float = 0.0
    same_entity: float = 0.0
    same_incident: float = 0.0
    counted_in: float = 0.0

    @classmethod
    def of(cls, values: Mapping[str, float]) -> Leans:
        """Leans by name; a name that is missing keeps its default, one that is unknown is another version's."""
        known = {f.name for f in fields(cls)}
        return cls(**{name: float(value) for name, value in values.items() if name in known})
