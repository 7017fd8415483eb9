import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest
from sample_ledger import LEDGER, PAGE

import testigo
from testigo import intake, library
from testigo.errors import TestigoError
from testigo.intake.limits import Options
from testigo.intake.received import Received
from testigo.ledger import Failure, Ledger, Page

Taken = tuple[str, Page | Failure]


class Asked:
    """Stands for intake and the reader, and keeps what they were asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.inputs: list[str] = []
        self.received: list[Received] = []
        self.options: list[Options] = []
        self.found: list[Page | Failure] = [PAGE]
        monkeypatch.setattr(intake, "pages", self.pages)
        monkeypatch.setattr(intake, "page_of", self.page_of)
        monkeypatch.setattr(library, "reader", lambda: self)

    def pages(self, inputs: Iterable[str], options: Options) -> Iterator[Taken]:
        given = list(inputs)
        self.inputs.extend(given)
        self.options.append(options)
        return ((name, page) for name in given for page in self.found)

    def page_of(self, received: Received, options: Options) -> Page:
        self.received.append(received)
        self.options.append(options)
        return PAGE

    def read_many(self, pages: Iterable[Taken]) -> Iterator[Ledger | Failure]:
        return (page if isinstance(page, Failure) else LEDGER for _, page in pages)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


@pytest.mark.parametrize("source", ["https://a.example/story", "HTTP://a.example/" + "x" * 400])
def test_a_string_that_begins_like_a_url_is_one(asked: Asked, source: str) -> None:
    assert testigo.read(source) == LEDGER
    assert asked.inputs == [source]


def test_a_string_that_names_a_file_is_that_file(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("x")
    assert testigo.read(str(path)) == LEDGER
    assert testigo.read(path) == LEDGER
    assert asked.inputs == [str(path), str(path)]


def test_a_path_is_a_file_even_where_there_is_none(asked: Asked) -> None:
    asked.found = [Failure(input="gone.html", code="T101", message="there is no file gone.html")]
    with pytest.raises(TestigoError, match=r"T101: there is no file gone\.html"):
        testigo.read(Path("gone.html"))
    assert asked.inputs == ["gone.html"]


@pytest.mark.parametrize("source", ["One line.\nAnd another.", "One line.\r", "word " * 60, "\x00\n", "é" * 5000])
def test_a_string_with_a_line_break_or_many_letters_is_the_text(asked: Asked, source: str) -> None:
    assert testigo.read(source) == LEDGER
    assert asked.received[0].data.decode(asked.received[0].charset or "") == source


def test_a_short_string_that_names_nothing_is_an_error_that_says_what_it_may_be(asked: Asked) -> None:
    with pytest.raises(TestigoError, match=r"T101: no file is named 'Police fired\.'; to read a text this short"):
        testigo.read("Police fired.")
    assert not asked.inputs


def test_bytes_are_a_page_as_received(asked: Asked) -> None:
    assert testigo.read(b"<html>") == LEDGER
    assert asked.received[0].data == b"<html>"
    assert asked.received[0].charset is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-03-15", "2022-03-15"),
        ("2022-03", "2022-03"),
        ("2022", "2022"),
        ("2022-03-15T10:00", "2022-03-15"),
        ("2022-03-15T23:59:59.5-11:00", "2022-03-15"),
        ("2022-03-15T00:01:00Z", "2022-03-15"),
        (date(2022, 3, 15), "2022-03-15"),
        (datetime(2022, 3, 15, 23, 59, tzinfo=UTC), "2022-03-15"),
        (None, None),
    ],
)
def test_the_date_of_publication_may_be_given(asked: Asked, given: str | date | None, expected: str | None) -> None:
    testigo.read(b"x", published=given, allow_private=True)
    assert asked.options == [Options(published=expected, allow_private=True)]


@pytest.mark.parametrize("given", ["yesterday", "2022-13-01", "2022-3-1", "2022-03-15T10:99", "2022-03-15 noon", ""])
def test_a_date_that_is_none_is_refused(asked: Asked, given: str) -> None:
    with pytest.raises(TestigoError, match="T401"):
        testigo.read(b"x", published=given)
    assert not asked.received


def test_a_source_with_more_than_one_page_is_refused(asked: Asked, tmp_path: Path) -> None:
    asked.found = [PAGE, PAGE]
    with pytest.raises(TestigoError, match=r"T403: .*read_many"):
        testigo.read(tmp_path)


def test_a_source_with_no_page_is_refused(asked: Asked, tmp_path: Path) -> None:
    asked.found = []
    with pytest.raises(TestigoError, match="T404"):
        testigo.read(tmp_path)


def test_many_sources_give_their_pages_in_order_with_failures_in_place(asked: Asked) -> None:
    failure = Failure(input="x", code="T201", message="empty")
    asked.found = [PAGE, failure]
    assert list(testigo.read_many(["a", Path("b")])) == [LEDGER, failure] * 2
    assert asked.inputs == ["a", "b"]


def test_every_public_name_is_there() -> None:
    for name in testigo.__all__:
        assert getattr(testigo, name) is not None
    assert set(testigo.__all__) <= set(dir(testigo))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = testigo.nothing


def test_every_record_of_a_ledger_is_public() -> None:
    records = {name for name, value in vars(import_module("testigo.ledger")).items() if is_dataclass(value)}
    assert "Claim" in records
    assert records <= set(testigo.__all__)


def test_the_version_is_that_of_the_package() -> None:
    assert testigo.__version__ == version("testigo")


def test_importing_testigo_imports_nothing_heavy() -> None:
    heavy = "numpy onnxruntime tokenizers lxml trafilatura rich click".split()
    program = f"import sys, testigo; print([name for name in {heavy} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    assert out.strip() == "[]"
