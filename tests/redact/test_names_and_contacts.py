import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.ledger import Span
from testigo.redact.contacts import contacts
from testigo.redact.folding import folded
from testigo.redact.moving import Moved, Replacement
from testigo.redact.names import NamePattern, proper_names
from testigo.redact.people import is_young
from testigo.redact.rules import KINDS

TOLL = NamePattern(("nurse Mira Toll", "Mira Tóll"))


@pytest.mark.parametrize(
    "text",
    ["Mira Toll", "MIRA TOLL", "mira toll", "Ms Toll’s house", "M. Toll", "Mira K. Tóll", "https://a.example/mira-toll-speaks", "toll_mira.html", "Mira\nToll"],
)  # fmt: skip
def test_a_name_is_found_in_all_its_forms(text: str) -> None:
    assert TOLL.is_in(text)


@pytest.mark.parametrize("text", ["the toll rose to six", "Tollgate", "a miracle", "Admira"])
def test_an_ordinary_word_is_not_a_name(text: str) -> None:
    assert not TOLL.is_in(text)


@pytest.mark.parametrize(
    ("mentions", "names"),
    [
        (("He", "Our technician Bero Stannic", "I"), ("Bero Stannic",)),
        (("the medical director of St Brannoc’s Hospital, Dr Ewa Tolland", "Tolland", "She"), ("Tolland", "Dr Ewa Tolland")),
        (("The Quay Committee’s Lidia Maren", "Lidia Maren", "a spokeswoman for the Quay Committee"), ("Lidia Maren",)),
        (("A lawyer, Teodor Ansk",), ("Teodor Ansk",)),
        (("The boy", "a pupil of the Harbour School", "One, a 22-year-old student", "His brother-in-law"), ()),
    ],
)  # fmt: skip
def test_the_names_of_a_person_are_told_from_descriptions_and_from_what_they_belong_to(
    mentions: tuple[str, ...], names: tuple[str, ...]
) -> None:
    found = [" ".join(p for p in n.split() if p != "Dr") for n in proper_names(mentions)]
    assert found == [" ".join(p for p in n.split() if p != "Dr") for n in names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("call +44 20 7946 0958 now", "+44 20 7946 0958"),
        ("call (020) 7946-0958", "(020) 7946-0958"),
        ("mail m.toll@harbour.example today", "m.toll@harbour.example"),
        ("mail m.toll [at] harbour.example", "m.toll [at] harbour.example"),
        ("at 14 Old Harbour Road in Quellport", "14 Old Harbour Road"),
        ("Flat 3, 14b Quay Street", "Flat 3, 14b Quay Street"),
        ("write to P.O. Box 1182", "P.O. Box 1182"),
    ],
)
def test_a_contact_is_found(text: str, found: str) -> None:
    assert [text[a:b] for a, b, _ in contacts(text, frozenset(KINDS))] == [found]


@pytest.mark.parametrize("text", ["on 2031-04-02 at 10:30", "1,200,300 people", "12 000 000 dollars", "02.04.2031", "14 people walked down Quay Street", "20310402"])  # fmt: skip
def test_a_day_a_number_or_a_street_alone_is_no_contact(text: str) -> None:
    assert list(contacts(text, frozenset(KINDS))) == []


@pytest.mark.parametrize("text", ["1 " * 50_000, "+" + "1-" * 50_000, "a@" * 50_000, "a." * 50_000, "1 A " * 25_000, "M. " * 30_000])  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    list(contacts(text, frozenset(KINDS)))
    list(TOLL.places(text))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "young"),
    [
        ("12-year-old Mira Toll", True),
        ("Mira Toll, 12, said", True),
        ("Mira Toll (17)", True),
        ("a schoolgirl named Mira Toll", True),
        ("Mira Toll, 34, said", False),
        ("34-year-old Mira Toll", False),
        ("Mira Toll said 12 had died", False),
    ],
)
def test_who_is_a_minor_is_told_by_the_words_around_the_name(text: str, young: bool) -> None:
    start = text.index("Mira Toll")
    assert is_young(text, Span(start=start, end=start + 9)) is young


@given(
    st.text(alphabet="aM. ,’\n(é🚢-", max_size=30),
    st.sampled_from(
        ["Mira Toll", "MIRA TOLL", "Míra Tóll", "mira toll", "Ms Toll", "M. Toll", "Mira  K. Toll", "Toll"]
    ),
    st.text(alphabet="bK. ,’\n)é🚢-", max_size=30),
)
def test_whatever_stands_around_a_name_it_is_replaced(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"
    made = Moved(text, [Replacement(a, b, "Source A") for a, b in TOLL.places(text)]).text
    assert "toll" not in folded(made).plain
    assert "Source A" in made
