"""Files that somebody made to break what takes them in: each is refused with a code, and nothing is written."""

import hashlib
import io
import json
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_bundle import members_of, rehashed, sealed, with_head

from testigo.bundle.container import SEAL
from testigo.bundle.importing import import_bundle
from testigo.bundle.verifying import verify_bundle
from testigo.cli import main
from testigo.errors import TestigoError

Members = dict[str, bytes]


def refused(path: Path, folder: Path) -> str:
    """The code by which an import refuses the file; nothing else is in the folder afterwards."""
    home = folder / "home"
    home.mkdir()
    with pytest.raises(TestigoError) as caught:
        import_bundle(path, home / "a.testigo")
    assert list(home.iterdir()) == []
    return caught.value.code


def zipped(path: Path, members: list[tuple[zipfile.ZipInfo | str, bytes]]) -> Path:
    """A ZIP made by another program, with the seal of a bundle."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, data in members:
            archive.writestr(name, data)
        archive.comment = SEAL + b"0" * 64
    body = path.read_bytes()[: -len(SEAL) - 64]
    path.write_bytes(body + SEAL + hashlib.sha256(body).hexdigest().encode())
    return path


def plain(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, mode << 16
    return info


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "audit/../../evil", "C:\\evil", "ledgers/evil.json", "audit\\entries.jsonl", "readme.txt", "a" * 70_000 + "/"][:7],
)  # fmt: skip
def test_names_that_no_bundle_has_are_refused(bundled: Path, tmp_path: Path, name: str) -> None:
    members = [(plain(n), data) for n, data in members_of(bundled).items()]
    assert refused(zipped(tmp_path / "a.zip", [*members, (plain(name), b"x")]), tmp_path) == "T722"


def test_a_link_is_refused(bundled: Path, tmp_path: Path) -> None:
    members = {n: (plain(n), data) for n, data in members_of(bundled).items()}
    members["brief.html"] = (plain("brief.html", stat.S_IFLNK | 0o777), b"/etc/passwd")
    assert refused(zipped(tmp_path / "a.zip", list(members.values())), tmp_path) == "T722"


def test_a_name_that_stands_twice_is_refused(bundled: Path, tmp_path: Path) -> None:
    members = [(plain(n), data) for n, data in members_of(bundled).items()]
    assert refused(zipped(tmp_path / "a.zip", [*members, members[3]]), tmp_path) == "T722"


def test_a_bomb_is_refused_before_it_is_unpacked(bundled: Path, tmp_path: Path) -> None:
    members = members_of(bundled) | {"brief.html": b"0" * (64 << 20)}
    assert refused(sealed(tmp_path / "a.zip", members), tmp_path) == "T722"


def test_files_that_lie_over_each_other_are_refused(bundled: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", [(plain(n), data) for n, data in members_of(bundled).items()])
    data = bytearray(path.read_bytes())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 1)
    path.write_bytes(data)
    assert refused(path, tmp_path) in {"T721", "T722"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"SQLite format 3\x00", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert refused(path, tmp_path) == "T721"


def test_a_zip_of_something_else_is_no_bundle(tmp_path: Path) -> None:
    assert refused(zipped(tmp_path / "a.zip", [(plain("README.txt"), b"hello")]), tmp_path) == "T721"


def test_a_bundle_of_a_later_version_is_not_guessed_at(bundled: Path, tmp_path: Path) -> None:
    members = members_of(bundled)
    members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | {"bundle": 2}).encode()
    assert refused(sealed(tmp_path / "a.zip", members), tmp_path) == "T726"


def in_log(change: Callable[[dict[str, object]], object]) -> Callable[[Members], None]:
    """Change the first entry, and make every hash fit again."""

    def changed(members: Members) -> None:
        first, *others = members["audit/entries.jsonl"].splitlines()
        entry = json.loads(first)
        change(entry)
        members["audit/entries.jsonl"] = rehashed(b"\n".join([json.dumps(entry).encode(), *others]))
        members["manifest.json"] = with_head(members["manifest.json"], members["audit/entries.jsonl"])

    return changed


def in_file(name: str, old: bytes, new: bytes) -> Callable[[Members], None]:
    def changed(members: Members) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new, 1)

    return changed


def wacz_with(name: str, data: bytes, method: int = zipfile.ZIP_STORED) -> Callable[[Members], None]:
    def changed(members: Members) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(members["pages.wacz"])) as old, zipfile.ZipFile(made, "w", method) as new:
            for info in old.infolist():
                if info.filename != name:
                    new.writestr(info.filename, old.read(info))
            new.writestr(name, data)
        members["pages.wacz"] = made.getvalue()

    return changed


HOSTILE: dict[str, Callable[[Members], None]] = {
    "deep": in_file("audit/decisions.jsonl", b'"by":"Ben"', b'"by":' + b"[" * 100_000 + b"]" * 100_000),
    "deep manifest": in_file("manifest.json", b'"redacted": null', b'"redacted": ' + b"[" * 100_000 + b"]" * 100_000),
    "twice": in_file("audit/decisions.jsonl", b'"by":"Ben"', b'"by":"Ben","by":"Ida"'),
    "no number": in_file("audit/pages.jsonl", b'"status":null', b'"status":NaN'),
    "float": in_file("audit/pages.jsonl", b'"status":null', b'"status":1.5'),
    "huge number": in_file("audit/pages.jsonl", b'"status":null', b'"status":' + b"9" * 30),
    "endless number": in_file("audit/pages.jsonl", b'"status":null', b'"status":' + b"9" * 10_000),
    "surrogate": in_file("audit/pages.jsonl", b'"input":"page-0.txt"', b'"input":"\\ud800"'),
    "not UTF-8": in_file("audit/failures.jsonl", b"no such file", b"\xff\xfe"),
    "list for a row": in_file("audit/failures.jsonl", b'"code":"T101"', b'"code":["T101"]'),
    "another column": in_file("audit/failures.jsonl", b'"code":"T101"', b'"code":"T101","drop":"table"'),
    "negative size": in_file("audit/pages.jsonl", b'"size":104', b'"size":-104'),
    "huge size": in_file("audit/pages.jsonl", b'"size":104', b'"size":1040000000000'),
    "reading elsewhere": in_file("audit/readings.jsonl", b'"file":"readings/', b'"file":"audit/'),
    "capture elsewhere": in_file("audit/captures.jsonl", b'"file":"archive/', b'"file":"../archive/'),
    "no ledger": in_file("readings/3f92e5eb6f3e5b89d1bdd25fc1678f5c7761e9ba0b68538c1b914a181b1d69ca-1.json", b'"ledger":1', b'"ledger":9'),
    "no archive": lambda members: members.update({"pages.wacz": b"PK"}),
    "packed archive": wacz_with("x", b"0" * 1000, zipfile.ZIP_DEFLATED),
    "no pages in it": wacz_with("archive/pages.warc.gz", b"\x1f\x8b broken"),
    "log for another kind": in_log(lambda entry: entry.update(kind="deleted")),
    "log of no case": in_log(lambda entry: entry.update(body={})),
    "log with a body that is none": in_file("audit/entries.jsonl", b'"body":{', b'"body":7,"was":{'),
    "no log": lambda members: members.update({"audit/entries.jsonl": b""}),
    "no files": lambda members: members.__delitem__("audit/entries.jsonl"),
}  # fmt: skip


@pytest.mark.parametrize("what", list(HOSTILE))
def test_hostile_rows_are_refused_by_import_and_told_by_verify(bundled: Path, tmp_path: Path, what: str) -> None:
    members = members_of(bundled)
    HOSTILE[what](members)
    path = sealed(tmp_path / "a.zip", members, as_it_is=what == "deep manifest")
    assert refused(path, tmp_path) in {"T722", "T723"}
    assert not verify_bundle(path, in_process=True).holds


def test_the_command_says_what_fails_and_ends_with_1(
    bundled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members = members_of(bundled)
    in_file("audit/failures.jsonl", b"no such file", b"no such\\u001b[2J file")(members)
    path = sealed(tmp_path / "a.zip", members)
    assert main(["verify", str(path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("FAILS: failure sha256:")
    assert "\x1b" not in out
    assert main(["import", str(path), str(tmp_path / "a.testigo")]) == 1
    assert "T723" in capsys.readouterr().err
    assert not (tmp_path / "a.testigo").exists()
