"""``testigo review``: what is least certain first, with keys to accept, reject and correct; and each decision by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from testigo.cli.options import case_argument, color_option, columns, is_coloured, json_option, opened, put, put_json
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.case.review.decisions import Decision

EXAMPLES = """
\b
Examples:
  testigo review drevna.testigo
  testigo review drevna.testigo --list --limit 10
  testigo review drevna.testigo --decide 3fa1b2c4:C3 reject --why "the cue is the reporter's"
  testigo review drevna.testigo --decide 3fa1b2c4:C3 correct --set act=deny --set source="the ministry"
  testigo review drevna.testigo --add 3fa1b2c4 claim --set content="the pier was closed" --set source="the guard"
  testigo review drevna.testigo --join interior-ministry ministry-of-the-interior
  testigo review drevna.testigo --act steps.json
  testigo review drevna.testigo --undo 7
"""
PAIRS = ("join", "part", "part_of", "not_part_of")


@click.command(short_help="Accept, reject or correct what was read and joined.", epilog=EXAMPLES)
@case_argument
@click.option("--list", "as_list", is_flag=True, help="List what to look at, the least certain first.")
@click.option("--decisions", is_flag=True, help="List what was decided, and what of it is found no more.")
@click.option(
    "--decide", nargs=2, metavar="ID VERDICT", help="Accept, reject or correct the record with this id of the list."
)
@click.option("--add", nargs=2, metavar="PAGE KIND", help="Add a claim, incident, count or entity that was missed.")
@click.option(
    "--set",
    "fields",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What a correction, or what is added, has; may be repeated.",
)
@click.option("--join", nargs=2, metavar="A B", help="Two parties, or two events, are one.")
@click.option("--part", nargs=2, metavar="A B", help="Two parties, or two events, are not one.")
@click.option("--part-of", nargs=2, metavar="A B", help="The party A is a part of B, or speaks for it.")
@click.option("--not-part-of", nargs=2, metavar="A B", help="The party A is no part of B.")
@click.option(
    "--act", type=click.File("rb"), metavar="FILE", help="Make the decisions in FILE, a JSON list, as one: all or none. - is standard input."
)  # fmt: skip
@click.option("--undo", type=int, metavar="N", help="Take decision N back, with all of its act.")
@click.option("--why", metavar="WORDS", help="Why it is decided so.")
@click.option("--as", "by", metavar="NAME", help="Who decides; else TESTIGO_NAME, else the user.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="Records to look at."
)
@json_option
@color_option
def review(
    case: Path,
    *,
    as_list: bool,
    decisions: bool,
    act: BinaryIO | None,
    undo: int | None,
    why: str | None,
    by: str | None,
    limit: int,
    as_json: bool,
    color: str,
    **asked: Any,  # noqa: ANN401 - the options that decide
) -> int:
    """Go through CASE, the least certain first, and decide: accept, reject, correct.

    Nothing that was read is lost: a decision is laid over it, holds when pages are read anew, and can be undone. Without a
    terminal, use --list and --decide. A and B are ids of parties (testigo sources), of events (testigo accounts), or records.
    """
    with opened(case) as file:
        if act is not None:
            _act(file, act, asked, undo, by=by, why=why)
            return 0
        made = _asked_for(file, asked, undo, by=by, why=why)
        if made is not None:
            click.echo(f"decision {made.id}")
        elif decisions:
            _print_decisions(file, as_json=as_json, color=color)
        elif as_list or as_json:
            _print_queue(file, limit, as_json=as_json, color=color)
        elif not sys.stdin.isatty():
            raise click.UsageError("there is no terminal to ask in; use --list and --decide")
        else:
            from testigo.cli.sitting import Sitting

            Sitting(file, by=by, width=columns(), colour=is_coloured(color)).go(limit)
    return 0


def _asked_for(
    file: Case, asked: dict[str, Any], undo: int | None, *, by: str | None, why: str | None
) -> Decision | None:
    """Make the decision that the options ask for; None where they ask for none. One at a time."""
    given = [name for name in ("decide", "add", *PAIRS) if asked[name]] + (["undo"] if undo is not None else [])
    if len(given) > 1:
        raise click.UsageError(f"--{given[0]} and --{given[1]} are two decisions; make one at a time".replace("_", "-"))
    if asked["fields"] and given not in (["decide"], ["add"]):
        raise click.UsageError("--set goes with --decide ID correct, and with --add")
    if undo is not None:
        return file.undo(undo, by=by, why=why)
    if not given:
        return None
    one, other = asked[given[0]]
    if given == ["decide"]:
        return file.decide(other, one, fields=fields_of(asked["fields"]) or None, by=by, why=why)
    if given == ["add"]:
        return file.add_record(one, other, fields_of(asked["fields"]), by=by, why=why)
    verb = "part" if given[0] in {"part", "not_part_of"} else "join"
    return file.decide(verb, one, other, part_of=given[0].endswith("part_of"), by=by, why=why)  # type: ignore[arg-type]


def _act(
    file: Case, stream: BinaryIO, asked: dict[str, Any], undo: int | None, *, by: str | None, why: str | None
) -> None:
    """Make the decisions of a file as one, and print their numbers."""
    from testigo.case.review.steps import steps_in

    if undo is not None or any(asked.values()):
        raise click.UsageError("--act goes alone; make other decisions before or after")
    made = file.act(steps_in(stream.read()), by=by, why=why)
    click.echo("decision" + ("s" if len(made) > 1 else "") + " " + ", ".join(str(one.id) for one in made))


def fields_of(written: Iterable[str]) -> dict[str, Any]:
    """Return what ``FIELD=VALUE`` sets; a field that is given several times has several values.

    Raises TestigoError T515 where there is no ``=``.
    """
    found: dict[str, Any] = {}
    for setting in written:
        name, equals, value = setting.partition("=")
        if not equals:
            raise TestigoError("T515", f"{setting!r} sets nothing; write FIELD=VALUE")
        before = found.get(name.strip())
        found[name.strip()] = value if before is None else [*(before if isinstance(before, list) else [before]), value]
    return found


def _print_queue(file: Case, limit: int, *, as_json: bool, color: str) -> None:
    found = file.queue(limit)
    if as_json:
        from testigo.contract import to_plain

        put_json(to_plain(found))
        return
    from testigo.show.review import ReviewView

    put(ReviewView(file.cards(), width=columns(), colour=is_coloured(color)).listed(found))


def _print_decisions(file: Case, *, as_json: bool, color: str) -> None:
    found = file.decisions()
    if as_json:
        from testigo.contract import to_plain

        put_json(to_plain(found))
        return
    from testigo.show.review import ReviewView

    put(ReviewView(file.cards(), width=columns(), colour=is_coloured(color)).decisions(found))
