"""``testigo export``: a case in a form that others work in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import as_a_file, case_argument, opened
from testigo.cli.redaction import redaction_asked, redaction_options
from testigo.errors import TestigoError
from testigo.export.formats import FORMATS

EXAMPLES = """
\b
Examples:
  testigo export drevna.testigo --to csv > drevna.csv
  testigo export drevna.testigo --to xlsx --out drevna.xlsx
  testigo export drevna.testigo --to geojson --incident 1 > bridge.geojson
  testigo export drevna.testigo --to webanno --redact rules.toml > shared.jsonld
"""
_FORMATS = "\b\nFormats:\n" + "\n".join(f"  {f.name:<12}{f.about}" for f in FORMATS.values())


@click.command(short_help="Write a case in a form that others work in.", epilog=f"{_FORMATS}\n{EXAMPLES}")
@case_argument
@click.option("--to", "to", required=True, type=click.Choice(list(FORMATS)), help="The format; see below.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", shell_complete=as_a_file,
    help="Write to FILE; text goes to standard output without.",
)  # fmt: skip
@click.option(
    "--incident", "incidents", multiple=True, metavar="ID", help="This incident alone: its id, how that begins, or number."
)  # fmt: skip
@redaction_options("Replace the people and contacts that the rules in FILE name, for good, in what is written.")
def export(
    case: Path, *, to: str, out: Path | None, incidents: tuple[str, ...], rules: Path | None, key: Path | None
) -> None:
    """Write what CASE holds in a format that other programs read, every record with its words and where they stand."""
    if out is None and not FORMATS[to].is_text:
        raise TestigoError("T742", f"{to} is not for a terminal")
    from testigo.export.exporting import exported

    with opened(case) as file:
        made = exported(file, case.stem, to, incidents=incidents, redact=redaction_asked(rules, key))
        _put(made.body, out)
        made.log(file)


def _put(body: bytes, out: Path | None) -> None:
    if out is not None:
        from testigo.show.written_file import write_whole

        write_whole(out, body)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()
