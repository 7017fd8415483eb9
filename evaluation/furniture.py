"""How well article and furniture are told apart in text that was already extracted.

Measures on the labelled pages of ``evaluation/data/furniture`` (its README has the format): precision and recall of the
lines set aside, the share of the article's characters that stay, and how often the kind is the labelled one. Then on the
annotation set, whose texts are nearly all article: the share of annotated spans that fall in furniture.

    python evaluation/furniture.py                 both halves, and the annotation set where it is at hand
    python evaluation/furniture.py --show          what went wrong, for the tuning half alone
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from testigo.intake.text import text_page
from testigo.ledger import FURNITURE, BlockKind, Page

PAGES = Path(__file__).parent / "data" / "furniture"
HALVES = ("tuning", "test")
SHARED = Path(os.environ.get("TESTIGO_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A labelled stretch of a page."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Tally:
    """Counts over pages: lines set aside rightly, wrongly, missed; characters of article kept; kinds."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    kept: int = 0
    article: int = 0
    same_kind: int = 0
    units: int = 0
    offenders: list[str] = field(default_factory=list)

    def add(self, page: Page, unit: Unit) -> None:
        """Count one labelled unit."""
        found = kind_at(page, unit)
        aside, wanted = found in FURNITURE, unit.kind in FURNITURE
        self.right += aside and wanted
        self.wrong += aside and not wanted
        self.missed += wanted and not aside
        self.article += 0 if wanted else unit.end - unit.start
        self.kept += 0 if wanted or aside else unit.end - unit.start
        self.units += 1
        self.same_kind += found == unit.kind
        if found != unit.kind:
            mark = "!!" if aside != wanted else "  "
            self.offenders.append(
                f"{mark} {unit.kind:>10} read as {found:<10} {page.text[unit.start : unit.end][:90]!r}"
            )

    def line(self) -> str:
        """The figures in one line."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return (
            f"furniture precision {precision:.3f} recall {recall:.3f} ({self.right + self.missed} lines) · "
            f"article kept {self.kept / max(1, self.article):.4f} · kind right {self.same_kind / max(1, self.units):.3f}"
        )


def labelled(path: Path) -> tuple[str, list[Unit]]:
    """A page's text and its labelled units, from ``kind<TAB>text`` lines."""
    text, units, joined = "", [], True
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition("\t")
        text += "" if joined else "\n"
        indent = len(words) - len(words.lstrip())
        if words.strip():
            units.append(Unit(start=len(text) + indent, end=len(text) + len(words), kind=kind.rstrip("+")))
        text += words + (" " if kind.endswith("+") else "")
        joined = kind.endswith("+")
    return text, units


def kind_at(page: Page, unit: Unit) -> BlockKind:
    """The kind that most of the unit's characters were given."""
    shares: Counter[BlockKind] = Counter()
    for block in page.blocks:
        shares[block.kind] += max(0, min(block.end, unit.end) - max(block.start, unit.start))
    return shares.most_common(1)[0][0]


def pages(half: str) -> Iterator[tuple[str, Tally]]:
    """Each page of a half and its counts."""
    for path in sorted((PAGES / half).glob("*.txt")):
        text, units = labelled(path)
        page, tally = text_page(text, data=text.encode()), Tally()
        for unit in units:
            tally.add(page, unit)
        yield path.stem, tally


def total(tallies: list[Tally]) -> Tally:
    """The counts of several pages together."""
    whole = Tally()
    for tally in tallies:
        for name in ("right", "wrong", "missed", "kept", "article", "same_kind", "units"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
    return whole


def spans_of(records: list[dict[str, object]]) -> Iterator[tuple[int, int]]:
    """Every annotated span of claims and incidents."""
    for record in records:
        for value in record.values():
            for span in value if isinstance(value, list) else ():
                if isinstance(span, tuple) and len(span) >= 2 and all(isinstance(n, int) for n in span[:2]):
                    yield span[0], span[1]


def annotation() -> str:
    """The share of annotated spans that were set aside as furniture, and where."""
    from reader import shared_module

    reader = shared_module("annotation")
    aside, spans, offenders = 0, 0, []
    for part in ("train", "dev"):
        for path in sorted((SHARED / "annotation" / part).glob("*.ann")):
            doc, records, _ = reader.read(path)
            page = text_page(doc.text, data=doc.text.encode())
            furniture = [b for b in page.blocks if b.kind in FURNITURE]
            for start, end in set(spans_of(records)):
                spans += 1
                hit = next((b for b in furniture if b.start < end and start < b.end), None)
                aside += hit is not None
                if hit:
                    offenders.append(f"  {path.stem}: {hit.kind}: {doc.text[hit.start : hit.end][:100]!r}")
    lines = [f"annotation: {aside} of {spans} spans in furniture ({aside / max(1, spans):.3%})"]
    return "\n".join([*lines, *sorted(set(offenders))])


def main() -> None:
    """Print the figures of both halves, and of the annotation set."""
    for half in HALVES:
        found = list(pages(half))
        print(f"{half}: {len(found)} pages · {total([tally for _, tally in found]).line()}")
        for name, tally in found if "--show" in sys.argv and half == "tuning" else []:
            print(f"- {name}", *tally.offenders, sep="\n  ")
    if (SHARED / "annotation").is_dir() and "--show" not in sys.argv:
        print(annotation())


if __name__ == "__main__":
    main()
