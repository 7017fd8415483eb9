"""A bundle made with rules: what it holds, what it must not, and what can be checked of it."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from sample_bundle import members_of, sealed

from testigo.bundle.importing import import_bundle
from testigo.bundle.verifying import verify_bundle
from testigo.case.case import Case
from testigo.cli import main
from testigo.errors import TestigoError

RULES = '[[names]]\nname = "Harbour Police"\nlabel = "Body A"\n'


@pytest.fixture
def shared(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a redacted bundle of the case, made on the command line."""
    monkeypatch.setenv("TESTIGO_NAME", "Ida")
    (tmp_path / "rules.toml").write_text(RULES)
    (tmp_path / "quay.testigo").write_bytes(whole.read_bytes())
    command = [
        "bundle",
        str(tmp_path / "quay.testigo"),
        str(tmp_path / "shared.zip"),
        "--redact",
        str(tmp_path / "rules.toml"),
    ]
    assert main([*command, "--redaction-key", str(tmp_path / "key.txt")]) == 0
    return tmp_path / "shared.zip"


def test_nothing_in_it_has_the_name_and_neither_pages_nor_log_are_there(shared: Path) -> None:
    members = members_of(shared)
    assert not any(name.startswith(("audit/", "readings/")) or name.endswith(".wacz") for name in members)
    for name, data in members.items():
        assert b"Harbour" not in data, name
    assert "Body A" in members["brief.html"].decode()
    assert "REDACTED COPY" in members["README.txt"].decode()


def test_it_keeps_the_tombstones_and_names_the_head_of_the_log(shared: Path) -> None:
    manifest = json.loads(members_of(shared)["manifest.json"])
    with Case(shared.with_name("quay.testigo")) as case:
        *_, last = case.log()
    assert manifest["redacted"]["tombstones"] == last.body["redacted"]
    assert set(last.body["redacted"]) == {"Body A"}
    assert manifest["head"] == {"n": last.body["n"], "hash": last.body["head"]}
    assert shared.with_name("key.txt").read_text().strip() not in str(members_of(shared))


def test_it_holds_says_what_it_is_and_no_case_is_made_of_it(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(shared)]) == 0
    assert "redacted copy" in capsys.readouterr().out
    with pytest.raises(TestigoError) as caught:
        import_bundle(shared, tmp_path / "b.testigo")
    assert caught.value.code == "T725"


def test_a_whole_bundle_that_calls_itself_redacted_does_not_pass(bundled: Path, tmp_path: Path) -> None:
    members = members_of(bundled)
    members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | {"redacted": {}}).encode()
    assert not verify_bundle(sealed(tmp_path / "a.zip", members)).holds


def test_a_quotation_that_stands_nowhere_is_found(shared: Path, tmp_path: Path) -> None:
    members = members_of(shared)
    members["annotations.jsonld"] = members["annotations.jsonld"].replace(b'"exact": "Gunmen', b'"exact": "Police', 1)
    assert [f.which for f in verify_bundle(sealed(tmp_path / "a.zip", members)).findings] == ["annotations.jsonld"]


def test_the_page_as_it_came_is_in_no_part_of_it(shared: Path, whole: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(shared.read_bytes())) as archive, Case(whole) as case:
        for card in case.cards():
            data, _ = case.received(card.id)
            assert all(data not in archive.read(name) for name in archive.namelist() if b"Harbour" in data)
