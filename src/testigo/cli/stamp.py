"""``testigo stamp``: time stamps of the head of a case's chain."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import case_argument, opened
from testigo.errors import TestigoError


@click.command(short_help="Have the last entry of a case's log time-stamped.")
@case_argument
@click.option("--tsa", "authority", metavar="URL", help="Address of a time stamp authority (RFC 3161).")
@click.option("--allow-private", is_flag=True, help="Let the authority be at a private or loopback address.")
def stamp(case: Path, *, authority: str | None, allow_private: bool) -> int:
    """Ask an authority for a time stamp of the last entry of CASE's log, and once more for all stamps that wait.

    The authority gets a hash and nothing else. What cannot be had now waits in the log. The exit code is 1 when any waits.
    """
    with opened(case) as file:
        done = file.stamp(authority, allow_private=allow_private)
    for entry in done.stamped:
        told = f"{entry.body['authority']} stamped entry {entry.body['n']} at {entry.body['at']}"
        print(f"testigo: {told}", file=sys.stderr)
    for where, why in done.waiting:
        print(f"testigo: {TestigoError('T704', f'the stamp of {where} waits: {why}')}", file=sys.stderr)
    return 1 if done.waiting else 0
