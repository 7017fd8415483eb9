"""Every route is described, and every answer is as it is described."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sample_desk import API, asking, checked
from starlette.routing import Route
from starlette.testclient import TestClient

from testigo.web.app import RESOURCES, desk_app
from testigo.web.desk import Desk
from testigo.web.openapi import document
from testigo.web.resource import Resource

ASKED = [r for r in RESOURCES if r.method == "GET" and r.media == "application/json" and "{job}" not in r.path]


@pytest.fixture(scope="module")
def sample(drevna: Path) -> Iterator[TestClient]:
    with asking(drevna) as client:
        yield client


def filled(sample: TestClient, path: str) -> str:
    """The address with records of the sample case in its places, and the parameters that it needs."""
    link = sample.get(f"{API}/lineage").json()["links"][0]
    party = sample.get(f"{API}/parties").json()["sources"][0]["id"]
    path = path.replace("{page}", link["from"]).replace("{party}", party)
    path = path.replace("{a}", link["from"]).replace("{b}", link["to"])
    return API + path + ("?record=C1" if path.endswith("elsewhere") else "?q=police" if path == "/search" else "")


def test_every_route_of_the_app_is_in_the_document(case: Path) -> None:
    desk = Desk(case)
    routes = [r for r in desk_app(desk).routes if isinstance(r, Route) and r.path != "/{path:path}"]
    served = {(r.path, m.lower()) for r in routes for m in r.methods or () if m != "HEAD"}
    described = {(path, method) for path, methods in document()["paths"].items() for method in methods}
    assert served == described
    desk.close()


def test_every_schema_is_json_schema_and_every_reference_leads_somewhere() -> None:
    made = document()
    for schema in made["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    text = json.dumps(made)
    for name in text.split('"#/components/schemas/')[1:]:
        assert name.partition('"')[0] in made["components"]["schemas"]


def test_names_of_operations_are_unique() -> None:
    names = [resource.name for resource in RESOURCES]
    assert len(set(names)) == len(names)


def test_the_document_is_served(sample: TestClient) -> None:
    assert sample.get(f"{API}/openapi.json").json() == json.loads(json.dumps(document()))


@pytest.mark.parametrize("resource", ASKED, ids=[r.name for r in ASKED])
def test_an_answer_is_as_the_document_says(sample: TestClient, resource: Resource) -> None:
    value = checked(sample.get(filled(sample, resource.path)), resource.gives)
    assert value


@pytest.mark.parametrize("resource", ASKED, ids=[r.name for r in ASKED])
def test_an_empty_case_is_answered_too(tmp_path: Path, resource: Resource) -> None:
    if "{" in resource.path:
        pytest.skip("there is nothing to name in an empty case")
    with asking(tmp_path / "new.testigo") as client:
        checked(client.get(API + resource.path + ("?q=police" if resource.path == "/search" else "")), resource.gives)


def undescribed(value: Any, schema: Any, known: Any) -> Iterator[str]:
    """Names in a value of which the schema says nothing."""
    while "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    parts = [schema, *schema.get("allOf", ()), *schema.get("anyOf", ())]
    parts = [known[p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in parts]
    if isinstance(value, list):
        items = next((p["items"] for p in parts if "items" in p), None)
        for item in value if items else ():
            yield from undescribed(item, items, known)
    if isinstance(value, dict):
        fields: dict[str, Any] = {}
        for part in parts:
            fields |= part.get("properties", {})
        is_open = not fields or any("additionalProperties" in p for p in parts)
        for name, item in value.items():
            if name in fields:
                yield from undescribed(item, fields[name], known)
            elif not is_open:
                yield name


@pytest.mark.parametrize("resource", ASKED, ids=[r.name for r in ASKED])
def test_an_answer_has_no_field_that_is_not_described(sample: TestClient, resource: Resource) -> None:
    known = document()["components"]["schemas"]
    value = sample.get(filled(sample, resource.path)).json()
    assert not set(undescribed(value, known[resource.gives], known))


def test_every_resource_stands_in_the_reference() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference" / "api.md").read_text("utf-8")
    missing = [r.name for r in RESOURCES if f"| `{r.method} {r.path}` |" not in text]
    assert not missing
    assert not [q.name for r in RESOURCES for q in r.query if f"`{q.name}`: " not in text]
