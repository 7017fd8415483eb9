import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.compression import DamagedError, TooMuchError, unpacked


def bare(data: bytes) -> bytes:
    codec = zlib.compressobj(wbits=-15)
    return codec.compress(data) + codec.flush()


CODERS = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", bare),
    ("br", brotli.compress),
]


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


@given(st.binary(max_size=3000), st.sampled_from(CODERS), st.integers(1, 4000))
def test_what_was_packed_comes_out_the_same_in_pieces_of_any_size(
    data: bytes, coder: tuple[str, object], size: int
) -> None:
    coding, pack = coder
    assert callable(pack)
    assert b"".join(unpacked(pieces(pack(data), size), coding, most=3000)) == data


@pytest.mark.parametrize(("coding", "pack"), CODERS)
def test_a_bomb_is_stopped_at_the_limit(coding: str, pack: object) -> None:
    assert callable(pack)
    made = 0
    with pytest.raises(TooMuchError):
        for piece in unpacked([pack(bytes(30_000_000))], coding, most=1_000_000):
            made += len(piece)
    assert made <= 1_000_000


@pytest.mark.parametrize(("coding", "pack"), CODERS)
def test_data_that_is_cut_short_is_damaged(coding: str, pack: object) -> None:
    assert callable(pack)
    whole = pack(b"The minister denied it. " * 50)
    for size in (0, 1, len(whole) // 2, len(whole) - 1):
        with pytest.raises(DamagedError):
            list(unpacked([whole[:size]], coding, most=10_000))


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br"]))
def test_junk_is_damaged_or_by_chance_sound_and_nothing_else(data: bytes, coding: str) -> None:
    try:
        whole = b"".join(unpacked([data], coding, most=100_000))
    except (DamagedError, TooMuchError):
        return
    assert len(whole) <= 100_000


def test_members_of_a_gzip_file_follow_each_other_and_padding_is_none() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 9
    for size in (1, 7, 1000):
        assert b"".join(unpacked(pieces(packed, size), "gzip", most=100)) == b"one two"


def test_a_coding_that_is_not_known_is_named() -> None:
    with pytest.raises(DamagedError, match="'zstd' is not known"):
        list(unpacked([b"x"], "zstd", most=10))
