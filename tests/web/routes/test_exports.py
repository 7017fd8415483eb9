import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sample_desk import API, asking, error_of
from starlette.testclient import TestClient

import testigo

EVIL = '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> | [a](javascript:alert(1)) \u202e'


@pytest.fixture
def sample(drevna: Path) -> Iterator[TestClient]:
    with asking(drevna) as client:
        yield client


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[TestClient]:
    """A case whose words, titles, outlets and addresses mean something to spreadsheets, Markdown and browsers."""
    path = tmp_path / "evil.testigo"
    lines = [
        {"id": f"{EVIL}{n}", "title": EVIL, "outlet": f"@SUM(1+1)|{EVIL}", "url": f"https://a.example/<script>{n}",
         "published": "2031-04-02", "text": f'{EVIL}\n\nPolice said on Monday that {n + 4} people were killed in "=2+5" Tarvenna when guards opened fire.'}
        for n in range(3)
    ]  # fmt: skip
    with testigo.Case(path, create=True) as file:
        for line in lines:
            file.add_stream(io.BytesIO(json.dumps(line).encode()), "list.jsonl")
    with asking(path) as client:
        assert client.get(f"{API}/incidents").json()["incidents"]
        yield client


def rows_of(client: TestClient, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{API}/export/accounts.csv{query}")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def sheets_of(body: bytes) -> dict[str, ET.Element]:
    """The parts of a workbook that are XML, all of which must be sound."""
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xml")}


def told(accounts: Any) -> list[tuple[str, str, bool]]:
    return [
        (t["page"], t["words"], denies)
        for e in accounts["incidents"]
        for q in e["questions"]
        for a in q["answers"]
        for denies, tellings in ((False, a["told"]), (True, a["denied"]))
        for t in tellings
    ]


def test_the_table_has_every_telling_with_its_exact_words(sample: TestClient) -> None:
    found = [(row["page"], row["words"].lstrip("'"), row["tells"] == "denies") for row in rows_of(sample)]
    wanted = [
        (page, words.lstrip("'"), denies)
        for page, words, denies in told(sample.get(f"{API}/accounts?limit=1000").json())
    ]
    assert found == wanted


def test_an_incident_that_is_named_is_taken_alone(sample: TestClient) -> None:
    incident = sample.get(f"{API}/incidents").json()["incidents"][0]["id"]
    assert {row["incident"] for row in rows_of(sample, f"?incident={incident}")} == {incident}
    for ending in ("csv", "xlsx", "md"):
        error_of(sample.get(f"{API}/export/accounts.{ending}?incident=none"), "T510", 404)
    error_of(sample.get(f"{API}/export/brief.html?incident=none"), "T510", 404)


def test_no_cell_of_the_table_is_a_formula(hostile: TestClient) -> None:
    cells = [cell for row in rows_of(hostile) for cell in row.values()]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"[-+]?[\d.]+", cell)]


def test_the_workbook_holds_texts_and_numbers_and_no_formula(hostile: TestClient) -> None:
    answer = hostile.get(f"{API}/export/accounts.xlsx")
    parts = sheets_of(answer.content)
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 3
    for sheet in sheets:
        tags = {element.tag.rpartition("}")[2] for element in sheet.iter()}
        assert "f" not in tags
        assert "hyperlink" not in tags
    texts = "".join(element.text or "" for element in parts["xl/sharedStrings.xml"].iter())
    assert "=HYPERLINK" in texts


def test_the_workbook_has_a_row_for_each_answer_each_telling_and_each_page(sample: TestClient) -> None:
    parts = sheets_of(sample.get(f"{API}/export/accounts.xlsx").content)
    accounts = sample.get(f"{API}/accounts?limit=1000").json()
    answers = sum(len(q["answers"]) for e in accounts["incidents"] for q in e["questions"])
    rows = [sum(e.tag.endswith("}row") for e in parts[f"xl/worksheets/sheet{n}.xml"].iter()) - 1 for n in (1, 2, 3)]
    assert rows == [answers, len(told(accounts)), len(accounts["pages"])]


def test_markdown_has_every_word_and_none_of_it_is_markup(hostile: TestClient) -> None:
    text = hostile.get(f"{API}/export/accounts.md").text
    assert "HYPERLINK" in text
    unescaped = re.sub(r"\\.", "", text)
    assert "<script" not in unescaped
    assert "](javascript" not in unescaped
    tables = [line for line in unescaped.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in tables} == {8}


def test_the_brief_stands_alone_and_quotes_every_claim_with_its_page(sample: TestClient) -> None:
    answer = sample.get(f"{API}/export/brief.html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    text = answer.text
    assert not re.findall(r"<(?:script|img|link|iframe|object)\b|\son\w+=|url\(|@import", text)
    for page in sample.get(f"{API}/pages").json()["pages"]:
        assert page["id"].removeprefix("sha256:")[:16] in text
        if page["url"]:
            assert f'href="{page["url"]}"' in text
    for number in re.findall(r'href="#p(\d+)"', text):
        assert f'id="p{number}"' in text


def test_the_brief_shows_hostile_words_as_words(hostile: TestClient) -> None:
    text = hostile.get(f"{API}/export/brief.html").text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script" not in text
    assert "\u202e" not in text
    assert 'href="javascript' not in text


def test_an_empty_case_is_taken_away_empty(tmp_path: Path) -> None:
    with asking(tmp_path / "new.testigo") as client:
        assert not rows_of(client)
        assert sheets_of(client.get(f"{API}/export/accounts.xlsx").content)
        assert client.get(f"{API}/export/accounts.md").text == "# Accounts: new\n"
        assert "0 pages" in client.get(f"{API}/export/brief.html").text


def test_a_file_is_called_by_the_case_whatever_its_name(tmp_path: Path) -> None:
    with asking(tmp_path / 'la “noche”; "x".testigo') as client:
        how = client.get(f"{API}/export/accounts.csv").headers["content-disposition"]
    assert re.fullmatch(r"attachment; filename\*=utf-8''[\w%.-]+\.csv", how)
