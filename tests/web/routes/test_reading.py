"""What is read of the sample case over the API is what the library gives of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_desk import API, asking, error_of
from starlette.testclient import TestClient

import testigo
from testigo.case.accounts.form import to_json
from testigo.case.custody.receipts import tool


@pytest.fixture(scope="module")
def sample(drevna: Path) -> Iterator[TestClient]:
    with asking(drevna) as client:
        yield client


@pytest.fixture(scope="module")
def accounts(drevna: Path) -> Any:
    with testigo.Case(drevna) as case:
        return to_json(case.accounts())


def get(sample: TestClient, path: str) -> Any:
    answer = sample.get(API + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_accounts_are_those_of_the_library(sample: TestClient, accounts: Any) -> None:
    found = get(sample, "/accounts?threshold=3&limit=1000")
    for event in found["incidents"]:
        for question in event["questions"]:
            for answer in question["answers"]:
                assert answer.pop("corroborated") == (answer["independent"] >= 3)
    assert found.pop("threshold") == 3
    assert found.pop("total") == len(accounts["incidents"])
    assert found.pop("made_by") == tool()
    assert [set(page.pop("reader")) for page in found["pages"]] == [{"version", "model"}] * len(found["pages"])
    assert found == accounts


def test_of_many_incidents_some_come_at_once_and_all_of_them_in_turn(sample: TestClient, accounts: Any) -> None:
    whole = [event["id"] for event in accounts["incidents"]]
    found: list[str] = []
    while len(found) < len(whole):
        part = get(sample, f"/accounts?limit=2&skip={len(found)}")
        assert part["total"] == len(whole)
        assert 1 <= len(part["incidents"]) <= 2
        told_on = {m["page"] for event in part["incidents"] for m in event["mentions"]}
        assert {page["id"] for page in part["pages"]} == told_on
        found += [event["id"] for event in part["incidents"]]
    assert found == whole
    assert get(sample, f"/accounts?skip={len(whole)}")["incidents"] == []


def test_of_one_incident_there_is_all_that_it_speaks_of(sample: TestClient, accounts: Any) -> None:
    incident = accounts["incidents"][0]
    found = get(sample, f"/accounts?incident={incident['id']}")
    assert [e["id"] for e in found["incidents"]] == [incident["id"]]
    pages, parties = {p["id"] for p in found["pages"]}, {p["id"] for p in found["parties"]}
    for question in found["incidents"][0]["questions"]:
        for answer in question["answers"]:
            for telling in (*answer["told"], *answer["denied"]):
                assert telling["page"] in pages
                assert set(telling["chain"]) <= parties


def test_elsewhere_gives_the_questions_that_a_claim_answers_with_all_their_answers(
    sample: TestClient, accounts: Any
) -> None:
    wanted = [
        (e["id"], q, t)
        for e in accounts["incidents"]
        for q in e["questions"]
        for a in q["answers"]
        for t in a["told"]
        if t["claim"] and len({x["page"] for y in q["answers"] for x in y["told"]}) > 2
    ]
    assert wanted
    for incident, question, telling in wanted[:8]:
        found = get(sample, f"/pages/{telling['page']}/elsewhere?record={telling['claim']}")
        (asked,) = [a for a in found["questions"] if a["incident"] == incident and a["question"] == question]
        for here in asked["here"]:
            answer = asked["question"]["answers"][here["answer"]]
            own = (answer["denied"] if here["denies"] else answer["told"])[here["telling"]]
            assert own["page"] == telling["page"]
        pages = {t["page"] for a in asked["question"]["answers"] for t in (*a["told"], *a["denied"])}
        assert pages <= {card["id"] for card in found["cards"]}


def test_elsewhere_of_a_record_that_there_is_not_is_said_to_be_none(sample: TestClient, accounts: Any) -> None:
    error_of(sample.get(f"{API}/pages/{accounts['pages'][0]['id']}/elsewhere?record=C999"), "T514", 404)


def test_the_timeline_has_every_claim_once_with_its_page_and_party(sample: TestClient) -> None:
    found = get(sample, "/timeline")
    listed = {p["id"]: p["claims"] for p in get(sample, "/pages")["pages"]}
    marks = found["statements"]
    assert len({len(marks[name]) for name in ("page", "claim", "act", "party")}) == 1
    counted = dict.fromkeys(listed, 0)
    for number in marks["page"]:
        counted[found["sayings"][number]["page"]] += 1
    assert counted == listed
    assert all(n is None or 0 <= n < len(found["parties"]) for n in marks["party"])


def test_a_party_is_given_with_exactly_its_own_claims(sample: TestClient, drevna: Path) -> None:
    voices = get(sample, "/parties")["sources"]
    for voice in voices[:4]:
        found = get(sample, f"/parties/{voice['id']}")
        assert len(found["statements"]) == voice["claims"]
        assert {part["id"] for part in voice["parts"]} <= {part["id"] for part in found["parts"]}
        for statement in found["statements"][:3]:
            with testigo.Case(drevna) as case:
                claim = next(c for c in case.ledger(statement["page"]).claims if c.id == statement["claim"])
            assert claim.act == statement["act"]


def test_two_pages_side_by_side_have_the_same_words_where_the_spans_say(sample: TestClient, accounts: Any) -> None:
    copied = [link for link in accounts["lineage"] if link["kind"] == "copied_text"]
    assert copied
    for link in copied[:3]:
        found = get(sample, f"/lineage/{link['from']}/{link['to']}")
        texts = [get(sample, f"/pages/{link[side]}")["ledger"]["page"]["text"] for side in ("from", "to")]
        assert found["passages"]
        assert [p["from"] for p in found["passages"]] == sorted(
            (p["from"] for p in found["passages"]), key=lambda s: s["start"]
        )
        for passage in found["passages"]:
            left, right = (
                set(t[passage[s]["start"] : passage[s]["end"]].casefold().split())
                for t, s in zip(texts, ("from", "to"), strict=True)
            )
            assert len(left & right) >= min(len(left), len(right)) / 2


def test_a_page_is_not_compared_with_itself(sample: TestClient, accounts: Any) -> None:
    page = accounts["pages"][0]["id"]
    error_of(sample.get(f"{API}/lineage/{page}/{page}"), "T602", 400)


def test_the_map_has_the_places_that_pages_give_with_how_exact_they_are(tmp_path: Path) -> None:
    from sample_desk import made_case

    with asking(made_case(tmp_path / "a.testigo")) as client:
        found = get(client, "/map")
        incidents = {e["id"] for e in get(client, "/accounts?limit=1000")["incidents"]}
    assert {e["incident"] for e in found["incidents"]} | set(found["unplaced"]) == incidents
    places = [place for event in found["incidents"] for place in event["places"]]
    assert places
    for place in places:
        assert place["radius_km"] is None or place["radius_km"] > 0
        assert place["told"]
