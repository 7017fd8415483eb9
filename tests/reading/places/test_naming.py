import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.reading.places import place_spans


def found(text: str) -> list[str]:
    return [span.of(text) for span in place_spans(text)]


def test_a_chain_of_containers_is_one_phrase_and_a_list_is_several() -> None:
    assert found("A CLASH IN SANTA ELENA, USULUTAN DEPARTMENT, LEFT TWO DEAD.") == ["SANTA ELENA, USULUTAN DEPARTMENT"]
    assert found("There were fires in Colorado, Georgia and Utah.") == ["Colorado", "Georgia", "Utah"]


@pytest.mark.parametrize("text", ["bombs went off in medellin and cali.", "BOMBS WENT OFF IN MEDELLIN AND CALI."])
def test_names_are_found_without_the_usual_capitals(text: str) -> None:
    assert [name.lower() for name in found(text)] == ["medellin", "cali"]


def test_a_name_that_only_the_words_call_a_place_is_found() -> None:
    assert found("THEY ENTERED THE VILLAGE OF CHINCHIPE.") == ["VILLAGE OF CHINCHIPE"]
    assert found("Troops searched Guancorita canton on Monday.") == ["Guancorita canton"]


def test_a_city_in_a_persons_name_is_none() -> None:
    assert found("Judge Andrew Jackson Santiago said so.") == []
    assert found("MAYOR SANTIAGO LOPEZ WAS KILLED.") == []


def test_a_month_is_no_place() -> None:
    assert found("The talks were held in May and in August.") == []


def test_an_owners_mark_does_not_hide_a_name() -> None:
    assert found("A BOMB IN SAN SALVADOR'S MAIN STREET.") == ["SAN SALVADOR"]


@settings(deadline=None)  # the first call opens the gazetteer
@given(st.text(alphabet=st.sampled_from("SAN salvador, in of THE Lima department.\n'"), max_size=80))
def test_spans_stand_in_order_and_apart_on_whole_words(text: str) -> None:
    spans = place_spans(text)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(s.of(text).strip() == s.of(text) != "" for s in spans)
