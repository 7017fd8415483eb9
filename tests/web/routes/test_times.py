from pathlib import Path

from sample_desk import API, asking


def test_claims_on_the_timeline_have_the_times_of_a_live_page_and_what_they_tell_of(drevna: Path) -> None:
    with asking(drevna) as client:
        timeline = client.get(f"{API}/timeline").json()
    statements, happenings = timeline["statements"], timeline["happenings"]
    assert len({len(column) for column in statements.values()}) == 1
    assert "2025-03-07T18:04" in statements["at"]
    told = [(n, asked) for n, asked in zip(statements["incidents"], statements["questions"], strict=True) if n]
    assert told
    assert all(asked and set(asked) <= {q for n in ns for q in happenings[n]["questions"]} for ns, asked in told)
