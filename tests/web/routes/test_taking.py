import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sample_desk import API, checked, error_of
from starlette.testclient import TestClient

from testigo.bundle.verifying import verify_bundle
from testigo.export.formats import FORMATS
from testigo.web.routes import taking


def teller(client: TestClient) -> str:
    """The name of somebody who makes a claim."""
    table = client.post(f"{API}/formats/csv", json={}).text.removeprefix("\ufeff")
    return next(row["source"] for row in csv.DictReader(io.StringIO(table)) if row["source"])


def log_of(case: Path) -> list[str]:
    from testigo.case.case import Case

    with Case(case) as file:
        return [entry.kind for entry in file.log()]


def test_all_formats_are_told_with_what_is_installed(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "find_spec", lambda _: None)
    found = {f["name"]: f for f in checked(client.get(f"{API}/formats"), "Formats")["formats"]}
    assert list(found) == list(FORMATS)
    assert {name: f["extra"] for name, f in found.items() if not f["installed"]} == {
        "parquet": "parquet", "ftm": "ftm", "inception": "inception",
    }  # fmt: skip


@pytest.mark.parametrize("to", [name for name, f in FORMATS.items() if f.extra is None])
def test_each_format_is_taken_away_and_noted_in_the_log(client: TestClient, case: Path, to: str) -> None:
    answer = client.post(f"{API}/formats/{to}", json={})
    assert answer.status_code == 200
    assert answer.content
    assert "quay-" in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].endswith(FORMATS[to].ending)
    assert log_of(case)[-1] == "exported"


def test_some_incidents_are_exported_alone_and_others_than_there_are_are_refused(client: TestClient) -> None:
    one = client.get(f"{API}/incidents").json()["incidents"][0]["id"]
    whole, part = (
        json.loads(client.post(f"{API}/formats/timelinejs", json=body).content)["events"]
        for body in ({}, {"incidents": [one]})
    )
    assert len(part) < len(whole)
    error_of(client.post(f"{API}/formats/csv", json={"incidents": ["none"]}), "T510", 404)
    assert client.post(f"{API}/formats/smoke", json={}).status_code >= 400


def test_rules_take_names_out_of_an_export_and_bad_ones_say_what_is_wrong(client: TestClient) -> None:
    plain, name = client.post(f"{API}/formats/csv", json={}).text, teller(client)
    rules = f'[[names]]\nname = {json.dumps(name)}\nlabel = "Body A"\n'
    hidden = client.post(f"{API}/formats/csv", json={"rules": rules}).text
    assert name in plain
    assert name not in hidden
    assert "Body A" in hidden
    said = error_of(client.post(f"{API}/formats/csv", json={"rules": "hide = 3"}), "T781", 422)
    assert said.startswith("the rules: ")


def test_a_bundle_is_sent_whole_holds_what_verifies_and_leaves_nothing_behind(
    client: TestClient, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    answer = client.post(f"{API}/bundle", json={})
    assert answer.headers["content-type"] == "application/zip"
    (tmp_path / "got.zip").write_bytes(answer.content)
    assert verify_bundle(tmp_path / "got.zip").findings == []
    assert log_of(case)[-1] == "bundled"
    assert answer.headers["x-testigo-head"].partition(" ")[2]
    assert list(spare.glob("testigo-*")) == []


def test_a_bundle_with_rules_holds_no_pages_and_one_that_fails_leaves_nothing_behind(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    rules = f"[[names]]\nname = {json.dumps(teller(client))}\n"
    answer = client.post(f"{API}/bundle", json={"rules": rules})
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "brief.html" in names
    assert "pages.wacz" not in names
    error_of(client.post(f"{API}/bundle", json={"rules": "hide = []"}), "T781", 422)
    assert list(spare.glob("testigo-*")) == []


@pytest.mark.parametrize("body", [{"rules": 3}, {"incidents": [3]}, {"rules": "x" * 1_000_001}])
def test_what_is_not_understood_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    assert client.post(f"{API}/formats/csv", json=body).status_code in {400, 413}


def test_rules_with_half_a_character_in_them_are_refused_as_bad_ones(client: TestClient) -> None:
    told = {"content": b'{"rules": "hide = \\ud800"}', "headers": {"content-type": "application/json"}}
    error_of(client.post(f"{API}/formats/csv", **told), "T781", 422)  # type: ignore[arg-type]
