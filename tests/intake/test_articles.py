import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.errors import TestigoError
from testigo.intake.articles import articles_in
from testigo.intake.limits import Limits
from testigo.intake.received import Received
from testigo.ledger import Failure

LIMITS = Limits(file_bytes=200)


def read(data: bytes, limits: Limits = LIMITS) -> list[Received | Failure]:
    return list(articles_in(io.BytesIO(data), "list.jsonl", limits))


def of(**record: Any) -> Received | Failure:
    (one,) = read(json.dumps(record).encode())
    return one


def code(line: bytes) -> str:
    (one,) = read(line)
    return getattr(one, "code", "")


def test_an_article_has_all_that_its_record_says() -> None:
    told = {"id": "a-1", "text": "One.\r\nTwo.", "title": "T", "url": "https://x.example", "outlet": "O"}
    one = of(**told, published="2025-03-08", authors=["Ana Ruiz", "Li Wei"])
    assert one == Received(
        input="a-1",
        data=one.data if isinstance(one, Received) else b"",
        media_type="text/plain",
        charset="utf-8",
        url="https://x.example",
        text="One.\r\nTwo.",
        title="T",
        outlet="O",
        published="2025-03-08",
        authors=("Ana Ruiz", "Li Wei"),
    )


def test_only_the_text_must_be_there() -> None:
    one = of(text="One.", title=None, outlet="", unknown={"a": [1]})
    assert isinstance(one, Received)
    assert (one.input, one.title, one.outlet, one.published, one.authors) == ("list.jsonl:1", None, None, None, ())


def test_a_row_number_and_a_year_may_be_numbers() -> None:
    one = of(text="One.", id=7, published=2018)
    assert (one.input, getattr(one, "published", None)) == ("7", "2018")


def test_one_author_may_be_a_string() -> None:
    assert getattr(of(text="One.", authors="Ana Ruiz"), "authors", ()) == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"[]",
        b"null",
        b'"text"',
        b'{"text": null}',
        b'{"text": 5}',
        b'{"text": ["a"]}',
        b'{"text": "a", "title": 5}',
        b'{"text": "a", "url": ["https://x.example"]}',
        b'{"text": "a", "id": true}',
        b'{"text": "a", "id": 1.5}',
        b'{"text": "a", "published": {"year": 2018}}',
        b'{"text": "a", "authors": [1]}',
        b'{"text": "a", "authors": {"name": "Ana"}}',
        b'{"text": "a", "authors": 5}',
    ],
)
def test_a_line_with_a_wrong_type_is_no_article(line: bytes) -> None:
    assert code(line) == "T213"


@pytest.mark.parametrize(
    "line", [b"not JSON", b"{", b'{"text": "a"} {"text": "b"}', b'{"text": "\xff"}', b"[" * 150, b"\0"]
)
def test_a_line_that_is_not_json_is_told_so(line: bytes) -> None:
    assert code(line) == "T212"


def test_json_too_deep_to_take_in_is_told_so() -> None:
    (one,) = read(b'{"text":' + b"[" * 100_000, Limits())
    assert isinstance(one, Failure)
    assert one.code == "T212"


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200e\ufeff", "\u00a0"])
def test_an_article_without_words_is_empty(text: str) -> None:
    assert code(json.dumps({"text": text}).encode()) == "T201"


def test_a_failure_is_named_by_its_line_and_blank_lines_are_counted() -> None:
    found = read(b'\xef\xbb\xbf{"text":"a"}\r\n\r\n   \nnope\n{"id":"x","text":"b"}')
    assert [(one.input, getattr(one, "code", "")) for one in found] == [
        ("list.jsonl:1", ""),
        ("list.jsonl:4", "T212"),
        ("x", ""),
    ]


def test_the_last_line_is_the_same_page_with_or_without_its_end() -> None:
    ends = [getattr(read(b'{"text":"a"}' + end)[0], "data", b"") for end in (b"", b"\n", b"\r\n")]
    assert ends == [b'{"text":"a"}'] * 3


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    assert getattr(read(b'{"text":"a \\ud83d b"}')[0], "text", "") == "a \ufffd b"


def test_a_line_past_the_limit_is_passed_over_to_its_end() -> None:
    found = read(b'{"text":"' + b"x" * 1000 + b'"}\n{"text":"b"}\n')
    assert [getattr(one, "code", "") for one in found] == ["T103", ""]


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \r\n\t\n"])
def test_a_list_of_blank_lines_holds_no_article(data: bytes) -> None:
    with pytest.raises(TestigoError, match=r"T201: the list holds no article"):
        read(data)


@given(st.binary(max_size=300))
def test_no_line_raises_and_each_gives_something_with_a_name(data: bytes) -> None:
    try:
        found = read(data)
    except TestigoError as why:
        found = [Failure(input="list.jsonl", code=why.code, message=why.message)]
    assert all(one.input for one in found)
    assert {getattr(one, "code", "") for one in found} <= {"", "T103", "T201", "T212", "T213"}
