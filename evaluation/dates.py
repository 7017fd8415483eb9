"""How exactly dates are worked out, against the annotation and the MUC answer keys.

    python evaluation/dates.py [--errors] [--sentence]

Of the annotation's time words whose day the annotators could place: how often ``date_of`` gives their very value, and
of those they could not ("?"), how often it gives none. ``--sentence`` gives it the sentence alone, not the text before
it. Of all time words: how many ``time_spans`` finds (overlapping, and to the character).

Of the MUC keys (INCIDENT: DATE): how often some time in the text, worked out from the dateline, is a date that the key
allows, and how often the first one in the two months before the dateline is; the keys leave older incidents out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from muc_keys import MUC, PARTS, SHARED, KeyDate, read_documents, read_keys
from testigo.reading.dates import date_of
from testigo.reading.dates.period import Period, parse
from testigo.reading.times import time_spans

TWO_MONTHS = timedelta(days=62)
_DATELINE = 160


def annotated(part: str) -> Iterator[tuple[str, str | None, list[tuple[int, int]], set[tuple[int, int, str]]]]:
    """Yield text, date, sentences and the distinct (start, end, value) of time words of each annotated document."""
    sys.path.insert(0, str(SHARED / "annotation"))
    import annotation

    for path in sorted((SHARED / "annotation" / part).glob("*.ann")):
        document, records, _ = annotation.read(path)
        times = {(*time["span"], time["value"]) for record in records for time in record.get("when", [])}
        yield document.text, document.meta.get("date"), list(document.sentences.values()), times


def measure_annotation(part: str, *, alone: bool, errors: bool) -> None:
    """Print the accuracy of values and the recall of spans on one part of the annotation."""
    n: Counter[str] = Counter()
    for text, published, sentences, times in annotated(part):
        found = {(span.start, span.end) for span in time_spans(text)}
        for start, end, value in sorted(times):
            first, last = next(s for s in sentences if s[0] <= start < s[1]) if alone else (0, len(text))
            said = date_of(text[start:end], reference=published, context=text[first:last], at=start - first)
            kind = "unplaced" if value == "?" else "placed"
            n[kind] += 1
            n[f"{kind} right"] += said == (None if value == "?" else value)
            n["found"] += any(a < end and start < b for a, b in found)
            n["found exactly"] += (start, end) in found
            if errors and value not in {"?", said}:
                before = text[max(0, start - 40) : start]
                print(f"  {published}  {value:24} {said or '-':24} {before!r} {text[start:end]!r}")
    total = n["placed"] + n["unplaced"]
    print(
        f"annotation {part:5}  value {n['placed right'] / n['placed']:.3f} of {n['placed']}"
        f"   '?' {n['unplaced right'] / n['unplaced']:.3f} of {n['unplaced']}"
        f"   found {n['found'] / total:.3f}, exactly {n['found exactly'] / total:.3f} of {total}"
    )


def allows(key: KeyDate, said: Period) -> bool:
    """Whether a time is one that the key allows: within its days, or not after its last."""
    if key.first is None:
        return said.last <= key.last
    return key.first <= said.first and said.last <= key.last


def dateline(text: str) -> str | None:
    """Return the date of "SAN SALVADOR, 3 JAN 90 --"."""
    head = text[:_DATELINE].split("--", maxsplit=1)[0]
    days = [date_of(span.of(head), reference=None) for span in time_spans(head)]
    return next((day for day in days if day), None)


def candidates(text: str) -> tuple[str | None, list[Period]]:
    """Return the dateline's date and the times of the text, worked out from it, in order."""
    written = dateline(text)
    body = text.find("--") + 2
    spans = [span for span in time_spans(text) if span.start >= body]
    said = (date_of(span.of(text), reference=written, context=text, at=span.start) for span in spans)
    return written, [period for value in said if (period := parse(value)) is not None]


def pick(written: str | None, times: list[Period]) -> Period | None:
    """Choose the first time in the two months up to the dateline, else the dateline itself."""
    page = parse(written)
    if page is None:
        return times[0] if times else None
    recent = (time for time in times if recent_enough(time, page.last))
    return next(recent, page)


def recent_enough(time: Period, page: date) -> bool:
    """Whether a time known to the day lies in the two months before a page."""
    return time.start.day is not None and page - TWO_MONTHS <= time.first and time.last <= page


def measure_muc(part: str) -> None:
    """Print how often the key's date is among the times of the text, and how often it is the one picked."""
    documents = read_documents(MUC / part)
    read = {name: candidates(text) for name, text in documents.items()}
    n: Counter[str] = Counter()
    for template in (t for t in read_keys(MUC / part) if t.dates):
        written, times = read[template.message]
        kind = "on or before" if any(key.first is None for key in template.dates) else "day or days"
        page = parse(written)
        chosen = pick(written, times)
        n[kind] += 1
        n[f"{kind} found"] += any(
            allows(key, time) for key in template.dates for time in [*times, *([page] if page else [])]
        )
        n[f"{kind} picked"] += chosen is not None and any(allows(key, chosen) for key in template.dates)
    for kind in ("day or days", "on or before"):
        found, picked = n[f"{kind} found"] / n[kind], n[f"{kind} picked"] / n[kind]
        print(f"MUC {part:5} {kind:13} among the text's times {found:.3f}   picked {picked:.3f}   of {n[kind]}")


def main() -> None:
    """Print every figure for dates."""
    for part in ("dev", "train"):
        measure_annotation(part, alone="--sentence" in sys.argv, errors="--errors" in sys.argv)
    for part in PARTS:
        measure_muc(part)


if __name__ == "__main__":
    if not Path(SHARED).is_dir():
        raise SystemExit(f"no shared data at {SHARED}: set TESTIGO_SHARED to its folder")
    main()
