from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sample_pages import data_of, made_page
from sample_tampering import tamper

from testigo.case.adding import failed, put, put_again
from testigo.case.case import Case
from testigo.case.recover import Recovered, recover
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.ledger import Failure, ReaderMark

PAGES = 40
URL = "https://courier.example/42"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with an old version of a page, a page that was read twice, a failure and a decision."""
    path = tmp_path / "a.testigo"
    store = Store(path, create=True)
    for number in range(PAGES):
        ledger = made_page(number, url=URL if number < 2 else None)
        put(store, ledger, data_of(ledger))
    again = made_page(2)
    put_again(store, replace(again, reader=ReaderMark(version="1", model="new")))
    failed(store, Failure(input="gone.html", code="T101", message="no such file"))
    decision = "INSERT INTO decision (at, by, why, verb, record) VALUES ('2031-04-02T10:00:00+00:00', 'Ida', NULL, 'accept', '{}')"
    store.database.write(decision)
    store.database.write("UPDATE page SET added_at = '2031-04-03T00:00:00+00:00'")
    store.close()
    return path


def held(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What a case holds that was given to it, and not worked out."""
    store = Store(path)
    found = {
        "page": store.database.rows("SELECT id, input, url, added_at, text, replaced_by IS NULL FROM page ORDER BY id"),
        "bytes": store.database.rows("SELECT id, bytes.* FROM bytes JOIN page ON key = page ORDER BY id"),
        "reading": store.database.rows(
            "SELECT id, version, model, read_at, current, ledger FROM reading JOIN page ON page.key = page ORDER BY id, version"
        ),
        "decision": store.database.rows("SELECT * FROM decision ORDER BY 1"),
        "failure": store.database.rows("SELECT * FROM failure ORDER BY 1"),
    }
    assert store.database.value("PRAGMA integrity_check") == "ok"
    store.close()
    found["bytes"] = [(row[0], *row[2:]) for row in found["bytes"]]
    return found


def unreadable(name: str, *_: object) -> Failure:
    return Failure(input=name, code="T299", message="cannot be read")


def test_of_a_whole_case_everything_is_saved(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.testigo"
    assert recover(case, out) == Recovered(
        pages=PAGES, readings=PAGES + 1, decisions=1, read_anew=(), without_bytes=(), lost=(), missing=0
    )
    assert held(out) == held(case)
    with Case(case) as before, Case(out) as after:
        assert after.accounts() == before.accounts()


def test_the_damaged_case_stays_as_it_is(case: Path, tmp_path: Path) -> None:
    data = case.read_bytes()[:-5000]
    case.write_bytes(data)
    recover(case, tmp_path / "b.testigo")
    assert case.read_bytes() == data


@pytest.mark.parametrize("share", [0.6, 0.75, 0.9])
def test_of_a_case_that_is_cut_off_what_is_left_is_saved_unaltered(
    case: Path, tmp_path: Path, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("testigo.case.adding.read_received", unreadable)
    whole, data = held(case), case.read_bytes()
    case.write_bytes(data[: int(len(data) * share)])
    recovered = recover(case, tmp_path / "b.testigo")
    left = held(tmp_path / "b.testigo")
    assert 0 < recovered.pages < PAGES
    assert recovered.missing == len(data) - int(len(data) * share)
    assert {row[0] for row in left["page"]} <= {row[0] for row in whole["page"]}
    assert {*left["bytes"]} <= {*whole["bytes"]}
    assert {row[:3] for row in left["reading"]} <= {row[:3] for row in whole["reading"]}


def test_pages_in_the_log_beside_a_case_that_is_cut_off_are_saved_too(case: Path, tmp_path: Path) -> None:
    store = Store(case)
    ledger = made_page(PAGES)
    put(store, ledger, data_of(ledger))
    data = case.read_bytes()
    (tmp_path / "c.testigo").write_bytes(data)
    (tmp_path / "c.testigo-wal").write_bytes((tmp_path / "a.testigo-wal").read_bytes())
    store.close()
    assert recover(tmp_path / "c.testigo", tmp_path / "b.testigo").pages == PAGES + 1


def test_a_page_whose_reading_is_lost_is_read_anew_from_its_bytes(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(case, "UPDATE reading SET ledger = x'00' WHERE page = 4")
    asked = []

    def read(name: str, data: bytes, _receipt: object) -> object:
        asked.append((name, data))
        return made_page(3)

    monkeypatch.setattr("testigo.case.adding.read_received", read)
    recovered = recover(case, tmp_path / "b.testigo")
    assert recovered.read_anew == ("page-3.txt",)
    assert asked == [("page-3.txt", data_of(made_page(3)))]
    assert recovered.pages == PAGES


def test_a_page_whose_bytes_are_lost_is_saved_without_them(case: Path, tmp_path: Path) -> None:
    damage(case, "UPDATE bytes SET data = x'00' WHERE page = 4")
    recovered = recover(case, tmp_path / "b.testigo")
    assert (recovered.pages, recovered.without_bytes) == (PAGES, ("page-3.txt",))
    store = Store(tmp_path / "b.testigo")
    with pytest.raises(TestigoError) as raised:
        store.received(made_page(3).page.id)
    assert raised.value.code == "T507"
    assert len(store.read_otherwise("2", "other")) == PAGES - 1
    store.close()


def test_a_page_of_which_only_the_name_is_left_is_told_as_lost(case: Path, tmp_path: Path) -> None:
    damage(case, "UPDATE bytes SET data = x'00' WHERE page = 4", "UPDATE reading SET ledger = x'00' WHERE page = 4")
    recovered = recover(case, tmp_path / "b.testigo")
    assert (recovered.pages, recovered.lost) == (PAGES - 1, ("page-3.txt",))


def test_a_decision_that_is_damaged_does_not_keep_the_rest_from_being_saved(case: Path, tmp_path: Path) -> None:
    damage(case, "UPDATE decision SET record = '{\"claim'")
    recovered = recover(case, tmp_path / "b.testigo")
    assert (recovered.pages, recovered.decisions) == (PAGES, 0)


def damage(case: Path, *statements: str) -> None:
    tamper(case, *statements)


def test_a_file_without_a_page_gives_no_new_case(tmp_path: Path) -> None:
    (tmp_path / "a.testigo").write_bytes(b"SQLite format 3\x00" + b"\x00" * 8000)
    with pytest.raises(TestigoError) as raised:
        recover(tmp_path / "a.testigo", tmp_path / "b.testigo")
    assert raised.value.code == "T509"
    assert not (tmp_path / "b.testigo").exists()


def test_a_file_that_is_there_is_not_written_over(case: Path) -> None:
    data = case.read_bytes()
    with pytest.raises(TestigoError) as raised:
        recover(case, case)
    assert raised.value.code == "T402"
    assert case.read_bytes() == data


def test_a_case_that_is_not_there_cannot_be_recovered(tmp_path: Path) -> None:
    with pytest.raises(TestigoError) as raised:
        recover(tmp_path / "none", tmp_path / "b.testigo")
    assert raised.value.code == "T501"
    with pytest.raises(TestigoError) as raised:
        recover(tmp_path, tmp_path / "b.testigo")
    assert raised.value.code == "T508"
