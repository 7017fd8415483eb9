"""The ready queries, each over tables written by hand where the right answer is known."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from sample_tables import Told, claim, incident, put_shard, told_at

from testigo.bulk.counting.catalogue import ORDER, query, query_in, ready
from testigo.bulk.counting.tables import Counted, count, statement, to_json
from testigo.bulk.finding.folder import opened
from testigo.errors import TestigoError

LONG = "the gate was shut when the first shots were fired"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def rows(out: Path, name: str, **options: Any) -> list[dict[str, Any]]:
    return named(count(opened(out), query(name), **options))


def named(counted: Counted) -> list[dict[str, Any]]:
    return [dict(zip(counted.columns, row, strict=True)) for row in counted.rows]


def test_who_is_quoted_is_counted_by_outlet_and_party_with_articles_aside(out: Path) -> None:
    claims = (claim("the Interior Ministry", "government", quoted=True), claim("Interior Ministry", "government"))
    first = Told(text="a", outlet="Courier", claims=(*claims, claim(None, "witness", source_named=False)))
    put_shard(out, [first, Told(text="a", outlet="Mirror", copy_of=0, claims=claims[:1])])
    assert rows(out, "quoted") == [
        {"medium": "Courier", "party": "interior ministry", "claims": 2, "quoted": 1, "copied": 0, "pages": 1},
        {"medium": "Mirror", "party": "interior ministry", "claims": 1, "quoted": 1, "copied": 1, "pages": 1},
    ]


def test_a_party_is_one_whatever_marks_and_courtesies_stand_at_its_name(out: Path) -> None:
    names = ("Dr Hana Milvec", "Hana Milvec,", "“Dr. Hana Milvec”", "the Hana Milvec")
    put_shard(out, [Told(text="a", outlet="Courier", claims=tuple(claim(name, "health") for name in names))])
    assert [(row["party"], row["claims"]) for row in rows(out, "quoted")] == [("hana milvec", 4)]


def test_sources_are_named_anonymous_or_nobody(out: Path) -> None:
    claims = (
        claim("Nadia Rahal", "witness"),
        claim("an official", "government", source_named=False),
        claim("a witness", "witness", source_named=False),
        claim(None, None, source_named=None),
    )
    put_shard(out, [Told(text="a", claims=claims)])
    (row,) = rows(out, "named")
    assert (row["named"], row["anonymous"], row["nobody"], row["share_named"]) == (1, 2, 1, 0.333)
    assert [(r["category"], r["named"], r["anonymous"]) for r in rows(out, "anonymous")] == [
        ("witness", 1, 1),
        ("government", 0, 1),
    ]


def test_officials_stand_against_witnesses(out: Path) -> None:
    said = ("government", "security", "judiciary", "witness", "politician", "ngo", "media")
    put_shard(out, [Told(text="a", claims=tuple(claim("x", category) for category in said))])
    (row,) = rows(out, "official")
    assert (row["officials"], row["witnesses"], row["politicians"], row["experts"], row["others"]) == (3, 1, 1, 1, 1)
    assert row["share_official"] == 0.75


def test_copied_text_is_counted_by_pages_and_words(out: Path) -> None:
    story = Told(text="one two three four", outlet="Wire")
    pages = [
        story,
        Told(text=story.text, outlet="Daily", copy_of=0, copy_kind="exact", more={"agencies": ["Wire"]}),
        Told(text="one two three five six", outlet="Daily", copy_of=0, published="2031-05-06"),
        Told(text="its own", outlet="Daily"),
    ]
    put_shard(out, pages)
    daily = next(row for row in rows(out, "copied") if row["medium"] == "Daily")
    assert (daily["pages"], daily["own"], daily["exact"], daily["near"], daily["from_agency"]) == (3, 1, 1, 1, 1)
    assert daily["share_of_words"] == 0.714
    assert rows(out, "copiers") == [
        {"medium": "Daily", "copied_from": "Wire", "texts": 2, "exact": 1, "days_later": 1.0}
    ]


def test_a_claim_is_first_told_by_the_earliest_page_then_by_when_it_was_fetched(out: Path) -> None:
    def page(outlet: str, day: str, said: str, at: str) -> Told:
        told = claim("Nadia Rahal", "witness", content_text=said)
        return Told(text=outlet, outlet=outlet, published=day, claims=(told,), retrieved_at=at)

    put_shard(
        out,
        [
            page("Late", "2031-05-06", LONG, "2031-05-06T01:00:00Z"),
            page("Early", "2031-05-04", f"“{LONG.title()}”.", "2031-05-04T09:00:00Z"),
            page("Second", "2031-05-04", LONG, "2031-05-04T10:00:00Z"),
            page("Alone", "2031-05-01", "nobody else repeats what is said here by anyone", "2031-05-01T00:00:00Z"),
        ],
    )
    assert rows(out, "first") == [
        {"medium": "Early", "first": 1, "after": 0, "days_after": None},
        {"medium": "Late", "first": 0, "after": 1, "days_after": 2.0},
        {"medium": "Second", "first": 0, "after": 1, "days_after": 0.0},
    ]


def test_balance_counts_each_claim_once_for_a_type(out: Path) -> None:
    incidents = (incident("killing"), incident("killing"), incident("raid"))
    both = claim("Ministry", "government", incidents=["I1", "I2", "I3"])
    put_shard(out, [Told(text="a", incidents=incidents, claims=(both, claim("Ana", "victim", incidents=["I1"])))])
    put_shard(out, [Told(text="b", incidents=(incident("bombing"),))], shard="two")
    assert [(r["type"], r["claims"], r["officials"], r["witnesses"]) for r in rows(out, "balance")] == [
        ("killing", 2, 1, 1),
        ("raid", 1, 1, 0),
    ]
    assert [(r["type"], r["party"], r["claims"]) for r in rows(out, "parties")] == [
        ("killing", "ana", 1),
        ("killing", "ministry", 1),
        ("raid", "ministry", 1),
    ]


def test_verbs_are_compared_with_what_all_sources_get(out: Path) -> None:
    told = [claim("M", "government", cue_text="Said")] * 5 + [claim("A", "accused", cue_text="claimed")] * 5
    put_shard(out, [Told(text="a", claims=(*told, claim("B", "witness", cue_text="mused")))])
    found = {(r["category"], r["cue"]): r["times_expected"] for r in rows(out, "verbs")}
    assert found == {("government", "said"): 2.2, ("accused", "claimed"): 2.2}
    assert {(r["party"], r["cue"]): r["share"] for r in rows(out, "cues")}["m", "said"] == 1.0


def test_who_is_named_and_not_heard(out: Path) -> None:
    pages = [Told(text=f"p{n}", entities=(("Harbour Union", n % 2), ("they", 1))) for n in range(4)]
    put_shard(out, pages)
    (row,) = rows(out, "unheard")
    assert (row["party"], row["pages"], row["heard"], row["share_heard"]) == ("harbour union", 4, 2, 0.5)


def test_tolls_go_by_day_and_outlet(out: Path) -> None:
    def dead(low: float | None, high: float | None, effect: str = "killed") -> dict[str, Any]:
        return {"effect": effect, "who": "civilian", "at_least": low, "at_most": high}

    put_shard(out, [Told(text="a", counts=(dead(4, 4), dead(6, None), dead(None, None), dead(90, 90, "injured")))])
    (row,) = rows(out, "tolls")
    assert (row["day"], row["numbers"], row["least"], row["most"], row["middle"]) == (date(2031, 5, 4), 2, 4, 6, 5)
    assert [(r["effect"], r["numbers"], r["unsourced"]) for r in rows(out, "effects")] == [
        ("killed", 3, 3),
        ("injured", 1, 1),
    ]


def test_who_is_heard_through_whom(out: Path) -> None:
    def teller(name: str | None) -> dict[str, Any]:
        return {"name": name, "kind": None, "category": None, "entity": None}

    chain = [teller("TVM"), teller("the Ministry")]
    put_shard(
        out, [Told(text="a", claims=(claim("the Ministry", "government", chain=chain, origin_name="the Ministry"),))]
    )
    assert rows(out, "relayed") == [{"through": "tvm", "origin": "ministry", "claims": 1, "outlets": 1}]
    assert rows(out, "hedged")[0]["share_relayed"] == 1.0


def test_only_the_pages_that_are_meant_are_counted_over(out: Path) -> None:
    told = (claim("Ministry", "government"),)
    pages = [Told(text=o, outlet=o, claims=told) for o in ("Courier", "Mirror")]
    put_shard(out, [*pages, Told(text="unread", outcome="too_short")])
    one = count(opened(out), query("quoted"), where="outlet = 'Mirror'")
    assert ([row["medium"] for row in named(one)], one.pages) == (["Mirror"], 1)
    assert count(opened(out), query("quoted"), pages=[]).rows == ()
    assert count(opened(out), query("coverage")).pages == 2


def test_tables_that_have_no_file_are_empty(out: Path) -> None:
    put_shard(out, [Told(text="a")])
    for found in ready():
        assert count(opened(out), found).pages == 1
        assert set(found.drawn) <= set(count(opened(out), found).columns)


def test_a_shard_that_is_not_done_is_not_counted(out: Path) -> None:
    put_shard(out, [Told(text="a")])
    put_shard(out, [Told(text="b")], shard="two")
    (out / "manifests" / "two.json").unlink()
    assert count(opened(out), query("coverage")).pages == 1


def test_every_query_is_shown_as_it_runs_anywhere(out: Path) -> None:
    put_shard(
        out, [Told(text="a", claims=(claim("M", "government"),), incidents=(incident("raid", told_at("Karsk")),))]
    )
    folder = opened(out)
    for found in ready():
        shown = statement(folder, found, where="published IS NOT NULL")
        with duckdb.connect() as connection:
            assert tuple(connection.execute(shown).fetchall()) == count(folder, found).rows


def test_every_query_says_what_it_counts_and_what_is_drawn() -> None:
    found = list(ready())
    assert [q.name for q in found] == list(ORDER)
    assert all(q.title and q.about and q.picture and len(q.drawn) >= 3 for q in found)
    assert len({q.title for q in found}) == len(found)


def test_a_query_of_ones_own_is_a_file(out: Path, tmp_path: Path) -> None:
    put_shard(out, [Told(text="a")])
    mine = tmp_path / "mine.sql"
    mine.write_text("-- Mine\n-- picture: bars medium n\nSELECT medium, count(*) AS n FROM pages GROUP BY medium;\n")
    found = query(str(mine))
    assert (found.name, found.title, found.picture, found.drawn) == ("mine", "Mine", "bars", ("medium", "n"))
    assert named(count(opened(out), found)) == [{"medium": "The Example", "n": 1}]


@pytest.mark.parametrize(("name", "code"), [("nope", "T860"), ("nope.sql", "T860"), ("../queries/quoted", "T860")])
def test_a_query_that_there_is_none_of_is_refused(name: str, code: str) -> None:
    with pytest.raises(TestigoError) as refused:
        query(name)
    assert refused.value.code == code


def test_what_is_no_sql_is_told_with_what_is_wrong(out: Path) -> None:
    put_shard(out, [Told(text="a")])
    for sql, where in (("SELECT nothing FROM pages", None), ("SELECT 1", "outlet ="), ("COPY pages TO", None)):
        with pytest.raises(TestigoError) as refused:
            count(opened(out), query_in("mine", sql), where=where)
        assert refused.value.code == "T861"


def test_a_damaged_table_is_told_of(out: Path) -> None:
    put_shard(out, [Told(text="a")])
    next((out / "pages").rglob("*.parquet")).write_bytes(b"PAR1 no more PAR1")
    with pytest.raises(TestigoError) as refused:
        count(opened(out), query("coverage"))
    assert refused.value.code == "T856"


def test_json_has_days_as_iso_8601(out: Path) -> None:
    put_shard(out, [Told(text="a b")])
    told = to_json(count(opened(out), query("coverage")))
    assert told["rows"] == [{"day": "2031-05-04", "medium": "The Example", "pages": 1, "copies": 0, "words": 2}]
