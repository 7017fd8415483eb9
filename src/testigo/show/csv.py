"""Ledgers as tables: one CSV file for each kind of record, for a spreadsheet or a notebook.

UTF-8 with a byte order mark and lines that end in CR LF (RFC 4180): spreadsheets then take letters and lines as they
are. Words stand on one line; the spans beside them (``12..40``), half-open in code points of the page's text, hold them
exactly.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from testigo.errors import TestigoError
from testigo.ledger import Failure, Incident, Ledger, Span
from testigo.show.sources import Sources
from testigo.show.words import one_line, set_aside
from testigo.show.written_file import WrittenFile

JOINED = " | "
"""Stands between the values of a cell that has several."""

PAGE = "page"
"""Stands among the tellers for the page in its own voice."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBERS = re.compile(r"-?\d[\d.]*( \|( -?\d[\d.]*)?)*")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Cell = str | int | float | bool | None
Row = dict[str, Cell]

COLUMNS: dict[str, tuple[str, ...]] = {
    "pages": (
        *(
            "input",
            "page",
            "url",
            "title",
            "outlet",
            "authors",
            "agencies",
            "published",
            "published_evidence",
            "language",
        ),
        *("claims", "incidents", "counts", "set_aside", "notices", "error_code", "error"),
    ),
    "claims": (
        *(
            "input",
            "page",
            "claim",
            "source",
            "source_words",
            "source_span",
            "category",
            "named",
            "entity",
            "act",
            "form",
        ),
        *("cue", "cue_span", "content", "content_spans", "within", "chain", "confidence"),
    ),
    "incidents": (
        *("input", "page", "incident", "type", "stage", "triggers", "trigger_spans", "agents", "agent_spans"),
        *("patients", "patient_spans", "targets", "target_spans", "instruments", "instrument_spans"),
        *("when_words", "when_spans", "when", "where_words", "where_spans", "where", "latitude", "longitude"),
        *("precision", "country", "geonames", "told_by", "told_by_sources", "confidence"),
    ),
    "counts": (
        *("input", "page", "words", "span", "low", "high", "approximate", "effect", "who", "incident", "told_by"),
        "told_by_source",
    ),
    "entities": ("input", "page", "entity", "kind", "name", "mentions", "mention_spans"),
}


class CsvFolder:
    """A folder of tables, each put in its place once all pages are read.

    Raises TestigoError T402 when the folder cannot be made or a table cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made where it is missing."""
        self._folder = folder
        self._files = ExitStack()
        self._tables: dict[str, csv.DictWriter[str]] = {}

    def __enter__(self) -> Self:
        """Open the tables and write the names of their columns."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as why:
            raise TestigoError("T402", f"{self._folder} cannot be made: {(why.strerror or str(why)).lower()}") from why
        with ExitStack() as files:
            for name, columns in COLUMNS.items():
                file = files.enter_context(WrittenFile(self._folder / f"{name}.csv", encoding="utf-8-sig"))
                self._tables[name] = csv.DictWriter(file, columns)
                self._tables[name].writeheader()
            self._files = files.pop_all()
        return self

    def add(self, record: Ledger | Failure) -> None:
        """Write the rows of one page."""
        if isinstance(record, Failure):
            failed: Row = {"input": record.input, "error_code": record.code, "error": record.message}
            self._write("pages", [failed])
            return
        sources = Sources(record)
        of_page: Row = {"input": record.input, "page": record.page.id}
        for table, rows in (
            ("pages", [_page(record)]),
            ("claims", _claims(record, sources)),
            ("incidents", _incidents(record, sources)),
            ("counts", _counts(record, sources)),
            ("entities", _entities(record)),
        ):
            self._write(table, (of_page | row for row in rows))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the tables in their places, or take them away."""
        self._files.__exit__(kind, error, trace)

    def _write(self, table: str, rows: Iterable[Row]) -> None:
        self._tables[table].writerows({name: shown(cell) for name, cell in row.items()} for row in rows)


def shown(cell: Cell) -> str:
    """Return the cell on one line, and with ' before what a spreadsheet would take for a formula."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        line = one_line(_CONTROLS.sub("", cell))
        return f"'{line}" if _FORMULA.match(line) and not _NUMBERS.fullmatch(line) else line
    return "" if cell is None else f"{cell:.15g}"


def _spans(spans: Iterable[Span | None]) -> str:
    return JOINED.join(f"{span.start}..{span.end}" for span in spans if span)


def _words(spans: Iterable[Span | None], text: str) -> str:
    return JOINED.join(one_line(span.of(text)) for span in spans if span)


def _each(values: Iterable[object]) -> str:
    return JOINED.join("" if value is None else str(value) for value in values)


def _page(ledger: Ledger) -> Row:
    page = ledger.page
    return {
        "url": page.url,
        "title": page.title,
        "outlet": page.outlet,
        "authors": _each(page.authors),
        "agencies": _each(page.agencies),
        "published": page.published.value if page.published else None,
        "published_evidence": page.published.evidence if page.published else None,
        "language": page.language,
        "claims": len(ledger.claims),
        "incidents": len(ledger.incidents),
        "counts": len(ledger.counts),
        "set_aside": set_aside(page.blocks),
        "notices": _each(
            f"{notice.code} {notice.message}" for notice in dict.fromkeys((*page.notices, *ledger.notices))
        ),
    }


def _claims(ledger: Ledger, sources: Sources) -> Iterator[Row]:
    text = ledger.page.text
    for claim in ledger.claims:
        source = claim.source
        yield {
            "claim": claim.id,
            "source": sources.name(claim) if source else None,
            "source_words": _words([source], text),
            "source_span": _spans([source]),
            "category": source.category if source else None,
            "named": source.named if source else None,
            "entity": source.entity if source else None,
            "act": claim.act,
            "form": claim.form,
            "cue": _words([claim.cue], text),
            "cue_span": _spans([claim.cue]),
            "content": _words(claim.content, text),
            "content_spans": _spans(claim.content),
            "within": claim.within,
            "chain": " → ".join(sources.chain(claim)),
            "confidence": claim.confidence,
        }


def _incidents(ledger: Ledger, sources: Sources) -> Iterator[Row]:
    text = ledger.page.text
    for incident in ledger.incidents:
        row: Row = {"incident": incident.id, "type": incident.type, "stage": incident.stage}
        for name, spans in (
            ("trigger", incident.triggers),
            ("agent", incident.agents),
            ("patient", incident.patients),
            ("target", incident.targets),
            ("instrument", incident.instruments),
        ):
            row |= {f"{name}s": _words(spans, text), f"{name}_spans": _spans(spans)}
        yield (
            row
            | _when_and_where(incident, text)
            | {
                "told_by": _each(teller or PAGE for teller in incident.told_by),
                "told_by_sources": sources.tellers(incident.told_by),
                "confidence": incident.confidence,
            }
        )


def _when_and_where(incident: Incident, text: str) -> Row:
    return {
        "when_words": _words(incident.when, text),
        "when_spans": _spans(incident.when),
        "when": _each(found.value for found in incident.when),
        "where_words": _words(incident.where, text),
        "where_spans": _spans(incident.where),
        "where": _each(one_line(place.name) for place in incident.where),
        **{
            name: _each(getattr(place, name) for place in incident.where)
            for name in ("latitude", "longitude", "precision", "country", "geonames")
        },
    }


def _counts(ledger: Ledger, sources: Sources) -> Iterator[Row]:
    for count in ledger.counts:
        yield {
            "words": _words([count], ledger.page.text),
            "span": _spans([count]),
            "low": count.low,
            "high": count.high,
            "approximate": count.approximate,
            "effect": count.effect,
            "who": count.who,
            "incident": count.incident,
            "told_by": count.told_by or PAGE,
            "told_by_source": sources.tellers([count.told_by]),
        }


def _entities(ledger: Ledger) -> Iterator[Row]:
    text = ledger.page.text
    for entity in ledger.entities:
        yield {
            "entity": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "mentions": _words(entity.mentions, text),
            "mention_spans": _spans(entity.mentions),
        }
