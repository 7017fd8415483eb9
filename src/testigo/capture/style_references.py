"""What a style sheet refers to: imports, images, fonts (CSS Syntax Level 3, CSS Values Level 4, section 4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from testigo.capture.references import Reference, Use, reference

_SETS = frozenset({"image-set", "-webkit-image-set"})
"""Functions in which a bare string is an address."""
LONGEST = 2 * 1024 * 1024
"""Characters of a style sheet that are looked through; parsing takes a second for each half."""
_FONTS = (".woff2", ".woff", ".ttf", ".otf", ".eot")


def sheet_text(data: bytes, charset: str | None) -> str:
    """Return a style sheet as text: by its byte order mark, what the server says, ``@charset``, else UTF-8."""
    import tinycss2.bytes

    text, _ = tinycss2.bytes.decode_stylesheet_bytes(data, protocol_encoding=charset)
    return str(text)


def references_in_style(text: str, base: str, place: str = "style") -> Iterator[Reference]:
    """Yield what a style sheet, or the value of a ``style`` attribute, refers to, in order."""
    for written, use in addresses(text):
        found = reference(base, written, use, place)
        if found is not None:
            yield found


def addresses(text: str) -> Iterator[tuple[str, Use]]:
    """Yield each address as it is written, and what it is needed for."""
    for token, use in address_tokens(_tokens(text)):
        yield str(token.value), use


def address_tokens(tokens: list[Any]) -> Iterator[tuple[Any, Use]]:
    """Yield the tokens of tinycss2, however deep, whose ``value`` is an address."""
    waiting = [iter(_named(tokens, strings=False))]
    while waiting:
        step = next(waiting[-1], None)
        if step is None:
            waiting.pop()
            continue
        token, use = step
        if use is not None:
            yield token, use
        else:
            waiting.append(iter(_named(_within(token), strings=_takes_strings(token))))


def _tokens(text: str) -> list[Any]:
    import tinycss2

    made: list[Any] = tinycss2.parse_component_value_list(text[:LONGEST], skip_comments=True)
    return made


def _named(tokens: list[Any], *, strings: bool) -> Iterator[tuple[Any, Use | None]]:
    """Each address of a list of tokens with its use, and each block with None."""
    importing = naming = False
    for token in tokens:
        if token.type == "at-keyword":
            importing, naming = token.lower_value == "import", token.lower_value == "namespace"
        elif naming:  # an address that is a name, and is never asked
            naming = not _ends(token)
        elif token.type == "url" or (token.type == "string" and (strings or importing)):
            yield token, _use(str(token.value), importing=importing)
            importing = False
        elif token.type == "function" and token.lower_name == "url":
            written = next((t for t in token.arguments if t.type == "string"), None)
            if written is not None:
                yield written, _use(str(written.value), importing=importing)
            importing = False
        elif _within(token):
            yield token, None
        elif _ends(token):
            importing = False


def _ends(token: Any) -> bool:  # noqa: ANN401 - a node of tinycss2
    return bool(token.type == "literal" and token.value == ";")


def _within(token: Any) -> list[Any]:  # noqa: ANN401 - a node of tinycss2
    found: list[Any] = getattr(token, "arguments", None) or getattr(token, "content", None) or []
    return found


def _takes_strings(token: Any) -> bool:  # noqa: ANN401 - a node of tinycss2
    return token.type == "function" and token.lower_name in _SETS


def _use(written: str, *, importing: bool) -> Use:
    if importing:
        return "style"
    path = written.partition("?")[0].partition("#")[0].lower()
    return "font" if path.endswith(_FONTS) else "image"
