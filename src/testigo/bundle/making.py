"""Makes a bundle of a case: everything in it follows from the evidence, so that whoever has it can make it again and compare."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Any

from testigo.bundle import evidence as columns
from testigo.bundle.archive import Shown, capture_name, write_archive
from testigo.bundle.container import MANIFEST, Packing
from testigo.bundle.evidence import CaseEvidence
from testigo.bundle.lines import line
from testigo.bundle.model_card import model_card
from testigo.bundle.provenance import provenance
from testigo.bundle.readme import readme
from testigo.bundle.rebuilding import Rebuilding
from testigo.case.accounts.form import to_json as accounts_to_json
from testigo.case.audit.findings import Verified, What
from testigo.case.audit.held import check_rows
from testigo.case.audit.linked import linked
from testigo.case.audit.replayed import replayed
from testigo.case.case import Case
from testigo.case.custody.readers import with_makers
from testigo.case.custody.receipts import tool
from testigo.case.store import Store
from testigo.contract import dumps, json_text
from testigo.errors import TestigoError
from testigo.export.material import Material, material_of
from testigo.export.web_annotation import web_annotation
from testigo.web.take.brief import brief_of

if TYPE_CHECKING:
    from testigo.redact.copy import Redacted

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundled:
    """What is in a bundle: its pages, readings and decisions, and the last entry of the log in it."""

    pages: int
    readings: int
    decisions: int
    captures: int
    n: int
    head: str


def write_bundle(store: Store, path: Path) -> Bundled:
    """Write the bundle of a case to a new file at ``path``.

    Raises TestigoError T724 where a page, reading, decision or entry of the case is not as its log says.
    """
    with TemporaryDirectory(prefix="testigo-") as folder, store.reading():
        evidence = CaseEvidence(store.database)
        _check(store, evidence)
        built = Rebuilding(Path(folder) / "case")
        try:
            built.rows(evidence, _cannot)
            built.joins()
        finally:
            built.close()
        return write_members(Path(folder) / "case", path)


def _check(store: Store, evidence: CaseEvidence) -> None:
    told = Verified(case=str(store.database.path))
    check_rows(store.database, replayed(linked(store.database, told), told), told)
    if told.findings:
        first = told.findings[0]
        raise TestigoError("T724", f"{first.what} {first.which} {first.says}")
    if not list(evidence.entries()):
        raise TestigoError("T724", "the log of the case has no entry")


def _cannot(what: What, which: object, why: str) -> None:
    raise TestigoError("T724", f"{what} {which} {why}")


def write_members(case: Path, path: Path) -> Bundled:
    """Write the bundle of a case that was made from evidence alone."""
    with Case(case) as file:
        database = file._store.database  # noqa: SLF001 - the rows are the store's
        evidence = CaseEvidence(database)
        *_, last = evidence.entries()
        made, with_, name = tool(), _libraries(), _case_id(evidence)
        material = material_of(file, f"case {name[:8]}")
        packing = Packing(path)
        try:
            counted = _put_evidence(
                packing,
                evidence,
                _shown(database.rows("SELECT id, title, media_type FROM page")),
                software(made, with_),
                last[1],
            )
            _put_told(packing, material, provenance(material, name, made, evidence))
            told = Bundled(**counted, n=last[0], head=last[6])
            _put_last(packing, told, name, {"made_by": made, "made_with": with_, "redacted": None})
        finally:
            packing.leave()
        return told


def _case_id(evidence: CaseEvidence) -> str:
    """The number that was drawn for the case when it was made."""
    first = next(evidence.entries())
    return str(json.loads(first[4]).get("case", "unknown"))


def _shown(rows: list[tuple[Any, ...]]) -> dict[str, Shown]:
    return {page: Shown(title=title, media_type=media_type) for page, title, media_type in rows}


def software(made_by: str, made_with: Mapping[str, str]) -> str:
    """Return how the web archive says what made it."""
    return f"{made_by} ({', '.join(f'{name} {version}' for name, version in sorted(made_with.items()))})"


def _libraries() -> dict[str, str]:
    """What decides about the bytes of the web archive besides this program."""
    from importlib.metadata import version

    return {"warcio": version("warcio")}


def _put_evidence(
    packing: Packing, evidence: CaseEvidence, shown: Mapping[str, Shown], made_by: str, created: str
) -> dict[str, int]:
    rows = {
        "entries": [line(columns.ENTRY, (*e[:4], json.loads(e[4]), *e[5:])) for e in evidence.entries()],
        "pages": [line(columns.RECEIPT, row) for row, _ in evidence.pages()],
        "readings": _put_readings(packing, evidence),
        "decisions": [line(columns.DECISION, row) for row in evidence.decisions()],
        "failures": [line(columns.FAILURE, row) for row in evidence.failures()],
        "captures": [line(columns.CAPTURE, row, file=capture_name(row[0], data)) for row, data in evidence.captures()],
    }
    for name, lines in rows.items():
        packing.put(f"audit/{name}.jsonl", b"".join(lines))
    with TemporaryFile() as archive:
        write_archive(archive, evidence.pages(), evidence.captures(), shown, made_by, created)
        packing.put_file("pages.wacz", archive)
    return {name: len(rows[name]) for name in ("pages", "readings", "decisions", "captures")}


def _put_readings(packing: Packing, evidence: CaseEvidence) -> list[bytes]:
    lines, seen = [], dict[str, int]()
    for row, ledger in evidence.readings():
        page = str(row[0])
        seen[page] = seen.get(page, 0) + 1
        name = f"readings/{page.removeprefix('sha256:')}-{seen[page]}.json"
        packing.put(name, ledger)
        lines.append(line(columns.READING, row, file=name))
    return lines


def _put_told(packing: Packing, material: Material, prov: bytes) -> None:
    """Write what the evidence comes to."""
    for page, ledger in material.ledgers.items():
        packing.put(f"ledgers/{page.removeprefix('sha256:')}.json", (dumps(ledger, indent=1) + "\n").encode())
    accounts = with_makers(accounts_to_json(material.accounts), material.readers())
    packing.put("accounts.json", (json_text(accounts, indent=1) + "\n").encode())
    packing.put("annotations.jsonld", web_annotation(material))
    packing.put("prov.json", prov)
    packing.put("brief.html", _brief(material))


def _brief(material: Material) -> bytes:
    return brief_of(material.name, material.accounts, dict(material.received), material.quotes(), material.readers())


def _put_last(packing: Packing, told: Bundled, case: str, more: Mapping[str, Any]) -> None:
    """Write what is the same in every bundle, and the list of all files."""
    for name in ("ledger.schema.json", "accounts.schema.json"):
        packing.put(f"schemas/{name}", files("testigo").joinpath(name).read_bytes())
    packing.put("model-card.md", model_card())
    packing.put("check.py", files("testigo.bundle").joinpath("check.py").read_bytes())
    packing.put("README.txt", readme(told, case, more))
    head = {"n": told.n, "hash": told.head}
    manifest = {"bundle": VERSION, "case": case, "head": head, **more, "files": packing.files}
    packing.put(MANIFEST, json.dumps(manifest, indent=1).encode() + b"\n")
    packing.seal()


def write_redacted(copy: Redacted, store: Store, path: Path) -> Bundled:
    """Write a redacted copy: what the pages tell, with labels for names. Pages as received, readings and the log stay out.

    They hold the names, or hashes by which one who guesses a name can see that it is right. Of the log the hash of its last entry is
    told, which binds all of it and by which nothing can be guessed.
    """
    material, evidence = copy.material, CaseEvidence(store.database)
    *_, last = evidence.entries()
    made, name = tool(), _case_id(evidence)
    packing = Packing(path)
    try:
        _put_told(packing, material, provenance(material, name, made, None))
        told = Bundled(pages=len(material.ledgers), readings=0, decisions=0, captures=0, n=last[0], head=last[6])
        stones = {"note": material.note, "tombstones": dict(copy.tombstones)}
        _put_last(packing, told, name, {"made_by": made, "made_with": {}, "redacted": stones})
    finally:
        packing.leave()
    return told
