"""The words in context: titles and texts of pages that were found, with what was searched for marked as the index matches."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from testigo.bulk.finding.rows import Row
from testigo.case.search import OFF, ON, Excerpt, excerpt_of, marked_in
from testigo.case.search_words import Wanted
from testigo.ledger import FURNITURE

Marked = tuple[Excerpt | None, Excerpt | None]
"""The title with its words, and the stretch of the article where most words stand together; None where none is there."""


def excerpts(pages: Mapping[int, Row], asked: Wanted) -> dict[int, Marked]:
    """Return what of each page's title and text was searched for, by the page's key."""
    loose = asked.loosened()
    terms = [str(term) for group in (*asked.groups, *loose.groups) for term in group]
    if not terms:
        return {}
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize='unicode61 remove_diacritics 2')")
        told = ((key, row["title"] or "", row["text"] or "") for key, row in sorted(pages.items()))
        database.executemany("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", told)
        found = database.execute(
            "SELECT rowid, title, text, highlight(words, 0, ?, ?), highlight(words, 1, ?, ?) FROM words"
            " WHERE words MATCH ?",
            (ON, OFF, ON, OFF, " OR ".join(dict.fromkeys(terms))),
        ).fetchall()
    return {key: _both(pages[key], title, text, of_title, of_text) for key, title, text, of_title, of_text in found}


def _both(row: Row, title: str, text: str, of_title: str, of_text: str) -> Marked:
    in_title = marked_in(of_title, title)
    aside = " ".join(f"{b['start']}-{b['end']}" for b in row["blocks"] or () if b["kind"] in FURNITURE | {"title"})
    return (in_title if in_title.matches else None), excerpt_of(marked_in(of_text, text), aside)
