"""``testigo add``: pages into a case."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from testigo.cli.find import days, filters, question, tell
from testigo.cli.options import as_a_file, case_argument
from testigo.errors import TestigoError
from testigo.export.extras import library

if TYPE_CHECKING:
    from testigo.case.adding import Added, Outcome
    from testigo.case.case import Case

EXAMPLES = """
\b
Examples:
  testigo add drevna.testigo pages/
  testigo add drevna.testigo https://news.example/story
  testigo add drevna.testigo story.txt --published 2025-03-06
  curl https://news.example/story | testigo add drevna.testigo -
  testigo add drevna.testigo --from day/ --about "port strike" --place Drevna
"""
_SAID: dict[Outcome, str] = {
    "added": "{} added",
    "version": "{} added as another version",
    "known": "{} known already",
    "read": "{} read anew",
    "failed": "{} failed",
}
On = Callable[["Added"], None]


@click.command(short_help="Add pages to a case.", epilog=EXAMPLES)
@case_argument
@click.argument("pages", nargs=-1, metavar="PAGE…", shell_complete=as_a_file)
@click.option(
    "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD or a time stamp; wins over the page's."
)
@click.option("--allow-private", is_flag=True, help="Let URLs lead to private and loopback addresses.")
@click.option("--quiet", is_flag=True, help="No progress bar and no summary; errors are still printed.")
@click.option(
    "--from",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Take pages from the folder that testigo bulk wrote: of the ids PAGE, or what the options from here on find.",
)
@filters
@days("--since", end="--to")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Pages to take at most, 20 if not given.")
@click.option("--copies", is_flag=True, help="Take the copies of each page, too.")
@click.option("--inputs", type=click.Path(path_type=Path), metavar="DIR", help="Where the inputs of OUT are now.")
@click.option("--index", type=click.Path(path_type=Path), metavar="FILE", help="Where the index of OUT stands.")
def add(
    case: Path,
    pages: tuple[str, ...],
    *,
    published: str | None,
    allow_private: bool,
    quiet: bool,
    out: Path | None,
    **asked: Any,  # noqa: ANN401 - of the options of a bulk folder
) -> int:
    """Read pages into CASE, which is made if it is absent, and join what they tell of with what is there.

    PAGE is a file (HTML, text, Markdown, PDF, a saved page), a folder, a .jsonl of extracted articles, an http(s) URL, or
    - for standard input. The same bytes count once; a changed page under one address is a new version beside the old.
    """
    if out is not None:
        _check_alone(published=published, allow_private=allow_private)
        done = _add_from(case, out, pages, quiet=quiet, **asked)
    else:
        _check_alone(**asked)
        done = _add(case, pages, published=published, allow_private=allow_private, quiet=quiet)
    if not done:
        raise TestigoError("T404", "the input holds no page")
    if not quiet:
        print("testigo: " + summary(done), file=sys.stderr)
        for line in _versions(done):
            print("testigo: " + line, file=sys.stderr)
    return 1 if any(page.outcome == "failed" for page in done) else 0


def _check_alone(**given: object) -> None:
    """Refuse options that say nothing of where pages are taken from."""
    for name, value in given.items():
        if value:
            option = {"types": "type", "allow_private": "allow-private"}.get(name, name)
            raise click.UsageError(f"--{option} does not go with where the pages are taken from")


def _add(
    case: Path, pages: tuple[str, ...], *, published: str | None, allow_private: bool, quiet: bool
) -> Sequence[Added]:
    if not pages:
        raise click.UsageError("no page; give a file, a folder, a URL, or - for standard input")
    from testigo.case.case import Case

    with Case(case, create=True) as file, _telling(pages, quiet=quiet) as on:
        return file.add(pages, published=published, allow_private=allow_private, on=on)


def _add_from(
    case: Path,
    out: Path,
    pages: tuple[str, ...],
    *,
    quiet: bool,
    limit: int | None,
    copies: bool,
    inputs: Path | None,
    index: Path | None,
    **asked: Any,  # noqa: ANN401 - of the filters
) -> Sequence[Added]:
    """Take pages from a bulk folder: those with some ids, or the best answers to a question."""
    if pages and any(asked.values()):
        raise click.UsageError("give ids of pages, or say what they are about, not both")
    library("pyarrow", "bulk")
    from testigo.bulk.finding.taking import Taking
    from testigo.case.case import Case

    options = Taking(limit=limit or 20, copies=copies, inputs=inputs, index=index, on=None if quiet else tell)
    with Case(case, create=True) as file:
        done = file.add_from(out, pages or question(**asked), options, on=_report)
        without = Counter(_told(file, page) for page in done if page.outcome in {"added", "version"})
    del without[""]
    if not quiet:
        for why, many in sorted(without.items()):
            print(
                f"testigo: {many:,} taken from the text in the tables, without the bytes as received: {why}",
                file=sys.stderr,
            )
    return done


def _told(file: Case, page: Added) -> str:
    """Why a page was taken without its bytes; nothing where it has them."""
    from testigo.bulk.finding.taking import VERIFIED

    assert page.page is not None
    told = file.received(page.page)[1].from_tables["testigo-bytes"]
    return "" if told == VERIFIED else told


def summary(done: Sequence[Added]) -> str:
    """Return how many pages became what: "11 added, 2 known already; 214 claims, 63 incidents"."""
    from testigo.show.words import how_many

    outcomes = Counter(page.outcome for page in done)
    parts = [said.format(how_many(outcomes[what], "page")) for what, said in _SAID.items() if outcomes[what]]
    told = [(sum(p.claims for p in done), "claim"), (sum(p.incidents for p in done), "incident")]
    read = ", ".join(how_many(many, what) for many, what in told)
    return ", ".join(parts) + (f"; {read}" if any(many for many, _ in told) else "")


def _versions(done: Sequence[Added]) -> Iterator[str]:
    for page in done:
        if page.outcome == "version":
            which = "an older version; the newer one counts" if page.newer else "a new version; it counts from now on"
            yield f"{page.input}: {which} (`testigo diff` shows what changed)"


def _telling(pages: tuple[str, ...], *, quiet: bool) -> AbstractContextManager[On]:
    """What is told of each page as it is added: failures at once, and how far it is where somebody watches."""
    many = len(pages) > 1 or Path(pages[0]).is_dir() or pages[0].endswith(".jsonl")
    if quiet or not many or not sys.stderr.isatty():
        return nullcontext(_report)
    from testigo.cli.progress import AddingBar

    return AddingBar(_total(pages), _report)


def _total(pages: tuple[str, ...]) -> int | None:
    """Return how many pages there are, if it can be told before they are read."""
    if any(Path(name).is_dir() or name.endswith(".jsonl") or name == "-" for name in pages):
        return None
    return len(pages)


def _report(page: Added) -> None:
    if page.failure is not None:
        why = TestigoError(page.failure.code, page.failure.message)
        print(f"testigo: {page.input}: {why}", file=sys.stderr)
