"""``testigo verify``: whether a case, or a bundle of one, is what its log says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import as_a_file, json_option, on_one_line, put, put_json

if TYPE_CHECKING:
    from testigo.case.audit.findings import Finding, Verified

_LONGEST = 400
_ZIP = b"PK\x03\x04"
"""How a bundle begins."""


@click.command(short_help="Check that a case or a bundle is what its log says.")
@click.argument("case", metavar="CASE", type=click.Path(path_type=Path), shell_complete=as_a_file)
@click.option(
    "--root",
    "roots",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    shell_complete=as_a_file,
    help="Certificate in PEM that time stamps may rest on; may be given again.",
)
@json_option
def verify(case: Path, *, roots: tuple[Path, ...], as_json: bool) -> int:
    """Hash everything in CASE anew, go through its log, work out its joins again, and say exactly what fails.

    CASE is a case file or a bundle. Of a bundle everything is made again from its pages' readings and decisions, and compared.

    The exit code is 1 when anything fails. The last line names the head of the chain: who noted it earlier can tell that nothing
    written before was taken back.
    """
    found = _verified(case, roots)
    if as_json:
        from testigo.case.audit.findings import verified_to_json

        put_json(verified_to_json(found))
    else:
        put("".join(f"{line}\n" for line in _lines(found)))
    return 0 if found.holds else 1


def _verified(path: Path, roots: tuple[Path, ...]) -> Verified:
    if _is_zip(path):
        from testigo.bundle.verifying import verify_bundle

        return verify_bundle(path, roots)
    from testigo.case.audit.checking_process import Check, checked_apart

    return checked_apart(Check(what="case", path=str(path), roots=[str(root) for root in roots]))


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(len(_ZIP)) == _ZIP
    except OSError:  # which opening it as a case says in words
        return False


def _lines(v: Verified) -> Iterator[str]:
    from testigo.show.words import how_many

    for finding in v.findings:
        yield from _of_finding(finding)
    for note in v.notes:
        yield f"not checked: {note}"
    told = (
        (v.pages, "page"),
        (v.readings, "reading"),
        (v.decisions, "decision"),
        (v.captures, "capture"),
        (v.signatures, "signature"),
        (v.stamps, "time stamp"),
    )
    counts = ", ".join(how_many(n, what) for n, what in told if n)
    fails = "holds" if v.holds else f"FAILS in {how_many(len(v.findings), 'place')}"
    yield f"{v.case} {fails}: {how_many(v.entries, 'entry', 'entries')}, {counts}"
    yield f"head of the chain: entry {v.entries}, {v.head}"


def _of_finding(f: Finding) -> Iterator[str]:
    yield on_one_line(f"FAILS: {f.what} {f.which} {f.says}", _LONGEST)
    if f.expected is not None:
        yield f"  expected {on_one_line(f.expected, _LONGEST)}"
    if f.found is not None:
        yield f"  found    {on_one_line(f.found, _LONGEST)}"
