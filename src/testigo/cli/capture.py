"""``testigo capture``: pages saved from the web into a case, with all that shows them again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import as_a_file, case_argument, on_one_line, opened, put, put_json
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.capture.keeping import Captured
    from testigo.capture.limits import CaptureOptions
    from testigo.case.case import Case
    from testigo.case.custody.captures import Kept

EXAMPLES = """
\b
Examples:
  testigo capture drevna.testigo https://news.example/story https://other.example/report
  testigo capture drevna.testigo --list
  testigo capture drevna.testigo https://news.example/story --out story.warc.gz
"""
_SHOWN = 5
"""Parts that a page misses and are named."""
_LONGEST = 200
_SHORTEST = 6
"""Digits of a capture's hash from which on they name it."""
_MIB = 1024 * 1024


@click.command(short_help="Save pages from the web into a case, with all that shows them again.", epilog=EXAMPLES)
@case_argument
@click.argument("urls", nargs=-1, metavar="URL…")
@click.option(
    "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD or a time stamp; wins over the page's."
)
@click.option(
    "--delay", type=click.FloatRange(min=0.0, max=600.0), default=0.25, show_default=True, metavar="SECONDS",
    help="Pause after each answer of a host; longer where its robots.txt asks for it.",
)  # fmt: skip
@click.option(
    "--ignore-robots", metavar="REASON", help="Fetch what robots.txt does not want fetched; the log keeps why."
)
@click.option(
    "--max-files",
    type=click.IntRange(min=0),
    default=500,
    show_default=True,
    metavar="N",
    help="Files besides the page.",
)
@click.option(
    "--max-mb",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="N",
    help="MiB of a page and its files.",
)
@click.option(
    "--max-seconds", type=click.IntRange(min=1), default=300, show_default=True, metavar="N", help="Time for one page."
)
@click.option("--allow-private", is_flag=True, help="Let URLs lead to private and loopback addresses.")
@click.option("--list", "listed", is_flag=True, help="List the captures in CASE; fetch nothing.")
@click.option("--json", "as_json", is_flag=True, help="With --list: print JSON.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", shell_complete=as_a_file,
    help="Write the capture of URL, or the only one, to FILE; fetch nothing.",
)  # fmt: skip
@click.option("--quiet", is_flag=True, help="No summary; errors are still printed.")
def capture(
    case: Path,
    urls: tuple[str, ...],
    *,
    published: str | None,
    delay: float,
    ignore_robots: str | None,
    max_files: int,
    max_mb: int,
    max_seconds: int,
    allow_private: bool,
    listed: bool,
    as_json: bool,
    out: Path | None,
    quiet: bool,
) -> int:
    """Save the pages at URL… into CASE, which is made if it is absent, with images, styles, fonts and frames, and read them.

    Each is kept as one WARC file. What robots.txt forbids is not fetched; scripts are neither fetched nor run.
    """
    if str(case).startswith(("http:/", "https:/")):
        raise click.UsageError("the case comes before the addresses: testigo capture CASE URL…")
    if listed or as_json:
        return _list(case, urls, as_json=as_json)
    if out is not None:
        return _write(case, urls, out)
    if not urls:
        raise click.UsageError("no URL; give the address of a page, or --list")
    from testigo.capture.limits import CaptureLimits, CaptureOptions
    from testigo.library import iso_date

    options = CaptureOptions(
        delay=delay,
        ignore_robots=_reason(ignore_robots),
        published=None if published is None else iso_date(published),
        allow_private=allow_private,
        limits=CaptureLimits(files=max_files, bytes=max_mb * _MIB, seconds=float(max_seconds)),
    )
    return _capture(case, urls, options, quiet=quiet)


def _capture(case: Path, urls: Sequence[str], options: CaptureOptions, *, quiet: bool) -> int:
    from testigo.case.case import Case
    from testigo.cli.add import summary

    with Case(case, create=True) as file:
        done = file.capture(urls, options, on=lambda one: _report(one, quiet=quiet))
    if not quiet:
        print("testigo: " + summary([one.page for one in done]), file=sys.stderr)
    return 1 if any(one.page.outcome == "failed" for one in done) else 0


def _reason(given: str | None) -> str | None:
    if given is not None and not given.strip():
        raise click.UsageError("--ignore-robots needs a reason, which the log keeps")
    return None if given is None else " ".join(given.split())


def _report(one: Captured, *, quiet: bool) -> None:
    if one.page.failure is not None:
        why = TestigoError(one.page.failure.code, one.page.failure.message)
        print(f"testigo: {one.page.input}: {why}", file=sys.stderr)
    if quiet or one.capture is None:
        return
    from testigo.show.words import how_many

    missed = f", {len(one.missed)} missed" if one.missed else ""
    told = f"captured with {how_many(one.files, 'file')}, {_size(one.size)}{missed}"
    print(f"testigo: {one.page.input}: {told}", file=sys.stderr)
    for part in one.missed[:_SHOWN]:
        where = "" if part.input in part.message else f"{part.input}: "
        print("  " + on_one_line(f"missed {where}{part.code}: {part.message}", _LONGEST), file=sys.stderr)
    if len(one.missed) > _SHOWN:
        print(f"  and {len(one.missed) - _SHOWN} more, which the capture names", file=sys.stderr)


def _list(case: Path, urls: Sequence[str], *, as_json: bool) -> int:
    with opened(case) as file:
        found = [one for one in file.captures() if not urls or one.url in urls]
    if as_json:
        put_json([_told(one) for one in found])
        return 0
    for one in found:
        page = "not read" if one.page is None else f"page {_short(one.page)}"
        told = f"{_short(one.id)}  {one.captured_at[:19]}Z  {_size(one.size):>9}  {page}  {one.url}"
        put(on_one_line(told, 1_000) + "\n")
    return 0


def _told(one: Kept) -> dict[str, object]:
    return {"id": one.id, "page": one.page, "captured_at": one.captured_at, "url": one.url, "size": one.size}


def _write(case: Path, names: Sequence[str], out: Path) -> int:
    from testigo.export.logged import log_export
    from testigo.show.written_file import write_whole

    if len(names) > 1:
        raise click.UsageError("--out writes one capture; name one")
    with opened(case) as file:
        kept = file.captured(_meant(file, names[0] if names else None).id)
        write_whole(out, kept.data)
        log_export(file, "warc", kept.data, {"capture": kept.id})
    return 0


def _meant(file: Case, name: str | None) -> Kept:
    """The capture by its id or how that begins, by the address that was captured, or by the page that was read; the last."""
    known = file.captures()
    if name is None:
        if len(known) == 1:
            return known[0]
        raise TestigoError("T763", f"the case has {len(known)} captures; name one")
    digits = name.removeprefix("sha256:").lower()
    if len(digits) >= _SHORTEST:
        begun = [one for one in known if one.id.removeprefix("sha256:").startswith(digits)]
        if len(begun) == 1:
            return begun[0]
    found = [one for one in known if one.url == name] or _of_page(file, name)
    if not found:
        raise TestigoError("T763", f"the case has no capture of {name!r}")
    return found[-1]


def _of_page(file: Case, name: str) -> list[Kept]:
    try:
        return list(file.captures(name))
    except TestigoError as why:
        raise TestigoError("T763", f"the case has no capture of {name!r}") from why


def _short(made: str) -> str:
    return made.removeprefix("sha256:")[:12]


def _size(size: int) -> str:
    return f"{size / _MIB:.1f} MiB" if size >= _MIB / 10 else f"{size / 1024:.1f} KiB"
