"""A case with something of everything that its log tells of: what is tampered with in tests."""

from __future__ import annotations

from pathlib import Path

from sample_pages import data_of, made_page

from testigo.case.adding import failed, put, put_again
from testigo.case.audit.findings import Verified
from testigo.case.audit.verifying import verify
from testigo.case.custody.captures import keep_capture
from testigo.case.records import Node
from testigo.case.review.deciding import decide, decide_pair, undo
from testigo.case.store import Store
from testigo.ledger import Failure

PAGES = 9


def filled(path: Path) -> Path:
    """A case with versions, a page read twice, decisions of each sort, an undo, a failure and a capture."""
    store = Store(path, create=True, by="Ida")
    for number in range(PAGES):
        ledger = made_page(number, url=f"https://courier.example/{number // 2}" if number < 4 else None)
        put(store, ledger, data_of(ledger))
    put_again(store, made_page(5, model="better"))
    failed(store, Failure(input="gone.html", code="T101", message="no such file"))
    ids = [made_page(number).page.id for number in range(PAGES)]
    decide(store, "reject", Node(page=ids[6], id="C1"), by="Ben")
    joined = decide_pair(store, "join", "party", Node(page=ids[7], id="E1"), Node(page=ids[8], id="E1"), by="Ben")
    decide_pair(store, "part", "incident", Node(page=ids[4], id="I1"), Node(page=ids[8], id="I1"), by="Ben")
    undo(store, joined.id, by="Cora")
    keep_capture(store, b"WARC/1.1 and so on", "https://courier.example/1", page=ids[3])
    store.close()
    return path


def checked(path: Path) -> Verified:
    store = Store(path)
    try:
        return verify(store)
    finally:
        store.close()
