"""Reads the worked example of the annotation set and prints what must be right in it: ``python evaluation/seed_page.py``.

The page (``annotation/example/seed-article``) has a minister, a president, a ministry through a state broadcaster and the
dead man's own video tell of one raid, and carries follow-us lines, credits and a cookie notice. Prints each check with what
was found and ends with 1 when one of them fails.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reader import shared_module
from testigo.contract import to_json
from testigo.intake.text import text_page
from testigo.ledger import FURNITURE, Ledger, Published
from testigo.reading.reader import Reader

SHARED = Path(os.environ.get("TESTIGO_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
CLAIMS_WANTED = 15
AWAY = (
    "Follow CBSMIAMI",
    "(©2018",
    "CNN contributed",
    "Read more",
    "f",
    "We and our partners",
    "Read about how",
    "By continuing",
)
COUNTS = {("killed", 2), ("injured", 5), ("arrested", 5), ("injured", 0)}
DATES = {"2018-01-15", "2017-06"}


def seed_ledger(weights: Path | None = None) -> tuple[Ledger, list[dict], str]:
    """The page's ledger, its annotated records and its text."""
    doc, records, _ = shared_module("annotation").read(SHARED / "annotation/example/seed-article.ann")
    page = text_page(doc.text, data=doc.text.encode(), published=Published(value="2018-01-16", evidence="given"))
    return Reader(weights).read(page, input="seed-article"), records, doc.text


def checks(ledger: Ledger, records: list[dict], text: str) -> dict[str, tuple[bool, str]]:
    """Each check by name: whether it holds, and what was found."""
    score = shared_module("score")
    tally = score.Tally()
    score.score(tally, text, records, to_json(ledger))
    hits = tally.hit["claim lenient"]
    shown = [b.of(text) for b in ledger.page.blocks if b.kind not in FURNITURE]
    left = [a for a in AWAY if any(line.strip().startswith(a) and (len(a) > 1 or line.strip() == a) for line in shown)]
    by_id = {c.id: c for c in ledger.claims}
    words = lambda span: span.of(text) if span else ""  # noqa: E731
    chains = [
        c
        for c in ledger.claims
        if c.within and "Ministry" in words(c.source) and "VTV" in words(by_id[c.within].source)
    ]
    denial = [c for c in ledger.claims if c.act == "deny" and "not shooting" in words(c.content[0])]
    follow = [c for c in ledger.claims if c.cue is None and "negotiate" in words(c.content[0]) and c.source]
    dates = {w.value for i in ledger.incidents for w in i.when}
    counts = {(c.effect, c.low) for c in ledger.counts if c.low == c.high}
    return {
        f"at least {CLAIMS_WANTED} of 19 claims": (hits >= CLAIMS_WANTED, f"{hits} of {len(by_id)} said"),
        "furniture set apart": (not left, f"left in the article: {left}"),
        "both chains through VTV": (len(chains) >= 2, f"{len(chains)} chains"),
        "the denial": (bool(denial), str([words(c.content[0]) for c in denial])),
        "the follow-on quotation": (bool(follow), str([words(c.source) for c in follow])),
        "dates": (dates >= DATES, str(sorted(d for d in dates if d))),
        "counts": (counts >= COUNTS, str(sorted(counts))),
    }


def main() -> int:
    """Print the checks."""
    found = checks(*seed_ledger(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    for name, (right, what) in found.items():
        print(f"{'yes' if right else 'NO ':4}{name:32}{what}")
    return 0 if all(right for right, _ in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
