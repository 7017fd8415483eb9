import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from testigo.case.audit.canonical import canonical

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.floats(-1, 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_values_are_written_as_the_standard_says(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(st.text())
def test_text_that_cannot_be_encoded_is_refused_as_before(text: str) -> None:
    def written(write: object) -> object:
        try:
            return write(text)  # type: ignore[operator]
        except (UnicodeEncodeError, rfc8785.CanonicalizationError):
            return None

    assert written(canonical) == written(rfc8785.dumps)
