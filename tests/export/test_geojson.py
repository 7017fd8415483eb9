import json
from dataclasses import replace
from typing import Any

import geojson as reader

from testigo.case.records import Spot
from testigo.export.geojson import geojson
from testigo.export.material import Material


def test_the_collection_is_valid_and_has_a_point_for_each_place_told_with_its_precision(material: Material) -> None:
    made = reader.loads(geojson(material))
    assert made.is_valid, made.errors()
    told = [a for e in material.accounts.incidents for q in e.questions if q.question == "where" for a in q.answers]
    assert len(made["features"]) == len(told) > 0
    for feature, answer in zip(made["features"], told, strict=True):
        assert isinstance(answer.value, Spot)
        assert feature["geometry"]["coordinates"] == [answer.value.longitude, answer.value.latitude]
        assert feature["properties"]["precision"] == answer.value.precision
        assert len(feature["properties"]["told"]) == len(answer.told) + len(answer.denied)


def test_words_of_a_place_stand_where_the_feature_says(material: Material) -> None:
    for feature in json.loads(geojson(material))["features"]:
        for told in feature["properties"]["told"]:
            text = material.ledgers[told["page"]].page.text
            assert any(text[s["start"] : s["end"]] == told["words"] for s in told["spans"])


def test_a_place_without_a_point_is_a_feature_without_a_geometry(material: Material) -> None:
    made = reader.loads(geojson(without_points(material)))
    assert made.is_valid
    assert {f["geometry"] for f in made["features"]} == {None}


def without_points(material: Material) -> Material:
    def moved(value: Any) -> Any:
        return replace(value, latitude=None, longitude=None) if isinstance(value, Spot) else value

    events = tuple(
        replace(
            e,
            questions=tuple(
                replace(q, answers=tuple(replace(a, value=moved(a.value)) for a in q.answers)) for q in e.questions
            ),
        )
        for e in material.accounts.incidents
    )
    return replace(material, accounts=replace(material.accounts, incidents=events))
