from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.case.lineage.origins import agencies_of, name_words, names, sources_named
from testigo.case.lineage.trace import as_known

if TYPE_CHECKING:
    from case.lineage.conftest import Written


def test_agencies_are_known_by_one_name(written: Written) -> None:
    page = written("Text.", outlet="Vale Observer", agencies=["The Associated Press"]).page
    assert agencies_of(page, as_known) == {"AP"}


def test_an_agencys_own_page_is_on_its_credit(written: Written) -> None:
    assert agencies_of(written("Text.", outlet="Reuters").page, as_known) == {"Reuters"}


def test_an_outlet_that_credits_itself_credits_no_agency(written: Written) -> None:
    assert agencies_of(written("Text.", outlet="Radio Ismer", agencies=["radio ismer"]).page, as_known) == frozenset()


def test_the_case_says_which_names_are_one_agency(written: Written) -> None:
    page = written("Text.", outlet="Vale Observer", agencies=["ACAN-EFE"]).page
    assert agencies_of(page, lambda name: "EFE" if name == "ACAN-EFE" else name) == {"EFE"}


@pytest.mark.parametrize(
    "body",
    [
        "People were heard knocking, The Callis Mirror reported.",
        "A baker told The Callis Mirror that people were heard knocking.",
        "According to the daily Callis Mirror people were heard knocking.",
        "The ministry was silent, citing the Callis Mirror's report.",
    ],
)
def test_an_outlet_that_is_named_as_a_source_is_seen(written: Written, body: str) -> None:
    said = body if "reported" in body else ""
    claims = [{"who": "The Callis Mirror", "said": "People were heard knocking", "category": "media"}] if said else []
    outlet = name_words("The Callis Mirror")
    assert any(names(source, outlet) for source in sources_named(written(body, claims=claims)))


def test_an_outlet_that_is_only_mentioned_is_none(written: Written) -> None:
    body = "She has worked for The Callis Mirror since 1994 and lives by the harbour."
    assert not any(names(source, ("callis", "mirror")) for source in sources_named(written(body)))


def test_an_outlet_whose_name_is_a_word_counts_in_capitals_only(written: Written) -> None:
    assert not any(names(s, ("sun",)) for s in sources_named(written("He told his sons in the sun that It was late.")))
    assert any(names(s, ("sun",)) for s in sources_named(written("He told the Sun that it was late.")))


def test_in_a_text_without_capitals_every_name_counts(written: Written) -> None:
    assert any(names(s, ("efe",)) for s in sources_named(written("relatives told efe in el salvador that he died")))
