import io
import json
from pathlib import Path

import pytest
from sample_pages import data_of, made_page

from testigo import __version__
from testigo.case.adding import put
from testigo.case.custody import receipts
from testigo.case.custody.receipts import FROM_TABLES, Receipt, options_of, receipt_of, received_again
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.intake import frames, page_of
from testigo.intake.articles import articles_in
from testigo.intake.limits import Limits, Options
from testigo.intake.received import Received, Redirect, Transfer

LINE = b'{"id": "a-7", "text": "Two ferries met.\\n\\nNobody was hurt.", "url": "https://courier.example/7", "outlet": "Courier"}'


@pytest.mark.parametrize(
    ("received", "how"),
    [
        (Received(input="https://a.example/x", data=b"x", url="https://a.example/y"), "fetched"),
        (Received(input="page.html", data=b"x"), "file"),
        (Received(input="page.html", data=b"x", url="https://a.example/y"), "file"),
        (Received(input="-", data=b"x"), "input"),
        (Received(input="a-7", data=LINE, text="Two ferries met."), "list"),
    ],
)
def test_a_receipt_says_how_the_bytes_came(received: Received, how: str) -> None:
    assert receipt_of(received, None).how == how


def test_a_receipt_keeps_what_the_place_said_of_the_bytes() -> None:
    received = Received(input="p.html", data=b"x", media_type="text/html", charset="koi8-r", url="https://a.example/y")
    receipt = receipt_of(received, "2031-04-02")
    assert received_again("p.html", b"x", receipt) == received
    assert options_of(receipt).published == "2031-04-02"
    assert receipt.received_at.endswith("+00:00")


def test_a_receipt_has_how_a_page_came_over_the_network_by_which_program_and_for_whom() -> None:
    moved = Redirect(url="https://a.example/old", status=301, headers=(("Location", "/y"),))
    came = Transfer(at="2031-04-02T10:00:00+00:00", status=200, headers=(("Age", "7"),), redirects=(moved,))
    received = Received(input="https://a.example/old", data=b"x", url="https://a.example/y", transfer=came)
    receipt = receipt_of(received, None, "Ida")
    assert (receipt.received_at, receipt.status, receipt.headers) == (came.at, 200, came.headers)
    assert (receipt.redirects, receipt.tool, receipt.who) == ((moved,), f"testigo {__version__}", "Ida")


def test_a_receipt_is_kept_in_the_case_whole(tmp_path: Path) -> None:
    moved = Redirect(url="https://a.example/old", status=301, headers=(("Location", "/ÿ"),))
    receipt = Receipt(
        received_at="2031-04-02T10:00:00+00:00",
        how="fetched",
        url="https://a.example/y",
        media_type="text/plain",
        charset="utf-8",
        published="2031-04-01",
        status=203,
        headers=(("Age", "7"), ("Age", "8")),
        redirects=(moved,),
        tool="testigo 9",
        who="Ida",
    )
    store = Store(tmp_path / "a.testigo", create=True)
    put(store, made_page(), data_of(made_page()), receipt)
    assert store.received(made_page().page.id) == (data_of(made_page()), receipt)
    store.close()


def test_an_article_of_a_list_makes_the_same_page_from_its_kept_line() -> None:
    received = next(articles_in(io.BytesIO(LINE + b"\n"), "list.jsonl", Limits()))
    assert isinstance(received, Received)
    again = received_again("a-7", received.data, receipt_of(received, None))
    assert page_of(again) == page_of(received)


def test_a_line_that_is_no_article_any_more_is_told() -> None:
    with pytest.raises(TestigoError) as raised:
        received_again("a-7", b"{}", Receipt(received_at="2031", how="list"))
    assert raised.value.code == "T213"


FROM_A_TABLE = Receipt(
    received_at="2031-04-02T10:00:00+00:00", how="list", headers=tuple((name, "x") for name in FROM_TABLES)
)
ROW = b'{"maintext": "Two ferries met.", "title": "Ferries"}'


@pytest.mark.parametrize(
    ("receipt", "data"), [(receipt_of(Received(input="a-7", data=LINE, text="x"), None), LINE), (FROM_A_TABLE, ROW)]
)
def test_an_article_is_parsed_anew_where_pages_are_and_comes_out_the_same(
    receipt: Receipt, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Options(in_process=True)
    monkeypatch.setattr(receipts, "options_of", lambda _: here)
    expected = received_again("a-7", data, receipt)
    monkeypatch.undo()
    monkeypatch.setattr(json, "loads", None)  # whatever parses it in this process fails
    monkeypatch.setattr(frames, "_head", lambda told: json.JSONDecoder().decode(told.decode()))
    assert received_again("a-7", data, receipt) == expected
    assert expected.text is not None


@pytest.mark.parametrize(("row", "code"), [(b"{", "T212"), (b"[" * 100_000, "T212"), (b"[1]", "T213"), (b"{}", "T213")])
def test_a_row_that_is_no_article_any_more_is_an_error(row: bytes, code: str) -> None:
    with pytest.raises(TestigoError) as caught:
        received_again("a-7", row, FROM_A_TABLE)
    assert caught.value.code == code
