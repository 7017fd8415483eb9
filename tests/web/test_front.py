import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_desk import asking, error_of
from starlette.testclient import TestClient


@pytest.fixture
def built(case: Path, tmp_path: Path) -> Iterator[TestClient]:
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>The desk</title>" + " " * 2000, encoding="utf-8")
    (folder / "assets" / "index-DkmUIhBq.js").write_text("export const a = 1;\n" * 200, encoding="utf-8")
    (folder / "assets" / "serif-B1cdEf_9.woff2").write_bytes(b"\x00" * 3000)
    (folder / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with asking(case, front=folder) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/pages",
        "/accounts/shooting-1?question=killed",
        "/sources/lineage/sha256:a/sha256:b",
        "/search?q=a.b",
        "/map/",
    ],
)
def test_every_address_of_a_view_gets_the_page(built: TestClient, path: str) -> None:
    answer = built.get(path)
    assert answer.status_code == 200
    assert "The desk" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_a_file_with_a_hash_in_its_name_is_kept_for_ever(built: TestClient) -> None:
    answer = built.get("/assets/index-DkmUIhBq.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert built.get("/icon.svg").headers["cache-control"] == "no-cache"


def test_what_has_not_changed_is_not_sent_again(built: TestClient) -> None:
    tag = built.get("/").headers["etag"]
    assert built.get("/", headers={"if-none-match": tag}).status_code == 304


def test_scripts_are_compressed_and_fonts_are_not(built: TestClient) -> None:
    with built.stream("GET", "/assets/index-DkmUIhBq.js", headers={"accept-encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(answer.iter_raw())).startswith(b"export")
    font = built.get("/assets/serif-B1cdEf_9.woff2", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in font.headers
    assert font.headers["content-type"] == "font/woff2"


@pytest.mark.parametrize("path", ["/assets/gone-12345678.js", "/gone.css", "/assets/"])
def test_a_file_that_is_not_there_is_not_the_page(built: TestClient, path: str) -> None:
    error_of(built.get(path), "T601", 404)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/link.txt",
        "/%00",
        "/" + "a" * 5000,
        "//etc/passwd",
    ],
)
def test_nothing_outside_the_front_end_is_served(built: TestClient, path: str) -> None:
    answer = built.get(path)
    assert "secret" not in answer.text.replace("secret.txt", "")
    assert "root:" not in answer.text


def test_without_a_front_end_a_page_says_how_to_build_it(case: Path, tmp_path: Path) -> None:
    with asking(case, front=tmp_path / "nothing") as client:
        answer = client.get("/pages")
    assert answer.status_code == 503
    assert "npm run build" in answer.text
