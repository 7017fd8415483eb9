import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from local_server import serving
from sample_website import QUAY, STORY, asking, site

from testigo.capture import replay
from testigo.capture.records import warc_of
from testigo.capture.replay import Replay, body_of, replay_of
from testigo.capture.walk import walk
from testigo.errors import TestigoError


@pytest.fixture(scope="module")
def captured() -> tuple[bytes, str]:
    with serving(site()) as server:
        run = asking()
        return warc_of(walk(f"{server.base}/old", run), run.options, "Ida"), server.base


def bodies(made: Replay, base: str) -> dict[str, bytes]:
    return {url.removeprefix(base): body_of(answer) for url in made.answers if (answer := made.answer(url)) is not None}


def test_every_answer_is_found_by_its_address(captured: tuple[bytes, str]) -> None:
    data, base = captured
    made = replay_of(data)
    there = bodies(made, base)
    assert there["/story"] == STORY
    assert there["/quay.png"] == there["/quay-large.png"] == QUAY
    assert made.answer(f"{base}/nothing") is None


def test_what_repeats_has_headers_of_its_own(captured: tuple[bytes, str]) -> None:
    data, base = captured
    made = replay_of(data)
    again, first = made.answer(f"{base}/quay-large.png"), made.answer(f"{base}/quay.png")
    assert again is not None
    assert first is not None
    assert (again.header("X-Size"), first.header("X-Size")) == ("large", None)


def test_what_is_no_capture_or_holds_too_much_is_told(
    captured: tuple[bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "MOST", 2_000)
    for data in (captured[0], b"nothing", gzip.compress(b"nothing")):
        with pytest.raises(TestigoError) as caught:
            replay_of(data)
        assert caught.value.code == "T765"


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_capture_is_replayed_or_refused(captured: tuple[bytes, str], at: int, byte: int) -> None:
    data, _ = captured
    at %= len(data)
    damaged = data[:at] + bytes([byte]) + data[at + 1 :]
    refused = "T765"
    try:
        made = replay_of(damaged)
        for url in made.answers:
            made.answer(url)
    except TestigoError as why:
        refused = why.code
    assert refused == "T765"
