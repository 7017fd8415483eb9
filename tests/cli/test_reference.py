from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from testigo.cli import command_line

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


def documented(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """Yield each command with each of its options, and with an empty string for itself."""
    yield name, ""
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from ((name, option) for option in (*parameter.opts, *parameter.secondary_opts))
    if isinstance(command, click.Group):
        for below, inner in command.commands.items():
            yield from documented(inner, f"{name} {below}")


def section(name: str) -> str:
    """Return what the reference says under the heading of a command, to the next heading of any command."""
    text = REFERENCE.read_text(encoding="utf-8")
    after = text.partition(f"\n## `{name}`\n")[2]
    return after.partition("\n## ")[0]


@pytest.mark.parametrize(("command", "option"), list(documented(command_line, "testigo")))
def test_every_command_and_option_is_documented(command: str, option: str) -> None:
    text = section(command)
    assert text.strip(), f"docs/reference/cli.md has no section `{command}`"
    assert not option or f"`{option}" in text
