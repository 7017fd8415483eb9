"""``testigo remove``: a page, or a capture alone, out of a case for good."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import case_argument, opened

if TYPE_CHECKING:
    from testigo.case.case import Case


@click.command(short_help="Remove a page, or a capture, from a case for good.")
@case_argument
@click.argument("page", metavar="PAGE")
@click.option(
    "--why", required=True, metavar="REASON", help="Why it is removed. It stays in the log: name nobody in it."
)
@click.option("--capture", is_flag=True, help="PAGE is the hash of a capture, or how that begins: it goes alone.")
@click.option("--yes", is_flag=True, help="Do not ask again at a terminal.")
def remove(case: Path, page: str, *, why: str, capture: bool, yes: bool) -> None:
    """Remove PAGE from CASE with its bytes, readings, captures and what was decided about it; its hash stays in the log.

    PAGE is the page's address, the name it was added under, or the beginning of its hash. With --capture it is that of a capture, which goes
    alone: a page that was read from it stays.
    """
    with opened(case) as file:
        erased = (_capture if capture else _page)(file, page, why, sure=yes)
    if not erased:
        print("testigo: another program reads the case; traces stay in its file until that is closed", file=sys.stderr)


def _page(file: Case, page: str, why: str, *, sure: bool) -> bool:
    from testigo.show.words import how_many

    known = file.card(page)
    _ask(f"{known.input} ({known.id[:19]}…)", sure=sure)
    gone = file.remove(known.id, why)
    told = ((gone.readings, "reading"), (gone.decisions, "decision"), (gone.captures, "capture"))
    print(f"testigo: removed {gone.page} with {', '.join(how_many(n, what) for n, what in told)}", file=sys.stderr)
    return gone.erased


def _capture(file: Case, capture: str, why: str, *, sure: bool) -> bool:
    _ask(f"the capture {capture}", sure=sure)
    gone = file.remove_capture(capture, why)
    stays = f"; the page that was read from it stays, {gone.page}" if gone.page else ""
    print(f"testigo: removed the capture {gone.capture}{stays}", file=sys.stderr)
    return gone.erased


def _ask(what: str, *, sure: bool) -> None:
    if not sure and sys.stdin is not None and sys.stdin.isatty():
        click.confirm(f"Remove {what} for good?", abort=True, err=True)
