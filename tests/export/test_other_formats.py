import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON
from markdown_it import MarkdownIt
from msgspec_schemaorg.models import creativework, intangible, organization, person, thing
from pyld import jsonld

from testigo.export.acled import COLUMNS, DRAFT, acled, time_precision
from testigo.export.citations import bibtex, csl
from testigo.export.fact_sheet import fact_sheet
from testigo.export.material import Material
from testigo.export.schema_org import schema_org
from testigo.export.timelinejs import date_of, timelinejs

EVIL = "<script>alert(1)</script> {\\input{x}} =1+1 | [a](javascript:1)"


@pytest.fixture
def hostile(material: Material) -> Material:
    """The material with titles that mean something to browsers, LaTeX, Markdown and spreadsheets."""
    cards = tuple(replace(c, title=EVIL) for c in material.accounts.pages)
    events = tuple(replace(e, title=EVIL) for e in material.accounts.incidents)
    return replace(material, accounts=replace(material.accounts, pages=cards, incidents=events))


def test_the_timeline_has_an_entry_for_each_incident_with_a_known_time(hostile: Material) -> None:
    made = json.loads(timelinejs(hostile))
    assert {e["unique_id"] for e in made["events"]} == {e.id for e in hostile.accounts.incidents if e.when}
    assert made["events"]
    for entry in made["events"]:
        assert set(entry) <= {"start_date", "end_date", "text", "group", "display_date", "unique_id"}
        assert date(**entry["start_date"])
        assert set(entry["text"]) == {"headline", "text"}
        assert "<script" not in json.dumps(entry)


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("2031", {"year": 2031}),
        ("2031-04", {"year": 2031, "month": 4}),
        ("2031-04-02", {"year": 2031, "month": 4, "day": 2}),
        ("2031-04-02T07:30", {"year": 2031, "month": 4, "day": 2, "hour": 7, "minute": 30}),
    ],
)
def test_what_is_not_known_of_a_date_is_left_out(value: str, parts: dict[str, int]) -> None:
    assert date_of(value) == parts


def test_the_graph_is_json_ld_of_types_and_properties_that_schema_org_has(material: Material) -> None:
    made = json.loads(schema_org(material))
    local = {**made, "@context": {"@vocab": "https://schema.org/"}}
    triples = jsonld.to_rdf(local)["@default"]
    claims = [t["subject"]["value"] for t in triples if t["object"]["value"] == "https://schema.org/Claim"]
    assert len(claims) == len(set(claims)) == sum(len(x.claims) for x in material.ledgers.values())
    for node in nodes(made["@graph"]):
        kind = node.get("@type")
        if kind is None:
            continue
        (model,) = (
            getattr(m, kind) for m in (creativework, intangible, organization, person, thing) if hasattr(m, kind)
        )
        unknown = {name for name in node if not name.startswith("@")} - set(model.__struct_fields__)
        assert unknown == set(), kind


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def test_a_claim_that_a_person_accepted_is_read_right_and_not_reviewed(material: Material) -> None:
    assert any(d.verdict == "accepted" for d in material.decided.values())
    assert b"ClaimReview" not in schema_org(material)


def test_the_table_of_events_has_a_row_for_each_incident_labelled_as_draft(material: Material) -> None:
    rows = list(csv.DictReader(io.StringIO(acled(material).decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [r["event_id"] for r in rows] == [e.id for e in material.accounts.incidents]
    for row in rows:
        assert row["coding"] == DRAFT
        assert row["time_precision"] in {"1", "2", "3", ""}
        assert row["geo_precision"] in {"1", "2", "3", ""}
        assert date.fromisoformat(row["event_date"])
        assert -180 <= float(row["longitude"]) <= 180
        assert int(row["fatalities_low"]) <= int(row["fatalities_high"])
        assert row["source_scale"] == ""


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [("2031-04-02", "2031-04-02", 1), ("2031-04-01", "2031-04-06", 2), ("2031-04-01", "2031-04-30", 3), (None, None, None)],
)  # fmt: skip
def test_the_precision_of_time_is_by_how_many_days_it_may_be(
    first: str | None, last: str | None, precision: int | None
) -> None:
    assert time_precision(first, last) == precision


def test_every_page_is_cited_in_bibtex_with_its_copy(hostile: Material) -> None:
    library = parse_string(bibtex(hostile).decode())
    assert not library.failed_blocks
    assert len(library.entries) == len(hostile.accounts.pages)
    for entry, card in zip(library.entries, hostile.accounts.pages, strict=True):
        assert card.id in entry.fields_dict["note"].value.replace("\\", "")
        assert entry.fields_dict["title"].value.count("\\input") == 0


def test_every_page_is_an_item_that_a_csl_processor_reads(material: Material) -> None:
    made = json.loads(csl(material))
    read = CiteProcJSON(made)
    assert len(read) == len(material.accounts.pages)
    for item, card in zip(made, material.accounts.pages, strict=True):
        assert item["archive_location"] == card.id
        assert read[item["id"]].issued.year == 2031


def test_the_sheet_has_a_box_to_tick_for_each_answer_and_nothing_that_runs(hostile: Material) -> None:
    sheet = fact_sheet(hostile).decode()
    answers = [a for e in hostile.accounts.incidents for q in e.questions for a in q.answers]
    assert len(re.findall(r"^- \[ \] \*\*", sheet, re.MULTILINE)) == len(answers)
    shown = MarkdownIt().render(sheet)
    assert "<script" not in shown
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', shown))


def test_nothing_of_this_machine_stands_in_an_export(material: Material, tmp_path: Path) -> None:
    for make in (timelinejs, schema_org, acled, bibtex, csl, fact_sheet):
        assert str(tmp_path) not in make(material).decode("utf-8-sig")
