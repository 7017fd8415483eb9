"""How each thing came about, in W3C PROV (PROV-JSON): bytes received, readings made of them, records read, decisions on those.

Every record of a page is an entity that its reading has as a member; the reading was made by a model from the bytes; the bytes came
in an activity that somebody ran. A record that a person decided about was derived from the reading in that decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from testigo.bundle.evidence import CAPTURE, DECISION, READING, RECEIPT, Evidence
from testigo.case.review.targets import count_id
from testigo.contract import json_text
from testigo.export.material import Material
from testigo.ledger import Ledger

_SCHEMA = "testigo"
Statements = dict[str, dict[str, Any]]


def provenance(material: Material, case: str, made_by: str, evidence: Evidence | None) -> bytes:
    """Return the PROV-JSON. Without evidence, as in a redacted copy, it tells what the ledgers and decisions tell."""
    made = _Document(case)
    accounts = made.entity("accounts", {"prov:type": "testigo:accounts"})
    made.agent("program", {"prov:type": _qname("prov:SoftwareAgent"), "testigo:name": made_by})
    made.tell("wasAttributedTo", entity=accounts, agent=made.id("program"))
    if evidence is not None:
        _received(made, evidence)
    counting = _readings(made, evidence) if evidence is not None else {}
    for page, ledger in material.ledgers.items():
        reading = counting.get(page) or _reading_of(made, ledger, material.received.get(page))
        made.tell("wasDerivedFrom", generatedEntity=accounts, usedEntity=reading)
        for record, kind in _records(ledger):
            name = made.entity(_record(page, record), {"prov:type": f"testigo:{kind}", "testigo:record": record})
            made.tell("hadMember", collection=reading, entity=name)
            _decided(made, material, page, record, reading)
    if evidence is not None:
        _decisions(made, evidence)
    return (json_text(made.plain(), indent=1) + "\n").encode()


class _Document:
    """Statements of one bundle, their ids by number."""

    def __init__(self, case: str) -> None:
        self._case = case
        self._told: Statements = {}
        self._numbers: dict[str, int] = {}

    def id(self, name: str) -> str:
        return f"case:{name}"

    def entity(self, name: str, said: Mapping[str, Any]) -> str:
        return self._put("entity", name, said)

    def agent(self, name: str, said: Mapping[str, Any]) -> str:
        return self._put("agent", name, said)

    def activity(self, name: str, said: Mapping[str, Any], at: str | None = None) -> str:
        times = {} if at is None else {"prov:startTime": at, "prov:endTime": at}
        return self._put("activity", name, {**times, **said})

    def _put(self, kind: str, name: str, said: Mapping[str, Any]) -> str:
        known = {n: v for n, v in said.items() if v is not None}
        self._told.setdefault(kind, {}).setdefault(self.id(name), {}).update(known)
        return self.id(name)

    def tell(self, relation: str, **ends: str) -> None:
        """Add a relation."""
        n = self._numbers[relation] = self._numbers.get(relation, 0) + 1
        self._told.setdefault(relation, {})[f"_:{relation}{n}"] = {f"prov:{end}": name for end, name in ends.items()}

    def plain(self) -> dict[str, Any]:
        prefix = {"case": f"urn:testigo:case:{self._case}:", "testigo": "urn:testigo:prov:"}
        return {"prefix": prefix, **self._told}


def _qname(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _hex(page: str) -> str:
    return page.removeprefix("sha256:")


def _record(page: str, record: str) -> str:
    return f"record-{_hex(page)}-{quote(record.encode('utf-8', 'replace'), safe='')}"


def _person(made: _Document, name: str) -> str:
    said = {"prov:type": _qname("prov:Person"), "testigo:name": name}
    return made.agent(f"person-{quote(name.encode('utf-8', 'replace'), safe='')}", said)


def _received(made: _Document, evidence: Evidence) -> None:
    for row, _ in evidence.pages():
        told = dict(zip(RECEIPT, row, strict=True))
        page = made.entity(
            f"page-{_hex(told['id'])}",
            {
                "prov:type": "testigo:page",
                "testigo:sha256": _hex(told["id"]),
                "testigo:input": told["input"],
                "testigo:url": told["url"],
            },
        )
        how = {
            "prov:type": "testigo:receipt",
            "testigo:how": told["how"],
            "testigo:status": told["status"],
            "testigo:tool": told["tool"],
        }
        came = made.activity(f"receipt-{_hex(told['id'])}", how, told["received_at"])
        made.tell("wasGeneratedBy", entity=page, activity=came)
        if told["who"]:
            made.tell("wasAssociatedWith", activity=came, agent=_person(made, told["who"]))
    for row, _ in evidence.captures():
        told = dict(zip(CAPTURE, row, strict=True))
        said = {"prov:type": "testigo:capture", "testigo:sha256": _hex(told["id"]), "testigo:url": told["url"]}
        capture = made.entity(f"capture-{_hex(told['id'])}", {**said, "testigo:captured_at": told["captured_at"]})
        if told["page"]:
            made.tell("wasDerivedFrom", generatedEntity=made.id(f"page-{_hex(told['page'])}"), usedEntity=capture)


def _readings(made: _Document, evidence: Evidence) -> dict[str, str]:
    """Tell of every reading; return that which counts of each page."""
    counting, seen = {}, dict[str, int]()
    for row, _ in evidence.readings():
        told = dict(zip(READING, row, strict=True))
        page = told["page"]
        n = seen[page] = seen.get(page, 0) + 1
        name = _reading(made, page, n, told["model"], told["version"], told["read_at"])
        made.tell("used", activity=made.id(f"reading-of-{_hex(page)}-{n}"), entity=made.id(f"page-{_hex(page)}"))
        made.tell("wasDerivedFrom", generatedEntity=name, usedEntity=made.id(f"page-{_hex(page)}"))
        if told["current"]:
            counting[page] = name
    return counting


def _reading_of(made: _Document, ledger: Ledger, received: str | None) -> str:
    """Tell of the reading of a page of which the ledger alone is there."""
    page = ledger.page.id
    made.entity(
        f"page-{_hex(page)}",
        {"prov:type": "testigo:page", "testigo:sha256": _hex(page), "testigo:received_at": received},
    )
    name = _reading(made, page, 1, ledger.reader.model, ledger.reader.version, None)
    made.tell("wasDerivedFrom", generatedEntity=name, usedEntity=made.id(f"page-{_hex(page)}"))
    return name


def _reading(made: _Document, page: str, n: int, model: str, version: str, at: str | None) -> str:
    name = made.entity(f"reading-{_hex(page)}-{n}", {"prov:type": _qname("prov:Collection"), "testigo:model": model})
    done = made.activity(f"reading-of-{_hex(page)}-{n}", {"prov:type": "testigo:reading"}, at)
    said = {"prov:type": _qname("prov:SoftwareAgent"), "testigo:model": model, "testigo:version": version}
    model_name = made.agent(f"model-{quote(f'{version}-{model}', safe='')}", said)
    made.tell("wasGeneratedBy", entity=name, activity=done)
    made.tell("wasAssociatedWith", activity=done, agent=model_name)
    return name


def _records(ledger: Ledger) -> Iterator[tuple[str, str]]:
    yield from ((c.id, "claim") for c in ledger.claims)
    yield from ((i.id, "incident") for i in ledger.incidents)
    yield from ((count_id(c), "count") for c in ledger.counts)
    yield from ((e.id, "entity") for e in ledger.entities)


def _decided(made: _Document, material: Material, page: str, record: str, reading: str) -> None:
    """Tell that a person spoke of a record, and when; by name where the material has names."""
    decided = material.decision(page, record)
    if decided is None:
        return
    name = made.id(_record(page, record))
    made.entity(_record(page, record), {"testigo:decided": decided.verdict, "testigo:decided_at": decided.at})
    made.tell("wasDerivedFrom", generatedEntity=name, usedEntity=reading)
    made.tell("wasAttributedTo", entity=name, agent=_person(made, decided.by))


def _decisions(made: _Document, evidence: Evidence) -> None:
    """Tell of every decision, also of those that were taken back."""
    for row in evidence.decisions():
        told = dict(zip(DECISION, row, strict=True))
        said = {"prov:type": "testigo:decision", "testigo:verb": told["verb"], "testigo:why": told["why"]}
        done = made.activity(f"decision-{told['key']}", said, told["at"])
        made.tell("wasAssociatedWith", activity=done, agent=_person(made, told["by"]))
        for page in (told["page"], told["other"]):
            if page:
                made.tell("used", activity=done, entity=made.id(f"page-{_hex(page)}"))
        if told["undoes"] is not None:
            made.tell("wasInformedBy", informed=done, informant=made.id(f"decision-{told['undoes']}"))
