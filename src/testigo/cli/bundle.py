"""``testigo bundle``: a case as one file that a stranger can check and open."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import as_a_file, case_argument, opened
from testigo.cli.redaction import redaction_asked, redaction_options

EXAMPLES = """
\b
Examples:
  testigo bundle drevna.testigo drevna.zip
  testigo bundle drevna.testigo shared.zip --redact rules.toml --redaction-key key.txt
"""


@click.command(short_help="Write a case as one file that a stranger can check and open.", epilog=EXAMPLES)
@case_argument
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False), shell_complete=as_a_file)
@redaction_options(
    "Write what the pages tell alone, with the people and contacts that the rules in FILE name replaced for good."
)
def bundle(case: Path, out: Path, *, rules: Path | None, key: Path | None) -> None:
    """Write CASE to OUT, a ZIP that holds its pages, readings, decisions and log, what they come to, and a script that checks it all.

    The script needs Python and nothing else; README.txt in the ZIP says how.
    """
    from testigo.bundle.handing_over import hand_over

    with opened(case) as file:
        made = hand_over(file, case.stem, out, redact=redaction_asked(rules, key))
    print(f"testigo: wrote {out}; head of the chain: entry {made.n}, {made.head}", file=sys.stderr)
