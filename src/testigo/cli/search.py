"""``testigo search``: pages and claims of a case by their words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from testigo.cli.options import case_argument, color_option, columns, is_coloured, json_option, opened, put, put_json
from testigo.ledger import Act

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.case.search import Found

EXAMPLES = """
\b
Examples:
  testigo search drevna.testigo customs house
  testigo search drevna.testigo "opened fire" -rifles
  testigo search drevna.testigo 'gendarm*' --from 2025-03-08
  testigo search drevna.testigo --party "Interior Ministry" --act deny
"""


@click.command(
    short_help="Search the pages and claims of a case.",
    epilog=EXAMPLES,
    context_settings={"ignore_unknown_options": True},
)
@case_argument
@click.argument("words", nargs=-1, metavar="[WORDS]…", type=click.UNPROCESSED)
@click.option("--party", metavar="NAME", help="Claims of this party and of those who speak for it.")
@click.option("--act", type=click.Choice(get_args(Act)), help="Claims that do this with their words.")
@click.option("--from", "since", metavar="DATE", help="Pages published on this day or later.")
@click.option("--to", "until", metavar="DATE", help="Pages published on this day or earlier.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Pages to show.")
@json_option
@color_option
def search(
    case: Path,
    words: tuple[str, ...],
    *,
    party: str | None,
    act: Act | None,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
    color: str,
) -> int:
    """Find pages and claims of CASE by their words, the best first.

    WORDS must all be there, without regard to case and accents. Words in one pair of quotation marks are a phrase;
    begin* finds every word that begins so; -word leaves out what has it; this OR that finds either.
    """
    text = " ".join(map(_phrase, words))
    with opened(case) as file:
        found = file.search(text, party=party, act=act, since=since, until=until, limit=limit)
        if as_json:
            from testigo.case.plain import found_to_json

            put_json(found_to_json(found))
        else:
            put(_shown(found, file, color) + _hint(found, text, file))
    return 0


def _phrase(argument: str) -> str:
    """An argument with blanks was written in the shell's quotation marks, which are gone: its words are a phrase.

    One that has quotation marks of its own is a search as it stands.
    """
    minus = "-" if argument.startswith("-") else ""
    bare = argument.removeprefix("-")
    is_phrase = " " in bare.strip() and not any(mark in bare for mark in '"“”„') and " OR " not in bare
    return f'{minus}"{bare}"' if is_phrase else argument


def _shown(found: Found, file: Case, color: str) -> str:
    from testigo.show.search import SearchView

    names = file.names({claim.node for hit in found.hits for claim in hit.claims if claim.node})
    return SearchView(width=columns(), colour=is_coloured(color), names=names).show(found)


def _hint(found: Found, text: str, file: Case) -> str:
    """What to try where nothing was found: the words of a phrase apart."""
    from testigo.case.search_words import wanted

    asked = wanted(text)
    if found.total or not asked.has_phrase:
        return ""
    apart = file.search(" ".join(term.text for group in asked.loosened().groups for term in group), limit=1)
    return f"With the words apart, {apart.total} would be found.\n" if apart.total else ""
