"""What a page or a style sheet refers to: an address, and what it is needed for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from testigo.errors import TestigoError
from testigo.intake.fetch import normal

Use = Literal["style", "image", "font", "icon", "media", "frame", "choice", "link"]
"""A style sheet; an image; a font; the page's icon; an embedded object; a frame; an image that stands for another one on
other screens; a link, which shows nothing and is noted only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An address as it is asked for, what it is needed for, and where it stands: ``img/@src``."""

    url: str
    use: Use
    place: str


def reference(base: str, written: str, use: Use, place: str) -> Reference | None:
    """Return the reference that is written on a page with this base; None where it names nothing that can be fetched.

    What lies within the page itself (``#part``) and what brings its own data (``data:``) is none.
    """
    text = "".join(written.split("\n")).strip()
    if not text or text.startswith("#") or len(text) > _LONGEST:
        return None
    try:
        url = normal(urljoin(base, text))
    except (TestigoError, ValueError):
        return None
    return Reference(url=url, use=use, place=place)


_LONGEST = 8_000
"""Characters: more than any server takes."""
