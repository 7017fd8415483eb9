"""The documentation: its links lead somewhere, its commands and snippets run, and it speaks of this project alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from testigo.intake.limits import MEBI, Limits

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "examples/README.md")),
        *(ROOT / "docs").rglob("*.md"),
    ]
)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ELSEWHERE = "/" + "work" + "/"
"""Where nothing of this project may point; spelt so that this file does not hold it."""


def fences(page: Path, kind: str) -> list[str]:
    return [m[2] for m in _FENCE.finditer(page.read_text("utf-8")) if m[1] == kind]


def with_fences(kind: str) -> list[str]:
    return [str(page.relative_to(ROOT)) for page in PAGES if fences(page, kind)]


def prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get on the sites that show Markdown."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(prose(page)))
    return {heading.replace(" ", "-") for heading in plain}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder that holds the examples as the repository does."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def commands(fence: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console fence with the lines of output that are shown under it."""
    for part in re.split(r"^\$ ", fence, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        yield command, [line for line in shown if line.strip() not in {"", "…"}]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = page if not name else page.parent / name
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", with_fences("console"))
def test_the_commands_shown_run_and_print_what_is_shown(page: str, folder: Path) -> None:
    for fence in fences(ROOT / page, "console"):
        for command, shown in commands(fence):
            assert command.startswith("testigo "), command
            done = run(command, folder)
            assert done.returncode == 0, (command, done.stderr)
            assert [line for line in shown if line not in done.stdout] == [], command


@pytest.mark.parametrize("page", with_fences("python"))
def test_the_python_shown_runs(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    for number, snippet in enumerate(fences(ROOT / page, "python"), 1):
        exec(compile(snippet, f"{page}, snippet {number}", "exec"), names)


def test_every_page_of_the_documentation_can_be_reached_from_its_index() -> None:
    docs = ROOT / "docs"
    reached, todo = set(), [docs / "index.md"]
    while todo:
        page = todo.pop()
        if page in reached:
            continue
        reached.add(page)
        for link in _LINK.findall(prose(page)):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.is_dir():
                reached.update(target.glob("*.md"))
            elif target.suffix == ".md" and target.exists() and docs.resolve() in target.parents:
                todo.append(target)
    assert sorted(str(p.relative_to(ROOT)) for p in {*docs.rglob("*.md")} - {r.resolve() for r in reached}) == []


def test_decisions_are_numbered_once_and_titled_with_their_number() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [file.name[:4] for file in files]
    assert len(set(numbers)) == len(numbers)
    for file, number in zip(files, numbers, strict=True):
        assert re.match(rf"# 0*{int(number)}[:.] \S", file.read_text("utf-8")), file.name


def test_the_lock_knows_the_dependencies_and_names_public_hosts_alone() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    text = (ROOT / "uv.lock").read_text("utf-8")
    own = next(p for p in tomllib.loads(text)["package"] if p["name"] == project["project"]["name"])
    named = {re.split(r"[^\w-]", d)[0] for d in project["project"]["dependencies"]}
    tools = {re.split(r"[^\w-]", d)[0] for d in project["dependency-groups"]["dev"]}
    assert {d["name"] for d in own["dependencies"]} == named
    assert {d["name"] for d in own["dev-dependencies"]["dev"]} == tools
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"files.pythonhosted.org", "pypi.org"}


def test_the_limits_are_those_of_the_program() -> None:
    limits = Limits()
    text = (ROOT / "docs" / "reference" / "limits.md").read_text("utf-8")
    shown = {
        f"{limits.file_bytes // MEBI} MiB | T103",
        f"{limits.url_bytes // MEBI} MiB | T115",
        f"{limits.text_length:,} characters | T216",
        f"{limits.pdf_pages:,} pages | T224",
        f"taken in | {limits.page_seconds:g} seconds of the processor, {3 * limits.page_seconds:g} on the clock | T227",
        f"takes pages in | {limits.page_memory_bytes // MEBI:,} MiB | T228",
        f"read | {limits.pdf_seconds:g} seconds of the processor, {3 * limits.pdf_seconds:g} on the clock | T225",
        f"reads a PDF | {limits.pdf_memory_bytes // MEBI:,} MiB | T225",
        f"within compression | {limits.nesting} layers | T215",
        f"a connection | {limits.connect_seconds:g} seconds | T113",
        f"body | {limits.fetch_seconds:g} seconds | T113",
        f"redirects | {limits.redirects} | T114",
    }
    assert len(shown) == len(fields(Limits))
    assert [words for words in sorted(shown) if words not in text] == []


def tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout with git: tracked files cannot be listed")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode("utf-8").split("\0") if name]


def test_no_file_points_at_the_machine_it_was_written_on() -> None:
    places = (_ELSEWHERE, "/root/", "/tmp/")
    binary = {".onnx", ".gz", ".bin", ".npz", ".png", ".pdf"}
    here = Path(__file__).name
    found = [
        (str(file.relative_to(ROOT)), place)
        for file in tracked()
        if file.is_file() and file.suffix not in binary and file.name != here
        for place in places
        if place.encode() in file.read_bytes()
    ]
    assert found == []
