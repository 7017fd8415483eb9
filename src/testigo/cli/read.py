"""``testigo read``: pages in, ledgers out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from testigo.cli.options import as_a_file, color_option, columns, is_coloured
from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger

if TYPE_CHECKING:
    from testigo.cli.outputs import Output

EXAMPLES = """
\b
Examples:
  testigo read page.html
  testigo read https://news.example/story --json
  testigo read pages/ --jsonl > ledgers.jsonl
  testigo read page.html --html ledger.html
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user asked to get."""

    json: bool
    jsonl: bool
    html: Path | None
    csv: Path | None
    furniture: bool
    color: str
    quiet: bool

    @property
    def on_stdout(self) -> bool:
        """Whether something is printed on standard output: JSON, or the ledger where no other form is asked for."""
        return self.json or self.jsonl or not (self.html or self.csv)


@click.command(short_help="Read pages into ledgers.", epilog=EXAMPLES, no_args_is_help=False)
@click.argument("inputs", nargs=-1, metavar="INPUT…", shell_complete=as_a_file)
@click.option("--json", is_flag=True, help="Print the ledger of one page as JSON.")
@click.option("--jsonl", is_flag=True, help="Print one ledger a line as JSON, failures in their place.")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write one page to look at: text and records."
)
@click.option("--csv", type=click.Path(path_type=Path), metavar="DIR", help="Write tables, one a kind of record.")
@click.option("--furniture", is_flag=True, help="Show the text that was set aside: menus, credits, notices.")
@click.option(
    "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD or a time stamp; wins over the page's."
)
@click.option("--allow-private", is_flag=True, help="Let URLs lead to private and loopback addresses.")
@color_option
@click.option("--quiet", is_flag=True, help="No progress bar and no summary; errors are still printed.")
def read(inputs: tuple[str, ...], *, published: str | None, allow_private: bool, **wanted: Any) -> int:  # noqa: ANN401 - click's values
    """Read news pages and print who says what, what happened and how many.

    INPUT is a file (HTML, text, Markdown, PDF, a saved page), a folder, a .jsonl of extracted articles, an http(s) URL,
    or - for standard input.
    """
    asked = Wanted(**wanted)
    _check(inputs, asked)
    records = results(inputs, published=published, allow_private=allow_private)
    if _shows_bar(inputs, asked):
        from testigo.cli.progress import with_bar

        records = with_bar(records, _total(inputs))
    return _put(records, asked)


def results(inputs: Iterable[str], *, published: str | None, allow_private: bool) -> Iterator[Ledger | Failure]:
    """Yield what each page of the inputs gives, in order."""
    from testigo.library import read_many

    return read_many(inputs, published=published, allow_private=allow_private)


def _check(inputs: tuple[str, ...], wanted: Wanted) -> None:
    if not inputs:
        raise click.UsageError("no input; give a file, a folder, a URL, or - for standard input")
    if wanted.json and wanted.jsonl:
        raise click.UsageError("--json prints one page and --jsonl many; choose one")
    if wanted.json and len(inputs) > 1:
        raise TestigoError("T403", f"--json prints one page and {len(inputs)} inputs are given")


def _put(records: Iterable[Ledger | Failure], wanted: Wanted) -> int:
    """Give every record to every output; return the exit code."""
    read_well = failed = 0
    with ExitStack() as stack:
        outputs = [stack.enter_context(output) for output in _outputs(wanted)]
        for record in records:
            if isinstance(record, Failure):
                failed += 1
                _report(record)
            else:
                read_well += 1
            for output in outputs:
                output.add(record)
        if not read_well + failed:
            raise TestigoError("T404", "the input holds no page")
    if not wanted.quiet:
        _summary(read_well, failed, wanted)
    return 1 if failed else 0


def _outputs(wanted: Wanted) -> Iterator[Output]:
    from testigo.cli.outputs import ForReading, JsonLines, OneJson

    if wanted.html:
        from testigo.show.html import HtmlFile

        yield HtmlFile(wanted.html)
    if wanted.csv:
        from testigo.show.csv import CsvFolder

        yield CsvFolder(wanted.csv)
    if wanted.json:
        yield OneJson(sys.stdout)
    elif wanted.jsonl:
        yield JsonLines(sys.stdout)
    elif wanted.on_stdout:
        from testigo.show.terminal import Terminal

        terminal = Terminal(width=columns(), colour=is_coloured(wanted.color), furniture=wanted.furniture)
        yield ForReading(sys.stdout, terminal)


def _shows_bar(inputs: tuple[str, ...], wanted: Wanted) -> bool:
    """Say whether a bar is shown: there may be many pages, somebody watches, and it does not run through the output."""
    many = len(inputs) > 1 or Path(inputs[0]).is_dir() or inputs[0].endswith(".jsonl")
    return many and not wanted.quiet and sys.stderr.isatty() and not (wanted.on_stdout and sys.stdout.isatty())


def _total(inputs: tuple[str, ...]) -> int | None:
    """Return how many pages there are, if it can be told before they are read."""
    if any(Path(name).is_dir() or name.endswith(".jsonl") or name == "-" for name in inputs):
        return None
    return len(inputs)


def _report(failure: Failure) -> None:
    why = TestigoError(failure.code, failure.message)
    print(f"testigo: {failure.input}: {why}", file=sys.stderr)


def _summary(read_well: int, failed: int, wanted: Wanted) -> None:
    from testigo.show.words import how_many

    written = [str(path) for path in (wanted.html, wanted.csv) if path]
    if not written and read_well + failed == 1:
        return
    parts = [f"read {how_many(read_well, 'page')}"]
    if failed:
        parts.append(f"{failed} failed")
    if written:
        parts.append("wrote " + " and ".join(written))
    print("testigo: " + ", ".join(parts), file=sys.stderr)
