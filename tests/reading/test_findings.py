from sample_findings import Told

from testigo.reading.findings import Findings


def test_findings_of_a_page_begin_empty_and_are_its_own() -> None:
    told, first, second = Told("Ana left."), Findings(), Findings()
    first.mentions.append(told.mention("Ana", "person"))
    assert (len(first.mentions), second.mentions) == (1, [])
    assert (first.claims, first.triggers, first.counts) == ([], [], [])


def test_a_finding_is_itself_alone_for_its_vectors_have_no_equality() -> None:
    told = Told("Ana left.")
    ana = told.mention("Ana", "person")
    assert ana == ana  # noqa: PLR0124
    assert ana != told.mention("Ana", "person")
