import io

import pytest

from testigo.case.receipts import Receipt, options_of, receipt_of, received_again
from testigo.errors import TestigoError
from testigo.intake import page_of
from testigo.intake.articles import articles_in
from testigo.intake.limits import Limits
from testigo.intake.received import Received

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


def test_an_article_of_a_list_makes_the_same_page_from_its_kept_line() -> None:
    received = next(articles_in(io.BytesIO(LINE + b"\n"), "list.jsonl", Limits()))
    assert isinstance(received, Received)
    again = received_again("a-7", received.data, receipt_of(received, None))
    assert page_of(again) == page_of(received)


def test_a_line_that_is_no_article_any_more_is_told() -> None:
    with pytest.raises(TestigoError) as raised:
        received_again("a-7", b"{}", Receipt(received_at="2031", how="list"))
    assert raised.value.code == "T213"
