import json
from pathlib import Path

import pytest
from local_server import page, serving
from sample_website import STORY, site

from testigo.case.case import Case
from testigo.cli import main


def run(*arguments: object) -> int:
    return main(["capture", *(str(a) for a in arguments)])


def test_pages_are_captured_listed_and_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, out = tmp_path / "a.testigo", tmp_path / "story.warc.gz"
    with serving(site(gone=page(b"no", status="404 Not Found"))) as server:
        url = f"{server.base}/story"
        code = run(case, url, f"{server.base}/gone", "--allow-private", "--delay", 0, "--published", "2022-03-14")
    assert code == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"testigo: {url}: captured with 8 files, ")
    assert told[0].endswith(", 2 missed")
    assert "missed T761: the robots.txt of 127.0.0.1" in told[1]
    assert any("T116" in line for line in told)
    assert told[-1].startswith("testigo: 1 page added, 1 page failed; ")

    assert run(case, "--list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.endswith(end) for line, end in zip(lines, ("/story", "/gone"), strict=True)] == [True, True]
    assert run(case, url, "--list", "--json") == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert lines[0].startswith(listed["id"].removeprefix("sha256:")[:12])

    with Case(case) as file:
        kept = file.captured(listed["id"])
        assert file.ledger(url).page.published is not None
    for name in (url, listed["id"][:20], listed["page"][:20]):
        assert run(case, name, "--out", out) == 0
        assert out.read_bytes() == kept.data
    assert main(["log", str(case), "--kind", "exported"]) == 0
    assert capsys.readouterr().out.count("format warc") == 3
    assert main(["verify", str(case)]) == 0


def test_wrong_use_and_what_is_not_there_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "a.testigo"
    Case(case, create=True).close()
    for arguments, code, said in (
        ([case], 2, "T401: no URL"),
        (["https://a.example/story"], 2, "T401: the case comes before the addresses"),
        ([case, "https://a.example", "--ignore-robots", "  "], 2, "T401: --ignore-robots needs a reason"),
        ([case, "https://a.example", "--published", "soon"], 2, "T401"),
        ([case, "a", "b", "--out", "x"], 2, "T401: --out writes one capture"),
        ([case, "--out", tmp_path / "x"], 1, "T763: the case has 0 captures"),
        ([case, "https://a.example/", "--out", tmp_path / "x"], 1, "T763: the case has no capture of"),
        ([tmp_path / "none.testigo", "--list"], 1, "T501"),
        ([case, "http://127.0.0.1:9/"], 1, "T112"),
    ):
        assert run(*arguments) == code
        assert said in capsys.readouterr().err
    assert run(case, "--list") == 0
    assert capsys.readouterr().out == ""


def test_quiet_says_nothing_of_what_went_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(site(story=page(STORY))) as server:
        code = run(
            tmp_path / "a.testigo", f"{server.base}/story", "--allow-private", "--delay", 0, "--quiet", "--max-files", 0
        )
    assert code == 0
    assert capsys.readouterr().err == ""
