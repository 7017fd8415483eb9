"""``testigo recover``: what can be saved of a damaged case."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import as_a_file, case_argument

if TYPE_CHECKING:
    from testigo.case.recover import Recovered

_NAMED = 20


@click.command(short_help="Save what can be saved of a damaged case.")
@case_argument
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path), shell_complete=as_a_file)
def recover(case: Path, new: Path) -> int:
    """Write what can be saved of the damaged CASE to the case file NEW, which is not there yet, and say what is lost.

    CASE stays as it is. The exit code is 1 when a page or its bytes are lost, or the file is cut off.
    """
    from testigo.case.recover import recover as save

    saved = save(case, new)
    for line in _report(saved, new):
        print(f"testigo: {line}", file=sys.stderr)
    return 1 if saved.lost or saved.without_bytes or saved.missing else 0


def _report(saved: Recovered, new: Path) -> Iterator[str]:
    from testigo.show.words import how_many

    readings, decisions = how_many(saved.readings, "reading"), how_many(saved.decisions, "decision")
    yield f"saved {how_many(saved.pages, 'page')}, {readings}, {decisions} to {new}"
    if saved.missing:
        yield f"the damaged file is short of {how_many(saved.missing, 'byte')}"
    if saved.read_anew:
        yield f"read anew, since their reading was lost: {_named(saved.read_anew)}"
    if saved.without_bytes:
        yield f"saved without the bytes as received: {_named(saved.without_bytes)}"
    if saved.lost:
        yield f"lost: {_named(saved.lost)}"


def _named(inputs: Sequence[str]) -> str:
    more = f" and {len(inputs) - _NAMED} more" if len(inputs) > _NAMED else ""
    return ", ".join(inputs[:_NAMED]) + more
