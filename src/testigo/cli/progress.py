"""The bar that shows, on standard error, how far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from testigo.ledger import Failure, Ledger


def with_bar(records: Iterable[Ledger | Failure], total: int | None) -> Iterator[Ledger | Failure]:
    """Yield the records and show how many there were; ``total`` where it is known. The bar goes when the run ends."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=total, last="")
        for record in records:
            bar.update(task, advance=1, last=_end_of(record.input).replace("[", "\\["))
            yield record


def _end_of(name: str, width: int = 40) -> str:
    return name if len(name) <= width else "…" + name[1 - width :]
