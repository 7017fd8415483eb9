from pathlib import Path

import pytest
from sample_desk import made_case

import testigo
from testigo.export.material import Material, material_of


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Give a case of made pages that a test may write to."""
    return made_case(tmp_path / "quay.testigo")


@pytest.fixture(scope="session")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Give what such a case holds, one claim of it accepted."""
    with testigo.Case(made_case(tmp_path_factory.mktemp("exported") / "quay.testigo")) as file:
        page = file.cards()[0].id
        file.decide("accept", f"{page[7:15]}:C1", by="R. Editor", why="heard the tape")
        return material_of(file, "quay")
