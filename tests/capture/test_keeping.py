from collections.abc import Iterator
from pathlib import Path

import pytest
from local_server import page, serving
from sample_website import STORY, asking, chunked, site

from testigo.capture import keeping
from testigo.capture.keeping import Captured, capture_all
from testigo.capture.replay import body_of, replay_of
from testigo.case.adding import add_all
from testigo.case.audit.verifying import verify
from testigo.case.custody.captures import captures, kept_captures
from testigo.case.custody.removing import remove
from testigo.case.store import Store
from testigo.intake.limits import Options


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "a.testigo", create=True, by="Ida")
    yield made
    made.close()


def captured(store: Store, path: str = "/old", reason: str | None = None, **changed: bytes) -> tuple[Captured, str]:
    with serving(site(**changed)) as server:
        (one,) = capture_all(store, [server.base + path], asking(ignore_robots=reason))
        return one, server.base


def test_a_page_is_read_and_kept_with_its_capture_from_which_its_receipt_is_made(store: Store) -> None:
    one, base = captured(store)
    assert (one.page.outcome, one.files) == ("added", 8)
    assert one.page.page is not None
    assert one.page.claims
    (kept,) = captures(store)
    assert (kept.id, kept.page, kept.url) == (one.capture, one.page.page, f"{base}/old")
    data, receipt = store.received(one.page.page)
    answer = replay_of(kept.data).answer(f"{base}/story")
    assert answer is not None
    assert data == body_of(answer) == STORY
    assert (receipt.how, receipt.url, receipt.status, receipt.who) == ("captured", f"{base}/story", 200, "Ida")
    assert receipt.headers == answer.headers
    assert [(r.url, r.status) for r in receipt.redirects] == [(f"{base}/old", 301)]
    assert verify(store).findings == []


def test_a_captured_page_is_the_page_that_would_have_been_added(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "b.testigo", create=True, by="Ida")
    with serving(site()) as server:
        (one,) = capture_all(store, [f"{server.base}/old"], asking())
        (two,) = add_all(other, [f"{server.base}/old"], Options(allow_private=True))
    assert one.page.page == two.page
    assert two.page is not None
    ours, theirs = store.received(two.page)[1], other.received(two.page)[1]
    for name in ("url", "media_type", "charset", "status", "headers"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert store.ledger(two.page).claims == other.ledger(two.page).claims
    other.close()


def test_a_page_that_is_known_is_captured_once_more(store: Store) -> None:
    with serving(site()) as server:
        first, again = capture_all(store, [f"{server.base}/old"] * 2, asking())
    assert (again.page.outcome, again.page.page) == ("known", first.page.page)
    assert [kept.page for kept in kept_captures(store)] == [first.page.page] * 2
    assert again.capture != first.capture


def test_a_page_that_changed_is_a_new_version(store: Store) -> None:
    changing = iter([page(STORY), page(STORY.replace(b"four", b"five"))])
    there = site()
    there["/story"] = lambda: [next(changing)]
    with serving(there) as server:
        _, again = capture_all(store, [f"{server.base}/story"] * 2, asking())
    assert again.page.outcome == "version"


def test_a_page_that_fails_is_on_record_and_the_others_go_on(store: Store) -> None:
    with serving(site(gone=page(b"<p>Gone</p>", status="410 Gone"), bare=page(b"<img src=/quay.png>"))) as server:
        urls = [f"{server.base}/{name}" for name in ("gone", "closed/a", "bare", "old")] + ["ftp://files.example/a"]
        done = capture_all(store, urls, asking())
    assert [(d.page.failure and d.page.failure.code, d.capture is not None) for d in done] == [
        ("T116", True),
        ("T761", False),
        ("T202", True),
        (None, True),
        ("T110", False),
    ]
    assert {f.code for f in store.failures()} == {"T116", "T761", "T202", "T110"}
    assert [kept.page is None for kept in kept_captures(store)] == [True, True, False]
    assert verify(store).findings == []


def test_page_and_capture_are_written_both_or_neither(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise OSError("no room")

    monkeypatch.setattr(keeping, "keep_capture", fail)
    with pytest.raises(OSError, match="no room"):
        captured(store)
    assert (store.pages(), kept_captures(store)) == (0, ())
    assert verify(store).findings == []


def test_the_log_keeps_why_robots_were_not_kept_to(store: Store) -> None:
    from testigo.case.audit.chain import entries_from

    captured(store, reason="the page is \n about to go")
    captured(store, story=chunked(STORY + b" "))
    told = [e.body.get("robots_ignored_because") for e in entries_from(store.database, 1) if e.kind == "captured"]
    assert told == ["the page is about to go", None]


def test_captures_go_with_their_page(store: Store) -> None:
    one, _ = captured(store)
    assert one.page.page is not None
    assert remove(store, one.page.page, "it names a witness").captures == 1
    assert kept_captures(store) == ()
    assert verify(store).findings == []
