"""Checks reference cases against their guidelines: ``python evaluation/case_checks.py [FOLDER …]``; exit 1 when one has a fault.

Without folders the invented cases of ``evaluation/data/cases``. What can be checked without reading is checked: quotes stand
in their sentences, chains begin at the page's outlet, origins divide the tellings, pages that do not answer are the silent
ones, a verdict is one that the answers allow.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from reference_cases import SETS, Document, Record, ReferenceCase, reference_cases
from testigo.case.records import Asked, LinkKind, Verdict
from testigo.ledger import IncidentType

COUNTS = frozenset("killed injured missing arrested abducted freed infected displaced participated affected".split())
QUESTIONS, VERDICTS, KINDS = frozenset(get_args(Asked)), frozenset(get_args(Verdict)), frozenset(get_args(LinkKind))
TYPES = frozenset(get_args(IncidentType))


def faults_of(case: ReferenceCase) -> Iterator[str]:
    """What is wrong with a reference case, a line each."""
    documents = {doc.name: doc for doc in case.documents}
    for name, page in case.gold["pages"].items():
        if page["published"] != documents[name].date:
            yield f"{name}: published {page['published']}, its document says {documents[name].date}"
    for incident in case.gold["incidents"]:
        for fault in incident_faults(incident, case.gold["pages"], documents):
            yield f"{incident['name']}: {fault}"
    yield from lineage_faults(case.gold)


def incident_faults(incident: Record, pages: Record, documents: dict[str, Document]) -> Iterator[str]:
    """Faults of an incident and of its questions."""
    if incident["type"] not in TYPES:
        yield f"no such type: {incident['type']}"
    yield from (f"no such page: {p}" for p in incident["pages"] if p not in pages)
    asked = Counter((q["question"], q["who"]) for q in incident["questions"])
    yield from (f"asked {n} times: {question}" for question, n in asked.items() if n > 1)
    for question in incident["questions"]:
        title = question["question"] + (f" ({question['who']})" if question["who"] else "")
        for fault in question_faults(question, incident, pages, documents):
            yield f"{title}: {fault}"


def question_faults(question: Record, incident: Record, pages: Record, documents: dict[str, Document]) -> Iterator[str]:
    """Faults of a question: its name, verdict and silent pages, and those of its answers."""
    if question["question"] not in QUESTIONS:
        yield "no such question"
    answering = {t["page"] for a in question["answers"] for t in [*a["told"], *a.get("denied", ())]}
    yield from (f"answered by a page that does not tell of it: {p}" for p in answering - set(incident["pages"]))
    if sorted(question["silent"]) != sorted(set(incident["pages"]) - answering):
        yield "the silent pages are not those that do not answer"
    yield from verdict_faults(question)
    for answer in question["answers"]:
        for fault in answer_faults(question, answer, pages, documents):
            yield f"{answer['value']}: {fault}"


def verdict_faults(question: Record) -> Iterator[str]:
    """A verdict that the answers do not allow."""
    verdict, answers = question["verdict"], question["answers"]
    origins = [a["independent"] for a in answers]
    disputed = any(a.get("denied") for a in answers)
    if verdict not in VERDICTS:
        yield f"no such verdict: {verdict}"
    if verdict == "single" and max(origins) > 1:
        yield "single, and an answer has several origins"
    if verdict == "agree" and sum(origins) < 2:
        yield "agree, and there is one origin"
    if verdict in ("differ", "update") and len(answers) < 2 and not disputed:
        yield f"{verdict}, and there is one answer that nobody denies"
    if verdict == "update" and question["question"] not in COUNTS | {"damage"}:
        yield "update, and no count"


def answer_faults(question: Record, answer: Record, pages: Record, documents: dict[str, Document]) -> Iterator[str]:
    """Faults of an answer: the form of its value, its origins, its tellings."""
    value = answer["value"]
    if question["question"] in COUNTS and not (isinstance(value, dict) and value.keys() == {"low", "high"}):
        yield "no range"
    if sorted(i for o in answer["origins"] for i in o) != list(range(len(answer["told"]))):
        yield "the origins do not divide the tellings"
    if answer["independent"] != len(answer["origins"]):
        yield f"{answer['independent']} independent, and {len(answer['origins'])} origins"
    for told in [*answer["told"], *answer.get("denied", ())]:
        if told["page"] not in pages:
            yield f"no such page: {told['page']}"
        elif told["quote"] not in documents[told["page"]].sentence(told["sentence"]) or not told["quote"]:
            yield f"{told['page']} has no {told['quote']!r} in sentence {told['sentence']}"
        elif told["chain"][:1] != [pages[told["page"]]["outlet"]]:
            yield f"the chain does not begin with the outlet of {told['page']}"


def lineage_faults(gold: Record) -> Iterator[str]:
    """Faults of the pairs of pages that depend on each other."""
    pairs = Counter(tuple(sorted(x["pages"])) for x in gold["lineage"])
    yield from (f"lineage: {pair} {n} times" for pair, n in pairs.items() if n > 1)
    for pair in pairs:
        if len(set(pair)) != 2 or any(p not in gold["pages"] for p in pair):
            yield f"lineage: {pair} is no pair of pages"
    yield from (f"lineage: no such kind: {x['kind']}" for x in gold["lineage"] if x["kind"] not in KINDS)


def folder_faults(folder: Path) -> Iterator[str]:
    """Faults of every case of a folder, and documents that no case has."""
    cases = reference_cases(folder)
    for case in cases:
        yield from (f"{case.name}: {fault}" for fault in faults_of(case))
    known = {doc.name for case in cases for doc in case.documents}
    yield from (f"no case has {p.name}" for p in sorted((folder / "docs").glob("*.txt")) if p.stem not in known)


def main() -> None:
    """Print every fault."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument(
        "folder", type=Path, nargs="*", default=[folder for name, folder in SETS.items() if name != "shared"]
    )
    faults = [fault for folder in p.parse_args().folder for fault in folder_faults(folder)]
    print("\n".join(faults) or "no faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
