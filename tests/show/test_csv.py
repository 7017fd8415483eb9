import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_ledger import CLAIMS, COUNTS, INCIDENTS, LEDGER, TEXT

from testigo.errors import TestigoError
from testigo.ledger import Failure
from testigo.show.csv import COLUMNS, CsvFolder, shown


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    with CsvFolder(folder) as output:
        output.add(LEDGER)
        output.add(Failure(input="b.html", code="T101", message="there is no file b.html"))
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def test_each_kind_of_record_has_its_table_with_every_column_filled_somewhere(tmp_path: Path) -> None:
    found = tables(tmp_path)
    assert set(found) == set(COLUMNS)
    assert len(found["claims"]) == len(CLAIMS)
    assert len(found["incidents"]) == len(INCIDENTS)
    assert len(found["counts"]) == len(COUNTS)
    for name, columns in COLUMNS.items():
        assert tuple(found[name][0]) == columns
        for column in set(columns) - {"geonames"}:
            assert any(row[column] for row in found[name]), (name, column)


def test_a_claim_has_its_words_and_the_spans_that_hold_them(tmp_path: Path) -> None:
    row = tables(tmp_path)["claims"][5]
    assert row["source"] == "Castor Blum"
    assert row["source_words"] == "Interior Minister Castor Blum"
    assert row["content"] == "The guards | defended themselves and a ferry with 300 passengers"
    spans = [tuple(map(int, span.split(".."))) for span in row["content_spans"].split(" | ")]
    assert [TEXT[start:end] for start, end in spans] == row["content"].split(" | ")


def test_a_chain_runs_through_its_tellers(tmp_path: Path) -> None:
    row = tables(tmp_path)["claims"][4]
    assert (row["within"], row["chain"]) == ("C4", "TVM → Interior Ministry")


def test_an_incident_has_places_days_and_tellers(tmp_path: Path) -> None:
    row = tables(tmp_path)["incidents"][0]
    assert (row["when"], row["when_words"]) == ("2022-03-13", "on Sunday")
    assert row["where"] == "Port Sabra | North Quay, Port Sabra"
    assert (row["latitude"], row["longitude"]) == ("12.5 |", "-71.25 |")
    assert row["told_by"] == "page | C1 | C3"


def test_bounds_of_an_amount_are_numbers_or_empty(tmp_path: Path) -> None:
    rows = tables(tmp_path)["counts"]
    assert [(row["low"], row["high"]) for row in rows] == [
        ("4", ""),
        ("300", "300"),
        ("10", "15"),
        ("", ""),
        ("", "20"),
        ("40", "40"),
        ("0", "0"),
    ]
    assert rows[5]["approximate"] == "true"


def test_a_page_that_failed_keeps_its_place_with_the_reason(tmp_path: Path) -> None:
    row = tables(tmp_path)["pages"][1]
    assert (row["input"], row["error_code"], row["error"]) == ("b.html", "T101", "there is no file b.html")


def test_tables_begin_with_a_byte_order_mark_and_their_lines_end_as_rfc_4180_says(tmp_path: Path) -> None:
    tables(tmp_path)
    data = (tmp_path / "claims.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfinput,page,claim")
    assert data.count(b"\n") == data.count(b"\r\n") == len(CLAIMS) + 1


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1 (555)", "-2+3", "@SUM(A1)", " =cmd|' /C calc'!A0", "\t=1", "＝1", "-", "\r=1", "\x00=1"]
)
def test_what_a_spreadsheet_would_run_is_quoted(cell: str) -> None:
    assert shown(cell).startswith("'")


@pytest.mark.parametrize("cell", ["plain", "a=b", "12.5", "-71.25", "-71.25 | 12.5", "2022-03-15", ""])
def test_other_cells_stand_as_they_are(cell: str) -> None:
    assert shown(cell) == cell


@given(st.text())
def test_no_text_begins_a_formula_or_a_new_line(text: str) -> None:
    cell = shown(text)
    assert not cell or cell[0] not in "=+@\t\r" or cell[0] == "'"
    assert "\n" not in cell
    assert "\r" not in cell


def break_off(folder: Path) -> None:
    with CsvFolder(folder) as output:
        output.add(replace(LEDGER, input="again"))
        raise KeyboardInterrupt


def test_a_run_that_breaks_off_leaves_the_tables_of_the_run_before(tmp_path: Path) -> None:
    tables(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        break_off(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TestigoError, match=r"T402: .*file/tables cannot be made: not a directory"):
        CsvFolder(tmp_path / "file" / "tables").__enter__()
