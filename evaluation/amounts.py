"""How exactly the words of counts are read into amounts, against the annotation.

    python evaluation/amounts.py [--errors]

Right is an amount of the same number as the annotators' value; the bound ("at least", "about") is counted apart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from muc_keys import SHARED
from testigo.reading.numbers import Amount, amount_of


def annotated(part: str) -> Iterator[tuple[str, str]]:
    """Yield the words and the value of each count of one part of the annotation."""
    sys.path.insert(0, str(SHARED / "annotation"))
    import annotation

    for path in sorted((SHARED / "annotation" / part).glob("*.ann")):
        document, records, _ = annotation.read(path)
        for record in records:
            if record["id"].startswith("N"):
                start, end = record["span"]
                yield document.text[start:end], record["value"]


def written(amount: Amount | None) -> str:
    """Write an amount as the annotation does: ``50~``, ``50+``, ``50-``, ``10..20``, ``some``."""
    if amount is None:
        return "nothing"
    if amount.low is None and amount.high is None:
        return "some"
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return f"{_number(amount.low)}..{_number(amount.high)}"
    known = amount.low if amount.low is not None else amount.high
    sign = "~" if amount.approximate else "+" if amount.high is None else "-" if amount.low is None else ""
    return f"{_number(known)}{sign}"


def _number(value: float | None) -> str:
    return f"{value or 0:.10f}".rstrip("0").rstrip(".")


def main() -> None:
    """Print the accuracy on both parts."""
    for part in ("dev", "train"):
        counts = list(annotated(part))
        said = [written(amount_of(words)) for words, _ in counts]
        right = sum(a.rstrip("~+-") == value.rstrip("~+-") for a, (_, value) in zip(said, counts, strict=True))
        whole = sum(a == value for a, (_, value) in zip(said, counts, strict=True))
        share, bounded = right / len(counts), whole / len(counts)
        print(f"annotation {part:5}  number {share:.3f}   with its bound {bounded:.3f}   of {len(counts)}")
        if "--errors" in sys.argv:
            for answer, (words, value) in zip(said, counts, strict=True):
                if answer.rstrip("~+-") != value.rstrip("~+-"):
                    print(f"  {value:14} {answer:14} {words!r}")


if __name__ == "__main__":
    main()
