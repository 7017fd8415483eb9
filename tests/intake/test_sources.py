import gzip
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from local_server import page, serving

from testigo.intake.limits import Limits, Options
from testigo.intake.received import Received
from testigo.intake.sources import receive
from testigo.ledger import Failure

SMALL = Options(limits=Limits(file_bytes=1000))
ARTICLES = b'{"id":"a","text":"One."}\n{"text":"Two."}\n'


def had(*inputs: str | Path, options: Options | None = None) -> list[Received | Failure]:
    return list(receive(inputs, options or Options()))


def codes(*inputs: str | Path, options: Options | None = None) -> list[str]:
    """The code of each failure, and an empty string for what was received."""
    return [getattr(one, "code", "") for one in had(*inputs, options=options)]


def test_a_file_is_received_as_it_lies_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "page without ending"
    path.write_bytes(b"\r\nOne.\0")
    assert had(str(path)) == [Received(input=str(path), data=b"\r\nOne.\0")]


def test_inputs_come_in_order_and_what_fails_fails_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.txt").write_text("a")
    assert codes(tmp_path / "b.txt", tmp_path / "gone", tmp_path / "a.txt") == ["", "T101", ""]


def test_pages_are_had_when_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    coming = receive([tmp_path / "a.txt", tmp_path / "b.txt"], Options())
    next(coming)
    (tmp_path / "b.txt").write_text("b")
    assert isinstance(next(coming), Received)


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("gone.html", "T101", "there is no file 'gone.html'"),
        ("", "T101", "the name of the input is empty"),
        ("news.example/story", "T101", "write https:// before it"),
        ("www.news", "T101", "write https:// before it"),
        ("ftp://news.example/a", "T110", "not an http or https address"),
        ("file:///etc/hosts", "T110", "not an http or https address"),
        ("x" * 5000, "T104", "too long"),
        ("a\0b", "T104", "null byte"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_what_is_wrong(name: str, code: str, says: str) -> None:
    (failure,) = had(name)
    assert isinstance(failure, Failure)
    assert (failure.input, failure.code) == (name, code)
    assert says in failure.message
    assert len(failure.message) < 400


def test_a_path_is_never_taken_for_an_address_or_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(b"a file of this name")
    assert had(Path("-")) == [Received(input="-", data=b"a file of this name")]
    assert codes(Path("http://127.0.0.1/")) == ["T110"]


def test_a_file_in_the_place_of_a_folder_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert codes(tmp_path / "a.txt" / "b.txt") == ["T104"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read by this user")
def test_a_file_that_may_not_be_read_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    assert codes(path) == ["T102"]


@pytest.mark.parametrize("why", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_faults_of_the_disk_have_their_codes(why: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise why

    (tmp_path / "a.txt").write_text("a")
    monkeypatch.setattr(Path, "open", broken)
    assert codes(tmp_path / "a.txt") == ["T102" if isinstance(why, PermissionError) else "T104"]


def test_a_file_of_100_megabytes_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.write(b"<html>")
        file.truncate(100_000_000)
    (failure,) = had(path)
    assert isinstance(failure, Failure)
    assert (failure.code, failure.message) == ("T103", "the file has 100000000 bytes; at most 52428800 are read")


def test_a_device_without_a_size_ends_at_the_limit() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device on this system")
    assert codes("/dev/zero", options=SMALL) == ["T103"]


def test_a_name_that_is_no_unicode_can_be_printed(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    (failure,) = had(path)
    assert isinstance(failure, Failure)
    (failure.input + failure.message).encode("utf-8")


def test_a_list_of_articles_gives_them_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_bytes(ARTICLES)
    first, second = had(path)
    assert isinstance(first, Received)
    assert (first.input, first.text, first.data) == ("a", "One.", b'{"id":"a","text":"One."}')
    assert second.input == f"{path}:2"


def test_a_list_is_known_by_its_first_line_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(ARTICLES)
    (tmp_path / "page.txt").write_bytes(b'{"a":1}\n' + ARTICLES)
    assert len(had(tmp_path / "list")) == 2
    assert len(had(tmp_path / "page.txt")) == 1


def test_a_list_may_be_larger_than_a_page_but_a_line_of_it_may_not(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_bytes(ARTICLES * 500 + b'{"text":"' + b"x" * 5000 + b'"}\n' + ARTICLES)
    found = codes(path, options=SMALL)
    assert len(found) == 1003
    assert [code for code in found if code] == ["T103"]
    assert found[1000] == "T103"


@pytest.mark.parametrize("name", ["list.jsonl.gz", "list.jsonl", "anything"])
def test_a_list_in_gzip_is_read_by_its_lines(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(gzip.compress(ARTICLES))
    assert [getattr(one, "text", "") for one in had(tmp_path / name)] == ["One.", "Two."]


def test_a_page_in_gzip_stays_packed_so_that_its_hash_is_of_the_file(tmp_path: Path) -> None:
    packed = gzip.compress(b"<p>One.</p>")
    (tmp_path / "a.html.gz").write_bytes(packed)
    assert had(tmp_path / "a.html.gz") == [Received(input=str(tmp_path / "a.html.gz"), data=packed)]


def test_a_list_in_damaged_gzip_gives_what_came_before_and_then_a_failure(tmp_path: Path) -> None:
    (tmp_path / "list.jsonl.gz").write_bytes(gzip.compress(ARTICLES * 3)[:-4])
    assert codes(tmp_path / "list.jsonl.gz")[-1] == "T215"


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.BufferedWriter]:
    """Standard input as a pipe, and the end to write to."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as stream, os.fdopen(writing, "wb") as end:
        monkeypatch.setattr(sys, "stdin", stream)
        yield end


def test_standard_input_is_one_page(piped: io.BufferedWriter) -> None:
    piped.write(b"<p>One.</p>")
    piped.close()
    assert had("-") == [Received(input="-", data=b"<p>One.</p>")]


def test_standard_input_may_be_a_list(piped: io.BufferedWriter) -> None:
    piped.write(ARTICLES)
    piped.close()
    assert [one.input for one in had("-")] == ["a", "-:2"]


def test_standard_input_that_is_too_large_is_refused(piped: io.BufferedWriter) -> None:
    piped.write(b"x" * 1001)
    piped.close()
    assert codes("-", options=SMALL) == ["T103"]


def test_standard_input_that_there_is_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert codes("-") == ["T104"]


def test_an_address_is_fetched_and_may_hold_a_list() -> None:
    allowed = Options(allow_private=True)
    with serving({"/a": page(b"<p>One.</p>"), "/list": page(ARTICLES)}) as server:
        (one,) = had(f"{server.base}/a", options=allowed)
        assert (one.input, getattr(one, "url", "")) == (f"{server.base}/a", f"{server.base}/a")
        assert [a.input for a in had(f"{server.base}/list", options=allowed)] == ["a", f"{server.base}/list:2"]
        assert codes(f"{server.base}/a") == ["T112"]
