"""``testigo log``: what happened to a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from testigo.cli.options import case_argument, on_one_line, opened, put

if TYPE_CHECKING:
    from testigo.case.audit.entries import Entry

_LONGEST = 240


@click.command(short_help="Show what happened to a case, when and by whom.")
@case_argument
@click.option("--since", type=click.IntRange(min=1), default=1, metavar="N", help="From this entry on.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only entries of this kind; may be given again.")
@click.option("--page", metavar="HASH", help="Only entries about this page, by the beginning of its hash.")
@click.option("--json", "as_json", is_flag=True, help="Print whole entries as JSON, one a line.")
def log(case: Path, *, since: int, kinds: tuple[str, ...], page: str | None, as_json: bool) -> None:
    """Print the entries of CASE's log, one a line: number, time in UTC, who, kind, and what happened."""
    from testigo.case.audit.entries import KINDS, entry_to_json

    strange = sorted(set(kinds) - KINDS)
    if strange:
        raise click.UsageError(f"no entry is of the kind {strange[0]!r}; kinds are {', '.join(sorted(KINDS))}")
    with opened(case) as file:
        chosen = [e for e in file.log(since) if (not kinds or e.kind in kinds) and _is_about(e, page)]
    if as_json:
        from testigo.contract import json_text

        put("".join(json_text(entry_to_json(e)) + "\n" for e in chosen))
        return
    put("".join(_lines(chosen)))


def _is_about(entry: Entry, page: str | None) -> bool:
    if page is None:
        return True
    hashed = page.removeprefix("sha256:")
    return str(entry.body.get("page") or "").removeprefix("sha256:").startswith(hashed)


def _lines(entries: Iterable[Entry]) -> Iterable[str]:
    for e in entries:
        told = on_one_line(f"{e.at[:19]} · {e.who} · {e.kind} · {_said(e.body)}", _LONGEST)
        yield f"{e.n:6}  {told}\n"


def _said(body: Mapping[str, Any]) -> str:
    """The body on one line: what is short as it is, lists by their length."""
    return ", ".join(f"{name} {_value(value)}" for name, value in body.items() if value is not None)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"({len(value)})"
    text = str(value)
    return text[:19] + "…" if text.startswith("sha256:") else text
