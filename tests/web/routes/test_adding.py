"""Pages are given, read one after the other, and told of; what goes wrong stays a record and loses nothing."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_desk import API, asking, checked, error_of, events_of, made_case
from starlette.testclient import TestClient

import testigo
from testigo.case.database import Database
from testigo.errors import TestigoError

DREVNA = Path(__file__).parents[3] / "examples" / "drevna"
TEXT = "Police said on Monday that four ferrymen were killed in Tarvenna when guards opened fire."


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with asking(tmp_path / "new.testigo") as client:
        yield client


def finished(client: TestClient, job: str) -> Any:
    """The job once it is over."""
    for _ in range(600):
        found = checked(client.get(f"{API}/jobs/{job}"), "Job")
        if found["state"] in {"done", "stopped"}:
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def added(client: TestClient, **sent: Any) -> Any:
    return finished(client, checked(client.post(f"{API}/pages", **sent), "JobRef", 202)["job"])


def test_files_are_read_and_each_is_told_of(empty: TestClient) -> None:
    paths = [DREVNA / "radio-ismer.html", DREVNA / "overland-press.txt"]
    sent = [("file", (path.name, path.read_bytes())) for path in paths]
    job = checked(empty.post(f"{API}/pages", files=sent), "JobRef", 202)["job"]
    events = events_of(empty.get(f"{API}/jobs/{job}/events"))
    assert [name for name, _ in events] == ["queued", "reading", "page", "reading", "page", "done"]
    assert [data["input"] for name, data in events if name == "reading"] == [path.name for path in paths]
    assert all(data["page"]["outcome"] == "added" and data["page"]["claims"] for name, data in events if name == "page")
    assert {p["input"] for p in empty.get(f"{API}/pages").json()["pages"]} == {path.name for path in paths}


def test_a_browser_that_was_cut_off_goes_on_with_the_events_it_has_not_seen(empty: TestClient) -> None:
    job = added(empty, json={"text": TEXT})["id"]
    rest = events_of(empty.get(f"{API}/jobs/{job}/events", headers={"last-event-id": "2"}))
    assert [name for name, _ in rest] == ["page", "done"]
    assert not events_of(empty.get(f"{API}/jobs/{job}/events", headers={"last-event-id": "4"}))


def test_a_text_becomes_a_page_with_what_is_known_of_it(empty: TestClient) -> None:
    told = {
        "title": "Four dead",
        "outlet": "Pasted Post",
        "url": "https://pasted.example/four",
        "published": "2031-04-07T09:30",
    }
    job = added(empty, json={"text": TEXT, **told, "authors": ["A. Reporter"]})
    assert job["inputs"] == [told["url"]]
    (line,) = empty.get(f"{API}/pages").json()["pages"]
    assert (line["title"], line["outlet"], line["url"], line["published"]) == (
        told["title"],
        told["outlet"],
        told["url"],
        "2031-04-07",
    )
    page = empty.get(f"{API}/pages/{line['id']}").json()
    assert page["ledger"]["page"]["text"].endswith(TEXT)
    assert page["ledger"]["page"]["authors"] == ["A. Reporter"]
    assert page["received"]["how"] == "list"


def test_a_text_without_a_title_is_called_by_its_beginning(empty: TestClient) -> None:
    assert added(empty, json={"text": TEXT})["inputs"] == [TEXT[:80] + " …"]


def test_the_same_text_again_is_known(empty: TestClient) -> None:
    added(empty, json={"text": TEXT, "title": "Four dead"})
    assert added(empty, json={"text": TEXT, "title": "Four dead"})["done"][0]["outcome"] == "known"


def test_a_list_of_articles_is_as_many_pages(empty: TestClient) -> None:
    lines = (
        "".join(json.dumps({"id": f"a{n}", "text": f"{TEXT} Report {n}."}) + "\n" for n in range(3))
        + "not an article\n"
    )
    job = added(empty, files=[("file", ("list.jsonl", lines.encode()))])
    assert [page["outcome"] for page in job["done"]] == ["added", "added", "added", "failed"]
    assert job["failed"] == 1


def test_what_cannot_be_read_is_a_failure_with_its_reason_and_the_rest_is_read(empty: TestClient) -> None:
    sent = [
        ("file", ("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50)),
        ("file", ("empty.html", b"")),
        ("file", ("good.txt", TEXT.encode())),
    ]
    job = added(empty, files=sent)
    assert [page["outcome"] for page in job["done"]] == ["failed", "failed", "added"]
    failures = checked(empty.get(f"{API}/failures"), "Failures")["failures"]
    assert {(f["input"], f["error"]["code"]) for f in failures} == {("picture.png", "T211"), ("empty.html", "T201")}


def test_a_day_given_with_files_wins_over_the_pages_own(empty: TestClient) -> None:
    added(empty, files=[("file", ("a.txt", TEXT.encode()))], data={"published": "2031-05-06"})
    assert empty.get(f"{API}/pages").json()["pages"][0]["published"] == "2031-05-06"


def test_an_address_of_this_machine_is_not_fetched_for_a_page(empty: TestClient) -> None:
    job = added(empty, json={"url": "http://127.0.0.1:9/secret"})
    assert job["done"][0]["failure"]["error"]["code"] == "T112"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "C:\\news\\a.txt",
        "a\x00b.txt",
        "\u202egpj.txt",
        "x" * 900 + ".txt",
        "https://a.example/b",
        "",
    ],
)
def test_a_name_of_a_file_is_a_name_and_never_a_place(empty: TestClient, tmp_path: Path, name: str) -> None:
    answer = empty.post(f"{API}/pages", files=[("file", (name, TEXT.encode()))])
    if answer.status_code == 400:  # a part without a name is no file
        error_of(answer, "T602", 400)
        return
    job = finished(empty, answer.json()["job"])
    assert job["done"][0]["outcome"] == "added"
    assert len(job["inputs"][0]) <= 300
    assert job["inputs"][0].isprintable()
    assert {path.name for path in tmp_path.iterdir()} <= {"new.testigo", "new.testigo-wal", "new.testigo-shm"}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"url": "/etc/passwd"}, "T110"), ({"url": "file:///etc/passwd"}, "T110"), ({"url": "ftp://a.example"}, "T110"),
        ({"url": "https://a.example/ b"}, "T110"), ({"text": " \n"}, "T201"), ({"text": 5}, "T602"), ({}, "T602"),
        ({"text": TEXT, "published": "soon"}, "T401"), ({"text": TEXT, "url": "javascript:alert(1)"}, "T110"),
        ({"text": TEXT, "authors": [1]}, "T602"), ({"url": "https://a.example", "title": "A"}, "T602"), ({"word": "x"}, "T602"),
        ([TEXT], "T602"), ("x", "T602"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused_at_once(empty: TestClient, sent: Any, code: str) -> None:
    answer = empty.post(f"{API}/pages", json=sent)
    assert answer.json()["error"]["code"] == code
    assert empty.get(f"{API}/jobs").json() == {"jobs": []}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"zzz", "multipart/form-data"), (b"zzz", "multipart/form-data; boundary=a"), (b"{", "application/json"),
        (b"[" * 100_000, "application/json"), (b"\xff\xfe", "application/json"), (b"x", "text/plain"), (b"", "application/json"),
        (b'--a\r\ncontent-disposition: form-data; name="x"\r\n\r\ny\r\n--a--\r\n', "multipart/form-data; boundary=a"),
        (b"--a--\r\n", "multipart/form-data; boundary=a"),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused(empty: TestClient, content: bytes, kind: str) -> None:
    error_of(empty.post(f"{API}/pages", content=content, headers={"content-type": kind}), "T602", 400)


def test_an_upload_that_is_too_large_is_refused_before_it_is_taken(empty: TestClient) -> None:
    answer = empty.post(
        f"{API}/pages",
        content=b"",
        headers={"content-type": "multipart/form-data; boundary=a", "content-length": "999999999"},
    )
    assert "256 MiB" in error_of(answer, "T607", 413)


def test_an_upload_that_does_not_say_how_large_it_is_is_cut_off(
    empty: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("testigo.web.received.UPLOAD_BYTES", 1000)

    def pieces() -> Iterator[bytes]:
        yield b'--a\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(100):
            yield b"x" * 100

    error_of(
        empty.post(f"{API}/pages", content=pieces(), headers={"content-type": "multipart/form-data; boundary=a"}),
        "T607",
        413,
    )


def test_a_file_that_is_too_large_to_read_is_a_failure_that_says_so(
    empty: TestClient,
) -> None:
    big = b"x" * (51 * 1024 * 1024)
    job = added(empty, files=[("file", ("big.txt", big)), ("file", ("good.txt", TEXT.encode()))])
    assert [page["outcome"] for page in job["done"]] == ["failed", "added"]
    assert job["done"][0]["failure"]["error"]["code"] == "T103"


def test_too_many_files_are_refused(empty: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("testigo.web.received.FILES", 2)
    sent = [("file", (f"{n}.txt", TEXT.encode())) for n in range(3)]
    assert "at most 2 files" in error_of(empty.post(f"{API}/pages", files=sent), "T607", 413)


def test_a_case_that_may_only_be_read_says_so_before_anything_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asking(made_case(tmp_path / "a.testigo")) as client:
        monkeypatch.setattr(testigo.Case, "is_writable", lambda _: False)
        error_of(client.post(f"{API}/pages", json={"text": TEXT}), "T505", 403)


def test_a_job_that_a_locked_case_stopped_goes_on_where_it_was(
    empty: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Database._begin
    locked = [False, True]

    def sometimes(self: Database, wait: float) -> None:
        if wait and locked.pop(0) if locked else False:
            raise TestigoError("T504", "another program is writing")
        begin(self, wait)

    monkeypatch.setattr(Database, "_begin", sometimes)
    sent = [("file", (f"{n}.txt", f"{TEXT} Report {n}.".encode())) for n in range(3)]
    job = added(empty, files=sent)
    assert job["state"] == "stopped"
    assert job["error"]["error"]["code"] == "T504"
    assert [page["input"] for page in job["done"]] == ["0.txt"]
    checked(empty.post(f"{API}/jobs/{job['id']}/again"), "Job")
    job = finished(empty, job["id"])
    assert [page["input"] for page in job["done"]] == ["0.txt", "1.txt", "2.txt"]
    assert job["state"] == "done"
    assert job["error"] is None


def test_a_job_can_be_stopped(empty: TestClient) -> None:
    sent = [("file", (f"{n}.txt", f"{TEXT} Report {n}.".encode())) for n in range(40)]
    job = empty.post(f"{API}/pages", files=sent).json()["job"]
    empty.post(f"{API}/jobs/{job}/stop")
    found = finished(empty, job)
    assert found["state"] == "stopped"
    assert len(found["done"]) < 40


def test_a_file_that_is_gone_stops_the_job_and_says_so(tmp_path: Path) -> None:
    path = made_case(tmp_path / "a.testigo")
    with asking(path) as client:
        hidden = path.rename(tmp_path / "hidden")
        error_of(client.get(f"{API}/case"), "T605", 503)
        error_of(client.post(f"{API}/pages", json={"text": TEXT}), "T605", 503)
        hidden.rename(path)
        assert client.get(f"{API}/case").json()["pages"] == 9


def test_a_job_that_there_is_not_is_said_to_be_none(empty: TestClient) -> None:
    for address in ("jobs/x", "jobs/x/events"):
        error_of(empty.get(f"{API}/{address}"), "T601", 404)
    error_of(empty.post(f"{API}/jobs/x/again"), "T601", 404)


def test_jobs_are_listed_the_latest_first(empty: TestClient) -> None:
    first = added(empty, json={"text": TEXT})["id"]
    second = added(empty, json={"text": TEXT + " Again."})["id"]
    assert [job["id"] for job in checked(empty.get(f"{API}/jobs"), "Jobs")["jobs"]] == [second, first]
