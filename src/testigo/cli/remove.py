"""``testigo remove``: a page out of a case, for good."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import case_argument, opened


@click.command(short_help="Remove a page from a case for good.")
@case_argument
@click.argument("page", metavar="PAGE")
@click.option(
    "--why", required=True, metavar="REASON", help="Why it is removed. It stays in the log: name nobody in it."
)
@click.option("--yes", is_flag=True, help="Do not ask again at a terminal.")
def remove(case: Path, page: str, *, why: str, yes: bool) -> None:
    """Remove PAGE from CASE with its bytes, readings, captures and what was decided about it; its hash stays in the log.

    PAGE is the page's address, the name it was added under, or the beginning of its hash.
    """
    from testigo.show.words import how_many

    with opened(case) as file:
        known = file.card(page)
        if not yes and sys.stdin is not None and sys.stdin.isatty():
            click.confirm(f"Remove {known.input} ({known.id[:19]}…) for good?", abort=True, err=True)
        gone = file.remove(known.id, why)
    told = ((gone.readings, "reading"), (gone.decisions, "decision"), (gone.captures, "capture"))
    print(f"testigo: removed {gone.page} with {', '.join(how_many(n, what) for n, what in told)}", file=sys.stderr)
    if not gone.erased:
        print("testigo: another program reads the case; traces stay in its file until that is closed", file=sys.stderr)
