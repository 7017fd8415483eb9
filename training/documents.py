"""Annotated documents as the trainer needs them: text, paragraphs, and spans in code points.

Reads folders of ``NAME.ann`` with ``NAME.txt`` beside them or in ``../docs`` (the format of the shared annotation set), and
the project's own documents in ``training/documents``.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TESTIGO_SHARED", ROOT.parent / "shared"))
OWN = Path(__file__).resolve().parent / "documents"

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Document:
    """A text and what is marked in it. ``records`` are as ``annotation.read`` resolves them."""

    name: str
    text: str
    date: str | None
    records: list[dict] = field(default_factory=list)

    def paragraphs(self) -> Spans:
        """Stretches between blank lines."""
        return paragraphs_of(self.text)


def paragraphs_of(text: str) -> Spans:
    """Stretches of ``text`` between blank lines, without white space at their edges."""
    return [(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)]


def annotation_module() -> ModuleType:
    """The shared set's own reader of annotation files."""
    path = SHARED / "annotation" / "annotation.py"
    spec = importlib.util.spec_from_file_location("annotation", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"{path} is not there; set TESTIGO_SHARED to the folder that holds annotation/")
    module = importlib.util.module_from_spec(spec)
    sys.modules["annotation"] = module
    spec.loader.exec_module(module)
    return module


def load(folder: Path) -> list[Document]:
    """Read every annotated document of a folder, in the order of their names."""
    module = annotation_module()
    found = []
    for path in sorted(folder.glob("*.ann")):
        doc, records, problems = module.read(path)
        if problems:
            print("left out:", *problems, sep="\n  ")
            continue
        found.append(Document(doc.name, doc.text, doc.meta.get("date"), records))
    return found
