"""The commands of cases, run over pages that were read by hand."""

import json
import re
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sample_pages import data_of, made_page

import testigo
from testigo.case.adding import Added
from testigo.cli import main
from testigo.ledger import Failure

Run = Callable[..., tuple[int, str, str]]
SCHEMA = Draft202012Validator(json.loads(files("testigo").joinpath("accounts.schema.json").read_text(encoding="utf-8")))
AGREED = Path(__file__).parents[3] / "shared" / "contract" / "accounts.schema.json"
URL = "https://courier.example/quay"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line: exit code, standard output, standard error."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(a) for a in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a case of nine pages about four shootings, one page in two versions."""
    path = tmp_path_factory.mktemp("case") / "a.testigo"
    with testigo.Case(path, create=True) as file:
        for number in range(8):
            file.put(made_page(number), data_of(made_page(number)))
        for number, day in ((8, "2031-04-02"), (12, "2031-04-03")):
            ledger = made_page(number, url=URL, published=day)
            file.put(ledger, data_of(ledger))
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.testigo"
    testigo.Case(path, create=True).close()
    return path


VIEWS = ("accounts", "sources", "timeline")


@pytest.mark.parametrize("command", VIEWS)
def test_a_view_is_printed_plain_when_it_is_piped(run: Run, case: Path, command: str) -> None:
    code, out, err = run(command, case)
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    assert "\x1b[" in run(command, case, "--color", "always")[1]


@pytest.mark.parametrize("command", VIEWS)
@pytest.mark.parametrize("columns", ["60", "100", "180"])
def test_a_view_fits_the_terminal(
    run: Run, case: Path, command: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = run(command, case, "--all")[1].splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert len(lines) > 10


@pytest.mark.parametrize("command", VIEWS)
def test_an_empty_case_is_shown_too(run: Run, empty: Path, command: str) -> None:
    code, out, err = run(command, empty)
    assert (code, err) == (0, "")
    assert re.search(r"no page|none|nothing", out)
    assert json.loads(run(command, empty, "--json")[1])


@pytest.mark.parametrize("command", [*VIEWS, "search", "diff"])
def test_a_case_that_is_not_there_is_an_error_and_none_is_made(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "none.testigo"
    words = [] if command in VIEWS else ["x"]
    code, out, err = run(command, path, *words)
    assert (code, out) == (1, "")
    assert err.startswith("testigo: T501: ")
    assert not path.exists()


def accounts(run: Run, *arguments: str | Path) -> dict[str, Any]:
    code, out, err = run("accounts", *arguments, "--json")
    assert (code, err) == (0, "")
    value: dict[str, Any] = json.loads(out)
    SCHEMA.validate(value)
    return value


def test_the_json_of_accounts_is_that_of_the_contract(run: Run, case: Path) -> None:
    value = accounts(run, case)
    assert len(value["pages"]) == 9
    assert value["incidents"]
    if AGREED.exists():
        Draft202012Validator(json.loads(AGREED.read_text(encoding="utf-8"))).validate(value)


def test_an_empty_case_is_valid_under_the_contract(run: Run, empty: Path) -> None:
    assert accounts(run, empty)["incidents"] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda v: v.pop("lineage"),
        lambda v: v.update(accounts=2),
        lambda v: v["incidents"][0]["questions"][0].update(verdict="maybe"),
        lambda v: v["incidents"][0]["questions"][0]["answers"][0].update(told=[]),
        lambda v: v["incidents"][0]["questions"][0]["answers"][0].update(independent=-1),
        lambda v: v["parties"][0].update(kind="idea"),
    ],
)
def test_the_schema_refuses_what_is_no_account(run: Run, case: Path, spoil: Callable[[dict[str, Any]], object]) -> None:
    value = accounts(run, case)
    spoil(value)
    assert not SCHEMA.is_valid(value)


def test_an_answer_says_whether_it_reaches_the_threshold(run: Run, case: Path) -> None:
    def corroborated(threshold: int) -> list[tuple[int, bool]]:
        value = accounts(run, case, "--threshold", str(threshold))
        assert value["threshold"] == threshold
        answers = [a for i in value["incidents"] for q in i["questions"] for a in q["answers"]]
        return [(a["independent"], a["corroborated"]) for a in answers]

    for threshold in (1, 2, 5):
        assert all(reached == (n >= threshold) for n, reached in corroborated(threshold))
    assert run("accounts", case, "--threshold", "0")[0] == 2


def test_one_incident_is_asked_for_by_id_its_beginning_or_number(run: Run, case: Path) -> None:
    ids = [event["id"] for event in accounts(run, case)["incidents"]]
    assert [e["id"] for e in accounts(run, case, "--incident", ids[1])["incidents"]] == [ids[1]]
    assert [e["id"] for e in accounts(run, case, "--incident", "2")["incidents"]] == [ids[1]]
    assert [e["id"] for e in accounts(run, case, "--incident", ids[-1][:-1])["incidents"]] == [ids[-1]]
    shown = run("accounts", case, "--incident", "1")[1]
    assert ids[0] in shown
    assert ids[1] not in shown


@pytest.mark.parametrize("name", ["0", "99", "killin", "nothing at all"])
def test_an_incident_that_is_none_or_several_is_an_error(run: Run, case: Path, name: str) -> None:
    code, out, err = run("accounts", case, "--incident", name)
    assert (code, out) == (1, "")
    assert err.startswith("testigo: T510: ")


def test_the_words_of_every_teller_are_shown_on_demand(run: Run, case: Path) -> None:
    assert "“2 ferrymen”" in run("accounts", case, "--words", "--all")[1]
    code, _, err = run("accounts", case, "--words", "--table")
    assert code == 2
    assert "T401" in err


def test_the_layout_can_be_chosen(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    assert "in all (origins)" in run("accounts", case, "--table", "--by", "outlet")[1]
    assert "in all (origins)" not in run("accounts", case, "--stacked")[1]


def test_sources_name_pages_parties_and_links(run: Run, case: Path) -> None:
    out = run("sources", case)[1]
    assert "PAGES  9" in out
    assert re.search(r"Harbour Police  \w+\n +\d claims? on \d pages?: says \d", out)
    value = json.loads(run("sources", case, "--json")[1])
    assert {"pages", "sources", "lineage"} <= set(value)
    assert sum(source["claims"] for source in value["sources"]) <= 9


def test_the_timeline_has_what_happened_and_what_was_said(run: Run, case: Path) -> None:
    out = run("timeline", case)[1]
    assert (
        out.index("WHEN IT HAPPENED")
        < out.index("31 March 2031")
        < out.index("WHEN IT WAS SAID")
        < out.index("2 April 2031")
    )
    value = json.loads(run("timeline", case, "--json")[1])
    assert {h["first"] for h in value["happenings"]} == {"2031-03-31"}
    assert len(value["sayings"]) == 9


def test_search_prints_pages_with_the_words_in_brackets(run: Run, case: Path) -> None:
    code, out, err = run("search", case, "quellport", "ferrymen")
    assert (code, err) == (0, "")
    assert "Shooting in [Quellport], report 3" in out
    assert "[ferrymen]" in out
    assert "2 pages, 2 claims" in out
    assert "\x1b[1;33mferrymen" in run("search", case, "ferrymen", "--color", "always")[1]


def test_an_argument_of_several_words_is_a_phrase(run: Run, case: Path) -> None:
    assert "Nothing was found." in run("search", case, "ferrymen killed")[1]
    assert "With the words apart, 9 would be found." in run("search", case, "ferrymen killed")[1]
    assert "Nothing was found." not in run("search", case, "ferrymen", "killed")[1]
    assert "Nothing was found." not in run("search", case, "quellport OR bridge")[1]


def test_a_word_can_be_left_out_although_options_begin_so_too(run: Run, case: Path) -> None:
    found = json.loads(run("search", case, "ferrymen", "-quellport", "--json")[1])
    assert found["total"] == 7
    assert {hit["page"]["title"].split()[2] for hit in found["hits"]} == {"Tarvenna,", "Osk", "Lower"}


def test_search_is_narrowed_by_party_act_and_day(run: Run, case: Path) -> None:
    assert "Harbour Police  says  Gunmen" in run("search", case, "--party", "harbour police")[1]
    assert "Nothing was found." in run("search", case, "ferrymen", "--act", "deny")[1]
    assert json.loads(run("search", case, "ferrymen", "--from", "2031-04-03", "--json")[1])["total"] == 1
    code, _, err = run("search", case, "ferrymen", "--to", "then")
    assert code == 2
    assert "T401" in err


def test_a_search_that_asks_nothing_is_an_error(run: Run, case: Path) -> None:
    code, out, err = run("search", case)
    assert (code, out) == (1, "")
    assert err.startswith("testigo: T513: ")


def test_diff_tells_what_changed_between_versions(run: Run, case: Path) -> None:
    code, out, err = run("diff", case, URL, "--text")
    assert (code, err) == (0, "")
    assert out.startswith(f"{URL}  2 versions\n")
    assert "title      Shooting in Tarvenna, report [-8-] {+12+}" in out
    assert "published  [-2-] {+3+} April 2031" in out
    assert "killed civilian      [-4-] {+2+}" in out
    assert "~ [-Harbour Police-] {+Ministry of Roads+} says" in out
    value = json.loads(run("diff", case, URL, "--json")[1])
    assert [v["counts"] for v in value["versions"]] == [False, True]
    assert value["differences"][0]["recounts"][0]["after"] == ["2"]


def test_diff_of_a_page_with_one_version_says_so(run: Run, case: Path) -> None:
    assert "The case has this page in one version alone." in run("diff", case, "page-1.txt")[1]
    code, out, err = run("diff", case, "https://courier.example/none")
    assert (code, out) == (1, "")
    assert err.startswith("testigo: T511: ")


def test_recover_saves_to_a_new_case_and_says_what(run: Run, case: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.testigo"
    code, out, err = run("recover", case, new)
    assert (code, out) == (0, "")
    assert "saved 10 pages" in err
    assert len(accounts(run, new)["pages"]) == 9
    assert run("recover", case, new)[0] == 2


def test_recovering_a_case_that_is_short_of_something_makes_the_exit_code_one(
    run: Run, case: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.testigo"
    cut.write_bytes(case.read_bytes()[:-4096])
    code, _, err = run("recover", cut, tmp_path / "new.testigo")
    assert code == 1
    assert "the damaged file is short of 4096 bytes" in err.replace(",", "")


# --- add


@pytest.fixture
def adding(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let pages be added without a reader: the outcomes given, one a page."""

    def pretend(*outcomes: Added) -> None:
        def add(
            _case: object, _inputs: object, *, on: Callable[[Added], None], **_options: object
        ) -> tuple[Added, ...]:
            for outcome in outcomes:
                on(outcome)
            return outcomes

        monkeypatch.setattr(import_module("testigo.case.case").Case, "add", add)

    return pretend


NEW = Added(input="a.html", outcome="added", page="sha256:a", claims=3, incidents=1)
FAILED = Added(input="b.html", outcome="failed", failure=Failure(input="b.html", code="T101", message="there is no b"))


def test_adding_makes_the_case_and_sums_up(run: Run, tmp_path: Path, adding: Callable[..., None]) -> None:
    adding(NEW, NEW, Added(input="c.html", outcome="known", page="sha256:c"))
    code, out, err = run("add", tmp_path / "a.testigo", "a.html")
    assert (code, out) == (0, "")
    assert err == "testigo: 2 pages added, 1 page known already; 6 claims, 2 incidents\n"
    assert (tmp_path / "a.testigo").exists()


def test_a_page_that_fails_is_told_with_its_reason_and_makes_the_exit_code_one(
    run: Run, tmp_path: Path, adding: Callable[..., None]
) -> None:
    adding(NEW, FAILED)
    code, _, err = run("add", tmp_path / "a.testigo", "a.html", "b.html", "--quiet")
    assert code == 1
    assert err.startswith("testigo: b.html: T101: there is no b (")
    assert err.count("\n") == 1


def test_a_new_version_is_told(run: Run, tmp_path: Path, adding: Callable[..., None]) -> None:
    adding(
        Added(input="new.html", outcome="version", page="sha256:n", older=("sha256:o",)),
        Added(input="old.html", outcome="version", page="sha256:o", newer="sha256:n"),
    )
    err = run("add", tmp_path / "a.testigo", "x")[2]
    assert "2 pages added as another version" in err
    assert "new.html: a new version; it counts from now on" in err
    assert "old.html: an older version; the newer one counts" in err


def test_adding_nothing_is_wrong_use(run: Run, tmp_path: Path, adding: Callable[..., None]) -> None:
    adding()
    assert run("add", tmp_path / "a.testigo")[0] == 2
    code, _, err = run("add", tmp_path / "a.testigo", "x")
    assert code == 2
    assert "T404" in err


def test_a_bar_shows_how_far_it_is_where_somebody_watches(
    run: Run, tmp_path: Path, adding: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    adding(NEW, FAILED)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, _, err = run("add", tmp_path / "a.testigo", "a.html", "b[1].html")
    assert code == 1
    assert "T101" in err


def test_a_file_that_is_no_case_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes")
    code, _, err = run("add", path, "x.html")
    assert code == 1
    assert "T502" in err
    assert path.read_text() == "notes"
