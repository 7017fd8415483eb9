"""Nothing that came from outside can be run: no pickles, no evaluation, no shell, and no import by a name out of a file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import testigo

SOURCE = Path(testigo.__file__).parent
MODULES = frozenset(
    "pickle marshal shelve dill cloudpickle joblib yaml jsonpickle multiprocessing concurrent.futures".split()
)
CALLS = frozenset({"eval", "exec", "compile", "__import__"})
PROCESSES = {"bulk": "its own processes, which read what was read already by the time they answer"}
"""Folders that may pass work between processes of their own with the standard library, and why."""


def parsed() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_no_module_reads_pickles() -> None:
    found = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path, tree in parsed()
        for name in imported(tree)
        if any(name == module or name.startswith(module + ".") for module in MODULES)
    ]
    allowed = [
        line for line in found if line.split("/")[0] in PROCESSES and ("multiprocessing" in line or "futures" in line)
    ]
    assert [line for line in found if line not in allowed] == []


def test_nothing_is_evaluated() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.func.id}"
        for path, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
    ]
    assert found == []


@pytest.mark.parametrize("keyword", ["allow_pickle", "shell", "object_hook"])
def test_no_call_asks_for_pickles_or_for_a_shell(keyword: str) -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{node.value.lineno}"
        for path, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == keyword
        and not (isinstance(node.value, ast.Constant) and node.value.value is False)
    ]  # fmt: skip
    assert found == []
