"""``testigo bundle``: a case as one file that a stranger can check and open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import as_a_file, case_argument, opened

if TYPE_CHECKING:
    from testigo.bundle.making import Bundled
    from testigo.case.case import Case

EXAMPLES = """
\b
Examples:
  testigo bundle drevna.testigo drevna.zip
  testigo bundle drevna.testigo shared.zip --redact rules.toml --redaction-key key.txt
"""


@click.command(short_help="Write a case as one file that a stranger can check and open.", epilog=EXAMPLES)
@case_argument
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False), shell_complete=as_a_file)
@click.option(
    "--redact", "rules", type=click.Path(path_type=Path), metavar="FILE", shell_complete=as_a_file,
    help="Write what the pages tell alone, with the people and contacts that the rules in FILE name replaced for good.",
)  # fmt: skip
@click.option(
    "--redaction-key", "key", type=click.Path(path_type=Path), metavar="FILE", shell_complete=as_a_file,
    help="Keep in FILE the key by which you can show later whom a label stood for.",
)  # fmt: skip
def bundle(case: Path, out: Path, *, rules: Path | None, key: Path | None) -> None:
    """Write CASE to OUT, a ZIP that holds its pages, readings, decisions and log, what they come to, and a script that checks it all.

    The script needs Python and nothing else; README.txt in the ZIP says how.
    """
    from testigo.bundle.handing_over import bundle as handed_over

    if rules is None and key is not None:
        raise click.UsageError("--redaction-key goes with --redact")
    with opened(case) as file:
        made = handed_over(file, out) if rules is None else _redacted(file, case, out, rules, key)
    print(f"testigo: wrote {out}; head of the chain: entry {made.n}, {made.head}", file=sys.stderr)


def _redacted(file: Case, case: Path, out: Path, rules: Path, key: Path | None) -> Bundled:
    from testigo.bundle.handing_over import bundle_redacted
    from testigo.export.material import material_of
    from testigo.redact.copy import redacted
    from testigo.redact.rules import read_rules
    from testigo.show.written_file import write_whole

    copy = redacted(material_of(file, case.stem), read_rules(rules))
    if key is not None:
        write_whole(key, f"{copy.key.hex()}\n".encode())
    return bundle_redacted(file, copy, out)
