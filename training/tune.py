"""Tunes a model's thresholds and confidence on the development documents: ``python training/tune.py [WEIGHTS]``.

Leans are moved one at a time, each to the value with the best mean of the headline scores, until a round changes none. Then
the weights of the confidence are fitted by logistic regression to what was right and wrong. Both are written into the
weights' manifest. Runs in a minute or two, and always ends with the same values.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "evaluation"))

import judged  # noqa: E402
from reader import SHARED, shared_module  # noqa: E402
from testigo.contract import to_json  # noqa: E402
from testigo.intake.text import text_page  # noqa: E402
from testigo.ledger import Page, Published  # noqa: E402
from testigo.reading.confidence import Confidence, claim_signs, incident_signs  # noqa: E402
from testigo.reading.leans import Leans  # noqa: E402
from testigo.reading.network import WEIGHTS, Network, Reading  # noqa: E402
from testigo.reading.reader import Reader  # noqa: E402
from testigo.reading.windows import Window  # noqa: E402
from testigo.reading.words import Words  # noqa: E402

STEPS = (-1.0, -0.5, -0.25, 0.25, 0.5, 1.0)
ROUNDS = 3
HEADLINES = (
    *("cue overlap", "source overlap", "content overlap", "claim lenient", "claim strict", "chain", "trigger typed"),
    *("incident", "role all", "count effect", "count value", "when value", "coreference (gold mentions found)"),
)


@dataclass
class Document:
    """A development document: its page and what is marked in it."""

    name: str
    page: Page
    records: list[dict[str, Any]]


class Remembering:
    """Keeps what the encoder said of each page, which no lean changes, so that trying a lean costs little."""

    def __init__(self, network: Network) -> None:
        self._read = network.read
        self._kept: dict[bytes, list[Reading]] = {}

    def read(self, words: Words, windows: list[Window]) -> Iterator[Reading]:
        """What ``Network.read`` gives."""
        key = words.piece.tobytes()
        if key not in self._kept:
            self._kept[key] = list(self._read(words, windows))
        return iter(self._kept[key])


def documents(folder: Path) -> list[Document]:
    """Every annotated document of ``folder`` as a page."""
    annotation = shared_module("annotation")
    found = []
    for path in sorted(folder.glob("*.ann")):
        doc, records, _ = annotation.read(path)
        date = doc.meta.get("date")
        published = Published(value=date, evidence="given") if date else None
        page = text_page(doc.text, data=doc.text.encode(), published=published)
        found.append(Document(doc.name, page, records))
    return found


def objective(reader: Reader, docs: list[Document], score: Any) -> float:
    """Mean of the headline scores."""
    total = score.Tally()
    for doc in docs:
        score.score(total, doc.page.text, doc.records, to_json(reader.read(doc.page)))
    report = total.report()
    return float(np.mean([report[name]["f1"] for name in HEADLINES]))


def tuned(reader: Reader, network: Network, docs: list[Document]) -> Leans:
    """The leans with the best objective, by coordinate ascent from those in the manifest."""
    score = shared_module("score")
    best = objective(reader, docs, score)
    print(f"start {best:.4f} {network.leans}")
    for _ in range(ROUNDS):
        before = best
        for name in Leans.__dataclass_fields__:
            kept = network.leans
            for step in STEPS:
                tried = replace(kept, **{name: round(getattr(kept, name) + step, 2)})
                current, network.leans = network.leans, tried
                value = objective(reader, docs, score)
                if value > best + 1e-4:
                    best = value
                else:
                    network.leans = current
            print(f"  {name} {getattr(network.leans, name)} {best:.4f}", flush=True)
        if best == before:
            break
    return network.leans


def fitted(signs: np.ndarray, right: np.ndarray, ridge: float = 1.0) -> tuple[float, ...]:
    """Weights (S) of logistic regression of ``right`` (N) on ``signs`` (N, S), by Newton's method."""
    w = np.zeros(signs.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-signs @ w))
        gradient = signs.T @ (chance - right) + ridge * w
        curve = (signs * (chance * (1 - chance))[:, None]).T @ signs + ridge * np.eye(len(w))
        w -= np.linalg.solve(curve, gradient)
    return tuple(round(float(x), 4) for x in w)


class Signs:
    """Collects the signs of each record by the confidence it was given, which is made unique for that."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, ...]] = []

    def of_claim(self, item: Any) -> float:
        """Note the claim's signs; its number stands in for its confidence."""
        self.rows.append(claim_signs(item))
        return float(len(self.rows) - 1)

    def of_incident(self, group: Any) -> float:
        """Note the incident's signs; its number stands in for its confidence."""
        self.rows.append(incident_signs(group))
        return float(len(self.rows) - 1)


@dataclass
class Judged:
    """Records of one kind: their signs, whether each is right, and the number of its document."""

    signs: list[tuple[float, ...]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    document: list[int] = field(default_factory=list)


def judged_records(reader: Reader, docs: list[Document]) -> dict[str, Judged]:
    """Claims and incidents of the documents, judged by their annotation."""
    network = reader._network  # noqa: SLF001 - signs are collected where confidence is given
    kept, found = network.confidence, {"claim": Judged(), "incident": Judged()}
    for index, doc in enumerate(docs):
        network.confidence = signs = Signs()  # type: ignore[assignment]
        ledger = to_json(reader.read(doc.page))
        for kind, judge in (("claim", judged.claims), ("incident", judged.incidents)):
            for number, right in judge(doc.page.text, doc.records, ledger):
                found[kind].signs.append(signs.rows[int(number)])
                found[kind].right.append(right)
                found[kind].document.append(index)
    network.confidence = kept
    return found


def confidence(reader: Reader, docs: list[Document]) -> Confidence:
    """Fit the weights of the confidence to what is right in the documents."""
    found = judged_records(reader, docs)
    return Confidence(*(fitted(np.array(j.signs), np.array(j.right, dtype=float)) for j in found.values()))


def main() -> None:
    """Tune and write the manifest."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights", type=Path, nargs="?", default=WEIGHTS)
    p.add_argument("--keep-leans", action="store_true", help="fit the confidence only")
    a = p.parse_args()
    docs = documents(SHARED / "annotation" / "dev")
    reader = Reader(a.weights)
    network = reader._network  # noqa: SLF001
    network.read = Remembering(network).read  # type: ignore[method-assign,assignment]
    leans = network.leans if a.keep_leans else tuned(reader, network, docs)
    weights = confidence(reader, docs)
    path = a.weights / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["leans"] = {name: getattr(leans, name) for name in Leans.__dataclass_fields__}
    manifest["confidence"] = {"claim": weights.claim, "incident": weights.incident}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(weights)


if __name__ == "__main__":
    main()
