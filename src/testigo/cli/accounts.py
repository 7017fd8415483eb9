"""``testigo accounts``: what happened across all pages of a case, according to whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from testigo.cli.options import case_argument, color_option, columns, is_coloured, json_option, opened, put, put_json

if TYPE_CHECKING:
    from testigo.case.records import Accounts

EXAMPLES = """
\b
Examples:
  testigo accounts drevna.testigo
  testigo accounts drevna.testigo --incident 1 --words
  testigo accounts drevna.testigo --table --by outlet | less -RS
  testigo accounts drevna.testigo --json > accounts.json
"""


@click.command(short_help="Lay the accounts of a case side by side.", epilog=EXAMPLES)
@case_argument
@click.option(
    "--incident",
    "incidents",
    multiple=True,
    metavar="ID",
    help="This incident alone: its id, how that begins, or number.",
)
@click.option("--all", "every", is_flag=True, help="In full also what one page alone tells of.")
@click.option(
    "--threshold", type=click.IntRange(min=1), default=2, show_default=True, metavar="N",
    help="Independent origins from which on an answer is corroborated.",
)  # fmt: skip
@click.option("--words", is_flag=True, help="Show the exact words of everyone who tells it.")
@click.option("--table", "layout", flag_value="table", help="Questions down, accounts across, whatever the width.")
@click.option("--stacked", "layout", flag_value="stacked", help="Answers one under the other.")
@click.option(
    "--by",
    type=click.Choice(["party", "outlet"]),
    default="party",
    show_default=True,
    help="Whose accounts the table has.",
)
@json_option
@color_option
def accounts(
    case: Path,
    *,
    incidents: tuple[str, ...],
    every: bool,
    threshold: int,
    words: bool,
    layout: Literal["table", "stacked"] | None,
    by: Literal["party", "outlet"],
    as_json: bool,
    color: str,
) -> None:
    """Print what happened across all pages of CASE, according to whom: where accounts agree, differ or fall silent."""
    if words and layout == "table":
        raise click.UsageError("--words has no room in a --table; leave one of them out")
    from testigo.export.exporting import meant

    with opened(case) as file:
        found, readers = file.accounts(), file.readers() if as_json else {}
    ids = [meant(found, name) for name in incidents]
    if as_json:
        from testigo.case.custody.readers import with_makers

        put_json(with_makers(_json(found, ids, threshold), readers))
        return
    from testigo.show.accounts import AccountsView

    view = AccountsView(
        found,
        width=columns(),
        colour=is_coloured(color),
        threshold=threshold,
        layout=layout or "auto",
        by=by,
        words=words,
    )
    put(view.show_incidents(ids) if ids else view.show(case.name, every=every))


def _json(found: Accounts, ids: Sequence[str], threshold: int) -> dict[str, object]:
    """The contract's form; the incidents asked for alone, each answer with whether it is corroborated."""
    from testigo.case.accounts.form import to_json

    made = to_json(found)
    made["threshold"] = threshold
    made["incidents"] = [event for event in made["incidents"] if not ids or event["id"] in ids]
    for event in made["incidents"]:
        for question in event["questions"]:
            for answer in question["answers"]:
                answer["corroborated"] = answer["independent"] >= threshold
    return made
