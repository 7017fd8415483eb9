"""The bar that shows, on standard error, how far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from testigo.ledger import Failure, Ledger

if TYPE_CHECKING:
    from rich.progress import Progress

    from testigo.case.adding import Added


class AddingBar:
    """A bar that shows how far pages are added; called with each page that is in the case."""

    def __init__(self, total: int | None, report: Callable[[Added], None]) -> None:
        """Take how many pages there are, where it is known, and what else is told of each."""
        self._report = report
        self._bar = _bar("adding")
        self._task = self._bar.add_task("", total=total, last="")

    def __enter__(self) -> Callable[[Added], None]:
        """Show the bar."""
        self._bar.start()
        return self._tell

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def _tell(self, page: Added) -> None:
        self._bar.update(self._task, advance=1, last=_end_of(page.input).replace("[", "\\["))
        self._report(page)


def with_bar(records: Iterable[Ledger | Failure], total: int | None) -> Iterator[Ledger | Failure]:
    """Yield the records and show how many there were; ``total`` where it is known. The bar goes when the run ends."""
    with _bar("reading") as bar:
        task = bar.add_task("", total=total, last="")
        for record in records:
            bar.update(task, advance=1, last=_end_of(record.input).replace("[", "\\["))
            yield record


def _bar(doing: str) -> Progress:
    """A bar on standard error that goes when the run ends."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
    )
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)


def _end_of(name: str, width: int = 40) -> str:
    return name if len(name) <= width else "…" + name[1 - width :]
