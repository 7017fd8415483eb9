"""``testigo sign``: the head of a case's chain, with a key of the user's."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import as_a_file, case_argument, opened


@click.command(short_help="Sign the last entry of a case's log.")
@case_argument
@click.option(
    "--key",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    shell_complete=as_a_file,
    help="Private Ed25519 key in PEM, without a password.",
)
def sign(case: Path, key: Path) -> None:
    """Sign the last entry of CASE's log, and with it all before it, and append the signature to the log."""
    with opened(case) as file:
        entry = file.sign(key)
    told = f"signed entry {entry.body['n']}, {entry.body['hash']}, with the key {entry.body['key']}"
    print(f"testigo: {told}", file=sys.stderr)
