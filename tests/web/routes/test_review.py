import threading
from pathlib import Path
from typing import Any

import pytest
from sample_desk import API, asking, checked, error_of
from starlette.testclient import TestClient


def decided(client: TestClient, status: int = 201, **sent: Any) -> Any:
    return checked(client.post(f"{API}/decisions", json=sent), "Decided" if status == 201 else "Error", status)


def first(client: TestClient) -> str:
    return str(client.get(f"{API}/queue?limit=1").json()["queue"][0]["id"])


def page_of(client: TestClient, number: int = 0) -> str:
    return str(client.get(f"{API}/pages").json()["pages"][number]["id"])


def test_the_queue_has_as_many_as_are_asked_for_the_least_certain_first(client: TestClient) -> None:
    found = checked(client.get(f"{API}/queue?limit=5"), "Queue")["queue"]
    assert len(found) == 5
    assert [q["certainty"] for q in found] == sorted(q["certainty"] for q in found)


def test_the_queue_has_one_kind_alone_where_it_is_asked_for_and_says_how_much_waits(client: TestClient) -> None:
    whole = checked(client.get(f"{API}/queue?limit=1000"), "Queue")
    incidents = checked(client.get(f"{API}/queue?limit=1000&kind=incident"), "Queue")
    assert incidents["queue"] == [q for q in whole["queue"] if q["kind"] == "incident"]
    assert incidents["waiting"] == whole["waiting"]
    assert sum(whole["waiting"].values()) == len(whole["queue"])
    error_of(client.get(f"{API}/queue?kind=weather"), "T602", 400)


def test_the_queue_is_the_same_whether_the_accounts_are_known_or_not(case: Path) -> None:
    with asking(case) as client:
        client.app.state.desk.known_accounts = lambda: None  # type: ignore[attr-defined]
        unknown = client.get(f"{API}/queue?limit=200").json()
    with asking(case) as client:
        client.get(f"{API}/accounts")
        assert client.get(f"{API}/queue?limit=200").json() == unknown


def test_what_is_decided_leaves_the_queue_and_is_on_record(client: TestClient) -> None:
    record = first(client)
    made = decided(client, verb="accept", record=record, why="heard the tape", by="Ana Prado")
    assert made["decision"]["by"] == "Ana Prado"
    assert made["revision"] == client.get(f"{API}/case").json()["revision"]
    assert first(client) != record
    (standing,) = checked(client.get(f"{API}/decisions", params={"record": record}), "Decisions")["decisions"]
    assert (standing["state"], standing["decision"]["why"]) == ("holds", "heard the tape")
    assert not client.get(f"{API}/decisions", params={"record": "00000000:C1"}).json()["decisions"]


def test_the_history_of_a_record_keeps_what_was_undone_with_its_undo(client: TestClient) -> None:
    record = f"{page_of(client)}:C1"
    made = decided(client, verb="correct", record=record, fields={"act": "deny"})["decision"]["id"]
    other = decided(client, verb="accept", record=f"{page_of(client, 1)}:C1")["decision"]["id"]
    undo = checked(client.post(f"{API}/decisions/{made}/undo", json={}), "Decided", 201)["decision"]["id"]
    redo = checked(client.post(f"{API}/decisions/{undo}/undo", json={}), "Decided", 201)["decision"]["id"]
    checked(client.post(f"{API}/decisions/{redo}/undo", json={}), "Decided", 201)
    found = checked(client.get(f"{API}/decisions", params={"record": record}), "Decisions")["decisions"]
    assert [one["decision"]["id"] for one in found][:3] == [made, undo, redo]
    assert len(found) == 4
    assert found[0]["state"] == "undone"
    assert other not in {one["decision"]["id"] for one in found}


def test_a_rejected_claim_is_gone_from_its_page_and_undo_brings_it_back(client: TestClient) -> None:
    page = page_of(client)
    made = decided(client, verb="reject", record=f"{page}:C1")
    view = checked(client.get(f"{API}/pages/{page}"), "PageView")
    assert not view["ledger"]["claims"]
    assert [(m["record"], m["verb"]) for m in view["marks"]] == [("C1", "reject")]
    undone = client.post(f"{API}/decisions/{made['decision']['id']}/undo", json={"why": "it was said"})
    checked(undone, "Decided", 201)
    view = client.get(f"{API}/pages/{page}").json()
    assert [c["id"] for c in view["ledger"]["claims"]] == ["C1"]
    assert not view["marks"]


def test_a_correction_sets_fields(client: TestClient) -> None:
    page = page_of(client)
    decided(client, verb="correct", record=f"{page}:C1", fields={"act": "deny"})
    assert client.get(f"{API}/pages/{page}").json()["ledger"]["claims"][0]["act"] == "deny"


def test_a_record_that_was_missed_is_added(client: TestClient) -> None:
    page = page_of(client)
    decided(client, verb="add", record=page, kind="entity", fields={"mentions": ["ferrymen"], "kind": "group"})
    view = checked(client.get(f"{API}/pages/{page}"), "PageView")
    assert "ferrymen" in {e["name"] for e in view["ledger"]["entities"]}
    assert [m["verb"] for m in view["marks"]] == ["add"]


def test_two_parties_are_joined_and_parted(client: TestClient) -> None:
    parties = {p["name"]: p["id"] for p in client.get(f"{API}/parties").json()["parties"]}
    one, other = parties["Harbour Police"], parties["Mirren Guard"]
    decided(client, verb="join", record=one, other=other)
    names = [{p["name"], *p["aliases"]} for p in client.get(f"{API}/parties").json()["parties"]]
    assert any({"Harbour Police", "Mirren Guard"} <= n for n in names)
    decided(
        client,
        verb="part",
        record=f"{page_with(client, 'Harbour Police')}:E1",
        other=f"{page_with(client, 'Mirren Guard')}:E1",
    )
    names = [{p["name"], *p["aliases"]} for p in client.get(f"{API}/parties").json()["parties"]]
    assert not any({"Harbour Police", "Mirren Guard"} <= n for n in names)


def page_with(client: TestClient, words: str) -> str:
    for page in client.get(f"{API}/pages").json()["pages"]:
        if words in client.get(f"{API}/pages/{page['id']}").json()["ledger"]["page"]["text"]:
            return str(page["id"])
    raise AssertionError(words)


def test_who_has_not_seen_what_another_decided_is_told_and_nothing_is_written(client: TestClient) -> None:
    record = first(client)
    decided(client, verb="accept", record=record, by="Ana Prado", seen=0)
    refused = decided(client, 409, verb="reject", record=record, by="Ben Ode", seen=0)
    assert refused["error"]["code"] == "T606"
    assert "Ana Prado" in refused["error"]["message"]
    assert refused["error"]["decision"]["decision"]["verb"] == "accept"
    assert len(client.get(f"{API}/decisions").json()["decisions"]) == 1
    decided(client, verb="reject", record=record, by="Ben Ode", seen=refused["error"]["decision"]["decision"]["id"])


def test_a_decision_about_another_record_is_in_nobodys_way(client: TestClient) -> None:
    one, other = (q["id"] for q in client.get(f"{API}/queue?limit=2").json()["queue"])
    decided(client, verb="accept", record=one, seen=0)
    decided(client, verb="accept", record=other, seen=0)


def test_of_many_who_decide_at_once_one_is_first_and_all_others_are_told(client: TestClient) -> None:
    record, answers = first(client), []

    def decide(n: int) -> None:
        answers.append(
            client.post(
                f"{API}/decisions", json={"verb": "accept", "record": record, "seen": 0, "by": f"E{n}"}
            ).status_code
        )

    threads = [threading.Thread(target=decide, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201, 409, 409, 409, 409, 409]
    assert len(client.get(f"{API}/decisions").json()["decisions"]) == 1


@pytest.mark.parametrize(
    ("sent", "code", "status"),
    [
        ({"verb": "accept", "record": "nobody"}, "T514", 404),
        ({"verb": "accept", "record": "00000000:C1"}, "T514", 404),
        ({"verb": "praise", "record": "x"}, "T602", 400),
        ({"verb": "undo", "record": "x"}, "T602", 400),
        ({"verb": "accept"}, "T602", 400),
        ({"verb": "accept", "record": 5}, "T602", 400),
        ({"verb": "accept", "record": "x", "seen": "1"}, "T602", 400),
        ({"verb": "accept", "record": "x", "seen": True}, "T602", 400),
        ({"verb": "accept", "record": "x", "why": "y" * 20_000}, "T602", 400),
        ({"verb": "add", "record": "x"}, "T602", 400),
        ({"verb": "join", "record": "x"}, "T514", 404),
    ],
)
def test_what_is_no_decision_is_refused(client: TestClient, sent: Any, code: str, status: int) -> None:
    error_of(client.post(f"{API}/decisions", json=sent), code, status)
    assert not client.get(f"{API}/decisions").json()["decisions"]


@pytest.mark.parametrize(
    "fields",
    [{"act": "sing"}, {"wings": 2}, {}, {"act": {"a": [1]}}, {"content": [5]}, {"source": 3}, {"within": ["C1"]}],
)
def test_a_field_that_cannot_be_set_so_is_refused(client: TestClient, fields: Any) -> None:
    page = page_of(client)
    answer = client.post(f"{API}/decisions", json={"verb": "correct", "record": f"{page}:C1", "fields": fields})
    error_of(answer, "T515", 400)


@pytest.mark.parametrize(("decision", "code"), [("7", "T516"), ("x", "T516"), ("9" * 40, "T516"), ("-1", "T516")])
def test_a_decision_that_there_is_not_is_not_undone(client: TestClient, decision: str, code: str) -> None:
    error_of(client.post(f"{API}/decisions/{decision}/undo", json={}), code, 409)


def acted(client: TestClient, *steps: dict[str, Any], **more: Any) -> Any:
    return checked(client.post(f"{API}/acts", json={"steps": list(steps), **more}), "Acted", 201)


def test_an_act_is_several_decisions_in_one_answer_and_one_undo(client: TestClient) -> None:
    records = [f"{page_of(client, n)}:C1" for n in range(3)]
    before = client.get(f"{API}/case").json()
    made = acted(client, *({"verb": "accept", "record": record} for record in records), by="Ana Prado", why="same tape")
    assert [(d["by"], d["why"]) for d in made["decisions"]] == [("Ana Prado", "same tape")] * 3
    assert made["revision"] == client.get(f"{API}/case").json()["revision"]
    checked(client.post(f"{API}/decisions/{made['decisions'][1]['id']}/undo", json={}), "Decided", 201)
    states = [s["state"] for s in client.get(f"{API}/decisions").json()["decisions"]]
    assert states == ["undone"] * 3 + ["holds"] * 3
    assert client.get(f"{API}/case").json()["pages"] == before["pages"]


def test_where_a_step_of_an_act_is_refused_nothing_is_written(client: TestClient) -> None:
    record = f"{page_of(client)}:C1"
    steps = [{"verb": "accept", "record": record}, {"verb": "accept", "record": f"{page_of(client)}:C999"}]
    said = error_of(client.post(f"{API}/acts", json={"steps": steps}), "T514", 404)
    assert said.startswith("step 2 of 2: ")
    assert client.get(f"{API}/decisions").json()["decisions"] == []


def test_an_act_is_not_written_where_somebody_decided_about_one_of_its_records_meanwhile(client: TestClient) -> None:
    records = [f"{page_of(client, n)}:C1" for n in range(2)]
    decided(client, verb="reject", record=records[1], by="Ben Okoro")
    steps = [{"verb": "accept", "record": record, "seen": 0} for record in records]
    said = error_of(client.post(f"{API}/acts", json={"steps": steps}), "T606", 409)
    assert "Ben Okoro" in said
    assert len(client.get(f"{API}/decisions").json()["decisions"]) == 1


@pytest.mark.parametrize(
    "steps",
    [[], [1], [{"verb": "accept"}], [{"verb": "undo", "record": "a"}], [{"verb": "accept", "record": "a", "x": 1}]],
)
def test_what_is_no_act_is_refused(client: TestClient, steps: list[Any]) -> None:
    assert client.post(f"{API}/acts", json={"steps": steps}).status_code == 400
