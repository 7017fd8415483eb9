from hypothesis import given
from hypothesis import strategies as st
from sample_ledger import LEDGER

from testigo.case.packing import packed, packed_ledger, unpacked, unpacked_ledger


@given(st.binary(max_size=400))
def test_bytes_come_back_as_they_were_and_never_take_more_room(data: bytes) -> None:
    coding, kept = packed(data)
    assert unpacked(coding, kept) == data
    assert len(kept) <= len(data)


def test_bytes_that_say_the_same_again_and_again_take_less_room() -> None:
    assert packed(b"<p>and so on</p>" * 100)[0] == "zlib"


def test_bytes_that_cannot_be_pressed_are_kept_as_they_are() -> None:
    assert packed(b"\x00\xff\x13") == ("plain", b"\x00\xff\x13")


def test_a_ledger_comes_back_equal() -> None:
    assert unpacked_ledger(packed_ledger(LEDGER)) == LEDGER
