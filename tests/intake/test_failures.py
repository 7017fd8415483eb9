from collections.abc import Iterator
from pathlib import Path

import pytest

from testigo import intake
from testigo.errors import CATALOGUE, TestigoError
from testigo.intake.failures import failure_of
from testigo.intake.limits import Options
from testigo.intake.received import Received
from testigo.ledger import Failure, Page


def test_an_error_of_the_catalogue_keeps_its_code_and_words() -> None:
    assert failure_of("a.html", TestigoError("T202", "the page shows no text")) == Failure(
        input="a.html", code="T202", message="the page shows no text"
    )


@pytest.mark.parametrize(
    ("why", "code"), [(MemoryError(), "T298"), (RecursionError("too deep"), "T204"), (KeyError("x"), "T299")]
)
def test_a_fault_that_nobody_foresaw_has_a_code_too(why: Exception, code: str) -> None:
    failure = failure_of("a.html", why)
    assert failure.code == code
    assert failure.code in CATALOGUE


def test_an_unforeseen_fault_is_named_on_one_short_line_that_can_be_printed() -> None:
    message = failure_of("a", ValueError("two\nlines \ud800 " + "x" * 5000)).message
    assert message.startswith("ValueError: two lines ?")
    assert "\n" not in message
    assert len(message) <= 300
    message.encode("utf-8")


@pytest.mark.parametrize(("why", "code"), [(MemoryError(), "T298"), (AssertionError("never"), "T299")])
def test_a_page_that_breaks_intake_is_a_failure_and_the_next_is_read(
    why: Exception, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = intake.page_of

    def page_of(received: Received, options: Options | None = None) -> Page:
        if b"break" in received.data:
            raise why
        return real(received, options)

    monkeypatch.setattr(intake, "page_of", page_of)
    (tmp_path / "1.txt").write_text("break")
    (tmp_path / "2.txt").write_text("Seven people were killed in the port on Monday, the ministry said.")
    first, second = (page for _, page in intake.pages([tmp_path]))
    assert isinstance(first, Failure)
    assert first.code == code
    assert isinstance(second, Page)


def test_a_source_that_breaks_is_a_failure_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from testigo.intake import sources

    def broken(_folder: Path) -> Iterator[Path]:
        raise MemoryError
        yield _folder

    monkeypatch.setattr(sources, "pages_below", broken)
    (tmp_path / "a.txt").write_text("Seven people were killed in the port on Monday, the ministry said.")
    codes = [getattr(page, "code", "") for _, page in intake.pages([tmp_path, tmp_path / "a.txt"])]
    assert codes == ["T298", ""]
