"""How well a ledger fills the roles of the MUC-3/4 task: CEAF-REE and GTT's template measure on its answer keys.

    python evaluation/muc_roles.py [--set tst1 --set tst2] [--weights DIR] [--ledgers FILE] [--json]

Every message is read as plain text, its ledger is turned into templates (``muc_templates``), and both measures
(``role_measures``) are printed by role and overall. The keys are taken as the papers took them: a victim is one that the key
names (HUM TGT: NAME), optional templates and fillers count as any other, alternatives of a filler are mentions of one
entity, and a string that the text does not hold is left out.

``--ledgers`` keeps the ledgers in a file, or reads them from it when it is there.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from muc_keys import MUC, PARTS, alternatives, read_documents
from muc_templates import roles_of, templates_of
from role_measures import Entity, Fillers, Scores, Tally, Template, ceaf_ree, entity, template_scores
from testigo.contract import dumps, loads
from testigo.intake.text import text_page
from testigo.ledger import Ledger
from testigo.reading.reader import Reader

SLOTS = {
    "PerpInd": "PERP: INDIVIDUAL ID",
    "PerpOrg": "PERP: ORGANIZATION ID",
    "Target": "PHYS TGT: ID",
    "Victim": "HUM TGT: NAME",
    "Weapon": "INCIDENT: INSTRUMENT ID",
}
"""The slot of the key that holds each role."""

_SLOT = re.compile(r"^\s*\d+\.\s+([A-Z]+(?: TGT)?: [A-Z ]+?)(?:\s{2,}(.*))?$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BRACKETS = str.maketrans("[]", "()")

Slots = dict[str, list[str]]
"""The lines of each slot of one template; a slot has a line for each filler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a part's answer keys hold, by message: its templates, and its entities by role over all of them."""

    templates: Mapping[str, Sequence[Template]]
    roles: Mapping[str, Fillers]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Both measures over the same messages."""

    documents: int
    ceaf_ree: Scores
    templates: Scores


def read_key(folder: Path) -> Key:
    """Read the roles of every ``key-*`` file of a folder; a message without an incident has no template."""
    documents = read_documents(folder)
    slots: dict[str, list[Slots]] = {message: [] for message in documents}
    for path in sorted(folder.glob("key-*")):
        for record in key_records(path.read_text(encoding="latin-1")):
            if record["INCIDENT: TYPE"] != ["*"]:
                slots[record["MESSAGE: ID"][0].split()[0]].append(record)
    return Key(
        templates={message: _templates(records, documents[message]) for message, records in slots.items()},
        roles={message: _roles(records, documents[message]) for message, records in slots.items()},
    )


def key_records(text: str) -> list[Slots]:
    """Split a key file into templates; a line without a slot's name goes on with the slot before."""
    records: list[Slots] = []
    slot = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith(";"):
            continue
        match = _SLOT.match(line)
        slot = match[1] if match else slot
        if match and slot == "MESSAGE: ID":
            records.append({})
        records[-1].setdefault(slot, []).append((match[2] or "" if match else line).strip())
    return records


def strings(filler: str) -> tuple[str, ...]:
    r"""The quoted alternatives of a filler: ``? "BUS" / "THE \"RED\" BUS"``; none for ``-`` and ``*``."""
    return tuple(found.replace('\\"', '"').strip() for found in _STRING.findall(filler))


def _templates(records: Sequence[Slots], text: str) -> list[Template]:
    """The distinct templates of a message."""
    kept: list[Template] = []
    for record in records:
        template = Template(
            types=frozenset(name.lower() for name in alternatives(record["INCIDENT: TYPE"][0].split("(")[0])),
            fillers={role: _held(_fillers(record, role), text) for role in SLOTS},
        )
        if template not in kept:
            kept.append(template)
    return kept


def _roles(records: Sequence[Slots], text: str) -> Fillers:
    """The entities of a message by role; one whose strings are among another's is the same."""
    roles: dict[str, list[Entity]] = {}
    for role in SLOTS:
        kept: list[set[str]] = []
        for filler in (set(one) for record in records for one in _fillers(record, role)):
            if not any(filler <= other or other <= filler for other in kept):
                kept.append(filler)
        roles[role] = _held(kept, text)
    return roles


def _fillers(record: Slots, role: str) -> Iterator[tuple[str, ...]]:
    return (found for line in record.get(SLOTS[role], []) if (found := strings(line)))


def _held(fillers: Iterator[tuple[str, ...]] | Sequence[set[str]], text: str) -> list[Entity]:
    """The entities that a text holds, each by those of its strings that stand in it."""
    flat = text.replace("\n", " ").translate(_BRACKETS).lower()
    found = (entity(words for words in filler if words.lower() in flat) for filler in fillers)
    return [one for one in found if one]


def read_ledgers(messages: Mapping[str, str], weights: Path | None, kept: Path | None) -> dict[str, Ledger]:
    """Read every message, or take its ledger from ``kept``, which is written when it is not there."""
    if kept is None or not kept.exists():
        reader = Reader(weights)
        read = {name: reader.read(text_page(text, data=text.encode()), input=name) for name, text in messages.items()}
        if kept is not None:
            kept.write_text("".join(f"{dumps(ledger)}\n" for ledger in read.values()), encoding="utf-8")
        return read
    ledgers = map(loads, kept.read_text(encoding="utf-8").splitlines())
    return {ledger.input: ledger for ledger in ledgers if isinstance(ledger, Ledger)}


def measure(parts: Sequence[str], *, weights: Path | None = None, kept: Path | None = None) -> Result:
    """Read the messages of some parts and score their templates."""
    keys = [read_key(MUC / part) for part in parts]
    messages = {name: text for part in parts for name, text in read_documents(MUC / part).items()}
    told = {name: templates_of(ledger) for name, ledger in read_ledgers(messages, weights, kept).items()}
    roles = {name: roles_of(templates) for name, templates in told.items()}
    return Result(
        documents=len(messages),
        ceaf_ree=ceaf_ree({name: one for key in keys for name, one in key.roles.items()}, roles),
        templates=template_scores({name: one for key in keys for name, one in key.templates.items()}, told),
    )


def plain(scores: Scores) -> dict[str, dict[str, float | int]]:
    """Scores as JSON: precision, recall and F1 to four places, with the counts behind them."""
    return {
        name: {**_shares(tally), "predicted": tally.predicted, "key": tally.expected} for name, tally in scores.items()
    }


def _shares(tally: Tally) -> dict[str, float]:
    shares = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
    return {name: round(float(share), 4) for name, share in shares.items()}


def _print(title: str, scores: Scores) -> None:
    print(title)
    for name, tally in scores.items():
        p, r, f1 = (100 * share for share in _shares(tally).values())
        print(
            f"  {name:8} P {p:5.1f}  R {r:5.1f}  F1 {f1:5.1f}  ({tally.predicted} predicted, {tally.expected} in the key)"
        )


def main() -> None:
    """Print both measures."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument(
        "--set", action="append", choices=PARTS, help="part of the corpus; may be given again (tst1 and tst2)"
    )
    p.add_argument("--weights", type=Path)
    p.add_argument("--ledgers", type=Path)
    p.add_argument("--json", action="store_true")
    a = p.parse_args()
    if not MUC.is_dir():
        raise SystemExit(f"no messages at {MUC}: set TESTIGO_SHARED to the folder that holds them")
    result = measure(a.set or ["tst1", "tst2"], weights=a.weights, kept=a.ledgers)
    if a.json:
        print(json.dumps({"ceaf-ree": plain(result.ceaf_ree), "templates": plain(result.templates)}, indent=1))
        return
    _print(f"CEAF-REE, {result.documents} messages", result.ceaf_ree)
    _print("templates", result.templates)


if __name__ == "__main__":
    main()
