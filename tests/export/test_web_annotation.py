import json
from typing import Any

from jsonschema import Draft202012Validator

from testigo.export.material import Material
from testigo.export.web_annotation import CONTEXT, web_annotation

IRI = {"type": "string", "pattern": "^[a-z]+:"}
SELECTORS = {
    "TextQuoteSelector": {"required": ["exact"], "properties": {"exact": {"type": "string", "minLength": 1}}},
    "TextPositionSelector": {
        "required": ["start", "end"],
        "properties": {n: {"type": "integer", "minimum": 0} for n in ("start", "end")},
    },
}
MODEL = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": CONTEXT},
        "type": {"const": "AnnotationPage"},
        "id": IRI,
        "items": {
            "type": "array",
            "items": {
                "required": ["id", "type", "target"],
                "properties": {
                    "id": IRI,
                    "type": {"const": "Annotation"},
                    "target": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "required": ["source", "selector"],
                            "properties": {
                                "source": IRI,
                                "selector": {
                                    "type": "array",
                                    "items": {"oneOf": [{"properties": {"type": {"const": n}}, **s} for n, s in SELECTORS.items()]},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}  # fmt: skip
"""What the Web Annotation Data Model (Recommendation of 23 February 2017) says an annotation page must be."""


def selected(text: str, selector: dict[str, Any]) -> tuple[int, int]:
    """Where a selector points, as the model says it is processed."""
    if selector["type"] == "TextPositionSelector":
        return selector["start"], selector["end"]
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    assert text.count(whole) == 1
    start = text.index(whole) + len(selector["prefix"])
    return start, start + len(selector["exact"])


def test_the_page_is_as_the_model_says_with_an_annotation_for_every_record(material: Material) -> None:
    made = json.loads(web_annotation(material))
    Draft202012Validator(MODEL).validate(made)
    records = sum(len((*x.claims, *x.incidents, *x.counts, *x.entities)) for x in material.ledgers.values())
    assert len(made["items"]) == len({a["id"] for a in made["items"]}) == records


def test_quotation_and_position_of_every_target_point_at_the_same_words(material: Material) -> None:
    for annotation in json.loads(web_annotation(material))["items"]:
        (told,) = (json.loads(b["value"]) for b in annotation["body"] if b["purpose"] == "describing")
        text = material.ledgers[told["page"]].page.text
        for target in annotation["target"]:
            quote, position = (selected(text, s) for s in target["selector"])
            assert quote == position


def test_what_a_person_decided_names_the_person_as_creator(material: Material) -> None:
    made = json.loads(web_annotation(material))["items"]
    assert [a["creator"]["name"] for a in made if "creator" in a] == ["R. Editor"]
