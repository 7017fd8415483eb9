import pytest

import testigo
from testigo.case.parties.grounds import Ground


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ground]:
    text = (
        "A spokesman for the Interior Ministry of Velduria said on Monday that the pier was clear. "
        "Lidia Maren, the leader of the Quay Committee, said the gendarmes had fired. "
        "A baker said that she had seen nothing."
    )
    path = tmp_path_factory.mktemp("grounds")
    (path / "page.txt").write_text(text, encoding="utf-8")
    with testigo.Case(path / "a.testigo", create=True) as case:
        case.add([path / "page.txt"])
        ids = {p.id for p in case.parties()}
        made = {g.party: g for g in case.grounds()}
    assert set(made) == ids
    return made


def test_a_name_of_ones_own_and_a_description_are_told_apart(grounds: dict[str, Ground]) -> None:
    assert grounds["lidia-maren"].known_by == "name"
    assert any(g.known_by == "description" for g in grounds.values())


def test_a_part_of_something_says_why_and_how_sure_that_is(grounds: dict[str, Ground]) -> None:
    ground = grounds["lidia-maren"]
    assert ground.because
    assert ground.score is not None
    assert 0.5 < ground.score <= 1
