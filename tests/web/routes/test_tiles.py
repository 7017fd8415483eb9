from pathlib import Path

import pytest
from sample_desk import API, asking, error_of
from starlette.testclient import TestClient

from testigo.errors import TestigoError
from testigo.web.app import desk_app
from testigo.web.desk import Desk
from testigo.web.serving import check_tiles

MAP = b"PMTiles\x03" + bytes(range(256))


def test_pieces_of_the_map_are_sent_as_they_are_asked_for(case: Path, tmp_path: Path) -> None:
    path = tmp_path / "harbour.pmtiles"
    path.write_bytes(MAP)
    with TestClient(desk_app(Desk(case, tiles=path)), base_url="http://localhost:8400") as client:
        assert client.get(f"{API}/case").json()["tiles"] == "harbour.pmtiles"
        answer = client.get(f"{API}/tiles", headers={"range": "bytes=0-6"})
        assert (answer.status_code, answer.content) == (206, b"PMTiles")
        assert answer.headers["content-range"] == f"bytes 0-6/{len(MAP)}"
        assert client.get(f"{API}/tiles").content == MAP
        path.unlink()
        assert "no longer there" in error_of(client.get(f"{API}/tiles"), "T601", 404)


def test_without_a_map_there_is_none(case: Path) -> None:
    with asking(case) as client:
        assert client.get(f"{API}/case").json()["tiles"] is None
        error_of(client.get(f"{API}/tiles"), "T601", 404)


def test_a_map_that_is_none_is_refused_before_the_desk_starts(tmp_path: Path) -> None:
    check_tiles(None)
    good, bad = tmp_path / "good.pmtiles", tmp_path / "bad.pmtiles"
    good.write_bytes(MAP)
    bad.write_bytes(b"Two people were shot dead.")
    check_tiles(good)
    for path, code in ((bad, "T611"), (tmp_path / "none.pmtiles", "T101"), (tmp_path, "T104")):
        with pytest.raises(TestigoError) as told:
            check_tiles(path)
        assert told.value.code == code
