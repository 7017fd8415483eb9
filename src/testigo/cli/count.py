"""``testigo count``: what the tables of a bulk folder add up to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from testigo.cli.find import days, filters, question, tell
from testigo.cli.options import as_a_file, color_option, columns, is_coloured, json_option, put, put_json
from testigo.export.extras import library

if TYPE_CHECKING:
    from testigo.bulk.counting.tables import Counted

EXAMPLES = """
\b
Examples:
  testigo count OUT/                                list the queries
  testigo count OUT/ quoted --from 2025-03 --out quoted.svg
  testigo count OUT/ official --type killing --place "El Salvador"
  testigo count OUT/ named --sql
  testigo count OUT/ mine.sql --out mine.csv
"""
_ENDINGS = (".svg", ".csv", ".json")


def _queries(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    from testigo.bulk.counting.catalogue import ORDER

    return [CompletionItem(name) for name in ORDER if name.startswith(begun)]


@click.command(short_help="Count in a bulk folder who is quoted by whom, and more.", epilog=EXAMPLES)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path), shell_complete=as_a_file)
@click.argument("query", required=False, metavar="[QUERY]", shell_complete=_queries)
@filters
@days("--from", "--since", end="--to")
@click.option("--where", metavar="SQL", help="Pages for which this holds, in SQL on the columns of the table pages.")
@click.option("--out", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write .svg, .csv or .json.")
@click.option("--sql", is_flag=True, help="Print the query in full, and do not run it.")
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True, metavar="N", help="Rows to show.")
@click.option("--index", type=click.Path(path_type=Path), metavar="FILE", help="Where the index stands if not in OUT.")
@json_option
@color_option
def count(
    out: Path,
    query: str | None,
    *,
    where: str | None,
    file: Path | None,
    sql: bool,
    limit: int,
    index: Path | None,
    as_json: bool,
    color: str,
    **asked: Any,  # noqa: ANN401 - of the filters
) -> int:
    """Run a QUERY over the tables in OUT, which testigo bulk wrote; without one, list those that are ready.

    QUERY may be a file of your own that ends in .sql. The options choose over which pages is counted, as testigo find
    does, copies among them; what is not given leaves all in.
    """
    if file is not None and file.suffix.lower() not in _ENDINGS:
        raise click.UsageError(f"--out ends in {', '.join(_ENDINGS)}; this is {file.name}")
    library("pyarrow", "bulk")
    from testigo.bulk.counting.catalogue import query as query_named
    from testigo.bulk.counting.catalogue import ready
    from testigo.bulk.counting.showing import CountedView

    view = CountedView(width=columns(), colour=is_coloured(color))
    if query is None:
        put(view.queries(ready()))
        return 0
    found = query_named(query)
    from testigo.bulk.counting.tables import count as counted_in
    from testigo.bulk.counting.tables import statement, to_json
    from testigo.bulk.finding.find import page_ids
    from testigo.bulk.finding.folder import opened

    folder = opened(out)
    if sql:
        if any(asked.values()):
            raise click.UsageError("--sql shows a query with --where alone; the other options ask the index")
        put(statement(folder, found, where))
        return 0
    counted = counted_in(folder, found, where=where, pages=page_ids(out, question(**asked), index=index, on=tell))
    if file is not None:
        _write(counted, file)
    elif as_json:
        put_json(to_json(counted))
    else:
        put(view.show(counted, limit))
    return 0


def _write(counted: Counted, file: Path) -> None:
    """Write what was counted as the name of the file asks."""
    from testigo.contract import json_text
    from testigo.show.written_file import write_whole

    if file.suffix.lower() == ".svg":
        from testigo.bulk.counting.pictures import picture

        body = picture(counted)
    elif file.suffix.lower() == ".csv":
        from testigo.bulk.counting.showing import to_csv

        body = to_csv(counted)
    else:
        from testigo.bulk.counting.tables import to_json

        body = json_text(to_json(counted), indent=2) + "\n"
    write_whole(file, body.encode("utf-8", "replace"))
