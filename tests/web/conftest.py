from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_desk import asking, made_case
from starlette.testclient import TestClient

import testigo

DREVNA = Path(__file__).parents[2] / "examples" / "drevna"


@pytest.fixture(scope="session")
def drevna(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a case of the sample pages, read once; tests that write take a copy."""
    path = tmp_path_factory.mktemp("drevna") / "drevna.testigo"
    with testigo.Case(path, create=True) as file:
        file.add([DREVNA])
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Give a case of made pages that a test may write to."""
    return made_case(tmp_path / "quay.testigo")


@pytest.fixture
def client(case: Path) -> Iterator[TestClient]:
    """Give a client of a desk on that case."""
    with asking(case) as client:
        yield client
