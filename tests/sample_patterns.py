"""Every regular expression of the program, how it is used, and strings that are hard for it.

Patterns are found in the syntax trees of the source, and compiled ones at run time in the modules' names. Hard strings come
of the pattern's own syntax tree: whatever is repeated in it is repeated many times, after what must stand before it, and
then breaks off; together with runs of single characters and of words.
"""

from __future__ import annotations

import ast
import re
import re._constants as op  # type: ignore[import-not-found]  # the parser of the standard library: there is no public one
import re._parser as sre  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import testigo

SOURCE = Path(testigo.__file__).parent
ANCHORED = frozenset({"match", "fullmatch"})
USES = frozenset({"search", "sub", "subn", "findall", "finditer", "split", *ANCHORED})
RUNS = (
    "a",
    "A",
    "1",
    " ",
    "\n",
    "\t",
    ".",
    ",",
    "-",
    "'",
    '"',
    "(",
    "<",
    "[",
    "\\",
    "/",
    "&",
    "#",
    "é",
    "“",
    "a ",
    "Ab ",
    "1 ",
    "a.",
    "a-",
    "a, ",
    "http://",
    "<a ",
    "1.",
    "1,",
    "\n\n",
    " \n",
    "the ",
    "A. ",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it was found, and whether it is only ever tried at one place of a text."""

    pattern: re.Pattern[Any]
    at: str
    anchored: bool


@cache
def found() -> tuple[Found, ...]:
    """All patterns: those that modules hold, and those that are written where they are used."""
    made: dict[tuple[Any, int], Found] = {}
    for path in sorted(p for p in SOURCE.rglob("*.py") if p.name != "__main__.py"):
        module = ".".join(("testigo", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        uses = dict(_uses(tree))
        for name, pattern in _held(module):
            anchored = bool(uses.get(name)) and uses[name] <= ANCHORED
            made.setdefault((pattern.pattern, pattern.flags), Found(pattern, f"{module}.{name}", anchored))
        for pattern, line, use in _written(tree):
            made.setdefault((pattern.pattern, pattern.flags), Found(pattern, f"{module}:{line}", use in ANCHORED))
    return tuple(made.values())


def _held(module: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    try:
        names = vars(import_module(module))
    except ImportError:  # what an extra brings
        return
    for name, value in names.items():
        if not name.startswith("__"):
            for pattern in _inside(value):
                yield name, pattern


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from _inside(inner, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        for inner in (*value.keys(), *value.values()):
            yield from _inside(inner, depth + 1)


def _uses(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """How each name of a module is used: the methods that are called on it; one that is passed on may be used in any way."""
    uses: dict[str, set[str]] = {}
    called = {id(n.value): n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            uses.setdefault(node.id, set()).add(called.get(id(node), "any"))
    yield from uses.items()


def _written(tree: ast.AST) -> Iterator[tuple[re.Pattern[Any], int, str]]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and _is_re(node.func.value)
            and node.args
        ):
            first = node.args[0]
            if node.func.attr in USES and isinstance(first, ast.Constant) and isinstance(first.value, str | bytes):
                yield re.compile(first.value), node.lineno, node.func.attr


def _is_re(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "re"


def compiled_calls() -> int:
    """How many patterns the source compiles by name, by a plain search in its text."""
    return sum(len(re.findall(r"\bre\.compile\(", path.read_text("utf-8"))) for path in SOURCE.rglob("*.py"))


def hard_strings(pattern: re.Pattern[Any], times: int) -> Iterator[Any]:
    """Strings of about ``times`` repetitions that are hard for the pattern."""
    is_bytes = isinstance(pattern.pattern, bytes)
    parsed = sre.parse(pattern.pattern, pattern.flags)
    texts = [*(run * (times // len(run) + 1) for run in RUNS), *_pumped(parsed, "", times)]
    for text in dict.fromkeys(texts):
        yield text.encode("latin-1", "replace") if is_bytes else text


def _pumped(nodes: Iterable[Any], before: str, times: int) -> Iterator[str]:
    """For each repetition in the tree: what stands before it, what it repeats many times, and what breaks it off."""
    for node, value in nodes:
        if node in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
            _, high, inner = value
            if high == op.MAXREPEAT or high > 20:
                for one in {_sample(inner, pick) for pick in range(3)} - {""}:
                    for end in ("", "\x00", "!", " "):
                        yield before + one * (times // len(one) + 1) + end
            yield from _pumped(inner, before, times)
        elif node is op.SUBPATTERN:
            yield from _pumped(value[-1], before, times)
        elif node is op.BRANCH:
            for branch in value[1]:
                yield from _pumped(branch, before, times)
        elif node in {op.ASSERT, op.ASSERT_NOT, op.ATOMIC_GROUP}:
            yield from _pumped(value[-1] if node is not op.ATOMIC_GROUP else value, before, times)
        before += _sample([(node, value)], 0)


def _sample(nodes: Iterable[Any], pick: int) -> str:
    """A string that the nodes match, as far as this can be said simply; ``pick`` chooses among what may stand."""
    return "".join(_one(node, value, pick) for node, value in nodes)


def _one(node: Any, value: Any, pick: int) -> str:
    if node is op.LITERAL:
        return chr(value)
    if node is op.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if node is op.ANY:
        return "a. "[pick]
    if node is op.IN:
        return _of_set(value, pick)
    if node in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
        low, high, inner = value
        return _sample(inner, pick) * int(max(low, 1 if high else 0))
    if node is op.SUBPATTERN:
        return _sample(value[-1], pick)
    if node is op.ATOMIC_GROUP:
        return _sample(value, pick)
    if node is op.BRANCH:
        return _sample(value[1][pick % len(value[1])], pick)
    return ""


_OF_CATEGORY = {
    op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a", op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a", op.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def _of_set(items: Any, pick: int) -> str:
    kinds = [item for item in items if item[0] is not op.NEGATE]
    if items and items[0][0] is op.NEGATE:
        shut = {chr(v) for k, v in kinds if k is op.LITERAL}
        return next(c for c in ("a ."[pick], "b", "z", "~", "\x02") if c not in shut)
    kind, value = kinds[pick % len(kinds)]
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.RANGE:
        return chr(value[0])
    return _OF_CATEGORY.get(value, "a")
