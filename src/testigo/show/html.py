"""One HTML file with the pages that were read: each text with its records marked, and the records beside it.

The file stands alone. Its content security policy lets in nothing but its own style and script, by their hashes
(https://www.w3.org/TR/CSP3/); every word of a page is escaped text and never markup. Without its script it reads as
text with references and a list of records.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger, Page
from testigo.show import words
from testigo.show.marked_text import MarkedText, shown
from testigo.show.record_cards import RecordCards
from testigo.show.sources import Sources
from testigo.show.written_file import WrittenFile

_COPIED_AT_ONCE = 1 << 20


def document(records: Sequence[Ledger | Failure]) -> str:
    """Return the file for these records as one string."""
    sections = [section for number, record in enumerate(records) for section in _section(record, number)]
    entries = [_entry(record, number) for number, record in enumerate(records)]
    return "".join((_head(entries, _name(records)), *sections, _tail()))


class HtmlFile:
    """An HTML file that grows page by page and is put in its place once all are read.

    Raises TestigoError T402 when the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        """Name the file."""
        self._file = WrittenFile(path)
        self._stack = ExitStack()
        self._entries: list[str] = []
        self._first: Ledger | Failure | None = None

    def __enter__(self) -> Self:
        """Open the file, and a place for the sections until the list of pages that comes before them is known."""
        with ExitStack() as stack:
            stack.enter_context(self._file)
            self._sections: IO[str] = stack.enter_context(
                TemporaryFile("w+", encoding="utf-8", errors="replace", newline="")
            )
            self._stack = stack.pop_all()
        return self

    def add(self, record: Ledger | Failure) -> None:
        """Write the section of one page."""
        number = len(self._entries)
        self._first = self._first or record
        self._entries.append(_entry(record, number))
        self._sections.writelines(_section(record, number))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the list of pages before the sections and the file in its place."""
        with self._stack:
            if kind is not None:
                self._stack.__exit__(kind, error, trace)
                return
            self._sections.seek(0)
            self._file.write(_head(self._entries, _name([self._first] if self._first else [])))
            while part := self._sections.read(_COPIED_AT_ONCE):
                self._file.write(part)
            self._file.write(_tail())


@cache
def _asset(name: str) -> str:
    return files("testigo.show").joinpath("assets", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _head(entries: Sequence[str], name: str) -> str:
    style, script = _asset("ledger.css"), _asset("ledger.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    listed = "".join(entries) if len(entries) > 1 else ""
    nav = f'<nav aria-label="Pages"><h2>Pages</h2><ol>{listed}</ol></nav>' if listed else ""
    before = _asset("ledger.html").split("$sections", maxsplit=1)[0]
    return Template(before).substitute(policy=policy, style=style, title=name, pages=nav)


def _tail() -> str:
    after = _asset("ledger.html").split("$sections", maxsplit=1)[1]
    return Template(after).substitute(script=_asset("ledger.js"))


def _name(records: Sequence[Ledger | Failure]) -> str:
    first = records[0] if records else None
    return shown(_title(first)) if first else "no page"


def _title(record: Ledger | Failure) -> str:
    if isinstance(record, Failure):
        return record.input
    return words.one_line(record.page.title or record.input)


def _entry(record: Ledger | Failure, number: int) -> str:
    link = f'<a href="#p{number + 1}"><bdi>{shown(_title(record))}</bdi></a>'
    if isinstance(record, Failure):
        return f'<li class="failed">{link} <small>not read: {shown(record.code)}</small></li>'
    facts = [record.page.outlet, words.date(record.page.published.value) if record.page.published else None]
    facts.append(words.how_many(len(record.claims), "claim"))
    return f"<li>{link} <small><bdi>{shown(' · '.join(fact for fact in facts if fact))}</bdi></small></li>"


def _section(record: Ledger | Failure, number: int) -> Iterator[str]:
    name = f"p{number + 1}"
    if isinstance(record, Failure):
        yield f'<section class="page failed" id="{name}"><header><h2><bdi>{shown(record.input)}</bdi></h2>'
        yield f'<p class="notice">{shown(str(TestigoError(record.code, record.message)))}</p></header></section>'
        return
    sources, at = Sources(record), f"{name}-"
    yield f'<section class="page" id="{name}" aria-labelledby="{name}-title">'
    yield from _header(record, name)
    yield f'<div class="columns"><article class="text" lang="{shown(record.page.language or "")}" aria-label="Text">'
    yield from MarkedText(record, sources, at=at).html()
    yield '</article><aside class="records" aria-label="Records">'
    yield from RecordCards(record, sources, at=at).html()
    yield "</aside></div></section>\n"


def _header(ledger: Ledger, name: str) -> Iterator[str]:
    page = ledger.page
    again = ' class="unseen"' if _stands_in_text(page) else ""
    yield f'<header><h2 id="{name}-title" dir="auto"{again}>{shown(_title(ledger))}</h2>'
    facts = [page.outlet or "outlet unknown", words.published(page.published)]
    if page.authors:
        facts.append("by " + " and ".join(page.authors))
    facts.extend(words.one_line(dateline.of(page.text)) for dateline in page.datelines[:1])
    yield f'<p class="facts"><bdi>{shown(" · ".join(facts))}</bdi></p>'
    yield f'<p class="facts">{_origin(page, ledger.input)} · read by Testigo '
    yield f"{shown(ledger.reader.version)}, {_model(ledger.reader.model)}</p>"
    for notice in dict.fromkeys((*page.notices, *ledger.notices)):
        yield f'<p class="notice">{shown(notice.code)}: {shown(notice.message)}</p>'
    yield "</header>"


def _model(name: str) -> str:
    """Return the name of the weights with the beginning of their hash, and all of it for whoever points at it."""
    short = re.sub(r"(sha256:[0-9a-f]{12})[0-9a-f]+", r"\1…", name)
    return f'<span title="{shown(name)}">{shown(short)}</span>'


def _stands_in_text(page: Page) -> bool:
    """Say whether the text has the title at its head, so that it need not be shown twice."""
    first = next(page.article(), None)
    return (
        first is not None
        and first.kind == "title"
        and words.one_line(first.of(page.text)) == words.one_line(page.title or "")
    )


def _origin(page: Page, name: str) -> str:
    """Return where the page is from: a link for a web address, which nothing follows by itself."""
    if page.url and page.url.lower().startswith(("http://", "https://")):
        return f'<a href="{shown(page.url)}" rel="noreferrer noopener"><bdi>{shown(page.url)}</bdi></a>'
    return f"<bdi>{shown(name)}</bdi>"
