"""Whatever is derived from a page names what read it."""

import io
import json
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from sample_bundle import members_of
from sample_desk import made_case

from testigo.case.case import Case
from testigo.case.custody.receipts import tool
from testigo.cli import main
from testigo.export.formats import FORMATS


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_case(tmp_path_factory.mktemp("makers") / "quay.testigo")


def unpacked(body: bytes) -> bytes:
    """What a file holds, those of a ZIP one after the other."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_the_model_that_read_the_pages_and_the_version(name: str, case: Path) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney", reason="the extra ftm is not installed")
    with Case(case) as file:
        body = unpacked(file.export(name))
        (mark,) = set(file.readers().values())
    assert mark.model.encode() in body
    assert mark.version.encode() in body


def test_readers_are_those_that_stand_in_the_ledgers(case: Path) -> None:
    with Case(case) as file:
        assert file.readers().keys() >= {card.id for card in file.cards()}
        for page, mark in file.readers().items():
            assert file.ledger(page).reader == mark


def test_accounts_as_json_name_the_program_and_what_read_each_page_alone_and_in_a_bundle(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["accounts", str(case), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    with Case(case) as file:
        file.bundle(tmp_path / "a.zip")
        readers = file.readers()
    schema = Draft202012Validator(json.loads(files("testigo").joinpath("accounts.schema.json").read_text("utf-8")))
    for told in (printed, json.loads(members_of(tmp_path / "a.zip")["accounts.json"])):
        schema.validate(told)
        assert told["made_by"] == tool()
        for page in told["pages"]:
            mark = readers[page["id"]]
            assert page["reader"] == {"version": mark.version, "model": mark.model}


def test_the_brief_in_a_bundle_names_the_model(case: Path, tmp_path: Path) -> None:
    with Case(case) as file:
        file.bundle(tmp_path / "a.zip")
        (mark,) = set(file.readers().values())
    assert f"testigo {mark.version}, model {mark.model}" in members_of(tmp_path / "a.zip")["brief.html"].decode()
