"""No regular expression takes more than its share of time, whatever text it meets: every one is found and tried on hard strings."""

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from sample_patterns import Found, compiled_calls, found, hard_strings

from testigo.intake import Received
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.library import reader

SHORT, LONG = 250, 500
PATIENCE = 0.35
"""Seconds of the processor for one attempt on a string of LONG: quadratic growth takes a hundredth of it, exponential never ends."""
BOUNDED = frozenset({
    "testigo.reading.places.phrases._ENDS", "testigo.reading.places.phrases._HYPHENED", "testigo.reading.places.phrases._JOINT",
})  # fmt: skip
"""They meet 400 characters at most, whose white space is single blanks; ``test_a_phrase_of_places…`` holds them to it."""


class TooLongError(Exception):
    pass


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Break off what takes longer; the engine looks for signals now and then."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def cost(one: Found, text: Any) -> float:
    began = time.process_time()
    with patience(PATIENCE):
        (one.pattern.match if one.anchored else one.pattern.search)(text)
    return time.process_time() - began


needs_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a clock of the processor")


def test_every_pattern_that_the_source_compiles_is_among_those_that_are_tried() -> None:
    assert len(found()) >= 0.9 * compiled_calls()
    assert {"testigo.intake.sniff._MIME", "testigo.reading.times._PART"} <= {one.at for one in found()}


@needs_timer
def test_no_pattern_is_slow_on_strings_made_to_be_hard_for_it() -> None:
    slow = []
    for one in found():
        if one.at in BOUNDED:
            continue
        try:
            for text in hard_strings(one.pattern, LONG):
                cost(one, text)
        except TooLongError:
            slow.append(f"{one.at}: {str(one.pattern.pattern)[:80]}")
    assert slow == []


@needs_timer
def test_a_pattern_that_is_catastrophic_would_be_found() -> None:
    for bad in (r"(a+)+$", r"(?:\w+\s?)*!", rb"(?:<!--.*?-->\s*)*<rss", r"^(\d|\d\d)+x"):
        pattern: re.Pattern[Any] = re.compile(bad, re.DOTALL)
        with pytest.raises(TooLongError):
            for text in hard_strings(pattern, SHORT):
                cost(Found(pattern, "bad", True), text)


RUNS = (
    "1,111,",
    "a.",
    '"',
    "(",
    "between a and ",
    "Monday ",
    "- ",
    "http://a.b/",
    "3 to 4 ",
    "in Calda, ",
    "’s ",
    " \n",
)


def seconds_to_read(text: str) -> float:
    began = time.process_time()
    reader().read(make_page(Received(input="a.txt", data=text.encode()), Options()))
    return time.process_time() - began


def hostile(run: str, length: int) -> str:
    return f"Raid in Calda\n\nSeven people were killed in Calda on Monday, {run * (length // len(run))} the ministry said.\n"


@pytest.mark.parametrize("run", RUNS)
def test_reading_takes_as_many_times_longer_as_the_text_is_longer(run: str) -> None:
    seconds_to_read(hostile(run, 500))
    short, long = (seconds_to_read(hostile(run, length)) for length in (1500, 6000))
    assert long < 10 * max(short, 0.05)


def test_a_phrase_of_places_is_looked_at_as_far_as_it_may_be_long() -> None:
    from testigo.reading.places.phrases import parse

    for phrase in ("between " + " " * 100_000, "a to " * 50_000 + "road", "between " * 20_000, "near 11 km " * 20_000):
        began = time.process_time()
        parse(phrase, lambda _: 0.0)
        assert time.process_time() - began < 2
