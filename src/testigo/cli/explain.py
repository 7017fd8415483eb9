"""``testigo explain``: what a code means and what to do."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from testigo.errors import CATALOGUE

GROUPS = {
    "1": "Where a page comes from",
    "2": "What a page is made of",
    "3": "Reading",
    "4": "How the program is called and where it writes",
    "5": "Cases",
    "6": "The desk",
    "7": "Evidence: custody, exports, redaction",
    "8": "Bulk: archives into tables",
}

PREAMBLE = (
    "Every error names a code, what went wrong and what to do. A code keeps its meaning. "
    "`testigo explain CODE` prints one entry; `testigo explain > docs/reference/errors.md` writes this page."
)


def _codes(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """The codes that begin as the one being written, each with its title."""
    return [CompletionItem(code, help=CATALOGUE[code].title) for code in CATALOGUE if code.startswith(begun.upper())]


@click.command(short_help="Explain an error code.")
@click.argument("code", required=False, shell_complete=_codes)
def explain(code: str | None) -> None:
    """Say what the error CODE means and what to do about it; without CODE, list them all as Markdown."""
    if code is None:
        click.echo(catalogue(), nl=False)
        return
    name = "T" + code.upper().removeprefix("T")
    if name not in CATALOGUE:
        raise click.UsageError(f"there is no code {code}; `testigo explain` lists them all")
    entry = CATALOGUE[name]
    click.echo(f"{name}: {entry.title}\n{_sentence(entry.advice)}")


def catalogue() -> str:
    """Return every code in Markdown; this is ``docs/reference/errors.md``."""
    parts = [
        "# Errors and notices\n",
        f"{PREAMBLE}\n",
    ]
    for digit, heading in GROUPS.items():
        parts.append(f"## {digit}xx: {heading.lower()}\n")
        parts.extend(
            f"### {code}: {entry.title}\n\n{_sentence(entry.advice)}\n"
            for code, entry in sorted(CATALOGUE.items())
            if code[1] == digit
        )
    return "\n".join(parts)


def _sentence(advice: str) -> str:
    return advice[:1].upper() + advice[1:] + "."
