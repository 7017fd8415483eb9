"""Confidence: the chance that a record is right, as measured on documents that the model was not trained on.

What the model is sure of and how often it is right are two things. Each record's signs (how sure its parts were, whether it
has a source, how many triggers tell of it) are weighed by logistic regression (Platt 1999), fitted on the development
documents by ``training/tune.py``; the weights stand in the manifest of the model. "Right" is what the annotation set's
scorer calls a claim found leniently, or an incident found with its type.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testigo.reading.findings import FoundClaim, FoundTrigger

SURE = 0.999
"""Chances are kept from 1 by this much, and from 0, so that their log-odds stay finite."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Weights of a claim's and of an incident's signs; the first is that of a sign that is always 1."""

    claim: tuple[float, ...] = (0.0, 1.0, 0.5, 0.5, 0.0, 0.0)
    incident: tuple[float, ...] = (0.0, 1.0, 0.5, 0.3, 0.0)

    @classmethod
    def of(cls, values: Mapping[str, Sequence[float]]) -> Confidence:
        """Weights as a manifest holds them; what is missing keeps its default."""
        made = cls()
        return cls(tuple(values.get("claim", made.claim)), tuple(values.get("incident", made.incident)))

    def of_claim(self, item: FoundClaim) -> float:
        """Chance that a claim is right."""
        return _chance(self.claim, claim_signs(item))

    def of_incident(self, group: Sequence[FoundTrigger]) -> float:
        """Chance that an incident is right."""
        return _chance(self.incident, incident_signs(group))


def claim_signs(item: FoundClaim) -> tuple[float, ...]:
    """Log-odds of the cue, of the least sure part of the content and of the source; no source; no cue of its own."""
    return (
        1.0,
        _log_odds(item.probability),
        _log_odds(min(c.probability for c in item.content)),
        _log_odds(item.source.probability) if item.source else 0.0,
        float(item.source is None),
        float(item.follow_on),
    )


def incident_signs(group: Sequence[FoundTrigger]) -> tuple[float, ...]:
    """Log-odds of the surest trigger and of the mean, how many there are (log), and whether any role is filled."""
    chances = [t.probability for t in group]
    return (
        1.0,
        _log_odds(max(chances)),
        _log_odds(sum(chances) / len(chances)),
        math.log(len(group)),
        float(any(segments for t in group for segments in t.roles.values())),
    )


def _log_odds(chance: float) -> float:
    kept = min(max(chance, 1 - SURE), SURE)
    return math.log(kept / (1 - kept))


def _chance(weights: Sequence[float], signs: Sequence[float]) -> float:
    total = sum(w * s for w, s in zip(weights, signs, strict=True))
    return round(1 / (1 + math.exp(-min(max(total, -30.0), 30.0))), 3)
