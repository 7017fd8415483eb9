"""``testigo diff``: what changed between the versions of a page."""

from __future__ import annotations

from pathlib import Path

import click

from testigo.cli.options import case_argument, color_option, columns, is_coloured, json_option, opened, put, put_json


@click.command(short_help="Show what changed between the versions of a page.")
@case_argument
@click.argument("page", metavar="URL")
@click.option("--text", is_flag=True, help="Show the sentences that changed.")
@json_option
@color_option
def diff(case: Path, page: str, *, text: bool, as_json: bool, color: str) -> None:
    """Print which claims were altered, added and withdrawn from each version of a page of CASE to the next.

    URL is the page's address; the name it was added under or the beginning of its hash will do.
    """
    with opened(case) as file:
        versions, differences = file.versions(page), file.diff(page)
    if as_json:
        from testigo.case.plain import differences_to_json

        put_json(differences_to_json(versions, differences))
        return
    from testigo.show.changes import ChangesView

    put(ChangesView(width=columns(), colour=is_coloured(color), text=text).show(page, versions, differences))
