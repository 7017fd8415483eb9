"""Draw the README's picture from a real run: ``python docs/images/make.py``."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parent.parent.parent
PICTURE = Path(__file__).parent / "read.svg"
PAGE = "examples/drevna/radio-ismer.html"
COLUMNS = 100
LINES = 62
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>testigo read</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ display: none; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""As rich's own frame, without the fonts that it fetches from another host."""


def main() -> None:
    """Run the command, and draw the first lines of what it prints."""
    command = ["testigo", "read", PAGE, "--color", "always"]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ {' '.join(command[:3])}\n{printed(command)}"), end="")
    svg = console.export_svg(title="testigo", theme=MONOKAI, code_format=FRAME, unique_id="testigo")
    PICTURE.write_text(svg, "utf-8")
    print(f"{PICTURE.relative_to(ROOT)}: {len(svg) // 1024} KiB")


def printed(command: list[str]) -> str:
    """Return the first lines that the command prints on a terminal of the picture's width."""
    program = Path(sys.executable).parent / command[0]
    environment = {**os.environ, "COLUMNS": str(COLUMNS)}
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    lines = done.stdout.splitlines()
    return "\n".join([*lines[:LINES], "…"] if len(lines) > LINES else lines)


if __name__ == "__main__":
    main()
