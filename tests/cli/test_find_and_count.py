"""The commands that ask a bulk folder: find, count, and add from it."""

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from sample_tables import Told, claim, incident, put_shard, told_at

import testigo
from testigo.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(a) for a in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    told = (claim("Interior Ministry", "government", act="deny"), claim(None, "witness", source_named=False))
    there = incident("shooting", told_at("Drevna"), day="2031-05-03", agents=["guards"], patients=["strikers"])
    story = Told(
        text="Guards opened fire on strikers at the pier. Two strikers died of their wounds, their union said.",
        title="Fire on the pier",
        outlet="Courier",
        claims=told,
        incidents=(there,),
        entities=(("Interior Ministry", 1),),
        url="https://courier.example/pier",
    )
    other = Told(text="The weather was fine.", title="Weather", outlet="Mirror", published="2031-05-09")
    put_shard(tmp_path / "out", [story, Told(text=story.text, outlet="Daily", copy_of=0), other])
    return tmp_path / "out"


def test_find_prints_what_matched_and_why(run: Run, out: Path) -> None:
    code, printed, told = run("find", out, "--about", "opened fire", "--type", "shooting", "--place", "Drevna")
    assert code == 0
    assert "Place: “Drevna”" in printed
    assert "Courier · 4 May 2031" in printed
    assert "https://courier.example/pier" in printed
    assert "[opened fire] on strikers" in printed
    assert "incident  shooting, Drevna, 3 May 2031: killed; by guards; to strikers" in printed
    assert "copies    1: Daily" in printed
    assert printed.endswith("1 page\n")
    assert told == "testigo: indexing one (1 of 1)\n"
    assert run("find", out, "--about", "strikers")[2] == ""


def test_find_tells_of_parties_and_of_nothing(run: Run, out: Path) -> None:
    assert "party     interior ministry: 1 claim\n" in run("find", out, "--party", "ministry", "--quiet")[1]
    assert run("find", out, "--about", "zeppelin", "--quiet")[1] == "Nothing was found.\n"


def test_find_says_what_any_of_the_words_would_find(run: Run, out: Path) -> None:
    printed = run("find", out, "--about", 'zeppelin "opened fire" weather', "--quiet")[1]
    assert printed.splitlines() == [
        "Nothing was found.",
        "With any of the words, 2 would be found: --about 'zeppelin OR \"opened fire\" OR weather'",
    ]
    assert "any of the words" not in run("find", out, "--about", "zeppelin", "--quiet")[1]


def test_find_prints_json(run: Run, out: Path) -> None:
    code, printed, _ = run("find", out, "--from", "2031-05", "--to", "2031-05-04", "--json", "--quiet")
    found = json.loads(printed)
    assert code == 0
    assert found["total"] == 1
    assert found["place"] is None
    (hit,) = found["hits"]
    assert (hit["page"]["outlet"], hit["copied"], hit["copies"][0]["outlet"]) == ("Courier", 1, "Daily")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--about", "x", "--type", "picnic"), "T401"),
        (("--about", "x", "--within", "0"), "T401"),
        (("--happened", "soon"), "T401"),
        (("--from", "2031-13"), "T401"),
        ((), "T857"),
    ],
)
def test_find_refuses_what_it_does_not_understand(run: Run, out: Path, arguments: tuple[str, ...], code: str) -> None:
    assert f"testigo: {code}: " in run("find", out, *arguments)[2]


def test_count_lists_and_runs_queries(run: Run, out: Path) -> None:
    assert "quoted      Who is quoted how often, by whom\n" in run("count", out)[1]
    code, printed, _ = run("count", out, "quoted")
    assert code == 0
    assert "Courier  interior ministry       1       0       0      1\n" in printed
    assert printed.endswith("1 row of 3 pages\n")


def test_count_is_narrowed_to_pages_that_find_finds(run: Run, out: Path) -> None:
    assert json.loads(run("count", out, "coverage", "--about", "weather", "--json")[1])["pages"] == 1
    assert json.loads(run("count", out, "coverage", "--type", "shooting", "--json")[1])["pages"] == 1
    assert json.loads(run("count", out, "coverage", "--about", "strikers", "--json")[1])["pages"] == 2
    assert json.loads(run("count", out, "coverage", "--where", "outlet = 'Mirror'", "--json")[1])["pages"] == 1


def test_count_writes_pictures_and_tables(run: Run, out: Path, tmp_path: Path) -> None:
    for ending in ("svg", "csv", "json"):
        assert run("count", out, "named", "--out", tmp_path / f"named.{ending}")[0] == 0
    assert etree.parse(tmp_path / "named.svg").getroot().tag.endswith("svg")
    with (tmp_path / "named.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1] == ["Courier", "1", "1", "0", "0.5"]
    assert json.loads((tmp_path / "named.json").read_text("utf-8"))["rows"][0]["named"] == 1


def test_a_cell_is_no_formula_in_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    put_shard(tmp_path / "out", [Told(text="a", outlet="=cmd()", claims=(claim("x", "media"),))])
    run("count", tmp_path / "out", "named", "--out", tmp_path / "named.csv")
    assert "'=cmd()" in (tmp_path / "named.csv").read_text("utf-8")


def test_count_shows_a_query_in_full(run: Run, out: Path) -> None:
    printed = run("count", out, "official", "--sql", "--where", "outlet = 'Courier'")[1]
    assert printed.count("CREATE VIEW") == 6
    assert "AND (outlet = 'Courier')" in printed
    assert "-- Officials against witnesses, by outlet" in printed


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nope",), "T860"),
        (("named", "--where", "outlet ="), "T861"),
        (("named", "--out", "named.png"), "T401"),
        (("named", "--sql", "--about", "x"), "T401"),
        (("copiers", "--where", "false", "--out", "nothing.svg"), "T862"),
    ],
)
def test_count_refuses_what_it_does_not_understand(run: Run, out: Path, arguments: tuple[str, ...], code: str) -> None:
    assert f"testigo: {code}: " in run("count", out, *arguments)[2]


def test_pages_that_were_found_become_a_case(run: Run, out: Path, tmp_path: Path) -> None:
    case = tmp_path / "a.testigo"
    code, _, told = run("add", case, "--from", out, "--about", "opened fire", "--quiet")
    assert (code, told) == (0, "")
    code, _, told = run("add", case, "--from", out, "--about", "opened fire")
    assert code == 0
    assert "1 page known already" in told
    code, _, told = run("add", case, "--from", out, "--outlet", "daily")
    assert (
        "1 taken from the text in the tables, without the bytes as received: the input 'one.jsonl' is not there" in told
    )
    with testigo.Case(case) as file:
        assert {file.received(card.id)[1].how for card in file.cards()} == {"table"}
        assert {card.input for card in file.cards()} == {"one:0", "one:1"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("page.html", "--about", "x"), "T401"),
        (("--from", "OUT", "--published", "2031-05-04", "--about", "x"), "T401"),
        (("--from", "OUT", "abcdef", "--about", "x"), "T401"),
        (("--from", "OUT", "abcdef"), "T858"),
        (("--from", "OUT"), "T857"),
        (("--from", "OUT", "--about", "zeppelin"), "T859"),
        (("--from", "nowhere", "--about", "x"), "T851"),
    ],
)
def test_add_from_refuses_what_does_not_go_together(
    run: Run, out: Path, tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    given = [str(out) if a == "OUT" else a for a in arguments]
    assert f"testigo: {code}: " in run("add", tmp_path / "b.testigo", *given)[2]


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("pyarrow", ("find", "OUT", "--about", "x")),
        ("pyarrow", ("count", "OUT")),
        ("duckdb", ("count", "OUT", "named")),
    ],
)
def test_what_is_not_installed_is_named_with_its_extra(
    run: Run, out: Path, monkeypatch: pytest.MonkeyPatch, module: str, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    _, _, told = run(*(str(out) if a == "OUT" else a for a in arguments))
    assert "T741" in told
    assert "testigo[bulk]" in told
