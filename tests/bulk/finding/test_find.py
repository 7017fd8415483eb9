"""Finding pages in a bulk folder: what lets a page through, what brings it forward, and what is told of it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from sample_tables import Told, incident, page_id, put_shard, told_at

from testigo.bulk.finding.find import find
from testigo.bulk.finding.found import Found
from testigo.bulk.finding.index import FILE
from testigo.bulk.finding.question import Question, days
from testigo.errors import TestigoError

SAN_MIGUEL = (13.48261, -88.18211)
"""The town in El Salvador, as the gazetteer has it."""


def titles(found: Found) -> list[str | None]:
    return [hit.page.title for hit in found.hits]


def asked(out: Path, **question: object) -> list[str | None]:
    return titles(find(out, Question(**question)))  # type: ignore[arg-type]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_all_words_must_be_there_and_those_of_a_title_count_more(out: Path) -> None:
    filler = [Told(text=f"Nothing of note {n}.", title=f"Filler {n}") for n in range(9)]
    told = [
        Told(text="A ferry left the harbour. A strike began.", title="In the text"),
        Told(text="It left at noon.", title="Ferry strike"),
        Told(text="A ferry left.", title="One word alone"),
    ]
    put_shard(out, [*filler, *told])
    assert asked(out, about="ferry strike") == ["Ferry strike", "In the text"]


def test_case_and_accents_do_not_matter_and_phrases_and_beginnings_are_known(out: Path) -> None:
    put_shard(out, [Told(text="The Café on Rue Été opened.", title="a"), Told(text="Rue de l’Été, a café.", title="b")])
    assert asked(out, about='"rue ete"') == ["a"]
    assert sorted(map(str, asked(out, about="CAFE"))) == ["a", "b"]
    assert asked(out, about="open*") == ["a"]
    assert asked(out, about="cafe -opened") == ["b"]


def test_the_words_are_marked_where_they_stand_on_the_page(out: Path) -> None:
    text = "Long before. " * 30 + "The guards opened fire at dawn."
    put_shard(out, [Told(text=text, title="Guards at dawn")])
    (hit,) = find(out, Question(about="guards fire")).hits
    assert hit.title is not None
    assert [m.of(hit.title.text) for m in hit.title.matches] == ["Guards"]
    assert hit.excerpt is not None
    assert [m.of(hit.excerpt.text) for m in hit.excerpt.matches] == ["guards", "fire"]
    assert text[hit.excerpt.start :].startswith(hit.excerpt.text)


def test_words_beside_the_article_are_not_found(out: Path) -> None:
    text = "Sport Weather\n\nA ferry sank."
    blocks = [{"start": 0, "end": 13, "kind": "navigation"}, {"start": 15, "end": 28, "kind": "body"}]
    put_shard(out, [Told(text=text, title="Ferry", more={"blocks": blocks})])
    assert asked(out, about="weather") == []
    assert asked(out, about="sank") == ["Ferry"]


def test_type_place_and_day_must_be_of_one_incident(out: Path) -> None:
    here, there = told_at("San Miguel", *SAN_MIGUEL, country="SV"), told_at("Leeds", 53.79648, -1.54785, country="GB")
    apart = Told(
        text="x", title="apart", incidents=(incident("killing", there, day="2031-05-01"), incident("raid", here))
    )
    one = Told(text="x y", title="one", incidents=(incident("killing", here, day="2031-05-01"),))
    put_shard(out, [apart, one])
    place = "San Miguel, El Salvador"
    assert asked(out, types=("killing",), place=place, happened=("2031-05-01", "2031-05-01")) == ["one"]
    assert asked(out, types=("killing",), place=place, happened=("2031-05-02", "2031-05-09")) == []
    assert sorted(map(str, asked(out, place=place))) == ["apart", "one"]


def test_an_incident_without_a_point_is_where_another_of_its_page_is(out: Path) -> None:
    here = told_at("San Miguel", *SAN_MIGUEL, country="SV")
    elsewhere = told_at("Leeds", 53.79648, -1.54785, country="GB")
    put_shard(
        out,
        [
            Told(
                text="a",
                title="at the gate",
                incidents=(incident("raid", here), incident("killing", told_at("the gate"))),
            ),
            Told(text="b", title="in Leeds", incidents=(incident("raid", here), incident("killing", elsewhere))),
        ],
    )
    assert asked(out, types=("killing",), place="San Miguel, El Salvador") == ["at the gate"]


def test_a_country_is_all_that_lies_in_it_and_a_town_what_lies_around(out: Path) -> None:
    near = told_at("Moncagua", 13.53, -88.25, country="SV")
    far = told_at("Santa Ana", 13.99417, -89.55972, country="SV")
    capital = told_at("El Salvador", *SAN_MIGUEL, country="SV", precision="country")
    put_shard(
        out,
        [
            Told(text="a", title="near", incidents=(incident("raid", near),)),
            Told(text="b", title="far", incidents=(incident("raid", far),)),
            Told(text="c", title="country", incidents=(incident("raid", capital),)),
        ],
    )
    assert sorted(map(str, asked(out, place="El Salvador"))) == ["country", "far", "near"]
    assert asked(out, place="San Miguel, El Salvador") == ["near"]
    assert asked(out, place="San Miguel, El Salvador", kilometres=5.0) == []
    assert sorted(map(str, asked(out, place="13.5,-88.2", kilometres=200.0))) == ["far", "near"]


def test_of_places_of_one_name_that_one_is_taken_which_the_tables_tell_of(out: Path) -> None:
    put_shard(
        out,
        [Told(text="a", title="here", incidents=(incident("raid", told_at("San Miguel", *SAN_MIGUEL, country="SV")),))],
    )
    found = find(out, Question(place="San Miguel"))
    assert titles(found) == ["here"]
    assert found.area is not None
    assert "San Miguel, SV" in found.area.taken_as
    assert found.area.others


def test_a_place_that_no_gazetteer_has_is_found_by_its_name(out: Path) -> None:
    put_shard(
        out,
        [
            Told(text="a", title="named", entities=(("Drevna", 0),)),
            Told(text="b", title="there", incidents=(incident("raid", told_at("Drevna")),)),
            Told(text="c", title="elsewhere", incidents=(incident("raid", told_at("Karsk")),)),
        ],
    )
    assert asked(out, place="Drevna") == ["there", "named"]


def test_names_of_places_are_alike_where_one_holds_the_other_but_for_words_of_kind(out: Path) -> None:
    told = ("Aldmoor viaduct", "Aldmoor", "the Aldmoor", "Nether Aldmoor North", "Carrow", "the viaduct")
    pages = [
        Told(text=f"p{n}", title=name, incidents=(incident("raid", told_at(name)),)) for n, name in enumerate(told)
    ]
    put_shard(out, pages)
    alike = ["Aldmoor", "Aldmoor viaduct", "Nether Aldmoor North", "the Aldmoor"]
    assert sorted(map(str, asked(out, place="Aldmoor"))) == alike
    assert sorted(map(str, asked(out, place="Aldmoor bridge"))) == alike
    assert asked(out, place="Carrow") == ["Carrow"]


def test_surer_places_come_first(out: Path) -> None:
    here, nowhere = told_at("Drevna"), incident("killing")
    pages = [
        Told(text="a", title="names it", incidents=(nowhere,), entities=(("Drevna", 0),)),
        Told(text="b", title="beside", incidents=(nowhere, incident("raid", here))),
        Told(text="c", title="there", incidents=(incident("killing", here),)),
        Told(text="d", title="elsewhere", incidents=(nowhere,)),
    ]
    put_shard(out, pages)
    assert asked(out, types=("killing",), place="Drevna") == ["there", "beside", "names it"]


def test_an_incident_without_a_day_is_of_the_days_before_its_page(out: Path) -> None:
    dated = [Told(text="a", title="dated", published="2031-05-20", incidents=(incident(day="2031-05-01"),))]
    undated = [
        Told(text=d, title=d, published=d, incidents=(incident(),)) for d in ("2031-04-30", "2031-05-02", "2031-05-09")
    ]
    put_shard(out, [*dated, *undated])
    assert asked(out, happened=("2031-05-01", "2031-05-01")) == ["dated", "2031-05-02"]
    assert asked(out, happened=("2031-05", "2031-05"), types=("raid",)) == []


def test_a_party_is_found_by_its_words_and_more_claims_come_first(out: Path) -> None:
    put_shard(
        out,
        [
            Told(text="a", title="named once", entities=(("Interior Ministry", 1),)),
            Told(text="b", title="heard", entities=(("the Interior Ministry", 6), ("Harbour Union", 2))),
            Told(text="c", title="the other", entities=(("Ministry of Health", 9),)),
        ],
    )
    found = find(out, Question(party="interior ministry"))
    assert titles(found) == ["heard", "named once"]
    assert [(party.name, party.claims) for party in found.hits[0].parties] == [("the interior ministry", 6)]


def test_days_are_those_of_publication_as_far_as_they_are_known(out: Path) -> None:
    put_shard(out, [Told(text=f"p{d}", title=d, published=d) for d in ("2031-05-01", "2031-05", "2031", "2031-06-01")])
    put_shard(out, [Told(text="never", title="undated", published=None)], shard="two")
    assert sorted(map(str, asked(out, since="2031-05-02", until="2031-05-09"))) == ["2031", "2031-05"]
    assert "undated" not in asked(out, since="2000")


def test_copies_stand_under_their_original_also_those_of_another_shard(out: Path) -> None:
    story = Told(text="A ferry sank off the coast.", title="Ferry sinks", outlet="Wire", published="2031-05-04")
    copy = Told(text=story.text, title="Ferry sinks", outlet="Daily", published="2031-05-03", copy_of=0)
    put_shard(out, [story, copy])
    put_shard(out, [Told(text=story.text, title="Ferry", outlet="Weekly", published="2031-05-09")], shard="two")
    found = find(out, Question(about="ferry"))
    assert found.total == 1
    (hit,) = found.hits
    assert hit.page.outlet == "Wire"
    assert [other.outlet for other in hit.copies] == ["Daily", "Weekly"]
    assert hit.copied == 2


def test_copies_are_told_of_though_the_question_lets_only_one_through(out: Path) -> None:
    story = Told(text="A ferry sank.", title="Ferry", outlet="Wire")
    put_shard(out, [story, Told(text=story.text, title="Ferry", outlet="Daily", copy_of=0)])
    (hit,) = find(out, Question(about="ferry", outlet="daily")).hits
    assert hit.page.outlet == "Daily"
    assert [other.outlet for other in hit.copies] == ["Wire"]


def test_pages_that_were_not_read_are_not_found(out: Path) -> None:
    put_shard(out, [Told(text="A ferry.", title="a", outcome="language"), Told(text="A ferry!", title="b")])
    assert asked(out, about="ferry") == ["b"]


def test_a_new_shard_is_taken_in_and_a_changed_one_makes_the_index_anew(out: Path) -> None:
    taken = list[str]()
    put_shard(out, [Told(text="A ferry.", title="a")])
    put_shard(out, [Told(text="A ferry!", title="b")], shard="two")

    def ask() -> list[str | None]:
        return titles(find(out, Question(about="ferry"), on=lambda name, _, __: taken.append(name)))

    assert ask() == ["a", "b"]
    put_shard(out, [Told(text="A ferry?", title="c")], shard="three")
    assert set(ask()) == {"a", "b", "c"}
    assert taken == ["one", "two", "three"]
    put_shard(out, [Told(text="A train.", title="d")])
    assert set(ask()) == {"b", "c"}
    assert sorted(taken[3:]) == ["one", "three", "two"]
    ask()
    assert len(taken) == 6


def test_an_index_that_is_damaged_is_made_again(out: Path) -> None:
    put_shard(out, [Told(text="A ferry.", title="a")])
    assert asked(out, about="ferry") == ["a"]
    (out / FILE).write_bytes(b"no data base" * 100)
    assert asked(out, about="ferry") == ["a"]


def test_the_index_may_stand_elsewhere(out: Path, tmp_path: Path) -> None:
    put_shard(out, [Told(text="A ferry.", title="a")])
    found = find(out, Question(about="ferry"), index=tmp_path / "mine.sqlite")
    assert titles(found) == ["a"]
    assert not (out / FILE).exists()


@pytest.mark.parametrize("order", list(permutations(["one", "two", "three"]))[1:])
def test_the_order_in_which_shards_came_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: tuple[str, ...]
) -> None:
    shards = {
        "one": [Told(text="A ferry sank.", title="a"), Told(text="Another ferry sank.", title="b")],
        "two": [Told(text="A ferry sank.", title="c", published="2031-05-03")],
        "three": [Told(text="The ferry, the ferry.", title="d"), Told(text="None.", title="e")],
    }
    found = []
    for names in (("one", "two", "three"), order):
        out = tmp_path_factory.mktemp("out")
        for name in names:
            put_shard(out, shards[name], shard=name)
            find(out, Question(about="ferry"))
        hits = find(out, Question(about="ferry")).hits
        found.append([(h.page.id, [c.id for c in h.copies]) for h in hits])
    assert found[0] == found[1]


def test_ids_are_those_of_the_tables(out: Path) -> None:
    told = Told(text="A ferry.", title="a")
    put_shard(out, [told])
    (hit,) = find(out, Question(about="ferry")).hits
    assert (hit.page.id, hit.page.shard, hit.page.record) == (page_id(told), "one", "0")


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (Question(), "T857"),
        (Question(about="-ferry"), "T513"),
        (Question(party="!"), "T857"),
        (Question(place="?"), "T854"),
        (Question(place="95.0,10"), "T854"),
    ],
)
def test_a_question_that_asks_nothing_is_refused(out: Path, question: Question, code: str) -> None:
    put_shard(out, [Told(text="A ferry.")])
    with pytest.raises(TestigoError) as refused:
        find(out, question)
    assert refused.value.code == code


def test_what_is_no_bulk_folder_is_refused(tmp_path: Path, out: Path) -> None:
    put_shard(out, [Told(text="A ferry.")])
    for path, code in ((tmp_path / "none", "T851"), (tmp_path, "T851"), (_of_version(out, 99), "T852")):
        with pytest.raises(TestigoError) as refused:
            find(path, Question(about="ferry"))
        assert refused.value.code == code


def _of_version(out: Path, version: int) -> Path:
    mark = out / "testigo-bulk.json"
    mark.write_text(mark.read_text("utf-8").replace('"schema": 1', f'"schema": {version}'), encoding="utf-8")
    return out


def test_a_table_that_went_missing_is_told_of(out: Path) -> None:
    put_shard(out, [Told(text="A ferry.")])
    find(out, Question(about="ferry"))
    next((out / "pages").rglob("*.parquet")).unlink()
    with pytest.raises(TestigoError) as refused:
        find(out, Question(about="ferry"))
    assert refused.value.code == "T856"


def test_days_are_read_as_a_first_and_a_last() -> None:
    assert days("2031-05-04") == ("2031-05-04", "2031-05-04")
    assert days("2031-04..2031-05-04") == ("2031-04", "2031-05-04")
    for wrong in ("2031-05-04..2031-05-01", "May", "2031-05-04..", ".."):
        with pytest.raises(TestigoError):
            days(wrong)


def test_copies_of_the_same_bytes_have_no_text_and_stand_under_the_page_all_the_same(out: Path) -> None:
    story = Told(text="A ferry sank.", title="Ferry", outlet="Wire")
    put_shard(
        out, [story, Told(text=story.text, outlet="Wire", copy_of=0, copy_kind="exact", url="https://a.example/2")]
    )
    (hit,) = find(out, Question(about="ferry")).hits
    assert [copy.url for copy in hit.copies] == ["https://a.example/2"]
    assert find(out, Question(outlet="wire")).total == 1


def test_a_run_that_is_stopped_keeps_the_shards_that_it_took_in(out: Path) -> None:
    put_shard(out, [Told(text="A ferry.", title="a")])
    put_shard(out, [Told(text="A ferry!", title="b")], shard="two")

    def stop(name: str, _number: int, _many: int) -> None:
        taken.append(name)
        if name == "two" and len(taken) == 2:
            raise KeyboardInterrupt

    taken = list[str]()
    with pytest.raises(KeyboardInterrupt):
        find(out, Question(about="ferry"), on=stop)
    assert titles(find(out, Question(about="ferry"), on=stop)) == ["a", "b"]
    assert taken == ["one", "two", "two"]


def test_an_index_that_breaks_while_it_is_asked_is_told_of(out: Path) -> None:
    put_shard(out, [Told(text="A ferry.", title="a")])
    asked(out, about="ferry")
    with closing(sqlite3.connect(out / FILE)) as database:
        database.execute("DROP TABLE words")
        database.commit()
    with pytest.raises(TestigoError) as refused:
        find(out, Question(about="ferry"))
    assert refused.value.code == "T855"


def test_programs_that_index_at_once_do_not_disturb_each_other(out: Path) -> None:
    for shard in ("one", "two", "three"):
        put_shard(out, [Told(text=f"A ferry {shard}.", title=shard)], shard=shard)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: asked(out, about="ferry"), range(4)))
    assert [sorted(map(str, titles)) for titles in found] == [["one", "three", "two"]] * 4
