import gzip
from pathlib import Path

from sample_desk import API, asking, error_of
from starlette.testclient import TestClient

import testigo

PAGE = (
    "<!doctype html><html><head><meta charset=windows-1252><title>Four dead</title><script>fetch('/api/v1/case')</script></head>"
    "<body><article><h1>Four dead</h1><p>Police said on Monday that four ferrymen were killed in Tarvenna when guards at the caf\u00e9 "
    "opened fire on the quay, and that two of the wounded were in danger.</p></article></body></html>"
).encode("windows-1252")


def added(path: Path, name: str, data: bytes) -> str:
    file = path.parent / name
    file.write_bytes(data)
    with testigo.Case(path, create=True) as case:
        (page,) = case.add([file])
    assert page.page is not None
    return page.page


def test_a_page_is_given_as_it_was_received_in_a_sandbox(tmp_path: Path) -> None:
    page = added(tmp_path / "a.testigo", "a.html", PAGE)
    with asking(tmp_path / "a.testigo") as client:
        answer = client.get(f"{API}/pages/{page}/original")
    assert answer.content == PAGE
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "script" not in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] in {"text/html; charset=windows-1252", "text/html; charset=cp1252"}


def test_a_page_in_gzip_is_shown_as_what_it_holds(tmp_path: Path) -> None:
    page = added(tmp_path / "a.testigo", "a.html.gz", gzip.compress(PAGE, mtime=0))
    with asking(tmp_path / "a.testigo") as client:
        answer = client.get(f"{API}/pages/{page}/original")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == PAGE


def test_a_text_that_was_given_is_shown_as_text(tmp_path: Path) -> None:
    page = added(
        tmp_path / "a.testigo",
        "a.jsonl",
        b'{"id": "a", "text": "<script>alert(1)</script> Police said four died in Tarvenna."}\n',
    )
    with asking(tmp_path / "a.testigo") as client:
        answer = client.get(f"{API}/pages/{page}/original")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_page_that_there_is_not_is_said_to_be_none(client: TestClient) -> None:
    error_of(client.get(f"{API}/pages/none/original"), "T511", 404)
