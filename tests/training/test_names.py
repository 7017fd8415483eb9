import importlib
import re

import pytest

names = importlib.import_module("names")


@pytest.mark.parametrize("listed", ["GIVEN", "FAMILY", "PLACES"])
def test_every_name_is_told_once_and_begins_with_a_capital(listed: str) -> None:
    found = getattr(names, listed)
    assert len(found) == len(set(found)) > 50
    assert all(re.fullmatch(r"[A-Z][\w'-]+", name) for name in found)


def test_no_name_is_a_title() -> None:
    assert not names.TITLES & {n.lower() for n in (*names.GIVEN, *names.FAMILY, *names.PLACES)}


def test_titles_are_in_small_letters() -> None:
    assert all(title == title.lower() for title in names.TITLES)
