"""Which records of a ledger are right, one by one: what the annotation set's scorer counts, with each record's confidence."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from reader import shared_module

Judged = list[tuple[float, bool]]


def claims(text: str, gold: list[dict[str, Any]], ledger: dict[str, Any]) -> Judged:
    """Confidence of each claim, and whether it is a gold claim's leniently (half of the content, the source)."""
    annotation, score = shared_module("annotation"), shared_module("score")
    marked = [r for r in gold if r["id"][0] == "C"]
    found = ledger["claims"]
    theirs = [score.chars(r["con"]) for r in marked]
    mine = [score.chars([annotation.trim(text, s) for s in score.spans_of(c["content"])]) for c in found]
    weights = {
        (i, j): score.iou(mine[i], theirs[j])
        for i, c in enumerate(found)
        for j, r in enumerate(marked)
        if score.iou(mine[i], theirs[j]) >= 0.5 and _same_source(score, c, r)
    }
    right = {i for i, _ in score.best_pairs(weights)}
    return [(c["confidence"], i in right) for i, c in enumerate(found)]


def _same_source(score: ModuleType, claim: dict[str, Any], record: dict[str, Any]) -> bool:
    mine = score.spans_of([claim["source"]] if claim.get("source") else [])
    theirs = [tuple(s) for s in record.get("src", [])[:1]]
    if not mine or not theirs:
        return not mine and not theirs
    return bool(score.overlap(mine[0], theirs[0]))


def incidents(text: str, gold: list[dict[str, Any]], ledger: dict[str, Any]) -> Judged:  # noqa: ARG001 - as for claims
    """Confidence of each incident, and whether it shares a trigger and its type with a gold incident."""
    score = shared_module("score")
    marked = [r for r in gold if r["id"][0] == "I"]
    weights = {}
    for i, a in enumerate(ledger["incidents"]):
        for j, b in enumerate(marked):
            shared = sum(score.overlap(x, tuple(y)) for x in score.spans_of(a["triggers"]) for y in b["trg"])
            if shared and a["type"] == b["type"]:
                weights[i, j] = shared / max(len(a["triggers"]), len(b["trg"]))
    right = {i for i, _ in score.best_pairs(weights)}
    return [(a["confidence"], i in right) for i, a in enumerate(ledger["incidents"])]
