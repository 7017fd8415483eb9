import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import testigo
from testigo.case.database import Database
from testigo.case.opening import open_case
from testigo.errors import TestigoError

PUT = "INSERT INTO failure VALUES (?, 'T101', 'none', 'now')"
COUNT = "SELECT count(*) FROM failure"
NOBODY = 65534


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.testigo"
    database = open_case(path, create=True)
    database.write(PUT, "first")
    database.close()
    return path


def test_what_is_written_within_is_written_whole_or_not_at_all(case: Path) -> None:
    database = open_case(case)
    with pytest.raises(KeyError), database.writing():
        database.write(PUT, "second")
        raise KeyError
    assert database.value(COUNT) == 1
    with database.writing(), database.writing():
        database.write(PUT, "third")
    assert database.value(COUNT) == 2
    database.close()


def test_a_second_writer_is_told_so_after_a_short_wait_and_readers_go_on(case: Path) -> None:
    first, second = open_case(case), open_case(case, wait=0.05)
    with first.writing():
        first.write(PUT, "second")
        assert second.value(COUNT) == 1
        with pytest.raises(TestigoError) as raised, second.writing():
            pass
    assert raised.value.code == "T504"
    assert second.value(COUNT) == 2
    first.close()
    second.close()


def test_a_reader_sees_one_state_while_another_writes(case: Path) -> None:
    writer, reader = open_case(case), open_case(case)
    with reader.reading():
        assert reader.value(COUNT) == 1
        writer.write(PUT, "second")
        assert reader.value(COUNT) == 1
    assert reader.value(COUNT) == 2
    writer.close()
    reader.close()


def test_a_full_disk_is_told_as_such_and_what_was_written_before_stays(case: Path) -> None:
    database = open_case(case)
    database.rows(f"PRAGMA max_page_count = {database.value('PRAGMA page_count') + 4}")
    with pytest.raises(TestigoError) as raised, database.writing():
        database.write(PUT, "x" * 100_000)
    assert raised.value.code == "T506"
    assert database.value(COUNT) == 1
    database.write(PUT, "small")
    assert database.value("PRAGMA integrity_check") == "ok"
    database.close()


def test_what_sqlite_does_not_know_what_to_do_with_is_an_error_of_the_catalogue(case: Path) -> None:
    database = open_case(case)
    with pytest.raises(TestigoError) as raised:
        database.rows("SELECT * FROM elsewhere")
    assert raised.value.code == "T508"
    database.close()


READ = """
import encodings.idna, os, shutil, sys, tempfile, urllib.request
from pathlib import Path
from testigo.case.opening import open_case
from testigo.case.schema import expected_objects
from testigo.errors import TestigoError
expected_objects()  # read before the rights are given away: what is installed may be shut to others
os.setuid(int(sys.argv[2]))
database = open_case(Path(sys.argv[1]))
print(database.value("SELECT count(*) FROM failure"))
try:
    database.write("DELETE FROM failure")
except TestigoError as why:
    print(why.code)
database.close()
"""


def read_without_rights(path: Path) -> list[str]:
    """What a program prints that may read the file and its folder and not write to them."""
    shutil.chown(path.parent, NOBODY)
    for file in path.parent.iterdir():
        shutil.chown(file, NOBODY)
        file.chmod(0o444)
    path.parent.chmod(0o555)
    made = subprocess.run(
        [sys.executable, "-c", READ, str(path), str(NOBODY)],
        env={**os.environ, "PYTHONPATH": str(Path(testigo.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.split()


def open_folder(tmp_path: Path) -> Path:
    """A folder that any user may enter."""
    import tempfile

    folder = Path(tempfile.mkdtemp(dir=Path(tempfile.gettempdir())))
    for file in tmp_path.iterdir():
        shutil.copyfile(file, folder / file.name)
    return folder


needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser can become a user without rights"
)


@needs_root
def test_a_case_that_may_only_be_read_in_a_folder_that_may_only_be_read_is_read(case: Path) -> None:
    folder = open_folder(case.parent)
    before = case.read_bytes()
    try:
        assert read_without_rights(folder / case.name) == ["1", "T505"]
        assert [p.read_bytes() for p in folder.iterdir()] == [before]
    finally:
        shutil.rmtree(folder)


@needs_root
def test_so_is_one_whose_last_page_still_stands_in_the_log(case: Path) -> None:
    database = open_case(case)
    database.write(PUT, "second")
    folder = open_folder(case.parent)  # as after a crash
    (folder / f"{case.name}-shm").unlink()
    database.close()
    before = (folder / case.name).read_bytes()
    try:
        assert read_without_rights(folder / case.name) == ["2", "T505"]
        assert (folder / case.name).read_bytes() == before
    finally:
        shutil.rmtree(folder)


def test_a_file_without_the_right_to_write_is_only_read(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = case.read_bytes()
    database = Database(case)
    assert database.value(COUNT) == 1
    with pytest.raises(TestigoError) as raised, database.writing():
        pass
    assert raised.value.code == "T505"
    database.close()
    assert case.read_bytes() == before
    assert list(case.parent.iterdir()) == [case]
