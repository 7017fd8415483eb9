"""Requests from other sites, under other names and without the token are refused before anything is done."""

from pathlib import Path

import pytest
from sample_desk import API, asking, checked, error_of
from starlette.testclient import TestClient

from testigo.web.guard import cookie_value

TOKEN = "correct horse battery"


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8400", "LOCALHOST:1", "127.0.0.1:8400", "127.8.9.1", "[::1]:8400", "[::1]"]
)
def test_a_name_of_this_machine_is_answered(client: TestClient, host: str) -> None:
    checked(client.get(f"{API}/case", headers={"host": host}), "Case")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8400", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.5", "0.0.0.0",
        "", "[::2]", "[::1", "localhost@evil.example", "192.168.1.9:8400", "xn--lcalhost-r4a",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", [f"{API}/case", "/", "/pages/x"])
def test_any_other_name_is_refused(client: TestClient, host: str, path: str) -> None:
    error_of(client.get(path, headers={"host": host}), "T603", 403)


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://localhost:8401",
        "http://127.0.0.1:8400",
        "null",
        "http://localhost:8400.evil.example",
        "",
    ],
)
def test_what_another_site_sends_is_refused_and_nothing_is_done(client: TestClient, origin: str) -> None:
    answer = client.post(f"{API}/pages", json={"text": "Police said two died."}, headers={"origin": origin})
    error_of(answer, "T603", 403)
    assert client.get(f"{API}/jobs").json() == {"jobs": []}


def test_the_desks_own_page_may_send(client: TestClient) -> None:
    answer = client.post(
        f"{API}/decisions/9/undo", json={}, headers={"origin": "http://localhost:8400", "sec-fetch-site": "same-origin"}
    )
    error_of(answer, "T516", 409)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_not_even_read(client: TestClient, site: str) -> None:
    error_of(client.get(f"{API}/pages", headers={"sec-fetch-site": site}), "T603", 403)


def test_a_link_from_elsewhere_leads_to_the_desk(client: TestClient) -> None:
    answer = client.get("/accounts", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"})
    assert answer.headers["content-type"].startswith("text/html")


def test_a_form_of_another_kind_than_json_decides_nothing(client: TestClient) -> None:
    answer = client.post(
        f"{API}/decisions", content=b'{"verb":"accept","record":"x"}', headers={"content-type": "text/plain"}
    )
    error_of(answer, "T602", 400)


def test_a_desk_with_a_token_asks_for_it(case: Path) -> None:
    with asking(case, token=TOKEN) as client:
        answer = client.get(f"{API}/case")
        error_of(answer, "T604", 401)
        assert answer.headers["www-authenticate"] == "Bearer"
        assert checked(client.get(f"{API}/session"), "Session") == {"token": "missing"}


def test_the_token_once_given_is_kept_where_no_script_reads_it(case: Path) -> None:
    with asking(case, token=TOKEN) as client:
        given = client.post(f"{API}/session", json={"token": TOKEN})
        assert checked(given, "Session") == {"token": "held"}
        cookie = given.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert TOKEN not in cookie
        checked(client.get(f"{API}/case"), "Case")
        assert checked(client.get(f"{API}/session"), "Session") == {"token": "held"}
        client.delete(f"{API}/session")
        error_of(client.get(f"{API}/case"), "T604", 401)


def test_a_wrong_token_is_refused(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("testigo.web.routes.session._PAUSE", 0.0)
    with asking(case, token=TOKEN) as client:
        error_of(client.post(f"{API}/session", json={"token": "correct horse"}), "T604", 401)
        error_of(client.get(f"{API}/case", headers={"cookie": "testigo-8400=x"}), "T604", 401)
        error_of(
            client.get(f"{API}/case", headers={"cookie": f"testigo-8400={cookie_value('another one')}"}), "T604", 401
        )


def test_a_program_sends_the_token_with_each_request(case: Path) -> None:
    with asking(case, token=TOKEN) as client:
        checked(client.get(f"{API}/case", headers={"authorization": f"Bearer {TOKEN}"}), "Case")
        error_of(client.get(f"{API}/case", headers={"authorization": "Bearer wrong"}), "T604", 401)


def test_with_a_token_the_machine_may_be_asked_by_its_addresses_and_its_name(case: Path) -> None:
    with asking(case, token=TOKEN, names=("newsroom-pc",)) as client:
        for host in ("192.168.1.9:8400", "newsroom-pc:8400", "localhost"):
            checked(client.get(f"{API}/session", headers={"host": host}), "Session")
        error_of(client.get(f"{API}/session", headers={"host": "evil.example"}), "T603", 403)
