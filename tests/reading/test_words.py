import numpy as np
import pytest
from tokenizers import Tokenizer

from testigo.reading.network import WEIGHTS
from testigo.reading.words import OPENINGS, QUOTED, Words, words_of


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def taken(text: str, tokenizer: Tokenizer, *, title: int = 0) -> Words:
    return words_of(text, [(0, len(text))], tokenizer, title=title)


def test_words_point_at_their_own_characters(tokenizer: Tokenizer) -> None:
    text = "Néstor’s car-bomb, “ça va”"
    words = taken(text, tokenizer)
    assert [text[a:b] for a, b in zip(words.start, words.end, strict=True)] == [
        *("Néstor", "’", "s", "car", "-", "bomb", ",", "“", "ça", "va", "”")
    ]


def test_offsets_are_code_points_beyond_the_basic_plane(tokenizer: Tokenizer) -> None:
    text = "😀 fire"
    words = taken(text, tokenizer)
    assert text[words.start[-1] : words.end[-1]] == "fire"


def test_the_look_of_words_is_kept_though_the_pieces_are_lower_case(tokenizer: Tokenizer) -> None:
    words = taken("The UN said McCoy fled 12 km.", tokenizer)
    assert words.shape.tolist() == [2, 3, 1, 4, 1, 5, 1, 0]


def test_words_in_quotation_marks_are_marked(tokenizer: Tokenizer) -> None:
    words = taken("He “fell down” there", tokenizer)
    assert words.quoted.tolist() == [0, 3, 1, 1, 3, 0]


def test_openings_tell_page_title_paragraph_and_sentence(tokenizer: Tokenizer) -> None:
    text = "Raid\n\nOne died. Two fled."
    words = words_of(text, [(0, 4), (6, len(text))], tokenizer, title=1)
    assert words.opening.tolist() == [4, 2, 0, 0, 1, 0, 0]
    assert words_of(text, [(0, 4), (6, len(text))], tokenizer).opening[0] == 3


def test_nothing_gives_no_words(tokenizer: Tokenizer) -> None:
    assert len(taken("  \n ", tokenizer)) == 0


def test_one_number_tells_all_that_is_seen_of_a_word(tokenizer: Tokenizer) -> None:
    text = "Fire in Orvane\n\n“We RAN,” said Ana. It was 9."
    words = words_of(text, [(0, 14), (16, len(text))], tokenizer, title=1)
    rest, opening = np.divmod(words.look, OPENINGS)
    shape, quoted = np.divmod(rest, QUOTED)
    assert shape.tolist() == words.shape.tolist()
    assert quoted.tolist() == words.quoted.tolist()
    assert opening.tolist() == words.opening.tolist()
