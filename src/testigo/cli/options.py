"""What several commands ask for in the same way: the case, the colour, JSON."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from testigo.case.case import Case

Command = TypeVar("Command", bound=Callable[..., Any])


def as_a_file(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete an argument as it completes the names of files."""
    return [CompletionItem(begun, type="file")]


def case_argument(command: Command) -> Command:
    """Take the case file as the argument ``case``."""
    argument = click.argument("case", metavar="CASE", type=click.Path(path_type=Path), shell_complete=as_a_file)
    return argument(command)


def color_option(command: Command) -> Command:
    """Take when to colour as the option ``color``."""
    option = click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="When to colour.",
    )
    return option(command)


def json_option(command: Command) -> Command:
    """Take whether JSON is printed as the option ``json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def is_coloured(when: str) -> bool:
    """Say whether standard output is coloured: when asked for, or when it is a terminal that wants it."""
    if when != "auto":
        return when == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Return how wide the terminal is."""
    return shutil.get_terminal_size().columns


def opened(case: Path) -> Case:
    """Open the case for reading. Raises TestigoError T501 to T508."""
    from testigo.case.case import Case

    return Case(case)


def put(text: str) -> None:
    """Print what is set for the terminal already."""
    sys.stdout.write(text)


def on_one_line(text: str, longest: int) -> str:
    """Return text from a file that nobody vouches for as it may be printed: on one line, no control characters, cut off."""
    line = "".join(c if c.isprintable() else "�" for c in " ".join(text.split()))
    return line if len(line) <= longest else line[:longest] + "…"


def put_json(value: object) -> None:
    """Print JSON, laid out; what ends a line for some or cannot be encoded is escaped."""
    from testigo.contract import json_text

    sys.stdout.write(json_text(value, indent=2) + "\n")
