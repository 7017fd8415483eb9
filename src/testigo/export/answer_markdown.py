"""Accounts as Markdown: a table for each incident, and under it the words with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testigo.case.records import Accounts, Event, Telling
from testigo.export.answer_rows import Rows, asked_in_words
from testigo.show import words
from testigo.show.case_words import VERDICTS, outlet

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
_SAFE = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def markdown_of(name: str, accounts: Accounts, rows: Rows) -> bytes:
    """Return the accounts of a case that is called so."""
    by = rows.read_by()
    lines = [f"# Accounts: {escaped(name)}", "", *([f"Read by {escaped(by)}.", ""] if by else [])]
    for event in accounts.incidents:
        lines += [*_table(event, rows), "", *_words(event, rows), ""]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Return words that mean nothing to Markdown or HTML, on one line."""
    return _MARKS.sub(r"\\\1", words.one_line(text))


def _table(event: Event, rows: Rows) -> Iterator[str]:
    yield f"## {escaped(event.title)}"
    yield ""
    yield "| question | answer | verdict | independent origins | told by | denied by | silent |"
    yield "|---|---|---|---|---|---|---|"
    for asked in event.questions:
        for answer in asked.answers:
            cells = (
                asked_in_words(asked),
                rows.words.answer(answer),
                VERDICTS[asked.verdict].casefold(),
                str(answer.independent),
                rows.tellers(answer.told),
                rows.tellers(answer.denied),
                rows.words.silent(asked, event) if asked.silent else "",
            )
            yield "| " + " | ".join(map(escaped, cells)) + " |"


def _words(event: Event, rows: Rows) -> Iterator[str]:
    for asked in event.questions:
        for answer in asked.answers:
            for denies, tellings in ((False, answer.told), (True, answer.denied)):
                for t in tellings:
                    said = "denied" if denies else "told"
                    heading = f"{asked_in_words(asked)}: {rows.words.answer(answer)}"
                    yield f"- {escaped(heading)}, {said} by {escaped(rows.words.teller(t) or 'the page itself')}: “{escaped(rows.quote(t).whole)}” {_where(t, rows)}"


def _where(t: Telling, rows: Rows) -> str:
    card = rows.words.card(t.incident.page)
    known = ", ".join(part for part in (outlet(card), card.published or "") if part)
    address = f", <{card.url}>" if card.url and _SAFE.fullmatch(card.url) else ""
    return f"({escaped(known)}{address})"
