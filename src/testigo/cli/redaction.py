"""How commands that hand something over are told to redact it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from testigo.cli.options import as_a_file

if TYPE_CHECKING:
    from testigo.redact.asked import Redaction

Command = TypeVar("Command", bound=Callable[..., Any])


def redaction_options(about: str) -> Callable[[Command], Command]:
    """Take the options ``rules`` and ``key``; ``about`` says what the rules do."""

    def with_options(command: Command) -> Command:
        kind = click.Path(path_type=Path)
        rules = click.option("--redact", "rules", type=kind, metavar="FILE", shell_complete=as_a_file, help=about)
        key = click.option(
            "--redaction-key", "key", type=kind, metavar="FILE", shell_complete=as_a_file,
            help="Keep in FILE the key by which you can show later whom a label stood for.",
        )  # fmt: skip
        return rules(key(command))

    return with_options


def redaction_asked(rules: Path | None, key: Path | None) -> Redaction | None:
    """Return what the options ask for; a key without rules is a mistake on the command line."""
    from testigo.redact.asked import redaction

    if rules is None and key is not None:
        raise click.UsageError("--redaction-key goes with --redact")
    return redaction(rules, key)
