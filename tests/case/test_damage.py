import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sample_pages import data_of, made_page
from sample_tampering import tamper

import testigo
from testigo.case.damage import tells_damage
from testigo.errors import TestigoError


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.testigo"
    with testigo.Case(path, create=True) as file:
        for number in range(2):
            ledger = made_page(number)
            file.put(ledger, data_of(ledger))
    return path


def test_damage_that_shows_only_when_something_is_asked_has_its_code(case: Path) -> None:
    with closing(sqlite3.connect(case)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'party'").fetchone()
    data = bytearray(case.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    case.write_bytes(data)
    tamper(case, "DELETE FROM laid")
    with testigo.Case(case) as file, pytest.raises(TestigoError) as caught:
        file.accounts()
    assert caught.value.code == "T507"


def test_letters_that_are_none_are_damage(case: Path) -> None:
    tamper(case, "UPDATE page SET title = CAST(x'ff41' AS TEXT)")
    with testigo.Case(case) as file, pytest.raises(TestigoError) as caught:
        file.cards()
    assert caught.value.code == "T507"


@pytest.mark.parametrize("change", ["value = '2025-99-99' WHERE question = 'when'", "spans = 'nonsense'"])
def test_what_makes_no_sense_and_is_not_in_the_log_is_damage(case: Path, change: str) -> None:
    tamper(case, f"UPDATE telling SET {change}", "DELETE FROM laid")
    with testigo.Case(case) as file, pytest.raises(TestigoError, match="what its log does not") as caught:
        file.accounts()
    assert caught.value.code == "T507"


def test_a_fault_of_our_own_in_a_sound_case_is_not_laid_to_the_file(case: Path) -> None:
    with testigo.Case(case) as file:

        @tells_damage
        class Asking:
            _store = file._store

            def ask(self) -> None:
                raise KeyError("ours")

        with pytest.raises(KeyError, match="ours"):
            Asking().ask()


def test_a_case_that_is_closed_is_not_called_damaged(case: Path) -> None:
    file = testigo.Case(case)
    file.close()
    with pytest.raises(TestigoError) as caught:
        file.cards()
    assert caught.value.code == "T508"
