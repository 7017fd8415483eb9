import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.authors import authors_in


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ana Ruiz and Ivo Marek", ("Ana Ruiz", "Ivo Marek")),
        ("By ANA RUIZ", ("Ana Ruiz",)),
        ("Ana Ruiz, Ivo Marek & Lea O’Neil", ("Ana Ruiz", "Ivo Marek", "Lea O’Neil")),
        ("Por Ana Ruiz y Ivo Marek", ("Ana Ruiz", "Ivo Marek")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("By Ana Ruiz in Calda", ("Ana Ruiz",)),
        ("Analysis by Ana Ruiz", ("Ana Ruiz",)),
        ("Ana Ruiz, Associated Press", ("Ana Ruiz",)),
        ("Ana Ruiz | Reuters", ("Ana Ruiz",)),
        ("Ana Ruiz, Political Correspondent", ("Ana Ruiz",)),
        ("By Ana Ruiz Tuesday, 5 March 2031", ("Ana Ruiz",)),
        ("Ana Ruiz (Calda)", ("Ana Ruiz",)),
        ("Ana Ruiz @anaruiz", ("Ana Ruiz",)),
        ("J. R. Marek Jr.", ("J. R. Marek Jr",)),
        ("Jean-Luc van der Meer", ("Jean-Luc van der Meer",)),
        ("Анна Руис", ("Анна Руис",)),
        ("https://www.facebook.com/caldapost", ()),
        ("@caldapost", ()),
        ("admin", ()),
        ("Staff reporter", ()),
        ("News Desk", ()),
        ("CaldaPost.com", ()),
        ("5 minutes ago", ()),
        ("", ()),
    ],
)
def test_names_are_cut_out_of_a_byline(words: str, names: tuple[str, ...]) -> None:
    assert authors_in([words]) == names


def test_each_name_comes_once_and_in_order() -> None:
    assert authors_in(["Ivo Marek", "By Ana Ruiz and IVO MAREK"]) == ("Ivo Marek", "Ana Ruiz")


def test_the_outlet_is_no_author_of_its_own_pages() -> None:
    assert authors_in(["Calda Post", "The Calda Post Sport", "Ana Ruiz"], "The Calda Post") == ("Ana Ruiz",)


@given(st.text(max_size=300))
def test_any_words_give_names_of_bounded_length(words: str) -> None:
    assert all(2 < len(name) <= 60 for name in authors_in([words]))
