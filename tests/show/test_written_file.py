import os
import stat
from pathlib import Path

import pytest

from testigo.errors import TestigoError
from testigo.show.written_file import WrittenFile


def test_a_file_stands_in_its_place_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with WrittenFile(path) as file:
        file.write("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert list(tmp_path.iterdir()) == [path]


def break_off(path: Path) -> None:
    with WrittenFile(path) as file:
        file.write("after")
        raise KeyboardInterrupt


def test_an_error_leaves_what_was_there_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        break_off(path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with WrittenFile(tmp_path / "link.txt") as file:
        file.write("after")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "after"


def test_a_file_has_the_rights_that_other_programs_would_give_it(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        with WrittenFile(tmp_path / "out.txt") as file:
            file.write("x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o644


@pytest.mark.parametrize("name", ["missing/out.txt", "file/out.txt", "."])
def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TestigoError, match=r"T402: .* cannot be written: "), WrittenFile(tmp_path / name):
        pass


def test_a_device_is_written_to_as_it_stands() -> None:
    with WrittenFile(Path(os.devnull)) as file:
        file.write("x")
    assert not Path(os.devnull).is_file()


def write_a_lot(path: Path) -> None:
    with WrittenFile(path) as file:
        file.write("x" * 100_000)


def test_a_full_disk_is_a_clear_error() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with pytest.raises(TestigoError, match="T402: /dev/full cannot be written: no space left"):
        write_a_lot(Path("/dev/full"))
