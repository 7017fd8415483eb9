"""Whatever is asked, the answer is one that is described, and never a fault of the program's own."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_desk import asking, made_case, validator
from starlette.testclient import TestClient

from testigo.web.app import RESOURCES
from testigo.web.openapi import document
from testigo.web.resource import Resource

EASY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
WRITES = [r for r in RESOURCES if r.takes and r.path != "/session"]
READS = [r for r in RESOURCES if r.method == "GET" and r.media != "text/event-stream"]
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "C1", "E1", "I1", "outlet", "page", "00", "sha256:", "9" * 30, "-1", "%00", "\x00", "..", "../..", "\ud800", "'", '"',
         "a*", "NEAR(", "AND", "OR", "-", "title:x", '"a" OR -', "(", "2031-04-02", "2031-13-99", "9999999-01", "killed@5", "I1.when@3", "@", ":"]
    ),
)  # fmt: skip
ANY_JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False), WORDS
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with asking(made_case(tmp_path_factory.mktemp("any") / "a.testigo")) as client:
        yield client


def in_path(draw: Any, resource: Resource, pages: list[str]) -> str:
    path = resource.path
    for name in [part[1:-1] for part in path.split("/") if part.startswith("{")]:
        known = st.sampled_from([*pages, "harbour-police", "1"])
        word = coded(draw(st.one_of(known, WORDS)))
        path = path.replace(
            f"{{{name}}}", "x" if word in {"", ".", ".."} else word
        )  # which a client makes another path of
    return "/api/v1" + path


def coded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def check(answer: Any, resource: Resource) -> None:
    assert answer.status_code < 500, answer.text[:400]
    described = document()["paths"]["/api/v1" + resource.path][resource.method.lower()]["responses"]
    assert str(answer.status_code) in described or answer.status_code in {404, 405}
    if answer.status_code >= 400:
        validator("Error").validate(answer.json())
    elif resource.media == "application/json":
        validator(resource.gives).validate(answer.json())


@pytest.mark.parametrize("resource", READS, ids=[r.name for r in READS])
@given(data=st.data())
@EASY
def test_whatever_is_read_there_is_an_answer(asked: TestClient, resource: Resource, data: st.DataObject) -> None:
    pages = [p["id"] for p in asked.get("/api/v1/pages").json()["pages"][:3]]
    address = in_path(data.draw, resource, pages)
    names = st.sampled_from([*(q.name for q in resource.query), "other"])
    query = data.draw(
        st.lists(
            st.tuples(names, st.one_of(WORDS, st.sampled_from(["1", "50", "deny", "C1", "E1", "police"]))), max_size=3
        )
    )
    if query:
        address += "?" + "&".join(f"{name}={coded(value)}" for name, value in query)
    check(asked.get(address), resource)


@pytest.mark.parametrize("resource", WRITES, ids=[r.name for r in WRITES])
@given(data=st.data())
@EASY
def test_whatever_is_sent_there_is_an_answer(asked: TestClient, resource: Resource, data: st.DataObject) -> None:
    if resource.name == "addPages":  # what it takes in is read by a thread of its own, and tested elsewhere
        body = data.draw(
            st.dictionaries(
                st.sampled_from(["title", "outlet", "url", "published", "authors", "x"]), ANY_JSON, max_size=4
            )
        )
        body.pop("url", None)
    else:
        pages = [p["id"] for p in asked.get("/api/v1/pages").json()["pages"][:3]]
        fields = {
            "verb": st.one_of(st.sampled_from(["accept", "reject", "correct", "join", "part", "add"]), ANY_JSON),
            "record": st.one_of(st.builds("{}:{}".format, st.sampled_from(pages), st.sampled_from(["C1", "E1", "I1", "page", "outlet", "killed@47", "x"])), WORDS),
            "other": st.one_of(st.builds("{}:{}".format, st.sampled_from(pages), st.sampled_from(["C1", "E1", "I1"])), WORDS, st.none()),
            "fields": st.one_of(
                st.dictionaries(
                    st.sampled_from(["act", "form", "source", "category", "entity", "cue", "content", "within", "name", "kind", "type", "stage", "when",
                                     "where", "agent", "value", "low", "high", "effect", "who", "published", "title", "outlet", "agencies", "words",
                                     "mentions", "trigger", "place", "latitude"]),
                    ANY_JSON, max_size=3),
                ANY_JSON,
            ),
            "kind": st.one_of(st.sampled_from(["claim", "incident", "count", "entity"]), WORDS),
            "seen": st.one_of(st.integers(-1, 3), st.integers(), st.none()),
            "part_of": st.booleans(), "why": WORDS, "by": WORDS,
        }  # fmt: skip
        body = data.draw(st.fixed_dictionaries({}, optional=fields))

    sent = json.dumps(body).encode("utf-8", "surrogatepass")
    address = in_path(data.draw, resource, [])
    check(asked.post(address, content=sent, headers={"content-type": "application/json"}), resource)


@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"]),
    path=st.lists(WORDS, max_size=4),
)
@EASY
def test_whatever_address_there_is_an_answer(asked: TestClient, method: str, path: list[str]) -> None:
    answer = asked.request(
        method, "/" + "/".join(map(coded, path)).lstrip("/")
    )  # the client takes no address that begins with //
    assert answer.status_code < 500 or "npm run build" in answer.text
    for begin in ("/api/v1/", "/assets/"):
        assert asked.request(method, begin + "/".join(map(coded, path))).status_code < 500


def test_nothing_of_all_this_has_harmed_the_case(asked: TestClient) -> None:
    assert asked.get("/api/v1/case").json()["pages"] == 9
