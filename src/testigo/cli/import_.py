"""``testigo import``: a case out of a bundle."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import as_a_file, on_one_line

_LONGEST = 400


@click.command("import", short_help="Make a case of a bundle.")
@click.argument("bundle", metavar="BUNDLE", type=click.Path(path_type=Path), shell_complete=as_a_file)
@click.argument("case", metavar="[CASE]", required=False, type=click.Path(path_type=Path), shell_complete=as_a_file)
def import_(bundle: Path, case: Path | None) -> None:
    """Check BUNDLE as `testigo verify` does, and make CASE of it, equal to the case that it was made of.

    Without CASE, the case is called as the bundle and made in the folder that you are in. Nothing is written unless all of BUNDLE holds.
    """
    from testigo.bundle.importing import import_bundle
    from testigo.show.words import how_many

    made = case or Path(f"{bundle.stem}.testigo")
    found = import_bundle(bundle, made)
    for note in found.notes:
        print(f"testigo: not checked: {on_one_line(note, _LONGEST)}", file=sys.stderr)
    told = (
        (found.pages, "page"),
        (found.readings, "reading"),
        (found.decisions, "decision"),
        (found.captures, "capture"),
    )
    counts = ", ".join(how_many(n, what) for n, what in told if n)
    print(f"testigo: made {made} with {counts or 'no page'}", file=sys.stderr)
    print(f"testigo: head of the chain in the bundle: entry {found.entries}, {found.head}", file=sys.stderr)
