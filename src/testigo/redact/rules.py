"""What is to be replaced: a file of rules, in TOML.

::

    hide = ["witnesses", "victims", "minors", "phones", "emails", "addresses"]

    [[names]]
    name = "Mira Toll"
    also = ["M. Toll", "Auntie Mira"]
    label = "Source A"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from testigo.errors import TestigoError

Hidden = Literal["witnesses", "victims", "minors", "phones", "emails", "addresses"]
KINDS: tuple[Hidden, ...] = get_args(Hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who is named in the rules, with other names, and what stands in their place; None: "Person 1" and so on."""

    name: str
    also: tuple[str, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is hidden by kind, and who by name."""

    hide: frozenset[Hidden] = frozenset()
    names: tuple[Named, ...] = ()


def read_rules(path: Path) -> Rules:
    """Return the rules of a file. Raises TestigoError T101, T104 where it cannot be read, T781 where it is not understood."""
    try:
        return rules_in(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        raise TestigoError("T101", f"there is no file {str(path)!r}") from None
    except OSError as why:
        raise TestigoError("T104", f"{str(path)!r} cannot be read: {why.strerror or why}") from why
    except ValueError as why:  # also of TOML and UTF-8
        raise TestigoError("T781", f"{str(path)!r}: {why}") from why
    except RecursionError as why:
        raise TestigoError("T781", f"{str(path)!r}: it is nested too deep") from why


def rules_in(given: dict[str, Any]) -> Rules:
    """Return the rules that a table holds. Raises ValueError where there is something else in it, or nothing."""
    _check(given, {"hide", "names"}, "the file")
    hide = _texts(given.get("hide", []), "hide")
    strange = [kind for kind in hide if kind not in KINDS]
    if strange:
        raise ValueError(f"{strange[0]!r} cannot be hidden; there are {', '.join(KINDS)}")
    tables = given.get("names", [])
    if not isinstance(tables, list):
        raise ValueError("names are tables: [[names]]")  # noqa: TRY004 - as the others here
    if not hide and not tables:
        raise ValueError("there is nothing to hide in it")
    return Rules(hide=frozenset(k for k in KINDS if k in hide), names=tuple(map(_named, tables)))


def _named(table: Any) -> Named:  # noqa: ANN401 - what TOML holds
    if not isinstance(table, dict):
        raise ValueError("each of names is a table with a name")  # noqa: TRY004
    _check(table, {"name", "also", "label"}, "a name")
    name, *_ = _texts([table.get("name", "")], "name")
    label = table.get("label")
    if not name.strip() or (label is not None and not (isinstance(label, str) and label.strip())):
        raise ValueError("a name is empty, or its label is no text")
    return Named(name=name.strip(), also=_texts(table.get("also", []), "also"), label=label)


def _check(table: dict[str, Any], known: set[str], what: str) -> None:
    strange = sorted(set(table) - known)
    if strange:
        raise ValueError(f"{what} has {strange[0]!r}; there are {', '.join(sorted(known))}")


def _texts(value: Any, what: str) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(f"{what} is a list of texts")
    return tuple(value)
