from pathlib import Path

import pytest
from sample_desk import made_case

import testigo
from testigo.export.material import Material, material_of


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Give a case of made pages that a test may write to."""
    return made_case(tmp_path / "quay.testigo")


@pytest.fixture
def material(case: Path) -> Material:
    """Give what that case holds, one claim of it accepted."""
    with testigo.Case(case) as file:
        page = file.cards()[0].id
        file.decide("accept", f"{page[7:15]}:C1", by="R. Editor", why="heard the tape")
        return material_of(file, "quay")
