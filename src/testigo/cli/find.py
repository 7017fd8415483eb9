"""``testigo find``: pages in a bulk folder, by what they tell."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from testigo.cli.options import as_a_file, color_option, columns, is_coloured, json_option, put, put_json
from testigo.export.extras import library
from testigo.ledger import IncidentType

if TYPE_CHECKING:
    from testigo.bulk.finding.question import Question
    from testigo.case.search_words import Term

EXAMPLES = """
\b
Examples:
  testigo find OUT/ --about "port strike" --from 2025-03-06 --to 2025-03-08
  testigo find OUT/ --type killing --type bombing --place "San Miguel, El Salvador"
  testigo find OUT/ --party "Interior Ministry" --about '"opened fire"' --json
"""
FEW = 5
"""Pages below which it is told what else could be asked."""
Command = TypeVar("Command", bound=Callable[..., Any])


def filters(command: Command) -> Command:
    """Take what pages are sought by, as `testigo find` and `testigo add --from` do; days are taken as ``--since`` and so on."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def days(*begin: str, end: str) -> Callable[[Command], Command]:
    """Take the days between which pages are published, as options of these names."""

    def taking(command: Command) -> Command:
        since = click.option(*begin, "since", metavar="DATE", help="Pages published on this day or later.")
        until = click.option("--until", end, "until", metavar="DATE", help="Pages published on this day or earlier.")
        return since(until(command))

    return taking


_FILTERS = (
    click.option(
        "--about", metavar="WORDS", default="", help="Words of titles, texts and claims, as in testigo search."
    ),
    click.option("--party", metavar="NAME", help="Pages that name this person or body."),
    click.option(
        "--type",
        "types",
        type=click.Choice(get_args(IncidentType)),
        multiple=True,
        metavar="TYPE",
        help="Pages that tell of an incident of this type; may be given again for others.",
    ),
    click.option("--place", metavar="PLACE", help="Incidents there: a name, 'NAME, COUNTRY', or LATITUDE,LONGITUDE."),
    click.option(
        "--within", type=click.FloatRange(min=0, min_open=True), metavar="KM", help="How far around the place."
    ),
    click.option("--happened", metavar="DAY[..DAY]", help="Incidents of this day, or between the two."),
    click.option("--outlet", metavar="NAME", help="Pages of an outlet whose name holds this."),
)


@click.command(short_help="Find a story in a bulk folder.", epilog=EXAMPLES)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path), shell_complete=as_a_file)
@filters
@days("--from", "--since", end="--to")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Pages to show.")
@click.option("--index", type=click.Path(path_type=Path), metavar="FILE", help="Where the index stands if not in OUT.")
@json_option
@color_option
@click.option("--quiet", is_flag=True, help="Do not tell of shards that are indexed first.")
def find(out: Path, *, limit: int, index: Path | None, as_json: bool, color: str, quiet: bool, **asked: Any) -> int:  # noqa: ANN401 - of the filters
    """Find pages in OUT, which testigo bulk wrote, the best first.

    What is given must all hold; an incident must be of the type, at the place and of the day. Copies of a text stand under
    its original. The first time, and after new shards, the words of OUT are indexed, which is told of.
    """
    library("pyarrow", "bulk")
    from testigo.bulk.finding.find import find as found_in

    found = found_in(out, question(**asked), limit=limit, index=index, on=None if quiet else tell)
    if as_json:
        from testigo.bulk.finding.plain import to_json

        put_json(to_json(found))
    else:
        from testigo.bulk.finding.showing import FoundView

        put(FoundView(width=columns(), colour=is_coloured(color)).show(found))
        if found.total < FEW:
            put(_hint(out, asked, found.total, index))
    return 0


def _hint(out: Path, asked: dict[str, Any], total: int, index: Path | None) -> str:
    """What to try where few pages hold all the words: pages that hold any of them."""
    from testigo.bulk.finding.find import find as found_in
    from testigo.case.search_words import wanted

    words = wanted(asked["about"])
    if len(words.groups) < 2:
        return ""
    loose = " OR ".join(_written(term) for group in words.groups for term in group)
    loose += "".join(f" -{_written(term)}" for term in words.without)
    any_of = found_in(out, question(**asked | {"about": loose}), limit=1, index=index).total
    more = any_of > total
    return f"With any of the words, {any_of:,} would be found: --about {quote(loose)}\n" if more else ""


def _written(term: Term) -> str:
    """A term as a person writes it."""
    return (f'"{term.text}"' if " " in term.text else term.text) + ("*" if term.prefix else "")


def question(
    *,
    about: str,
    party: str | None,
    types: tuple[IncidentType, ...],
    place: str | None,
    within: float | None,
    happened: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
) -> Question:
    """Return what the options ask. Raises TestigoError T401 when a day is none."""
    from testigo.bulk.finding.question import Question, days
    from testigo.library import iso_date

    return Question(
        about=about,
        party=party,
        types=types,
        place=place,
        kilometres=within,
        happened=days(happened) if happened else None,
        outlet=outlet,
        since=iso_date(since) if since else None,
        until=iso_date(until) if until else None,
    )


def tell(shard: str, number: int, many: int) -> None:
    """Say on standard error which shard is taken into the index."""
    print(f"testigo: indexing {shard} ({number} of {many})", file=sys.stderr)
