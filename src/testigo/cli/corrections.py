"""``testigo corrections``: what was corrected in INCEpTION, brought home into the case."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import as_a_file, case_argument, opened
from testigo.errors import TestigoError

EXAMPLES = """
\b
Examples:
  testigo export drevna.testigo --to inception --out drevna-inception.zip
  testigo corrections drevna.testigo curated-documents.zip --by "R. Editor"
"""


@click.command(short_help="Take corrections made in INCEpTION into a case.", epilog=EXAMPLES)
@case_argument
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), shell_complete=as_a_file)
@click.option("--by", metavar="NAME", help="Who corrected: TESTIGO_NAME or the user without.")
@click.option("--why", metavar="TEXT", help="Why.")
def corrections(case: Path, file: Path, *, by: str | None, why: str | None) -> None:
    """Write what was corrected in FILE, UIMA CAS JSON or a ZIP of it, into CASE as decisions.

    What was deleted is rejected, what was changed corrected, what was annotated anew added. All of FILE is checked first.
    """
    from testigo.export.corrections import take_home
    from testigo.show.words import how_many

    try:
        data = file.read_bytes()
    except OSError as error:
        code = "T101" if isinstance(error, FileNotFoundError) else "T104"
        raise TestigoError(code, f"{str(file)!r} cannot be read: {(error.strerror or str(error)).lower()}") from error
    with opened(case) as opened_case:
        made = take_home(opened_case, file.name, data, by=by, why=why)
    print(f"testigo: {how_many(len(made), 'decision')} written", file=sys.stderr)
