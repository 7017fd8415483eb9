"""``testigo serve``: a case in the browser."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from testigo.cli.options import as_a_file, case_argument

EXAMPLES = """
\b
Examples:
  testigo serve drevna.testigo
  testigo serve drevna.testigo --port 8400 --no-browser
  testigo serve drevna.testigo --tiles harbour.pmtiles
  TESTIGO_TOKEN=… testigo serve drevna.testigo --host 0.0.0.0 --port 8400
"""


@click.command(short_help="Open a case in the browser.", epilog=EXAMPLES)
@case_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port to serve on; else a free one."
)
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
    help="Address to serve on; one that other machines reach needs a token.",
)  # fmt: skip
@click.option(
    "--token", envvar="TESTIGO_TOKEN", metavar="WORDS",
    help="What the page asks for before it shows anything; the variable TESTIGO_TOKEN is not seen by other users.",
)  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Let addresses of pages lead to private and loopback ones.")
@click.option(
    "--tiles", type=click.Path(path_type=Path), metavar="FILE", shell_complete=as_a_file,
    help="A PMTiles file to lie under the map.",
)  # fmt: skip
def serve(
    case: Path,
    *,
    port: int,
    no_browser: bool,
    host: str,
    token: str | None,
    allow_private: bool,
    tiles: Path | None,
) -> None:
    """Open CASE, which is made if it is absent, in the browser: read, compare, review and add pages there.

    The desk answers this machine alone unless --host says otherwise, and asks nothing of any other. Ctrl-C ends it.
    """
    from testigo.web import serving

    def say(address: str) -> None:
        print(f"testigo: {case.name} is at {address} (Ctrl-C ends it)", file=sys.stderr, flush=True)

    serving.serve(
        case,
        host=host,
        port=port,
        token=token or None,
        browser=not no_browser,
        allow_private=allow_private,
        tiles=tiles and tiles.absolute(),
        on=say,
    )
