"""GeoJSON (RFC 7946): a point for each place that pages give an incident, with how exact it is."""

from __future__ import annotations

from typing import Any

from testigo.case.records import Answer, Event, Question, Spot
from testigo.export.as_json import evidence, json_bytes
from testigo.export.material import Material
from testigo.export.records import FlatRecords
from testigo.show.case_words import CaseWords

_DIGITS = 5
"""Digits after the point of a degree: a metre. A gazetteer knows no more."""


def geojson(material: Material) -> bytes:
    """Return a collection of features, WGS 84, longitude first. A place without a point has no geometry."""
    records, words = FlatRecords(material), CaseWords(material.accounts)
    features = [
        _feature(event, asked, answer, n, records, words)
        for event in material.accounts.incidents
        for asked in event.questions
        if asked.question == "where"
        for n, answer in enumerate(asked.answers)
    ]
    return json_bytes({"type": "FeatureCollection", "features": features, **_said(material)})


def _said(material: Material) -> dict[str, Any]:
    return {"note": material.note} if material.note else {}


def _feature(
    event: Event, asked: Question, answer: Answer, n: int, records: FlatRecords, words: CaseWords
) -> dict[str, Any]:
    spot = answer.value if isinstance(answer.value, Spot) else None
    return {
        "type": "Feature",
        "id": f"{event.id}:where:{n}",
        "geometry": _point(spot),
        "properties": {
            "incident": event.id,
            "title": event.title,
            "type": event.type,
            "when": event.when,
            "place": spot.name if spot else words.answer(answer),
            "precision": spot.precision if spot else "unknown",
            "country": spot.country if spot else None,
            "verdict": asked.verdict,
            "independent_origins": answer.independent,
            "told": [evidence(record) for record in records.of_answer(event, asked, answer)],
        },
    }


def _point(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None or spot.latitude is None or spot.longitude is None:
        return None
    return {"type": "Point", "coordinates": [round(spot.longitude, _DIGITS), round(spot.latitude, _DIGITS)]}
