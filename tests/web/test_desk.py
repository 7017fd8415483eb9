import shutil
import threading
from pathlib import Path

import pytest
from sample_desk import API, asking, checked, error_of, made_case

import testigo
from testigo.errors import TestigoError
from testigo.web.app import _prepare
from testigo.web.desk import READERS, Desk


@pytest.fixture
def desk(case: Path) -> Desk:
    return Desk(case)


def test_a_case_that_is_not_there_is_made(tmp_path: Path) -> None:
    with asking(tmp_path / "new.testigo") as client:
        assert checked(client.get(f"{API}/case"), "Case")["pages"] == 0
    with testigo.Case(tmp_path / "new.testigo") as case:
        assert not case.cards()


def test_what_is_no_case_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no case", encoding="utf-8")
    with pytest.raises(TestigoError, match="T502"):
        Desk(tmp_path / "a.txt")


def test_what_is_made_of_the_case_is_made_once_until_it_changes(desk: Desk) -> None:
    made = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [desk.held("key", make) for _ in range(3)] == [1, 1, 1]
    with desk.deciding() as case:
        case.decide("accept", case.queue(1)[0].id)
    assert desk.held("key", make) == 2


def test_who_asks_for_the_same_at_once_waits_for_it(desk: Desk) -> None:
    made, found = [], []
    begun, go_on = threading.Event(), threading.Event()

    def make() -> int:
        made.append(1)
        begun.set()
        go_on.wait(5)
        return len(made)

    threads = [threading.Thread(target=lambda: found.append(desk.held("key", make))) for _ in range(4)]
    for thread in threads:
        thread.start()
    begun.wait(5)
    go_on.set()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1, 1]


def test_what_fails_to_be_made_is_tried_again(desk: Desk) -> None:
    def fail() -> int:
        raise TestigoError("T508", "it cannot be used")

    with pytest.raises(TestigoError):
        desk.held("key", fail)
    assert desk.held("key", lambda: 5) == 5


def test_more_than_can_read_at_once_wait_their_turn(case: Path) -> None:
    with asking(case) as client:
        answers: list[int] = []
        addresses = [
            "case",
            "pages",
            "accounts",
            "timeline",
            "parties",
            "queue",
            "lineage",
            "map",
            "failures",
            "decisions",
        ]
        threads = [
            threading.Thread(target=lambda a=a: answers.append(client.get(f"{API}/{a}").status_code))
            for a in addresses * READERS
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert answers == [200] * len(threads)


def test_a_file_that_is_gone_is_missed_at_once_and_found_again(case: Path, tmp_path: Path) -> None:
    with asking(case) as client:
        checked(client.get(f"{API}/pages"), "Pages")
        hidden = case.rename(tmp_path / "hidden")
        for address in ("case", "pages", "accounts", "queue", "export/brief.html"):
            error_of(client.get(f"{API}/{address}"), "T605", 503)
        error_of(client.post(f"{API}/decisions", json={"verb": "accept", "record": "a:C1"}), "T605", 503)
        hidden.rename(case)
        checked(client.get(f"{API}/pages"), "Pages")


def test_another_file_in_its_place_is_what_is_served(case: Path, tmp_path: Path) -> None:
    other = made_case(tmp_path / "other.testigo", pages=3)
    with asking(case) as client:
        assert client.get(f"{API}/case").json()["pages"] == 9
        case.unlink()
        for left in tmp_path.glob("quay.testigo-*"):
            left.unlink()
        shutil.copy(other, case)
        assert client.get(f"{API}/case").json()["pages"] == 4


def test_a_case_that_may_only_be_read_is_shown_and_not_written_to(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("testigo.case.database.os.access", lambda *_: False)
    with asking(case) as client:
        assert checked(client.get(f"{API}/case"), "Case")["writable"] is False
        checked(client.get(f"{API}/accounts"), "Accounts")
        record = client.get(f"{API}/queue?limit=1").json()["queue"][0]["id"]
        error_of(client.post(f"{API}/decisions", json={"verb": "accept", "record": record}), "T505", 403)


def test_what_views_begin_with_is_there_before_somebody_asks(case: Path) -> None:
    done = threading.Event()
    with asking(case) as client:
        desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
        prepare = desk.prepare

        def prepared(of: Desk) -> None:
            prepare(of)
            done.set()

        desk.prepare = prepared
        desk.warm()
        assert done.wait(30)
        held = {key[1][0] for key in desk._held if isinstance(key[1], tuple)}  # type: ignore[index]
        assert held == {"getIncidents", "getTimeline", "getParties", "getLineage", "getQueue", "getAccounts"}
        before = len(desk._held)
        checked(client.get(f"{API}/queue?limit=60"), "Queue")
        lines = sorted(client.get(f"{API}/incidents").json()["incidents"], key=lambda line: line["title"])
        first = max(lines, key=lambda line: (line["pages"], line["when"] or ""))
        checked(client.get(f"{API}/accounts?incident={first['id']}&threshold=2"), "Accounts")
        assert len(desk._held) == before


def test_what_is_prepared_is_left_off_when_the_case_changes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "has_changed", lambda: True)
    _prepare(desk)
    assert not desk._held
    desk.close()
