from dataclasses import replace

from sample_ledger import CLAIMS, LEDGER

from testigo.show.sources import NO_SOURCE, Sources


def test_sources_come_in_the_order_of_the_page_with_all_their_claims() -> None:
    voices = Sources(LEDGER).voices
    assert [voice.name for voice in voices][:3] == ["Dockers’ union", "Nadia Rahal", "TVM"]
    assert [claim.id for claim in voices[1].claims] == ["C2", "C3", "C12"]
    assert [voice.number for voice in voices] == list(range(len(voices)))


def test_a_source_with_no_entity_goes_by_the_words_of_the_page() -> None:
    sources = Sources(LEDGER)
    assert sources.name(CLAIMS[8]) == "The harbour doctor"


def test_claims_with_no_source_stand_together() -> None:
    voices = {voice.name: voice for voice in Sources(LEDGER).voices}
    assert [claim.id for claim in voices[NO_SOURCE].claims] == ["C8"]
    assert voices[NO_SOURCE].category is None


def test_a_chain_runs_from_the_page_inwards() -> None:
    assert Sources(LEDGER).chain(CLAIMS[4]) == ("TVM", "Interior Ministry")


def test_a_chain_that_bites_its_tail_ends() -> None:
    circle = replace(LEDGER, claims=(replace(CLAIMS[3], within="C5"), CLAIMS[4]))
    assert Sources(circle).chain(circle.claims[0]) == ("Interior Ministry", "TVM")


def test_one_who_tells_of_their_own_words_stands_once_in_a_chain() -> None:
    own = replace(LEDGER, claims=(CLAIMS[4], replace(CLAIMS[4], id="C99", within=CLAIMS[4].id)))
    assert Sources(own).chain(own.claims[1]) == Sources(own).chain(own.claims[0])


def test_a_claim_that_only_passes_another_on_says_so() -> None:
    assert [claim.id for claim in Sources(LEDGER).passed_on(CLAIMS[3])] == ["C5"]
    assert Sources(LEDGER).passed_on(CLAIMS[0]) == ()


def test_a_denial_of_what_another_says_does_not_pass_it_on() -> None:
    denied = replace(LEDGER, claims=(replace(CLAIMS[3], act="deny"), CLAIMS[4]))
    assert Sources(denied).passed_on(denied.claims[0]) == ()


def test_a_claim_with_more_in_it_than_another_does_not_merely_pass_it_on() -> None:
    outer = replace(CLAIMS[0], id="X")
    inner = replace(CLAIMS[1], within="X", content=(replace(outer.content[0], end=outer.content[0].start + 10),))
    assert Sources(replace(LEDGER, claims=(outer, inner))).passed_on(outer) == ()


def test_each_teller_is_named_once_with_its_claims() -> None:
    told = Sources(LEDGER).tellers([None, "C2", "C3", "C8"])
    assert told == "the page itself; Nadia Rahal (C2, C3); no source named (C8)"
