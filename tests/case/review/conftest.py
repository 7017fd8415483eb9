"""The case that decisions are made of: one page, of which the sample says what was read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_decided import TEXT, page_as_read

from testigo.case.case import Case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.testigo"


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    with Case(path, create=True) as made:
        made.put(page_as_read(), TEXT.encode())
        yield made
