import os
from pathlib import Path

import pytest

from testigo.errors import TestigoError
from testigo.intake.folders import pages_below, stem_of
from testigo.intake.limits import Options
from testigo.intake.sources import receive
from testigo.ledger import Failure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.html",
        "a.txt",
        "sub/c.PDF",
        "sub/deeper/d.jsonl.gz",
        "sub/.hidden.html",
        ".git/e.html",
        "picture.png",
        "notes.docx",
        "noending",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def names(folder: Path) -> list[str]:
    found = list(pages_below(folder))
    assert not [one for one in found if isinstance(one, Failure)]
    return [one.relative_to(folder).as_posix() for one in found if isinstance(one, Path)]


def test_pages_of_every_depth_come_in_the_order_of_their_names(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.html", "sub/c.PDF", "sub/deeper/d.jsonl.gz"]


@pytest.mark.parametrize("parts", ["b_files", "b-Dateien", "b_fichiers", "b_archivos", "b.files", "a_files"])
def test_the_parts_of_a_page_saved_whole_are_passed_over(folder: Path, parts: str) -> None:
    (folder / parts).mkdir()
    (folder / parts / "frame.html").write_text("x")
    assert f"{parts}/frame.html" not in names(folder)


def test_a_folder_named_like_parts_without_its_page_is_a_folder(folder: Path) -> None:
    (folder / "z_files").mkdir()
    (folder / "z_files" / "e.html").write_text("x")
    assert "z_files/e.html" in names(folder)


def test_links_to_files_are_followed_and_links_to_folders_are_not(folder: Path) -> None:
    (folder / "link.html").symlink_to(folder / "b.html")
    (folder / "round.html").symlink_to(folder)
    (folder / "sub" / "up").symlink_to(folder)
    assert names(folder) == ["a.txt", "b.html", "link.html", "sub/c.PDF", "sub/deeper/d.jsonl.gz"]


def test_a_link_that_leads_nowhere_is_a_failure_and_not_silence(tmp_path: Path) -> None:
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    assert [getattr(one, "code", "") for one in receive([tmp_path], Options())] == ["T101"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    assert names(tmp_path) == []


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    (failure,) = receive([tmp_path], Options())
    assert isinstance(failure, Failure)
    assert failure.code == "T105"


def test_a_folder_below_that_cannot_be_read_is_a_failure_in_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (folder / "z.html").write_text("x")
    found = list(pages_below(folder))
    assert [one.code if isinstance(one, Failure) else one.name for one in found] == [
        "a.txt",
        "b.html",
        "T102",
        "z.html",
    ]


def test_a_folder_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TestigoError, match="T104"):
        list(pages_below(tmp_path / "gone"))


@pytest.mark.parametrize(("name", "stem"), [("a.html", "a"), ("a.b.htm.GZ", "a.b"), ("a", "a")])
def test_a_stem_is_the_name_without_its_endings(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_page_in_a_folder_that_fails_leaves_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def opened(path: Path, mode: str) -> object:
        if path.name == "b.html":
            raise OSError(5, "Input/output error")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", opened)
    found = [(getattr(one, "code", ""), Path(one.input).name) for one in receive([folder], Options())]
    assert found[:3] == [("", "a.txt"), ("T104", "b.html"), ("", "c.PDF")]
