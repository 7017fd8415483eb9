import csv
import io
from dataclasses import replace
from typing import Any

import pyarrow.parquet
import pytest
from openpyxl import load_workbook

from testigo.export.csv_table import csv_table
from testigo.export.material import Material
from testigo.export.parquet import parquet
from testigo.export.records import FIELDS, FlatRecords
from testigo.export.workbook import workbook

EVIL = '=HYPERLINK("http://evil.example","x")'


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def hostile(material: Material) -> Material:
    """The same with names and titles that a spreadsheet would run."""
    cards = tuple(replace(c, title=EVIL, outlet=f"@SUM(1+1){n}") for n, c in enumerate(material.accounts.pages))
    return replace(material, accounts=replace(material.accounts, pages=cards))


def test_the_table_has_a_row_for_each_claim_count_and_telling_with_their_words_where_they_stand(
    material: Material,
) -> None:
    rows = rows_of(csv_table(material))
    kinds = [row["record"] for row in rows]
    ledgers = material.ledgers.values()
    assert kinds.count("claim") == sum(len(x.claims) for x in ledgers)
    assert kinds.count("count") == sum(len(x.counts) for x in ledgers)
    assert kinds.count("telling") > kinds.count("claim")
    for row in rows:
        text = material.ledgers[row["page"]].page.text
        spans = [tuple(map(int, part.split(".."))) for part in row["spans"].split("; ")]
        if row["record"] != "telling":
            assert " … ".join(text[a:b] for a, b in spans) == row["words"]
        assert row["outlet"]
        assert row["model"] == "hand"
        assert row["chain"].startswith(row["outlet"])


def test_a_record_that_a_person_spoke_of_says_what_and_who(material: Material) -> None:
    decided = [r for r in rows_of(csv_table(material)) if r["record"] == "claim" and r["decided"]]
    assert [(r["decided"], r["decided_by"]) for r in decided] == [("accepted", "R. Editor")]


def test_no_cell_of_the_table_is_a_formula(material: Material) -> None:
    for row in rows_of(csv_table(hostile(material))):
        assert row["title"] == f"'{EVIL}"
        assert all(not value.startswith(("=", "+", "@")) for value in row.values())


def test_the_workbook_opens_with_a_sheet_for_each_kind_of_record_and_no_formula(material: Material) -> None:
    book = load_workbook(io.BytesIO(workbook(hostile(material))))
    assert book.sheetnames == ["Claims", "Counts", "Tellings", "Answers", "Pages"]
    claims = list(book["Claims"].iter_rows(values_only=True))
    assert len(claims) == 1 + sum(len(x.claims) for x in material.ledgers.values())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert any(cell.value == EVIL for cell in cells)


@pytest.mark.parametrize("make", [csv_table, parquet, workbook])
def test_the_same_material_gives_the_same_rows(make: Any, material: Material) -> None:
    if make is workbook:
        first, second = (
            [list(s.iter_rows(values_only=True)) for s in load_workbook(io.BytesIO(make(material)))] for _ in range(2)
        )
        assert first == second
    else:
        assert make(material) == make(material)


def test_the_parquet_file_gives_back_every_record_with_its_types(material: Material) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(parquet(material)))
    assert table.column_names == list(FIELDS)
    found = table.to_pylist()
    made = list(FlatRecords(material).all())
    assert [{**r, "spans": [(s["start"], s["end"]) for s in r["spans"]]} for r in found] == made
    assert table.schema.metadata[b"case"] == b"quay"
