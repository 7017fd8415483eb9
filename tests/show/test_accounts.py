import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from sample_case import ACCOUNTS, COURIER, EMPTY, SHOOTING, answer, asked, telling

from testigo.case.records import Accounts, Amount
from testigo.show.accounts import AccountsView


def shown(accounts: Accounts = ACCOUNTS, *, width: int = 100, every: bool = False, **how: object) -> list[str]:
    return AccountsView(accounts, width=width, **how).show("sabra.testigo", every=every).splitlines()  # type: ignore[arg-type]


def flat(lines: list[str]) -> str:
    """The lines as one, however they were wrapped."""
    return " ".join(" ".join(lines).split())


def block(lines: list[str], title: str) -> list[str]:
    """The lines under a question, up to the blank one after it."""
    at = next(n for n, line in enumerate(lines) if line.strip().startswith(title))
    end = next((n for n in range(at, len(lines)) if not lines[n]), len(lines))
    return lines[at:end]


def test_the_head_says_how_much_there_is() -> None:
    assert shown()[0] == "sabra.testigo  5 pages · 4 outlets · 2 incidents"


def test_an_incident_says_day_place_and_who_tells_and_does_not_tell_of_it() -> None:
    lines = shown()
    assert "1  Shooting at the North Quay in Port Sabra, 13 March 2022" in lines
    assert "   shooting · 13 March 2022 · Port Sabra · told on 4 of 5 pages" in lines
    assert "   shooting-2022-03-13-port-sabra" in lines
    assert "   not told by  Quiet Times" in lines


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Killed", "UPDATED"),
        ("Injured: protester", "ONE ORIGIN"),
        ("Who did it", "DIFFER"),
        ("When", "AGREE"),
        ("Where", "AGREE"),
    ],
)
def test_every_question_has_its_verdict_as_a_word(question: str, verdict: str) -> None:
    assert block(shown(), question)[0].split("  ")[-1].strip() == verdict


def test_a_running_count_stands_as_it_grew() -> None:
    lines = block(shown(), "Killed")
    assert lines[1].startswith("    4 — ")
    assert next(n for n, line in enumerate(lines) if line.startswith("    at least 6 — ")) > 1


def test_an_answer_says_who_tells_it_through_whom_and_where() -> None:
    lines = flat(block(shown(), "Who did it"))
    assert "· Nadia Rahal in Coast Courier (13 Mar)" in lines
    assert "Castor Blum, through Interior Ministry in Coast Courier (13 Mar)" in lines
    assert "· Radio Sabra, in its own voice [hedged]" in lines


def test_tellings_that_count_once_say_why() -> None:
    lines = flat(shown())
    assert "· Inland Mail, Radio Sabra, in their own voice (Meridian Wire reports it)" in lines
    assert "(Castor Blum speaks for Interior Ministry)" in lines


def test_a_denial_stands_with_the_answer_that_it_denies() -> None:
    lines = block(shown(), "Who did it")
    at = next(n for n, line in enumerate(lines) if line.startswith("    ferry guards"))
    assert any(line.startswith("      denied by  Castor Blum") for line in lines[at:])
    assert not any("denied by" in line for line in lines[:at])


def test_the_threshold_says_from_when_on_an_answer_is_corroborated() -> None:
    assert "    masked men — 2 independent origins, corroborated" in shown(threshold=2)
    assert "    masked men — 2 independent origins" in shown(threshold=3)


def test_silent_pages_and_warnings_stand_under_the_question() -> None:
    lines = block(shown(), "Killed")
    assert "    silent  Coast Courier (13 Mar)" in lines
    assert "    ! 2 pages carry one report: Meridian Wire reports it" in lines


def test_where_most_pages_are_silent_those_that_answer_are_named() -> None:
    many = tuple(f"sha256:{n}" for n in range(9))
    cards = tuple(replace(ACCOUNTS.pages[0], id=page, outlet=f"Outlet {page[7:]}") for page in many)
    mentions = tuple(SHOOTING.mentions[0]._replace(page=page) for page in (COURIER, *many))
    question = replace(SHOOTING.questions[0], silent=many)
    event = replace(SHOOTING, mentions=mentions, questions=(question,))
    accounts = replace(ACCOUNTS, pages=(*ACCOUNTS.pages, *cards), incidents=(event,))
    assert any(re.fullmatch(r" +silent  all but Coast Courier.*", line) for line in shown(accounts))


def test_the_words_are_shown_on_demand() -> None:
    assert not any("They fired from the roof" in line for line in shown())
    assert "        “They fired from the roof”  Coast Courier (13 Mar), C1" in shown(words=True)


def test_an_amount_without_a_number_is_told_in_the_pages_words() -> None:
    assert "    “dozens” — 1 origin, left open by all" in shown()


def test_what_one_page_alone_tells_is_named_at_the_end_and_shown_in_full_when_asked_for() -> None:
    assert "   2  Arrest of dockers, June 2021  Coast Courier (13 Mar)" in shown()
    assert not any(line.startswith("  Arrested") for line in shown())
    assert any(line.startswith("  Arrested") for line in shown(every=True))


@pytest.mark.parametrize("width", [60, 100])
def test_how_many_of_one_sort_stands_under_how_many_in_all(width: int) -> None:
    whole = asked("killed", "single", answer(Amount(low=6, high=6), telling(COURIER, "killed", Amount(low=6, high=6))))
    three = Amount(low=3, high=3)
    part = replace(asked("killed", "single", answer(three, telling(COURIER, "killed", three))), who="protester")
    accounts = replace(ACCOUNTS, incidents=(replace(SHOOTING, questions=(whole, part)),))
    lines = block(shown(accounts, width=width), "Killed")
    assert "    6 — 1 origin" in lines
    at = lines.index("    – protester               ONE ORIGIN")
    assert lines[at + 1] == "      3 — 1 origin"
    assert max(map(len, shown(accounts, width=width))) <= width


def test_one_incident_can_be_shown_alone() -> None:
    lines = AccountsView(ACCOUNTS).show_incidents(["arrest-2021-06"])
    assert "2  Arrest of dockers, June 2021" in lines
    assert "Shooting" not in lines


def test_many_answers_of_one_origin_share_a_paragraph_unless_words_are_asked_for() -> None:
    numbers = [Amount(low=n, high=n) for n in range(40, 52)]
    question = asked("killed", "differ", *(answer(n, telling(COURIER, "killed", n)) for n in numbers))
    accounts = replace(ACCOUNTS, incidents=(replace(SHOOTING, questions=(question,)),))
    assert "also, of one origin each: 46 (Coast Courier (13 Mar)" in flat(shown(accounts))
    assert "    51 — 1 origin" in shown(accounts, words=True)


def table(width: int = 180, by: str = "party") -> list[str]:
    return shown(width=width, layout="table", by=by)


def test_a_wide_terminal_has_the_accounts_across() -> None:
    head = next(line for line in shown(width=180) if line.lstrip().startswith("in all (origins)"))
    for account in ("Government of", "Coast Courier", "Nadia Rahal", "Radio Sabra", "Inland Mail"):
        assert account in head
    assert not any(line.lstrip().startswith("in all (origins)") for line in shown(width=80))


def test_a_row_has_all_answers_with_their_origins_and_each_account() -> None:
    lines = table()
    row = next(line for line in lines if line.startswith("Killed"))
    assert "4 (1)" in row
    assert "at least 6" in row
    assert next(line for line in lines if line.startswith("UPDATED"))


def test_a_party_and_those_who_speak_for_it_are_one_account() -> None:
    head = next(line for line in table() if line.lstrip().startswith("in all (origins)"))
    assert "Castor" not in head
    assert "Interior" not in head


def test_a_cell_says_what_is_left_open_and_what_is_denied() -> None:
    text = flat(table())
    assert "masked men ?" in text
    assert "denies: ferry" in text


def test_an_outlet_that_others_quote_is_one_account() -> None:
    quoted = replace(ACCOUNTS.parties[7], name="coast courier")
    accounts = replace(ACCOUNTS, parties=(*ACCOUNTS.parties[:7], quoted, *ACCOUNTS.parties[8:]))
    head = next(line for line in shown(accounts, width=180, layout="table") if line.lstrip().startswith("in all"))
    assert head.casefold().count("coast courier") == 1


def test_accounts_may_be_those_of_outlets() -> None:
    head = next(line for line in table(by="outlet") if line.lstrip().startswith("in all (origins)"))
    assert "Nadia Rahal" not in head
    assert "Coast Courier" in head


def test_accounts_that_do_not_fit_share_the_last_column() -> None:
    lines = table(width=100)
    head = next(line for line in lines if line.lstrip().startswith("in all (origins)"))
    assert head.rstrip().endswith("others")
    assert "hospital: at least 6" in flat(lines)


def test_an_empty_case_says_how_to_fill_it() -> None:
    assert any("testigo add CASE" in line for line in shown(EMPTY))


def test_a_case_whose_pages_tell_of_nothing_says_so() -> None:
    assert "No page tells of an incident." in shown(replace(ACCOUNTS, incidents=()))


def test_colour_adds_codes_and_changes_no_word() -> None:
    for width in (80, 180):
        coloured = AccountsView(ACCOUNTS, width=width, colour=True).show("c")
        assert "\x1b[1;31mDIFFER" in coloured
        assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == AccountsView(ACCOUNTS, width=width).show("c")


@settings(deadline=None, max_examples=12)
@given(st.text(min_size=1, max_size=80), st.sampled_from([60, 80, 100, 140, 200]), st.booleans())
def test_any_words_of_a_page_are_harmless_and_fit(text: str, width: int, as_table: bool) -> None:
    parties = tuple(replace(p, name=f"{p.name} {text}") for p in ACCOUNTS.parties)
    pages = tuple(replace(p, outlet=f"x{text}", title=text) for p in ACCOUNTS.pages)
    event = replace(SHOOTING, title=text, where=text)
    accounts = replace(ACCOUNTS, parties=parties, pages=pages, incidents=(event,))
    for words in (False, True):
        view = AccountsView(accounts, width=width, layout="table" if as_table else "stacked", words=words)
        lines = view.show("case").split("\n")
        assert max(map(cell_len, lines)) <= width
        assert not any(set(line) & {"\x1b", "\x00", "\x07", "\u202e"} for line in lines)
