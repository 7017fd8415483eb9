from pathlib import Path

from local_server import serving
from sample_desk import API, asking, error_of
from sample_website import asking as capturing
from sample_website import site

from testigo.capture.keeping import capture_all
from testigo.case.case import Case
from testigo.case.store import Store


def test_a_captured_page_is_shown_in_a_sandbox_with_its_pictures(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True, by="Ida")
    with serving(site()) as server:
        (one,) = capture_all(store, [f"{server.base}/story"], capturing())
    store.close()
    with asking(tmp_path / "a.testigo") as client:
        answer = client.get(f"{API}/pages/{one.page.page}/shown")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<img src="data:image/png;base64,' in answer.text


def test_a_page_that_was_not_captured_is_said_not_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police said four died in Tarvenna on Monday.\n", "utf-8")
    with Case(tmp_path / "a.testigo", create=True) as case:
        (added,) = case.add([tmp_path / "a.txt"])
    with asking(tmp_path / "a.testigo") as client:
        error_of(client.get(f"{API}/pages/{added.page}/shown"), "T763", 404)
        error_of(client.get(f"{API}/pages/none/shown"), "T511", 404)
