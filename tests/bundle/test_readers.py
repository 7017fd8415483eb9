"""What others read of a bundle: each form in it is opened by a program that is not ours, or checked by its own validator."""

import ast
import io
import json
import subprocess
import sys
import warnings
import zipfile
from collections import Counter
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from prov.model import ProvActivity, ProvDerivation, ProvDocument, ProvEntity, ProvGeneration, ProvMembership
from sample_bundle import bundled_as, fetched, members_of, sealed, sha256
from sample_pages import data_of, made_page
from warcio.archiveiterator import ArchiveIterator as WarcioIterator

from testigo.case.case import Case
from testigo.contract import from_json

SCRIPT = files("testigo.bundle").joinpath("check.py")


@pytest.fixture(scope="session")
def members(bundled: Path) -> dict[str, bytes]:
    return members_of(bundled)


@pytest.fixture(scope="session")
def wacz(members: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wacz") / "pages.wacz"
    path.write_bytes(members["pages.wacz"])
    return path


def test_the_web_archive_passes_the_validator_of_its_format(wacz: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", "import sys; from wacz.main import main; sys.exit(main())"]
    done = subprocess.run([*command, "validate", "-f", str(wacz)], capture_output=True, text=True, check=False)
    assert "the passed WACZ is valid" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_two_readers_of_warc_find_every_page_at_its_place_with_its_bytes(wacz: Path, whole: Path) -> None:
    with zipfile.ZipFile(wacz) as archive:
        data = archive.read("archive/pages.warc.gz")
        index = [json.loads(line.split(" ", 2)[2]) for line in archive.read("indexes/index.cdx").decode().splitlines()]
        listed = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()][1:]
    with Case(whole) as case:
        expected = {
            page: case.received(page)[0] for page in (p.body["page"] for p in case.log() if p.kind == "received")
        }
    for found in (f for f in index if f["filename"] == "pages.warc.gz"):
        at = int(found["offset"])
        kept = data[at : at + int(found["length"])]
        one = next(iter(WarcioIterator(io.BytesIO(kept), check_digests=True)))
        assert one.raw_stream.read() == expected[found["digest"]]
        other = next(iter(ArchiveIterator(io.BytesIO(kept), record_types=WarcRecordType.any_type)))
        assert (other.reader.read(), other.headers["WARC-Target-URI"]) == (expected[found["digest"]], found["url"])
    assert {p["id"] for p in listed} == set(expected)
    assert {p["url"] for p in listed} == {f["url"] for f in index if f["filename"] == "pages.warc.gz"}


def test_a_page_that_was_fetched_is_an_answer_with_its_redirects_and_headers(tmp_path: Path) -> None:
    Case(tmp_path / "a.testigo", create=True).close()
    fetched(tmp_path / "a.testigo")
    bundled_as(tmp_path / "a.testigo", tmp_path / "a.zip")
    with zipfile.ZipFile(io.BytesIO(members_of(tmp_path / "a.zip")["pages.wacz"])) as archive:
        records = [
            (r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.http_headers, r.raw_stream.read())
            for r in WarcioIterator(io.BytesIO(archive.read("archive/pages.warc.gz")))
        ]
    _, moved, answer = records
    assert (moved[0], moved[1], moved[2].get_statuscode()) == ("response", "http://courier.example/a", "301")
    assert moved[2].get_header("Location") == "https://courier.example/a"
    ledger = made_page(30, url="https://courier.example/a?b=ü")
    assert (answer[0], answer[1], answer[3]) == ("response", "https://courier.example/a", data_of(ledger))
    assert answer[2].get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert answer[2].get_header("Content-Encoding") is None


def test_a_reader_of_prov_follows_every_record_to_the_bytes_that_came(members: dict[str, bytes]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library about its own dates
        document = ProvDocument.deserialize(content=members["prov.json"].decode(), format="json")
    kinds = Counter(type(r) for r in document.records)
    annotations = json.loads(members["annotations.jsonld"])["items"]
    assert kinds[ProvMembership] == len(annotations)
    assert kinds[ProvActivity] >= kinds[ProvGeneration] > 0
    assert {ProvEntity, ProvDerivation} <= set(kinds)
    made_of = {str(d.args[0]): str(d.args[1]) for d in document.get_records(ProvDerivation)}
    for member in document.get_records(ProvMembership):
        reading = str(member.args[0])
        assert made_of[reading].startswith("case:page-")


def test_ledgers_and_accounts_are_those_of_the_contract(members: dict[str, bytes], whole: Path) -> None:
    schemas = {n: json.loads(members[f"schemas/{n}.schema.json"]) for n in ("ledger", "accounts")}
    jsonschema.validate(json.loads(members["accounts.json"]), schemas["accounts"])
    with Case(whole) as case:
        counting = {card.id: case.ledger(card.id) for card in case.cards()}
    found = {}
    for name, data in members.items():
        if name.startswith(("ledgers/", "readings/")):
            jsonschema.validate(json.loads(data), schemas["ledger"])
        if name.startswith("ledgers/"):
            ledger = from_json(json.loads(data))
            found[ledger.page.id] = ledger
    assert found == counting


def test_every_quotation_stands_at_its_place_and_captures_are_as_they_were(members: dict[str, bytes]) -> None:
    texts = {f"sha256:{n[8:-5]}": json.loads(d)["page"]["text"] for n, d in members.items() if n.startswith("ledgers/")}
    for item in json.loads(members["annotations.jsonld"])["items"]:
        text = texts[json.loads(item["body"][1]["value"])["page"]]
        for target in item["target"]:
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
    (row,) = map(json.loads, members["audit/captures.jsonl"].splitlines())
    with zipfile.ZipFile(io.BytesIO(members["pages.wacz"])) as archive:
        assert sha256(archive.read(row["file"])) == row["id"]


def test_the_brief_loads_nothing_and_the_page_to_read_first_names_the_head(members: dict[str, bytes]) -> None:
    brief = members["brief.html"].decode()
    assert "default-src 'none'" in brief
    assert "Harbour Police" in brief
    assert json.loads(members["manifest.json"])["head"]["hash"] in members["README.txt"].decode()
    assert members["model-card.md"].startswith(b"# Model card")


# --- the script in the bundle


def script(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The script, run with Python's own library and nothing else."""
    command = [sys.executable, "-I", "-S", "-W", "error", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, encoding="utf-8")


def test_the_script_checks_the_file_and_the_folder_with_nothing_installed(bundled: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundled) as archive:
        archive.extractall(tmp_path)
    for done in (script("check.py", str(bundled), folder=tmp_path), script("check.py", folder=tmp_path)):
        assert (done.returncode, done.stderr) == (0, "")
        lines = done.stdout.splitlines()
        head = json.loads((tmp_path / "manifest.json").read_text())["head"]
        assert lines[-1] == f"head of the chain: entry {head['n']}, {head['hash']}"
        assert lines[-2].endswith("holds")


def test_the_script_is_one_that_python_3_8_reads_and_imports_only_what_comes_with_it() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 8))
    imported = {n.module if isinstance(n, ast.ImportFrom) else n.names[0].name for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)}  # fmt: skip
    assert {str(name).partition(".")[0] for name in imported} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("audit/pages.jsonl", b'"input":"page-1.txt"', b'"input":"page-9.txt"', "page sha256:"),
        ("audit/decisions.jsonl", b'"by":"Ben"', b'"by":"Bob"', "decision 1"),
        ("audit/entries.jsonl", b'"who":"Ida"', b'"who":"Eva"', "entry 1: its hash"),
        ("audit/failures.jsonl", b"T101", b"T102", "inputs that could not be read"),
        ("audit/captures.jsonl", b"courier.example", b"carrier.example", "capture sha256:"),
        ("annotations.jsonld", b'"exact": "Gunmen', b'"exact": "Police', "quotation of"),
    ],
)
def test_the_script_says_what_was_changed_though_the_file_was_sealed_again(
    members: dict[str, bytes], tmp_path: Path, name: str, old: bytes, new: bytes, says: str
) -> None:
    assert old in members[name]
    path = sealed(tmp_path / "a.zip", members | {name: members[name].replace(old, new, 1)})
    (tmp_path / "check.py").write_bytes(members["check.py"])
    done = script("check.py", str(path), folder=tmp_path)
    assert done.returncode == 1
    assert f"FAILS: {says}" in done.stdout, done.stdout


def test_the_script_finds_a_byte_that_no_unpacking_looks_at(bundled: Path, tmp_path: Path) -> None:
    data = bytearray(bundled.read_bytes())
    data[10] ^= 1  # the time of the first file
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "check.py").write_text(SCRIPT.read_text("utf-8"), "utf-8")
    done = script("check.py", "a.zip", folder=tmp_path)
    assert done.returncode == 1
    assert "the seal of the file" in done.stdout
