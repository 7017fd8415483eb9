from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from sample_website import NoWaiting

from testigo.capture.pace import Pace, retry_after
from testigo.errors import TestigoError


def test_each_host_is_left_alone_after_an_answer_and_no_other() -> None:
    waiting = NoWaiting()
    pace = Pace(delay=2.0, clock=waiting.clock())
    pace.answered("a.example")
    pace.wait("b.example", 2_000.0)
    assert waiting.waited == []
    pace.wait("a.example", 2_000.0)
    assert waiting.waited == [2.0]
    pace.wait("a.example", 2_000.0)
    assert waiting.waited == [2.0]


def test_a_host_that_wants_a_longer_pause_gets_it() -> None:
    waiting = NoWaiting()
    pace = Pace(delay=2.0, clock=waiting.clock())
    pace.slow("a.example", 10.0)
    pace.answered("a.example")
    pace.wait("a.example", 2_000.0)
    assert waiting.waited == [10.0]


def test_nobody_waits_beyond_the_end() -> None:
    waiting = NoWaiting()
    pace = Pace(delay=0.0, clock=waiting.clock())
    pace.hold("a.example", 60.0)
    with pytest.raises(TestigoError) as caught:
        pace.wait("a.example", waiting.time + 59.0)
    assert (caught.value.code, waiting.waited) == ("T764", [])


def test_when_to_come_back_is_told_in_seconds_or_by_the_clock() -> None:
    assert retry_after("120") == 120.0
    later = retry_after(format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True))
    assert later is not None
    assert 80 < later <= 90
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0
    assert [retry_after(value) for value in (None, "", "soon", "-1", "1e9", "٣")] == [None] * 6
