"""``testigo sources``: who speaks in a case, who speaks for whom, how its pages depend on each other."""

from __future__ import annotations

from pathlib import Path

import click

from testigo.cli.options import case_argument, color_option, columns, is_coloured, json_option, opened, put, put_json


@click.command(short_help="Show the sources of a case and how its pages depend on each other.")
@case_argument
@click.option("--all", "every", is_flag=True, help="Also sources that say little.")
@json_option
@color_option
def sources(case: Path, *, every: bool, as_json: bool, color: str) -> None:
    """Print the pages of CASE, who speaks in them how often and for whom, and which pages copy, cite or share a report."""
    with opened(case) as file:
        accounts, voices = file.accounts(), file.voices()
    if as_json:
        from testigo.case.plain import sources_to_json

        put_json(sources_to_json(voices, accounts))
        return
    from testigo.show.voices import VoicesView

    put(VoicesView(accounts, width=columns(), colour=is_coloured(color), every=every).show(voices))
