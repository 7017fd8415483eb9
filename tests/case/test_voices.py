from pathlib import Path

import pytest
from sample_case import PARTIES, on, party
from sample_pages import data_of, made_page

import testigo
from testigo.case.voices import Voice, called
from testigo.errors import TestigoError


def ids(name: str) -> list[str]:
    return [p.id for p in called(PARTIES, name)]


def test_a_party_is_called_by_id_or_name_whatever_its_case_and_article() -> None:
    assert ids("nadia-rahal") == ["nadia-rahal"]
    assert ids("NADIA RAHAL") == ["nadia-rahal"]
    assert ids("the Hospital") == ["hospital"]


def test_those_who_speak_for_a_party_are_meant_with_it() -> None:
    assert ids("Government of Maravel") == ["government-of-maravel", "interior-ministry", "castor-blum"]
    assert ids("Interior Ministry") == ["interior-ministry", "castor-blum"]


def test_a_part_of_a_name_will_do_where_no_name_is_the_same() -> None:
    assert ids("rahal") == ["nadia-rahal"]
    assert ids("courier") == ["coast-courier"]


@pytest.mark.parametrize("name", ["", "the", "Nobody", "…"])
def test_a_name_that_nobody_has_is_refused(name: str) -> None:
    with pytest.raises(TestigoError, match="T512"):
        called(PARTIES, name)


def test_parties_that_speak_for_each_other_are_found_once() -> None:
    ring = (party("A B", "person", None, on("A"), "c-d"), party("C D", "person", None, on("C"), "a-b"))
    assert [p.id for p in called(ring, "A B")] == ["a-b", "c-d"]


def test_voices_count_claims_by_act_and_page(tmp_path: Path) -> None:
    with testigo.Case(tmp_path / "a.testigo", create=True) as case:
        for number in range(4):
            case.put(made_page(number), data_of(made_page(number)))
        voices = case.voices()

    def flat(voices: tuple[Voice, ...]) -> list[Voice]:
        return [v for voice in voices for v in (voice, *flat(voice.parts))]

    speaking = {v.party.name: v for v in flat(voices) if v.claims}
    police = next(v for name, v in speaking.items() if "Harbour Police" in name)
    assert (police.acts, police.pages, police.claims) == ((("assert", 2),), 2, 2)
    assert sum(v.in_all for v in voices) == 4
