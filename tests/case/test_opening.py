import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from testigo.case.opening import open_case
from testigo.errors import TestigoError


def code_of(path: Path, *, create: bool = False) -> str:
    with pytest.raises(TestigoError) as raised:
        open_case(path, create=create)
    assert path.name in raised.value.message
    return raised.value.code


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.testigo"
    open_case(path, create=True).close()
    return path


def text(path: Path) -> None:
    path.write_text("Dear diary, nothing happened today.\n", encoding="utf-8")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE song (name TEXT)")
        db.execute("PRAGMA journal_mode = WAL")


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("make", [text, of_another_program, Path.touch])
def test_a_file_that_is_something_else_is_refused_and_not_touched(
    tmp_path: Path, make: Callable[[Path], None], create: bool
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before, time = path.read_bytes(), path.stat().st_mtime_ns
    assert code_of(path, create=create) == "T502"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, time)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    assert code_of(tmp_path, create=True) == "T502"


def test_what_is_neither_file_nor_folder_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert code_of(path) == "T502"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        assert code_of(tmp_path / "socket") == "T502"


def test_a_case_that_is_not_there_is_made_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.testigo"
    assert code_of(path) == "T501"
    assert not path.exists()
    open_case(path, create=True).close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_case_in_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none" / "a.testigo", create=True) == "T501"


def test_a_new_case_has_the_rights_of_any_new_file(tmp_path: Path, case: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    assert case.stat().st_mode == plain.stat().st_mode


def test_a_case_is_made_with_all_that_is_promised_of_it(case: Path) -> None:
    with closing(sqlite3.connect(case)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        strict = db.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
        assert {name for name, is_strict in strict if not is_strict} == {"sqlite_schema"}
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_two_that_make_one_case_at_once_get_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, link = tmp_path / "a.testigo", os.link

    def other_is_quicker(made: Path, at: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        first = open_case(path, create=True)
        first.write("INSERT INTO failure VALUES ('x', 'T101', 'none', 'now')")
        first.close()
        link(made, at)

    monkeypatch.setattr(os, "link", other_is_quicker)
    second = open_case(path, create=True)
    assert second.value("SELECT count(*) FROM failure") == 1
    second.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_case_opens_the_case(tmp_path: Path, case: Path) -> None:
    link = tmp_path / "link.testigo"
    link.symlink_to(case)
    database = open_case(link, create=True)
    database.write("INSERT INTO failure VALUES ('x', 'T101', 'none', 'now')")
    database.close()
    assert link.is_symlink()
    assert {p.name for p in tmp_path.iterdir()} == {"a.testigo", "link.testigo"}


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.testigo"
    link.symlink_to(tmp_path / "gone.testigo")
    assert code_of(link, create=True) == "T502"
    assert not (tmp_path / "gone.testigo").exists()
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert code_of(loop, create=True) == "T502"


@pytest.mark.parametrize("left", [50, 2000, 0.5, 0.9])
def test_a_case_that_is_cut_off_names_the_way_to_recover_it_and_stays_as_it_is(case: Path, left: float) -> None:
    whole = case.read_bytes()
    cut = whole[: int(left if left > 1 else len(whole) * left)]
    case.write_bytes(cut)
    with pytest.raises(TestigoError) as raised:
        database = open_case(case)
        database.rows("SELECT * FROM page")
    assert raised.value.code == "T507"
    assert "testigo recover" in raised.value.advice
    assert case.read_bytes() == cut
    assert list(case.parent.iterdir()) == [case]


def test_a_name_with_marks_of_an_address_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=memory#% é.testigo"
    open_case(path, create=True).close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_table_whose_words_are_no_text_is_damage(case: Path) -> None:
    data = case.read_bytes()
    at = data.index(b"CREATE TABLE link (") + len(b"CREATE TABLE link (  ")
    case.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    assert code_of(case) == "T507"


def test_a_table_whose_name_is_no_text_is_damage(case: Path) -> None:
    data = case.read_bytes()
    at = data.index(b"tablelinklink")
    case.write_bytes(data[:at] + b"tablel\xf7nklink" + data[at + 13 :])
    assert code_of(case) == "T507"
