import json
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from sample_decided import TEXT, page_as_read

from testigo.case.case import Case
from testigo.cli import main
from testigo.cli.sitting import Sitting

PIER = page_as_read()
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.testigo"
    with Case(path, create=True) as made:
        made.put(PIER, TEXT.encode())
    return path


@pytest.fixture
def run(case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("TESTIGO_NAME", "Ida")
    monkeypatch.setenv("COLUMNS", "100")

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(["review", str(case), *arguments])
        out = capsys.readouterr()
        return code, out.out, out.err

    return command


def test_the_list_has_what_to_decide_and_its_id(run: Run) -> None:
    code, out, _ = run("--list")
    assert code == 0
    assert " 60%  claim     33903c48:C3\n" in out
    assert "“The Harbour Guard” denies: its men had opened fire" in out


def test_a_limit_cuts_the_list(run: Run) -> None:
    assert len(json.loads(run("--list", "--json", "--limit", "2")[1])) == 2


def test_a_record_is_decided_without_a_terminal_and_the_decision_listed(run: Run) -> None:
    code, out, _ = run("--decide", "33903c48:C3", "correct", "--set", "act=accuse", "--why", "they blame")
    assert (code, out) == (0, "decision 1\n")
    _, out, _ = run("--decisions")
    assert out.splitlines()[0].startswith("1  corrected 33903c48:C3  Ida, ")
    assert out.splitlines()[1:] == ["   act: accuse", "   “they blame”"]
    assert "33903c48:C3" not in run("--list")[1]
    assert json.loads(run("--decisions", "--json")[1])[0]["decision"]["by"] == "Ida"


def test_a_decision_is_taken_back(run: Run) -> None:
    run("--decide", "33903c48:C3", "reject", "--as", "Ana")
    assert run("--undo", "1")[0] == 0
    assert "[undone]" in run("--decisions")[1]
    code, _, err = run("--undo", "1")
    assert (code, err[:13]) == (1, "testigo: T516")


def test_two_parties_are_joined_and_put_under_each_other(run: Run) -> None:
    assert run("--join", "33903c48:E2", "33903c48:E3")[0] == 0
    assert run("--part-of", "33903c48:E4", "33903c48:E1")[0] == 0
    assert run("--part", "33903c48:E2", "33903c48:E3")[0] == 0
    assert run("--not-part-of", "33903c48:E4", "33903c48:E1")[0] == 0
    states = [line.partition("[")[2] for line in run("--decisions")[1].splitlines()]
    assert states == ["replaced by a later one]", "replaced by a later one]", "", ""]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--set", "act=deny"],
        ["--undo", "1", "--join", "a", "b"],
        ["--decide", "33903c48:C3", "accept", "--part", "a", "b"],
        [],
    ],
)
def test_what_does_not_go_together_is_wrong_use(run: Run, arguments: list[str]) -> None:
    code, _, err = run(*arguments)
    assert (code, err[:13]) == (2, "testigo: T401")


def test_a_setting_without_a_value_is_refused(run: Run) -> None:
    code, _, err = run("--decide", "33903c48:C3", "correct", "--set", "act")
    assert (code, err[:13]) == (1, "testigo: T515")


@pytest.fixture
def sit(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Go through the case with the given keys and lines; return what was shown."""

    def go(keys: str, *lines: str) -> str:
        pressed: Iterator[str] = iter(keys)
        written = iter(lines)
        monkeypatch.setattr(click, "getchar", lambda: next(pressed))
        monkeypatch.setattr(click, "prompt", lambda *_, **__: next(written))
        with Case(case) as file:
            Sitting(file, by="Ida", width=100).go(50)
        return capsys.readouterr().out

    return go


def decided(case: Path) -> list[tuple[str, str, str | None]]:
    with Case(case) as file:
        return [(s.decision.verb, s.state, s.decision.why) for s in file.decisions()]


def test_keys_accept_reject_skip_and_quit(sit: Callable[..., str], case: Path) -> None:
    out = sit("arsq")
    assert decided(case) == [("accept", "holds", None), ("reject", "holds", None)]
    assert "1 of 7" in out
    assert out.rstrip().endswith("2 decided, 5 of these left")
    assert "1 of 5" in sit("q")


def test_the_last_decision_of_the_sitting_is_undone_and_shown_again(sit: Callable[..., str], case: Path) -> None:
    out = sit("asuq")
    assert [state for _, state, _ in decided(case)] == ["undone", "holds"]
    assert out.count("1 of 7") == 2


def test_a_correction_asks_for_fields_and_for_a_reason(sit: Callable[..., str], case: Path) -> None:
    sit("sbcq", "seen on the spot", "act=accuse", "")
    assert decided(case) == [("correct", "holds", "seen on the spot")]


def test_what_does_not_fit_is_told_and_asked_again(sit: Callable[..., str], case: Path) -> None:
    out = sit("ucx" + "q", "colour=red", "")
    assert "T515" in out
    assert "Nothing was decided in this sitting" in out
    assert decided(case) == []


def test_the_words_stand_in_brackets_that_say_what_they_are(sit: Callable[..., str]) -> None:
    out = " ".join(sit("sssq").split())
    assert "[source: The Harbour Guard] [cue: denied] that [content: its men had opened fire]." in out


def test_what_was_missed_is_added(run: Run) -> None:
    count = ("--set", "words=two dockers", "--set", "value=2", "--set", "effect=injured")
    assert run("--add", PIER.page.id[7:15], "count", *count) == (0, "decision 1\n", "")
    _, out, _ = run("--decisions")
    assert "added" in out


def test_an_act_in_a_file_is_made_whole_and_taken_back_by_one_undo(run: Run, case: Path, tmp_path: Path) -> None:
    page = PIER.page.id.removeprefix("sha256:")[:8]
    steps = tmp_path / "steps.json"
    steps.write_text(json.dumps([{"verb": "accept", "record": f"{page}:C{n}"} for n in (1, 2)]), "utf-8")
    assert run("--act", str(steps))[:2] == (0, "decisions 1, 2\n")
    assert run("--undo", "2")[0] == 0
    with Case(case) as file:
        assert [s.state for s in file.decisions()] == ["undone", "undone", "holds", "holds"]


def test_an_act_of_which_a_step_is_refused_writes_nothing_and_goes_with_no_other_decision(
    run: Run, case: Path, tmp_path: Path
) -> None:
    page = PIER.page.id.removeprefix("sha256:")[:8]
    steps = tmp_path / "steps.json"
    steps.write_text(json.dumps([{"verb": "accept", "record": f"{page}:{name}"} for name in ("C1", "C99")]), "utf-8")
    code, _, err = run("--act", str(steps))
    assert code != 0
    assert "step 2 of 2" in err
    assert run("--act", str(steps), "--undo", "1")[0] == 2
    with Case(case) as file:
        assert file.decisions() == ()
