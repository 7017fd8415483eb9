from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.alignment import shares_covered

STORY = [
    "Seven people were killed in the port on Monday",
    "A long dispute",
    "The ministry said that all of them were armed men",
]


def test_a_headline_repeated_in_the_menu_is_found_where_the_article_has_it() -> None:
    lines = [
        "Ferry sinks off Marrow Island",
        "Home",
        *STORY,
        "Ferry sinks off Marrow Island",
        "The crew was saved by a trawler",
    ]
    extract = "\n".join([*STORY, "Ferry sinks off Marrow Island", "The crew was saved by a trawler"])
    assert [share > 0.5 for share in shares_covered(lines, extract)] == [False, False, True, True, True, True, True]


def test_a_short_line_counts_only_between_its_neighbours() -> None:
    lines = ["A long dispute", "Home", *STORY]
    assert shares_covered(lines, "\n".join(STORY)) == [0.0, 0.0, 1.0, 1.0, 1.0]


def test_lines_that_the_extract_cuts_or_joins_otherwise_are_found() -> None:
    lines = [
        "Seven people were killed in the port on Monday The ministry said that all",
        "of them were armed men",
        "Home page",
    ]
    shares = shares_covered(lines, "\n".join(STORY[::2]))
    assert shares[0] > 0.6
    assert shares[2] == 0.0


def test_letters_are_compared_whatever_their_composition() -> None:
    assert shares_covered(["La accio\u0301n del jueves fue legi\u0301tima"], "La acción del jueves fue legítima") == [
        1.0
    ]


@given(st.lists(st.text(alphabet="ab \n", max_size=30), max_size=12))
def test_a_text_laid_over_itself_covers_every_line_with_words(lines: list[str]) -> None:
    lines = [" ".join(line.split()) for line in lines]
    shares = shares_covered(lines, "\n".join(lines))
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert all(share == 0.0 for line, share in zip(lines, shares, strict=True) if not line)


@given(st.lists(st.sampled_from(["port", "raid", "army", "town"]), min_size=4, max_size=40))
def test_one_line_laid_over_itself_is_covered_in_full(words: list[str]) -> None:
    assert shares_covered([" ".join(words)], " ".join(words)) == [1.0]
