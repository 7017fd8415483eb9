"""What the model finds in a page's words, before it becomes records: spans of word indices with scores."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from testigo.reading.segments import Segment

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class FoundClaim:
    """An act of saying: its cue (or the first word of a follow-on quotation), source, content and class scores.

    ``form``, ``act`` and ``category`` are probabilities in the order of :mod:`testigo.reading.labels`.
    """

    lo: int
    hi: int
    follow_on: bool
    probability: float
    source: Segment | None
    content: tuple[Segment, ...]
    form: Floats
    act: Floats
    category: Floats


@dataclass(frozen=True, slots=True, eq=False)
class FoundTrigger:
    """A word or phrase that names an incident, the fillers of its roles, and its stage (probabilities)."""

    lo: int
    hi: int
    kind: int
    probability: float
    roles: dict[str, tuple[Segment, ...]]
    stage: Floats
    vector: Floats


@dataclass(frozen=True, slots=True, eq=False)
class FoundCount:
    """A number of people or things in an effect; ``who`` are probabilities."""

    lo: int
    hi: int
    effect: int
    probability: float
    who: Floats
    vector: Floats


@dataclass(frozen=True, slots=True, eq=False)
class FoundMention:
    """Words that name a person, body, group, place or thing."""

    lo: int
    hi: int
    kind: int
    probability: float
    vector: Floats


@dataclass(slots=True)
class Findings:
    """Everything found in one page, each list in the order of the page."""

    claims: list[FoundClaim] = field(default_factory=list)
    triggers: list[FoundTrigger] = field(default_factory=list)
    counts: list[FoundCount] = field(default_factory=list)
    mentions: list[FoundMention] = field(default_factory=list)
