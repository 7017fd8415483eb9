"""The command line: ``testigo read`` for one page and more, the commands of cases, ``testigo serve``, ``testigo explain``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from testigo import __version__
from testigo.cli.accounts import accounts
from testigo.cli.add import add
from testigo.cli.bulk import bulk
from testigo.cli.bundle import bundle
from testigo.cli.capture import capture
from testigo.cli.corrections import corrections
from testigo.cli.count import count
from testigo.cli.diff import diff
from testigo.cli.explain import explain
from testigo.cli.export import export
from testigo.cli.find import find
from testigo.cli.import_ import import_
from testigo.cli.log import log
from testigo.cli.read import read
from testigo.cli.recover import recover
from testigo.cli.remove import remove
from testigo.cli.review import review
from testigo.cli.search import search
from testigo.cli.serve import serve
from testigo.cli.sign import sign
from testigo.cli.sources import sources
from testigo.cli.stamp import stamp
from testigo.cli.timeline import timeline
from testigo.cli.verify import verify
from testigo.errors import TestigoError

STOPPED = 130
"""Exit code after Ctrl-C, as shells give it."""
COMPLETE = "_TESTIGO_COMPLETE"
"""The variable with which a shell asks for what may stand at the cursor, or for the script that makes it ask."""


class InOrder(click.Group):
    """A group that lists its commands as they were added: in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(__version__, message="testigo %(version)s")
@click.pass_context
def command_line(context: click.Context) -> None:
    """Read news pages about contested events: who says what, what happened, how many, and where their accounts differ."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (
    read,
    add,
    capture,
    accounts,
    sources,
    timeline,
    search,
    diff,
    review,
    serve,
    export,
    corrections,
    bundle,
    import_,
    verify,
    log,
    sign,
    stamp,
    remove,
    recover,
    bulk,
    find,
    count,
    explain,
):
    command_line.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 all read, 1 some failed, 2 wrong use, 130 stopped by Ctrl-C."""
    _write_utf_8()
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except click.ClickException as why:
        return _say(_usage(why))
    except TestigoError as why:
        return _say(why)
    except (click.Abort, KeyboardInterrupt):
        print("testigo: stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        _leave_stdout()
        return 0
    return code


def _run(arguments: list[str]) -> int:
    """Run without click's own handling of errors, which gives other exit codes and prints more."""
    asked = os.environ.get(COMPLETE)
    if asked:
        from click.shell_completion import shell_complete

        return shell_complete(command_line, {}, "testigo", COMPLETE, asked)
    try:
        with command_line.make_context("testigo", arguments) as context:
            code = command_line.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return code if isinstance(code, int) else 0


def _write_utf_8() -> None:
    """Write UTF-8 whatever the locale; what cannot be encoded is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _usage(why: click.ClickException) -> TestigoError:
    message = why.format_message().rstrip(".")
    return TestigoError("T401", message[:1].lower() + message[1:])


def _say(why: TestigoError) -> int:
    """Print the error on one line and return the exit code for it."""
    print(f"testigo: {why}", file=sys.stderr)
    return 2 if why.code.startswith("T4") else 1


def _leave_stdout() -> None:
    """Let go of a pipe that nobody reads any more, so that Python does not complain of it while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
