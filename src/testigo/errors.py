"""One error base and one catalogue of codes: what went wrong, and what to do about it.

Every error that a user can meet is a :class:`TestigoError` with a code of :data:`CATALOGUE`. Codes are stable: 1xx where the
page comes from, 2xx what it is made of, 3xx reading it, 4xx how the program was called and where it writes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code: a title for the reference, and the advice that is printed with every error of this kind."""

    title: str
    advice: str


CATALOGUE: dict[str, Entry] = {
    # 1xx: where the page comes from
    "T101": Entry(title="no such file", advice="check the path; quote names with spaces"),
    # 2xx: what the page is made of
    "T201": Entry(title="empty input", advice="there is nothing to read; fetch or save the page again"),
    "T203": Entry(title="not text", advice="give a page as HTML, text, Markdown, PDF or MHTML"),
    "T204": Entry(title="page too deep or broken to take in", advice="save the page anew, or its text alone, and read that"),
    "T205": Entry(
        title="no article found",
        advice="the page may be a login wall, a list of links or a picture; save it from a browser that shows the article",
    ),
    # 3xx: reading
    "T301": Entry(
        title="language not read",
        advice="Testigo reads English; the page was taken in with its text and metadata, without claims",
    ),
    "T302": Entry(title="model file missing or altered", advice="install Testigo again; the weights come with it"),
    # 4xx: how the program was called and where it writes
    "T401": Entry(title="wrong use", advice="see `testigo --help`"),
}


class TestigoError(Exception):
    """What went wrong with one input, in words for the person who gave it.

    ``code`` is a key of :data:`CATALOGUE`; ``message`` says what happened here, and ``advice`` what to do.
    """

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def advice(self) -> str:
        """What to do about it."""
        return CATALOGUE[self.code].advice

    def __str__(self) -> str:
        return f"{self.code}: {self.message} ({self.advice})"
