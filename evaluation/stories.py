"""How much of a story is found: ``python evaluation/stories.py [--others 20000] [--keep DIR]``.

Each reference case (``reference_cases.py``) is a story: the incident that most of its pages tell of. All their pages are read into one bulk
folder, among so many made ones (``made_tables.py``) that tell of other events in much the same words. Asked are the kinds of question that
a person would write who knows of the event what its name in the case says: its words, its type and place, its type and day, and all of these one
after the other. Printed are, for each kind, the share of the story's pages that are found at all and among the first twenty, and the share
of the first pages (as many as the story has) that are its own; means over stories.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import mean
from typing import get_args

from made_tables import made_folder
from reference_cases import SETS, Record, ReferenceCase, reference_cases
from testigo.bulk.finding.find import find
from testigo.bulk.finding.question import Question
from testigo.bulk.options import BulkOptions
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import shards_of
from testigo.ledger import IncidentType
from testigo.library import reader

SHOWN = 20
_DAYS_AFTER = 7
_SMALL = frozenset("a an and at by for from in into near of off on over that the to with".split())
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An event that is looked for: what it is called, its type, place, day, and the numbers of its pages in the list."""

    name: str
    type: str
    place: str | None
    day: str | None
    pages: frozenset[str]

    def words(self) -> str:
        """The words of its name, but for small ones."""
        return " ".join(w for w in _WORD.findall(self.name) if w.lower() not in _SMALL)


def by_all_words(story: Story) -> list[Question]:
    """Pages that hold every word of its name."""
    return [Question(about=story.words())]


def by_any_word(story: Story) -> list[Question]:
    """Pages that hold some words of its name."""
    return [Question(about=" OR ".join(story.words().split()))]


def by_type_and_place(story: Story) -> list[Question]:
    """Pages with an incident of its type at its place."""
    return [Question(types=_types(story), place=story.place)] if story.place else []


def by_type_and_day(story: Story) -> list[Question]:
    """Pages of the week with an incident of its type on its day."""
    if not story.day or len(story.day) != len("2022-03-15"):
        return []
    until = (date.fromisoformat(story.day) + timedelta(days=_DAYS_AFTER)).isoformat()
    return [Question(types=_types(story), happened=(story.day, story.day), since=story.day, until=until)]


def in_several_ways(story: Story) -> list[Question]:
    """One after the other, each page once."""
    return [q for ask in (by_all_words, by_type_and_place, by_type_and_day, by_any_word) for q in ask(story)]


KINDS: tuple[Callable[[Story], list[Question]], ...] = (
    by_all_words, by_any_word, by_type_and_place, by_type_and_day, in_several_ways,
)  # fmt: skip


def _types(story: Story) -> tuple[IncidentType, ...]:
    return tuple(t for t in get_args(IncidentType) if t == story.type)


def stories(cases: Sequence[ReferenceCase]) -> list[Story]:
    """The incident of each case that most pages tell of."""
    made = []
    for case in cases:
        incident: Record = max(case.gold["incidents"], key=lambda i: len(i["pages"]))
        pages = frozenset(f"{case.name}/{page}" for page in incident["pages"])
        day = (incident["when"] or "").partition("/")[0] or None
        made.append(Story(name=incident["name"], type=incident["type"], place=incident["where"], day=day, pages=pages))
    return made


def put_pages(folder: Path, cases: Sequence[ReferenceCase]) -> None:
    """Read the pages of all cases as a list of extracted articles."""
    lines = [
        json.dumps(json.loads(page.data) | {"id": f"{case.name}/{page.input}"})
        for case in cases
        for page in case.received()
    ]
    (folder / "stories.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for shard in shards_of([folder / "stories.jsonl"]):
        read_shard(shard, folder / "out", BulkOptions(), reader())


def found_by(out: Path, questions: Sequence[Question], most: int) -> list[str]:
    """The inputs of the pages that the questions find, the best of each question in turn; copies under a page are not told."""
    each = [[h.page.input for h in find(out, q, limit=most).hits] for q in questions]
    turns = (name for place in range(most) for names in each for name in names[place : place + 1])
    return list(dict.fromkeys(turns))


def measure(out: Path, wanted: Sequence[Story]) -> None:
    """Print what each kind of question finds."""
    print(f"{len(wanted)} stories of {mean(len(s.pages) for s in wanted):.1f} pages")
    print(f"{'':20} {'asked':>6} {'found':>6} {'in ' + str(SHOWN):>6} {'own of first':>13}")
    for kind in KINDS:
        asked = [(story, questions) for story in wanted if (questions := kind(story))]
        all_found, early, own = [], [], []
        for story, questions in asked:
            names = found_by(out, questions, 1_000)
            own_places = [at for at, name in enumerate(names) if name in story.pages]
            all_found.append(len(own_places) / len(story.pages))
            early.append(sum(at < SHOWN for at in own_places) / min(len(story.pages), SHOWN))
            own.append(sum(at < len(story.pages) for at in own_places) / len(story.pages))
        name = kind.__name__.replace("_", " ")
        print(f"{name:20} {len(asked):>6} {mean(all_found):>6.3f} {mean(early):>6.3f} {mean(own):>13.3f}")


def main() -> None:
    """Read, mix, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--others", type=int, default=20_000, help="made pages among which the stories are")
    parser.add_argument("--keep", type=Path, help="a folder to work in, or in which all is already")
    given = parser.parse_args()
    cases = [case for folder in SETS.values() if folder.exists() for case in reference_cases(folder)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "out").exists():
            put_pages(folder, cases)
            made_folder(folder / "out", given.others)
        measure(folder / "out", stories(cases))


if __name__ == "__main__":
    main()
