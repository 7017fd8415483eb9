"""What a person sets of a record, in words, made into fields of the record as the contract has them.

Words stand for where they are on the page: of several places, the nearest to the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from testigo.case.review.laying import RECORDS, has_record, record_of, with_page
from testigo.case.review.targets import PAGE, PARTS
from testigo.contract import from_plain, to_plain
from testigo.errors import TestigoError
from testigo.ledger import Ledger, Span

FIELDS: dict[str, tuple[str, ...]] = {
    "claim": ("act", "form", "source", "category", "entity", "cue", "content", "within"),
    "entity": ("name", "kind", "mentions"),
    "incident": ("type", "stage", "trigger", "when", "where", "agent", "patient", "target", "instrument"),
    "count": ("value", "low", "high", "approximate", "effect", "who", "incident", "told_by", "words"),
    "when": ("value", "words"),
    "where": ("name", "latitude", "longitude", "country", "precision", "words"),
    **dict.fromkeys(("agent", "patient", "target", "instrument"), ("words", "entity")),
    "page": ("published", "title", "outlet", "agencies", "place"),
}
"""What can be set of each kind of record."""
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?")
_AMOUNT = re.compile(r"(?P<about>~)?(?P<low>\d+(?:\.\d+)?)?(?P<to>-|\+)?(?P<high>\d+(?:\.\d+)?)?")
_POINT = re.compile(r"(?P<name>.+?)\s*@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)")
_RECORDS_NAMED = frozenset({"within", "told_by", "incident"})
"""Fields that name another record of the page by its id."""
_PLACE = ("name", "latitude", "longitude", "precision", "country", "geonames")
"""Fields that say which place words mean."""
_NUMBERS = frozenset({"low", "high", "latitude", "longitude"})


def change_of(ledger: Ledger, kind: str, record: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are set, as the contract has them.

    Raises TestigoError T515 when nothing is set, the record has no such field, the value cannot stand in it, or words are
    not on the page.
    """
    allowed = FIELDS.get(kind, ())
    strange = [name for name in given if name not in allowed]
    if strange or not given:
        what = f"{strange[0]!r} cannot be set of" if strange else "nothing is set of"
        raise TestigoError("T515", f"{what} {record}; there are {', '.join(allowed) or 'no fields to set'}")
    if kind == PAGE:
        return _of_page(ledger, given)
    plain = to_plain(record_of(ledger, record))
    change = fields_set(ledger, kind, plain, given)
    check_fits(kind, {**plain, **change}, record)
    return change


def fields_set(ledger: Ledger, kind: str, plain: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the record ``plain`` that are set, as the contract has them. Raises TestigoError T515."""
    return _Changing(ledger, kind, plain).all(given)


def check_fits(kind: str, plain: Mapping[str, Any], record: str) -> None:
    """Raise TestigoError T515 where the fields make no record of the kind; ``record`` is how the message calls it."""
    try:
        from_plain(RECORDS[kind], dict(plain), record)
    except TestigoError as why:
        raise TestigoError("T515", why.message) from why


def _of_page(ledger: Ledger, given: Mapping[str, Any]) -> dict[str, Any]:
    change = {name: _none(value) for name, value in given.items()}
    if change.get("published") is not None:
        from testigo.library import iso_date

        try:
            change["published"] = iso_date(str(change["published"]))
        except TestigoError as why:
            raise TestigoError("T515", why.message) from why
    if isinstance(change.get("agencies"), str):
        change["agencies"] = [name.strip() for name in change["agencies"].split(",")]
    elif "agencies" in change and change["agencies"] is None:
        change["agencies"] = []
    with_page(ledger, change)
    return change


def _none(value: Any) -> Any:  # noqa: ANN401 - a field
    return None if isinstance(value, str) and value.strip().casefold() in {"", "none", "-"} else value


class _Changing:
    """One record whose fields are set."""

    def __init__(self, ledger: Ledger, kind: str, plain: Mapping[str, Any]) -> None:
        self._ledger = ledger
        self._text = ledger.page.text
        self._kind = kind
        self._plain = plain
        self._near = _start_of(plain)
        self._change: dict[str, Any] = {}

    def all(self, given: Mapping[str, Any]) -> dict[str, Any]:
        ways: dict[str, Callable[[Any], None]] = {
            "source": self._source, "category": self._category, "entity": self._entity, "content": self._content,
            "cue": lambda v: self._set("cue", self._span(v)), "within": lambda v: self._set("within", v),
            "words": self._words, "name": self._name,
            "trigger": lambda v: self._set("triggers", self._in_order(v)),
            "mentions": lambda v: self._set("mentions", self._in_order(v)),
        }  # fmt: skip
        if self._kind == "incident":
            ways |= {
                "when": self._when,
                "where": self._where,
                **{r: self._role_setter(r) for r in PARTS if r[0] != "w"},
            }
        if self._kind == "count":
            ways["value"] = self._amount
        for name, value in given.items():
            ways.get(name, lambda v, name=name: self._set(name, v))(_typed(name, _none(value)))
        return self._change

    def _set(self, name: str, value: Any) -> None:  # noqa: ANN401 - a field
        if name in _RECORDS_NAMED and value is not None and not has_record(self._ledger, str(value)):
            raise TestigoError("T515", f"the page has no record {str(value)!r}")
        self._change[name] = value

    def _span(self, value: Any) -> dict[str, int] | None:  # noqa: ANN401 - words, or a span already
        if value is None or isinstance(value, Mapping):
            return self._checked(value) if value else None
        span = nearest(str(value), self._text, self._near)
        return {"start": span.start, "end": span.end}

    def _checked(self, span: Mapping[str, Any]) -> dict[str, int]:
        start, end = span.get("start"), span.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(self._text)):
            raise TestigoError("T515", f"{dict(span)} are no words of the page")
        return {"start": start, "end": end}

    def _spans(self, value: Any) -> list[Any]:  # noqa: ANN401 - words or spans, one or several
        if value is None:
            return []
        return [self._span(v) for v in _several(value)]

    def _in_order(self, value: Any) -> list[Any]:  # noqa: ANN401
        spans = sorted(self._spans(value), key=lambda s: s["start"])
        if not spans:
            raise TestigoError("T515", "words are not left out; reject the record instead")
        return spans

    def _content(self, value: Any) -> None:  # noqa: ANN401
        self._set("content", sorted(self._spans(value), key=lambda s: s["start"]))

    def _source(self, value: Any) -> None:  # noqa: ANN401
        span = self._span(value)
        if span is None:
            self._set("source", None)
            return
        before = self._current("source") or {}
        entity = self._at(span)
        category = before.get("category") or self._category_of(entity)
        made = {"category": category, "entity": entity, "named": entity is not None, **span}
        self._set("source", made)

    def _category_of(self, entity: str | None) -> str:
        """What the entity mostly is where the page has it as a source."""
        known = [c.source.category for c in self._ledger.claims if c.source and entity and c.source.entity == entity]
        return max(known, key=known.count, default="other")

    def _current(self, name: str) -> Any:  # noqa: ANN401
        return self._change.get(name, self._plain.get(name))

    def _category(self, value: Any) -> None:  # noqa: ANN401
        self._on_source(category=value or "other")

    def _entity(self, value: Any) -> None:  # noqa: ANN401
        entity = self._called(value)
        if self._kind == "claim":
            self._on_source(entity=entity, named=entity is not None)
        else:
            self._set("entity", entity)

    def _on_source(self, **fields: Any) -> None:  # noqa: ANN401
        source = self._current("source")
        if source is None:
            raise TestigoError("T515", "the claim has no source whose words are known; set source as well")
        self._set("source", {**source, **fields})

    def _called(self, value: Any) -> str | None:  # noqa: ANN401
        """The entity with this id or name. Raises TestigoError T515 where there is none."""
        if value is None:
            return None
        words = str(value).casefold()
        for e in self._ledger.entities:
            if value == e.id or words in {e.name.casefold(), *(m.of(self._text).casefold() for m in e.mentions)}:
                return e.id
        raise TestigoError("T515", f"the page has no entity {str(value)!r}")

    def _at(self, span: Mapping[str, int]) -> str | None:
        """The entity that the words name: the one with the longest mention within them."""
        within = Span(start=span["start"], end=span["end"])
        inside = [(m.end - m.start, e.id) for e in self._ledger.entities for m in e.mentions if within.covers(m)]
        return max(inside, default=(0, None))[1]

    def _words(self, value: Any) -> None:  # noqa: ANN401
        span = self._span(value)
        if span is None:
            raise TestigoError("T515", "words are not left out; reject the record instead")
        self._change.update(span)
        if self._kind not in {"when", "where", "count"} and "entity" not in self._change:
            self._set("entity", self._at(span))

    def _role_setter(self, role: str) -> Callable[[Any], None]:
        def fill(value: Any) -> None:  # noqa: ANN401
            self._set(PARTS[role], [{**s, "entity": self._at(s)} for s in self._spans(value)])

        return fill

    def _when(self, value: Any) -> None:  # noqa: ANN401
        if value is None:
            self._set("when", [])
        elif _ISO.fullmatch(str(value)):
            self._set("when", [{**self._where_it_stands("when"), "value": str(value)}])
        else:
            self._set("when", [self._day(v) for v in _several(value)])

    def _day(self, value: Any) -> dict[str, Any]:  # noqa: ANN401 - words, or a span with or without its day
        """Words that tell when, with the day that is given or that they mean where they stand."""
        span = self._span(value)
        if span is None:
            raise TestigoError("T515", "a time without words; give the words that tell it")
        if isinstance(value, Mapping) and "value" in value:
            return {**span, "value": _none(value["value"])}
        return {**span, "value": day_at(Span(start=span["start"], end=span["end"]), self._ledger)}

    def _where(self, value: Any) -> None:  # noqa: ANN401
        if value is None or isinstance(value, str):
            places = [] if value is None else [{**self._where_it_stands("where", value), **self._place(value)}]
        else:
            places = [self._spot(v) for v in _several(value)]
        self._set("where", places)

    def _spot(self, value: Any) -> dict[str, Any]:  # noqa: ANN401 - words, or a span with or without its place
        """Words that tell where, with the place that is given: all of it, its name alone, or none but the words."""
        span = self._span(value)
        if span is None:
            raise TestigoError("T515", "a place without words; give the words that tell it")
        given = value if isinstance(value, Mapping) else {}
        if "precision" in given:
            return {**{name: given[name] for name in _PLACE if name in given}, **span}
        return {**span, **self._place(str(given.get("name") or self._text[span["start"] : span["end"]]))}

    def _name(self, value: Any) -> None:  # noqa: ANN401
        if self._kind == "where" and value is not None:
            self._change = {**self._place(str(value)), **self._change}
        else:
            self._set("name", value)

    def _where_it_stands(self, part: str, words: str = "") -> dict[str, int]:
        """The words for it on the page, else those that stand there now, else the incident's own."""
        if words:
            with suppress(TestigoError):
                span = nearest(words.partition("@")[0].strip(), self._text, self._near)
                return {"start": span.start, "end": span.end}
        now = (self._plain.get(part) or self._plain["triggers"])[0]
        return {"start": now["start"], "end": now["end"]}

    def _place(self, value: str) -> dict[str, Any]:
        """A place by its name, or its name and point: "Tarvenna@41.2,12.3"."""
        from testigo.reading.places import locate

        pointed = _POINT.fullmatch(value)
        if pointed:
            point = {"latitude": float(pointed["lat"]), "longitude": float(pointed["lon"])}
            return {"name": pointed["name"], **point, "precision": "exact", "country": None, "geonames": None}
        (found,) = locate([value], text=self._text, at=[self._near])
        return {name: getattr(found, name) for name in _PLACE}

    def _amount(self, value: Any) -> None:  # noqa: ANN401
        """A number in short: 8, 8-10, 8+ (at least), -10 (at most), ~40 (about)."""
        match = _AMOUNT.fullmatch(str(value).replace(" ", "").replace("–", "-"))
        if match is None or not (match["low"] or match["high"]):
            raise TestigoError("T515", f"{value!r} is no number; write 8, 8-10, 8+, -10 or ~40")
        low, high = (float(match[end]) if match[end] else None for end in ("low", "high"))
        self._change.update(
            low=low, high=high if match["to"] else low, approximate=bool(match["about"]),
        )  # fmt: skip


def _several(value: Any) -> list[Any]:  # noqa: ANN401 - one or several
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def day_at(words: Span, ledger: Ledger) -> str | None:
    """Return the day that words of a page mean where they stand; None where they cannot be placed."""
    from testigo.reading.sentences import sentence_spans
    from testigo.reading.setting import setting_of

    sentence = next((s for s in sentence_spans(ledger.page.text) if words.start < s[1]), (0, words.end))
    return setting_of(ledger.page, ()).date_at(words, sentence)


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401
    if name in _NUMBERS and isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            raise TestigoError("T515", f"{value!r} is no number") from None
    if name == "approximate" and isinstance(value, str):
        return value.casefold() in {"yes", "true", "1"}
    return value


def nearest(words: str, text: str, near: int) -> Span:
    """Return where the words stand nearest to a position. Raises TestigoError T515 where they stand nowhere."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    for flags in (0, re.IGNORECASE):
        found = [Span(start=m.start(), end=m.end()) for m in re.finditer(pattern, text, flags)] if pattern else []
        if found:
            return min(found, key=lambda s: (abs(s.start - near), s.start))
    raise TestigoError("T515", f"the page does not have the words {words!r}")


def _start_of(plain: Mapping[str, Any]) -> int:
    """Where a record stands."""
    if "start" in plain:
        return int(plain["start"])
    spans = plain.get("content") or plain.get("triggers") or plain.get("mentions") or [{"start": 0}]
    return int(spans[0]["start"])
