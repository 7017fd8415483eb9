"""Archives of made news: the same for a seed, of the kinds that they say, in words that the reader reads."""

import importlib
import random
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from testigo.intake.language import language_of

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVALUATION))
    return importlib.import_module("news_pages")


def test_archives_of_a_seed_are_the_same_and_of_another_are_not(news: ModuleType) -> None:
    assert list(news.made(12, 1, words=60)) == list(news.made(12, 1, words=60))
    assert list(news.made(12, 1, words=60)) != list(news.made(12, 2, words=60))


def test_a_mix_has_every_kind_and_its_copies_are_what_they_are_called(news: ModuleType) -> None:
    records = list(news.made(150, 3, words=60))
    assert {record.kind for record in records} == set(news.MIX)
    earlier: set[bytes] = set()
    for record in records:
        assert (record.body in earlier) == (record.kind == "exact")
        earlier.add(record.body)


def test_stories_have_the_words_asked_for_in_english_and_differ(news: ModuleType) -> None:
    one, other = (" ".join(news.story(random.Random(seed), 400)) for seed in (1, 2))
    assert len(one.split()) >= 400
    assert language_of(one) == "en"
    assert one != other


def test_most_pages_are_of_the_day_that_is_crawled_some_of_the_day_before_and_few_of_any(news: ModuleType) -> None:
    draw = random.Random(1)
    days = Counter(news.made_day(draw)[:10] for _ in range(1000))
    assert [(day, round(number, -2)) for day, number in days.most_common(2)] == [
        ("2024-06-14", 700),
        ("2024-06-13", 200),
    ]
    assert len(days) > 30


def test_a_story_of_an_agency_has_its_words_headline_and_day_in_every_archive(news: ModuleType) -> None:
    one, other = (news.wire(random.Random(seed), 3, 80, 1.0).decode() for seed in (1, 2))
    assert one != other
    between = [text[text.index("<h1>") : text.index("</article>")] for text in (one, other)]
    assert between[0] == between[1]


def test_of_pages_with_poison_one_of_each_kind_is_and_the_others_are_as_ever(news: ModuleType) -> None:
    poison = importlib.import_module("poison")
    pages = list(poison.poisoned(8, 1))
    sound = list(news.made(8, 1, mix={"article": 1.0}))
    told = [page.url.rpartition("/poison-")[2] for page in pages if page not in sound]
    assert sorted(told) == sorted(poison.KINDS)
    assert [page.body for page in pages] == [page.body for page in sound]
