"""``testigo timeline``: when things happened, and when they were said."""

from __future__ import annotations

from pathlib import Path

import click

from testigo.cli.options import case_argument, color_option, columns, is_coloured, json_option, opened, put, put_json


@click.command(short_help="Show when things happened and when they were said.")
@case_argument
@click.option("--all", "every", is_flag=True, help="Also what one page alone tells of.")
@json_option
@color_option
def timeline(case: Path, *, every: bool, as_json: bool, color: str) -> None:
    """Print when the incidents of CASE happened, as far as is known, and when its pages said what they are first to say."""
    from testigo.case.timeline import timeline_of

    with opened(case) as file:
        accounts = file.accounts()
    found = timeline_of(accounts)
    if as_json:
        from testigo.case.plain import timeline_to_json

        put_json(timeline_to_json(found))
        return
    from testigo.show.timeline import TimelineView

    put(TimelineView(accounts, width=columns(), colour=is_coloured(color), every=every).show(found))
