"""What a program hands over of a case is what the commands hand over."""

import json
from pathlib import Path

import pytest
from sample_bundle import members_of
from sample_desk import made_case

from testigo.bundle.verifying import verify_bundle
from testigo.case.case import Case
from testigo.cli import main
from testigo.errors import TestigoError

RULES = 'hide = []\n\n[[names]]\nname = "{}"\nlabel = "Source A"\n'


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return made_case(tmp_path / "quay.testigo")


def rules(case: Case, folder: Path) -> Path:
    """Rules that hide somebody who is named in the case."""
    name = next(p.name for p in case.parties() if p.kind != "outlet" and p.name.istitle())
    (folder / "rules.toml").write_text(RULES.format(name), "utf-8")
    return folder / "rules.toml"


def test_bundle_of_a_case_is_that_of_the_command_and_stands_in_the_log(case: Path, tmp_path: Path) -> None:
    with Case(case) as file:
        made = file.bundle(tmp_path / "mine.zip", by="Ida")
        entry = file.log()[-1]
    assert (entry.kind, entry.who, entry.body["head"]) == ("bundled", "Ida", made.head)
    assert main(["bundle", str(case), str(tmp_path / "theirs.zip")]) == 0
    assert (tmp_path / "mine.zip").read_bytes() == (tmp_path / "theirs.zip").read_bytes()
    assert verify_bundle(tmp_path / "mine.zip").holds


def test_redacted_bundle_and_export_are_made_by_rules_and_keep_their_keys(case: Path, tmp_path: Path) -> None:
    with Case(case) as file:
        asked = rules(file, tmp_path)
        file.bundle(tmp_path / "shared.zip", redact=asked, redaction_key=tmp_path / "key.txt")
        body = file.export("csv", redact=str(asked))
        kinds = [e.kind for e in file.log()[-2:]]
    assert b"Source A" in body
    assert json.loads(members_of(tmp_path / "shared.zip")["manifest.json"])["redacted"]["tombstones"].keys() == {
        "Source A"
    }
    assert len(bytes.fromhex((tmp_path / "key.txt").read_text())) == 32
    assert kinds == ["bundled", "exported"]


def test_export_of_a_case_is_that_of_the_command_written_where_it_is_asked_for(case: Path, tmp_path: Path) -> None:
    with Case(case) as file:
        body = file.export("geojson", tmp_path / "mine.json", incidents=["1"], by="Ida")
        entry = file.log()[-1]
    assert (
        main(["export", str(case), "--to", "geojson", "--incident", "1", "--out", str(tmp_path / "theirs.json")]) == 0
    )
    assert body == (tmp_path / "mine.json").read_bytes() == (tmp_path / "theirs.json").read_bytes()
    assert (entry.kind, entry.who, entry.body["size"]) == ("exported", "Ida", len(body))


def test_unknown_format_incident_or_key_without_rules_is_told_and_nothing_is_written(
    case: Path, tmp_path: Path
) -> None:
    with Case(case) as file:
        before = file.log()
        for code, asked in (
            ("T745", lambda: file.export("word", tmp_path / "out")),
            ("T510", lambda: file.export("csv", tmp_path / "out", incidents=["no such"])),
            ("T783", lambda: file.bundle(tmp_path / "out", redaction_key=tmp_path / "key.txt")),
        ):
            with pytest.raises(TestigoError) as told:
                asked()
            assert told.value.code == code
        assert file.log() == before
    assert not (tmp_path / "out").exists()
