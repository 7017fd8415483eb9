"""The worked example of the annotation set as a case: a raid that many tell of, and an attack of half a year before."""

import importlib
import re
from pathlib import Path

import pytest

from testigo.case.case import Case
from testigo.case.records import Accounts, Amount, Event, Telling

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EVALUATION))
        module = importlib.import_module("seed_page")
    if not (module.SHARED / "annotation").is_dir():
        pytest.skip("the annotated documents are not at hand (TESTIGO_SHARED)")
    ledger, _, text = module.seed_ledger()
    with Case(tmp_path_factory.mktemp("seed") / "case.testigo", create=True) as case:
        case.put(ledger, text.encode())
        return case.accounts()


def raid(accounts: Accounts) -> Event:
    (found,) = (e for e in accounts.incidents if any("opened fire" in w or "armed men" in w for w in words(e, "agent")))
    return found


def told(event: Event, question: str) -> list[Telling]:
    return [t for q in event.questions if q.question == question for a in q.answers for t in (*a.told, *a.denied)]


def words(event: Event, question: str) -> list[str]:
    return [t.words for t in told(event, question)]


def test_the_ministry_and_the_dead_man_stand_against_each_other_in_one_event(accounts: Accounts) -> None:
    (agent,) = (q for q in raid(accounts).questions if q.question == "agent" and q.who is None)
    accused = [a for a in agent.answers if any("heavily armed men" in t.words for t in a.told)]
    assert any("We are not shooting" in t.words for a in accused for t in a.denied)
    assert agent.verdict == "differ"


def test_the_killings_of_the_officers_and_of_perez_are_of_that_event_and_the_attack_in_june_is_another(
    accounts: Accounts,
) -> None:
    event = raid(accounts)
    assert any(re.search("Perez", w) for w in words(event, "patient"))
    assert any(re.search("officers", w, re.IGNORECASE) for w in words(event, "killed"))
    assert event.when is not None
    assert event.when.startswith("2018-01-15")
    (before,) = (e for e in accounts.incidents if e.when and e.when.startswith("2017-06"))
    assert any("Supreme Court" in w for w in words(before, "target"))
    assert not {q.question for q in before.questions} & {"killed", "arrested"}


def test_two_officers_killed_have_one_independent_origin(accounts: Accounts) -> None:
    (killed,) = (q for q in raid(accounts).questions if q.question == "killed" and q.who is None)
    (two,) = (a for a in killed.answers if isinstance(a.value, Amount) and a.value.low == 2)
    assert len(two.told) > 1
    assert two.independent == 1
    assert killed.verdict == "single"
