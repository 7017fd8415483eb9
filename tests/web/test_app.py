import gzip
import json
from pathlib import Path

import pytest
from sample_desk import API, asking, checked, error_of
from starlette.testclient import TestClient

import testigo
from testigo.web import app as desk_module
from testigo.web.resource import Resource


def test_an_answer_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{API}/pages")
    again = client.get(f"{API}/pages", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_a_change_of_the_case_changes_the_tag(client: TestClient) -> None:
    first = client.get(f"{API}/pages")
    record = client.get(f"{API}/pages").json()["pages"][0]["id"][7:15] + ":C1"
    checked(client.post(f"{API}/decisions", json={"verb": "reject", "record": record}), "Decided", 201)
    again = client.get(f"{API}/pages", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.headers["etag"] != first.headers["etag"]
    assert sum(p["claims"] for p in again.json()["pages"]) == sum(p["claims"] for p in first.json()["pages"]) - 1


def test_what_another_program_writes_is_seen(client: TestClient, case: Path) -> None:
    before = client.get(f"{API}/case").json()
    with testigo.Case(case) as file:
        file.decide("reject", file.queue(1)[0].id)
    after = client.get(f"{API}/case").json()
    assert after["revision"] > before["revision"]
    assert after["decisions"] == 1


@pytest.mark.parametrize("resource", ["accounts", "openapi.json", "parties"])
def test_a_long_answer_is_compressed_for_whom_that_suits(client: TestClient, resource: str) -> None:
    whole = client.get(f"{API}/{resource}", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in whole.headers
    with client.stream("GET", f"{API}/{resource}", headers={"accept-encoding": "gzip, br"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw)) == whole.json()
    assert "accept-encoding" in packed.headers["vary"]


def test_an_address_that_is_not_there_is_said_to_be_so(client: TestClient) -> None:
    assert "/api/v1/nothing" in error_of(client.get(f"{API}/nothing"), "T601", 404)


def test_a_method_that_is_not_meant_is_refused(client: TestClient) -> None:
    answer = client.delete(f"{API}/pages")
    error_of(answer, "T602", 405)
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("pages?page=2", "no parameter"),
        ("accounts?threshold=0", "from 1 to 100"),
        ("accounts?threshold=two", "whole number"),
        ("accounts?threshold=2&threshold=3", "2 times"),
        ("search?act=shout", "one of"),
        ("search?limit=9999999999", "whole number"),
        ("queue?limit=-1", "whole number"),
        (f"search?q={'x' * 3000}", "longer"),
    ],
)
def test_a_parameter_that_is_none_is_named(client: TestClient, address: str, said: str) -> None:
    assert said in error_of(client.get(f"{API}/{address}"), "T602", 400)


def test_a_fault_of_the_program_is_an_answer_and_the_desk_goes_on(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    made = Resource(path="/broken", name="broken", group="case", about="Breaks.", handler=broken, gives="Case")
    monkeypatch.setattr(desk_module, "RESOURCES", (*desk_module.RESOURCES, made))
    with asking(case) as client:
        error_of(client.get(f"{API}/broken"), "T699", 500)
        checked(client.get(f"{API}/case"), "Case")
    assert "ZeroDivisionError" in capsys.readouterr().err
