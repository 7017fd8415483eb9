from dataclasses import replace

from sample_case import ACCOUNTS, COURIER, LATER, MAIL, QUIET, RADIO, SHOOTING, answer, asked, telling

from testigo.case.records import Accounts
from testigo.case.timeline import Saying, timeline_of


def saying(page: str, accounts: Accounts = ACCOUNTS) -> Saying:
    return next(s for s in timeline_of(accounts).sayings if s.page.id == page)


def news(page: str) -> set[tuple[str, str, bool]]:
    return {(n.question.question, n.answer.party or type(n.answer.value).__name__, n.denies) for n in saying(page).news}


def test_incidents_stand_in_the_order_of_their_days() -> None:
    assert [h.event.id for h in timeline_of(ACCOUNTS).happenings] == ["arrest-2021-06", SHOOTING.id]


def test_a_month_is_a_span_of_days() -> None:
    arrest = timeline_of(ACCOUNTS).happenings[0]
    assert (arrest.first, arrest.last) == ("2021-06-01", "2021-06-30")


def test_an_incident_without_a_day_stands_last() -> None:
    undated = replace(SHOOTING, id="undated", when=None)
    happenings = timeline_of(replace(ACCOUNTS, incidents=(undated, *ACCOUNTS.incidents))).happenings
    assert (happenings[-1].event.id, happenings[-1].first) == ("undated", None)


def test_pages_that_differ_on_the_day_are_told_with_their_origins() -> None:
    question = asked(
        "when",
        "differ",
        answer("2022-03-12", telling(RADIO, "when", "2022-03-12", hedged=True)),
        answer("2022-03-13", *(telling(p, "when", "2022-03-13") for p in (COURIER, MAIL))),
    )
    event = replace(SHOOTING, questions=(question,))
    (happening,) = timeline_of(replace(ACCOUNTS, incidents=(event,))).happenings
    assert happening.disputed
    assert [(d.value, d.independent, d.hedged) for d in happening.days] == [
        ("2022-03-13", 2, False),
        ("2022-03-12", 1, True),
    ]


def test_pages_stand_in_the_order_in_which_they_were_published() -> None:
    assert [s.page.id for s in timeline_of(ACCOUNTS).sayings] == [COURIER, RADIO, MAIL, LATER, QUIET]


def test_a_page_is_first_with_what_no_earlier_one_says() -> None:
    assert news(LATER) == {("killed", "Amount", False)}
    assert news(MAIL) == set()


def test_of_one_day_each_page_that_says_a_thing_is_first() -> None:
    assert ("where", "Spot", False) in news(COURIER)
    assert ("where", "Spot", False) in news(RADIO)


def test_a_denial_is_news_of_its_own() -> None:
    assert ("agent", "ferry-guards", True) in news(COURIER)
    assert ("agent", "ferry-guards", False) in news(RADIO)


def test_a_page_says_how_many_answers_it_gives() -> None:
    assert saying(QUIET).told == 0
    assert saying(LATER).told == 1


def test_pages_without_a_day_are_never_first() -> None:
    undated = tuple(replace(card, published=None) for card in ACCOUNTS.pages)
    assert all(not s.news for s in timeline_of(replace(ACCOUNTS, pages=undated)).sayings)
