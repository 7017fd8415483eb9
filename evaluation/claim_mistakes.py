"""What is wrong with the claims of a ledger: found or not, source, content, labels, and the chains that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compared import Mistake, Pairs, Reading, Record, span_of

SURE = 0.8
"""Share of characters in common from which a content counts as strictly right."""


def claims(r: Reading) -> Iterator[Mistake]:
    """Claims missed and invented; sources, contents and labels of those that were found."""
    gold, said = r.annotated("C"), r.ledger["claims"]
    right = claim_pairs(r)
    near = near_claims(r, right)
    for i, j in sorted((right | near).items()):
        yield from claim_source(r, said[i], gold[j])
        yield from claim_content(r, said[i], gold[j])
    for i, j in sorted(right.items()):
        yield from claim_labels(r, said[i], gold[j])
    paired = right | near
    for j, g in enumerate(gold):
        if j not in paired.values():
            yield r.mistake("claims", "missed", shown_gold(r, g))
    for i, s in enumerate(said):
        if i not in paired:
            yield r.mistake("claims", "invented", shown_said(r, s))


def gold_source(claim: Record) -> list[tuple[int, int]]:
    """The annotated source, or nothing."""
    return [tuple(s) for s in claim.get("src", [])[:1]]


def said_source(claim: Record) -> list[tuple[int, int]]:
    """The source that was said, or nothing."""
    return [span_of(claim["source"])] if claim.get("source") else []


def said_content(r: Reading, claim: Record) -> list[tuple[int, int]]:
    """The content that was said, without the marks that the scorer passes over."""
    return [r.score.annotation.trim(r.text, span_of(p)) for p in claim["content"]]


def shared_contents(r: Reading) -> Iterator[tuple[int, int, float]]:
    """Said and annotated claims by index, with the share of their contents' characters that they have in common."""
    gold = [r.score.chars(g["con"]) for g in r.annotated("C")]
    for i, claim in enumerate(r.ledger["claims"]):
        mine = r.score.chars(said_content(r, claim))
        yield from ((i, j, r.score.iou(mine, other)) for j, other in enumerate(gold))


def claim_pairs(r: Reading) -> Pairs:
    """Said claims and the annotated ones that they match leniently, by index."""
    gold, said = r.annotated("C"), r.ledger["claims"]
    weights = {}
    for i, j, shared in shared_contents(r):
        a, b = said_source(said[i]), gold_source(gold[j])
        if shared >= 0.5 and ((not a and not b) or (a and b and r.score.overlap(a[0], b[0]))):
            weights[i, j] = shared
    return dict(r.score.best_pairs(weights))


def near_claims(r: Reading, right: Pairs) -> Pairs:
    """Of the claims that match nothing, pairs that share a cue or some of their content."""
    gold, said = r.annotated("C"), r.ledger["claims"]
    weights = {}
    for i, j, shared in shared_contents(r):
        cue = said[i].get("cue")
        same_cue = cue and any(r.score.overlap(span_of(cue), c) for c in gold[j].get("cue", []))
        if i not in right and j not in right.values() and (same_cue or shared >= 0.3):
            weights[i, j] = shared + (1.0 if same_cue else 0.0)
    return dict(r.score.best_pairs(weights))


def claim_source(r: Reading, said: Record, gold: Record) -> Iterator[Mistake]:
    """What is wrong with the source of a claim that was found."""
    a, b = said_source(said), gold_source(gold)
    if a == b:
        return
    if not a or not b:
        kind = "source invented" if a else "source missed"
    elif not r.score.overlap(a[0], b[0]):
        kind = "source wrong"
    else:
        kind = f"source bounds: {bounds(a, b, r)}"
    yield r.mistake("claims", kind, f"{r.words(*b) or '-'} → {r.words(*a) or '-'}   in: {r.words(*gold['con'])}")


def claim_content(r: Reading, said: Record, gold: Record) -> Iterator[Mistake]:
    """What is wrong with the content of a claim that was found."""
    mine, other = said_content(r, said), [tuple(s) for s in gold["con"]]
    if r.score.iou(r.score.chars(mine), r.score.chars(other)) >= SURE:
        return
    kind = "split" if len(mine) > len(other) else "in fewer parts" if len(mine) < len(other) else bounds(mine, other, r)
    yield r.mistake("claims", f"content {kind}", f"{r.words(*other)} → {r.words(*mine)}")


def bounds(said: Sequence[tuple[int, int]], gold: Sequence[tuple[int, int]], r: Reading) -> str:
    """Say how a span misses another: too long, too short, or shifted."""
    mine, other = r.score.chars(said), r.score.chars(gold)
    if len(mine & other) >= 0.95 * len(other):
        return "too long"
    return "too short" if len(mine & other) >= 0.95 * len(mine) else "shifted"


def claim_labels(r: Reading, said: Record, gold: Record) -> Iterator[Mistake]:
    """Form, act and category of source where they differ."""
    category = (said.get("source") or {}).get("category")
    pairs = (
        ("form", gold["form"], said["form"]),
        ("act", gold["act"], said["act"]),
        ("category", gold.get("by"), category),
    )
    for what, wanted, found in pairs:
        if wanted and wanted != found:
            yield r.mistake("claims", f"{what}: {wanted} → {found}", shown_gold(r, gold))


def shown_gold(r: Reading, claim: Record) -> str:
    """An annotated claim in words: source | cue | content."""
    parts = (gold_source(claim), claim.get("cue", []), claim["con"])
    return " | ".join(r.words(*p) or "-" for p in parts)


def shown_said(r: Reading, claim: Record) -> str:
    """A claim of the ledger in words: source | cue | content."""
    cue = [span_of(claim["cue"])] if claim.get("cue") else []
    return " | ".join(r.words(*p) or "-" for p in (said_source(claim), cue, said_content(r, claim)))


def chains(r: Reading) -> Iterator[Mistake]:
    """Chains of tellers by what is missing of them; chains that the annotation does not have."""
    gold = [r.score.chars(g["con"]) for g in r.annotated("C")]
    said = [r.score.chars(said_content(r, s)) for s in r.ledger["claims"]]
    pairs = claim_pairs(r)
    found = {(pairs.get(i), pairs.get(j)) for i, j in nested(said)}
    for inner, outer in sorted(nested(gold) - found):
        lost = [side for side, j in (("outer", outer), ("inner", inner)) if j not in pairs.values()]
        kind = f"{' and '.join(lost)} missing" if lost else "both found, but not one in the other"
        yield r.mistake("chains", kind, f"{shown_gold(r, r.annotated('C')[outer])} ⊃ {told_by(r, inner)}")
    for i, j in sorted(nested(said)):
        if (pairs.get(i), pairs.get(j)) not in nested(gold):
            yield r.mistake("chains", "invented", f"{shown_said(r, r.ledger['claims'][j])}")


def nested(contents: Sequence[set[int]]) -> set[tuple[int, int]]:
    """Pairs (inner, outer) of contents of which one lies in the other."""
    return {(i, j) for i, a in enumerate(contents) for j, b in enumerate(contents) if i != j and a < b}


def told_by(r: Reading, inner: int) -> str:
    """The source and cue of an annotated claim."""
    claim = r.annotated("C")[inner]
    return f"{r.words(*gold_source(claim)) or '-'} | {r.words(*claim.get('cue', [])) or '-'}"
