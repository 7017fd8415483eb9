"""Reference cases: pages with the accounts that a careful desk editor would lay side by side, read and turned into a case.

A case is ``CASE.json`` beside ``docs/``, one page a file: ``NUMBER<TAB>SENTENCE`` a line, an empty line before a paragraph,
``#key value`` for the date. The form is that of the project's shared cases (their ``GUIDELINES.md``).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from testigo.case.accounts.form import to_json
from testigo.case.case import Case
from testigo.contract import dumps, loads
from testigo.intake import page_of
from testigo.intake.received import Received
from testigo.ledger import Ledger
from testigo.library import reader

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("TESTIGO_SHARED", HERE.parent.parent / "shared"))
SETS = {
    "shared": SHARED / "cases",
    "tuning": HERE / "data" / "cases" / "tuning",
    "second-tuning": HERE / "data" / "cases" / "second-tuning",
    "test": HERE / "data" / "cases" / "test",
    "second-test": HERE / "data" / "cases" / "second-test",
}
"""Real reports of 1989 and 1990; invented modern ones to learn from; invented ones that are only measured."""
ONLY_MEASURED = frozenset({"test", "second-test"})
"""Sets whose mistakes nobody looks at."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page of a reference case: its text, and where each numbered sentence stands in it."""

    name: str
    text: str
    date: str | None
    sentences: dict[int, tuple[int, int]] = field(default_factory=dict)

    def sentence(self, number: int) -> str:
        """The words of a sentence; none where it has no such number."""
        start, end = self.sentences.get(number, (0, 0))
        return self.text[start:end]


def document(path: Path) -> Document:
    """The document in a file: sentences joined by a space, paragraphs by an empty line."""
    told: dict[str, str] = {}
    sentences: dict[int, tuple[int, int]] = {}
    text = gap = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            key, _, told_value = line[1:].partition(" ")
            told[key] = told_value
        elif not line.strip():
            gap = "\n\n" if text else ""
        else:
            number, _, words = line.partition("\t")
            start = len(text) + len(gap)
            sentences[int(number)] = (start, start + len(words))
            text, gap = text + gap + words, " "
    return Document(name=path.stem, text=text, date=told.get("date") or None, sentences=sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCase:
    """A reference case: its name, what its accounts should show, and its pages in the order in which they stand."""

    name: str
    gold: Record
    documents: tuple[Document, ...]

    def received(self) -> Iterator[Received]:
        """The pages as articles that somebody already extracted, as intake receives them."""
        for doc in self.documents:
            page = self.gold["pages"][doc.name]
            article = {"id": doc.name, "text": doc.text, "published": doc.date, "outlet": page.get("outlet")}
            yield Received(
                input=doc.name,
                data=json.dumps(article, ensure_ascii=False).encode(),
                media_type="text/plain",
                charset="utf-8",
                text=doc.text,
                outlet=page.get("outlet"),
                published=doc.date,
            )


def reference_cases(folder: Path, only: str | None = None) -> list[ReferenceCase]:
    """The reference cases of a folder by name; ``only`` takes the one of this name."""
    paths = [p for p in sorted(folder.glob("*.json")) if only in (None, p.stem)]
    return [reference_case(path) for path in paths]


def reference_case(path: Path) -> ReferenceCase:
    """The reference case in a file."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    documents = tuple(document(path.parent / "docs" / f"{name}.txt") for name in gold["pages"])
    return ReferenceCase(name=path.stem, gold=gold, documents=documents)


def accounts_of(case: ReferenceCase, kept: Path | None = None) -> Record:
    """The accounts of the case's pages in the contract's form, through a case file of their own."""
    with tempfile.TemporaryDirectory() as folder, Case(Path(folder) / "case.testigo", create=True) as made:
        for received in case.received():
            made.put(ledger_of(received, kept), received.data)
        return to_json(made.accounts())


def ledger_of(received: Received, kept: Path | None = None) -> Ledger:
    """The page read; where ``kept`` names a folder, a reading by the present weights that lies there is taken instead."""
    page = page_of(received)
    if kept is None:
        return reader().read(page, input=received.input)
    mark = hashlib.sha256(f"{page.id} {received.input} {reader().mark.model}".encode()).hexdigest()[:24]
    path = kept / f"{mark}.json"
    if path.exists():
        ledger = loads(path.read_bytes())
        assert isinstance(ledger, Ledger)
        return ledger
    ledger = reader().read(page, input=received.input)
    kept.mkdir(parents=True, exist_ok=True)
    path.write_text(dumps(ledger), encoding="utf-8")
    return ledger


@cache
def scorer() -> ModuleType:
    """The scorer of the shared cases."""
    path = SHARED / "cases" / "score.py"
    if not path.exists():
        raise SystemExit(f"{path} is not there; set TESTIGO_SHARED")
    spec = importlib.util.spec_from_file_location("case_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
