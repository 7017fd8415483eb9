"""The labels that the model's heads give, in the order of their outputs; training and reading share them."""

from __future__ import annotations

from typing import get_args

from testigo import ledger

FORMS: tuple[ledger.Form, ...] = get_args(ledger.Form)
ACTS: tuple[ledger.Act, ...] = get_args(ledger.Act)
CATEGORIES: tuple[ledger.SourceCategory, ...] = get_args(ledger.SourceCategory)
TYPES: tuple[ledger.IncidentType, ...] = get_args(ledger.IncidentType)
STAGES: tuple[ledger.Stage, ...] = get_args(ledger.Stage)
EFFECTS: tuple[ledger.Effect, ...] = get_args(ledger.Effect)
WHO: tuple[ledger.Who, ...] = get_args(ledger.Who)
KINDS: tuple[ledger.EntityKind, ...] = get_args(ledger.EntityKind)

OUTSIDE, CUE_BEGIN, CUE_INSIDE, FOLLOW_ON = range(4)
"""Tags of the cue head; ``FOLLOW_ON`` marks the first word of a quotation that has no cue of its own."""

CLAIM_ROLES = ("source", "content")
INCIDENT_ROLES = ("agent", "patient", "target", "instrument", "when", "where")

TAG_GROUPS: tuple[tuple[str, int], ...] = (
    ("cue", 4),
    ("trigger", 1 + 2 * len(TYPES)),
    ("count", 1 + 2 * len(EFFECTS)),
    ("mention", 1 + 2 * len(KINDS)),
    ("inner", 1 + 2 * len(KINDS)),
    ("speech", 3),
    ("salience", 1),
)
"""Taggers over words, with the number of tags: outside, then begin and inside for each label. ``inner`` tags mentions
that stand inside another, ``speech`` what is said at length without quotation marks. ``salience`` is no tag: it weighs the
words of a content for telling what kind of act it is ("not", "must", "will")."""

PAIR_TASKS = ("mention", "trigger", "count")
"""What the pair head joins: a mention to an earlier one, a trigger to an earlier one, a count to a trigger."""


def tag_slices() -> dict[str, slice]:
    """Where each tagger's logits stand in the last axis of the encoder's tag output."""
    slices, at = {}, 0
    for name, size in TAG_GROUPS:
        slices[name] = slice(at, at + size)
        at += size
    return slices
