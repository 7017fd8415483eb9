"""``testigo export``: a case in a form that others work in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import as_a_file, case_argument, opened
from testigo.errors import TestigoError
from testigo.export.formats import FORMATS

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.export.material import Material

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
@click.option(
    "--redact", "rules", type=click.Path(path_type=Path), metavar="FILE", shell_complete=as_a_file,
    help="Replace the people and contacts that the rules in FILE name, for good, in what is written.",
)  # fmt: skip
@click.option(
    "--redaction-key", "key", type=click.Path(path_type=Path), metavar="FILE", shell_complete=as_a_file,
    help="Keep in FILE the key by which you can show later whom a label stood for.",
)  # fmt: skip
def export(
    case: Path, *, to: str, out: Path | None, incidents: tuple[str, ...], rules: Path | None, key: Path | None
) -> None:
    """Write what CASE holds in a format that other programs read, every record with its words and where they stand."""
    chosen = FORMATS[to]
    if out is None and not chosen.is_text:
        raise TestigoError("T742", f"{to} is not for a terminal")
    with opened(case) as file:
        material, stones = _redacted(_material(file, case, incidents), rules, key)
        body = chosen.made(material)
        _put(body, out)
        _note(file, to, body, {"incidents": list(incidents), **({"redacted": stones} if stones else {})})


def _material(file: Case, case: Path, incidents: tuple[str, ...]) -> Material:
    from testigo.cli.accounts import meant
    from testigo.export.material import material_of

    found = file.accounts() if incidents else None
    return material_of(file, case.stem, [meant(found, name) for name in incidents] if found else ())


def _put(body: bytes, out: Path | None) -> None:
    if out is not None:
        from testigo.show.written_file import write_whole

        write_whole(out, body)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()


def _redacted(material: Material, rules: Path | None, key: Path | None) -> tuple[Material, dict[str, str]]:
    """The material as the rules leave it, with a hash for each label."""
    if rules is None:
        if key is not None:
            raise click.UsageError("--redaction-key goes with --redact")
        return material, {}
    from testigo.redact.copy import redacted
    from testigo.redact.rules import read_rules

    made = redacted(material, read_rules(rules))
    if key is not None:
        from testigo.show.written_file import write_whole

        write_whole(key, f"{made.key.hex()}\n".encode())
    return made.material, dict(made.tombstones)


def _note(file: Case, to: str, body: bytes, options: dict[str, object]) -> None:
    """Write down in the log of the case what left it, where the case may be written to."""
    from testigo.export.logged import log_export

    log_export(file, to, body, options)
