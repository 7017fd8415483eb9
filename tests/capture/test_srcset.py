import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.capture.srcset import addresses_in


@pytest.mark.parametrize(
    ("srcset", "addresses"),
    [
        ("a.png 1x, b.png 2x", ("a.png", "b.png")),
        ("a.png, b.png 480w", ("a.png", "b.png")),
        ("a,b.png 1x,c.png", ("a,b.png", "c.png")),
        ("a.png future(1x, 2x), b.png", ("a.png", "b.png")),
        ("data:image/png;base64,AA,BB 1x, b.png", ("data:image/png;base64,AA,BB", "b.png")),
        ("\n a.png\t1x ,\n\n", ("a.png",)),
        (" , ,, ", ()),
        ("", ()),
    ],
)
def test_candidates_are_parted_as_browsers_part_them(srcset: str, addresses: tuple[str, ...]) -> None:
    assert addresses_in(srcset) == addresses


@given(st.text(alphabet="a, \t()./1x", max_size=200))
def test_no_address_holds_space_ends_in_a_comma_or_is_empty(srcset: str) -> None:
    for address in addresses_in(srcset):
        assert address
        assert not address.endswith(",")
        assert address.split() == [address]
        assert address in srcset
