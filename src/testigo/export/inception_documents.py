"""Documents that INCEpTION exported, taken apart: what was read on a page, and what stands there now.

They are parsed in the process that reads what came from outside; only plain values come back, which are looked at here.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from testigo.case.review.names import name_of
from testigo.errors import TestigoError
from testigo.export.extras import library
from testigo.export.inception import EXTRA, LAYERS, PAGE_LAYER, Marked
from testigo.intake import isolation
from testigo.intake.limits import Options

_LARGEST = 64 * 1024 * 1024
"""Bytes of one document, or of one ZIP within."""
_MOST = 20_000
"""Files of an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page with its text, its records as they were when the document was written, and as they are annotated in it."""

    page: str
    text: str
    as_read: dict[str, Marked]
    there: tuple[Marked, ...]


def documents_of(data: bytes, name: str, options: Options | None = None) -> list[Document]:
    """Return the documents of what INCEpTION exported. Raises TestigoError T743, and T226 to T229 as pages do."""
    told = isolation.annotated(data, name, options or Options())
    try:
        return [_document(one) for one in told]
    except (KeyError, TypeError, ValueError) as why:
        raise TestigoError("T743", f"{name!r} has annotations of a form that no document of a case has") from why


def _document(told: dict[str, Any]) -> Document:
    as_read = [_marked_of(m) for m in told["as_read"]]
    there = tuple(_marked_of(m) for m in told["there"])
    page, text = told["page"], told["text"]
    if not isinstance(page, str) or not isinstance(text, str):
        raise TypeError("a page or a text that is none")
    return Document(page=page, text=text, as_read={m.record: m for m in as_read}, there=there)


def _marked_of(told: dict[str, Any]) -> Marked:
    kind, record, fields = told["kind"], told["record"], dict(told["fields"])
    spans = tuple((start, end) for start, end in told["spans"])
    if kind not in LAYERS or not isinstance(record, str):
        raise ValueError("a record of no kind")
    if not all(isinstance(f, str) and (v is None or isinstance(v, str)) for f, v in fields.items()):
        raise TypeError("a field that is no text")
    if not all(type(place) is int for span in spans for place in span):
        raise TypeError("a place that is no number")
    return Marked(kind=kind, record=record, fields=fields, spans=spans)


def told_of(stream: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
    """Yield the documents of a file as plain values, in whatever process this is. Raises TestigoError T741, T743."""
    for document in _unpacked(stream, name):
        cas = _loaded(document, name)
        page, as_read = _page_of(cas, name)
        there = [_plain(m) for m in _annotated(cas, page)]
        yield {"page": page, "text": cas.sofa_string, "as_read": [_plain(m) for m in as_read], "there": there}


def _plain(m: Marked) -> dict[str, Any]:
    return {"kind": m.kind, "record": m.record, "fields": m.fields, "spans": m.spans}


def _unpacked(stream: IO[bytes], name: str, *, inner: bool = False) -> Iterator[bytes]:
    """Yield the CAS JSON documents of a file, itself one or a ZIP that holds them, each perhaps in a ZIP of its own.

    Raises TestigoError T743.
    """
    is_packed = stream.read(2) == b"PK"
    stream.seek(0)
    if not is_packed:
        yield stream.read()
        return
    try:
        with zipfile.ZipFile(stream) as archive:
            endings = (".json",) if inner else (".json", ".zip")
            infos = [i for i in archive.infolist() if i.filename.endswith(endings)]
            if len(infos) > _MOST or any(i.file_size > _LARGEST for i in infos):
                raise TestigoError("T743", f"{name!r} is larger than what INCEpTION exports of a case")
            for info in infos:
                with archive.open(info) as file:
                    yield from _unpacked(io.BytesIO(file.read(_LARGEST)), name, inner=True)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as why:
        raise TestigoError("T743", f"{name!r} is a damaged ZIP: {why}") from why


def _loaded(document: bytes, name: str) -> Any:  # noqa: ANN401 - cassis has no types
    cassis = library("cassis", EXTRA)
    try:
        return cassis.load_cas_from_json(io.BytesIO(document))
    except Exception as why:  # whatever the library meets in a file that is none
        raise TestigoError("T743", f"{name!r} is no UIMA CAS JSON: {type(why).__name__}") from why


def _page_of(cas: Any, name: str) -> tuple[str, list[Marked]]:  # noqa: ANN401
    try:
        (page,) = cas.select(PAGE_LAYER)
        read = json.loads(page.as_read)
        return page.page, [
            Marked(kind=m["kind"], record=record, fields=m["fields"], spans=tuple(tuple(s) for s in m["spans"]))
            for record, m in read.items()
        ]
    except Exception as why:
        raise TestigoError(
            "T743", f"{name!r} has no {PAGE_LAYER} with its records as read; the layer must be in the project"
        ) from why


def _annotated(cas: Any, page: str) -> Iterator[Marked]:  # noqa: ANN401
    """The annotations as records; those of one name are one, each without a name is a new one."""
    for kind, (layer, features) in LAYERS.items():
        together: dict[str, list[Any]] = {}
        for n, annotation in enumerate(_of_layer(cas, layer)):
            together.setdefault(annotation.record or f"new {n}", []).append(annotation)
        for name, parts in together.items():
            begun = name_of(page, "")
            record = name.removeprefix(begun) if name.startswith(begun) else ""
            spans = tuple(sorted((a.begin, a.end) for a in parts))
            yield Marked(kind=kind, record=record, fields=_fields(parts, features), spans=spans)


def _of_layer(cas: Any, layer: str) -> Iterable[Any]:  # noqa: ANN401
    return list(cas.select(layer)) if cas.typesystem.contains_type(layer) else []


def _fields(parts: Iterable[Any], features: Iterable[str]) -> dict[str, str | None]:
    """The fields of a record that stands in several places: what was changed on one of them is changed."""
    parts = list(parts)
    made: dict[str, str | None] = {}
    for name in features:
        values = [getattr(a, name, None) or None for a in parts]
        made[name] = min(values, key=values.count)
    return made
