"""Style sheets of a capture as they can be shown without asking anybody: imports put in, addresses replaced by data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

from testigo.capture.style_references import LONGEST, address_tokens
from testigo.errors import TestigoError
from testigo.intake.fetch import normal

NOTHING = "data:,"
"""Stands where there is nothing to show."""
DEEPEST = 8
"""Sheets that import one another are put in this deep."""
Data = Callable[[str], str | None]
"""What an address, as it is written, is replaced by: its data, as a ``data:`` address."""
Sheet = Callable[[str, str], tuple[str, str] | None]
"""A base and an address as it is written give the text of a sheet, and the base of what that refers to in turn."""


def shown_style(text: str, data: Data) -> str:
    """Return declarations or a sheet without imports, every address replaced; what is not there by nothing."""
    import tinycss2

    tokens = tinycss2.parse_component_value_list(text[:LONGEST], skip_comments=True)
    return _written(tokens, data)


def parted(text: str) -> tuple[list[tuple[str, str]], list[Any]]:
    """Part a sheet into its imports, each an address with its conditions, and the tokens of all else."""
    import tinycss2

    imports, rest = [], []
    tokens = iter(tinycss2.parse_component_value_list(text[:LONGEST], skip_comments=True))
    for token in tokens:
        if token.type == "at-keyword" and token.lower_value == "import":
            statement = list(_to_semicolon(tokens))
            address = next((str(t.value) for t, _ in address_tokens([token, *statement])), None)
            if address is not None:
                imports.append((address, _conditions(statement)))
        else:
            rest.append(token)
    return imports, rest


def shown_sheet(text: str, data: Callable[[str], Data], sheet: Sheet, base: str, deep: int = 0) -> str:
    """Return a sheet with all that it imports put in before it; ``data`` gives what an address relative to a base is."""
    imports, rest = parted(text)
    pieces = []
    for address, conditions in imports if deep < DEEPEST else ():
        found = sheet(base, address)
        if found is not None:
            inner = shown_sheet(found[0], data, sheet, found[1], deep + 1)
            pieces.append(f"@media {conditions} {{\n{inner}\n}}" if conditions else inner)
    return "\n".join([*pieces, _written(rest, data(base))])


def _to_semicolon(tokens: Iterator[Any]) -> Iterator[Any]:
    for token in tokens:
        if token.type == "literal" and token.value == ";":
            return
        yield token


def _conditions(statement: list[Any]) -> str:
    """For which screens an import counts; layers and tests of what a browser can do are let be."""
    import tinycss2

    rest = [
        t for t in statement if t.type not in {"url", "string", "function"} and getattr(t, "lower_value", "") != "layer"
    ]
    return _in_html(tinycss2.serialize(rest)).strip()


def _written(tokens: list[Any], data: Data) -> str:
    """The tokens as text that can stand in HTML, every address replaced."""
    import tinycss2

    for token, _ in address_tokens(tokens):
        if not str(token.value).startswith("#"):
            address = data(str(token.value)) or NOTHING
            token.representation = f'url("{address}")' if token.type == "url" else f'"{address}"'
    return _in_html(tinycss2.serialize(tokens))


def _in_html(text: str) -> str:
    """Text that does not end the element of style in which it stands."""
    return text.replace("</", "<\\/")


def asked(base: str, written: str) -> str | None:
    """Return the address as it was asked for, where it is written so on something with this base; None where it is none."""
    try:
        return normal(urljoin(base, "".join(written.split("\n")).strip()))
    except (TestigoError, ValueError):
        return None
