import plistlib
from pathlib import Path

import pytest

from testigo.errors import TestigoError
from testigo.intake import pages
from testigo.intake.saved import SavedPage, address_in, is_parts, webarchive_page
from testigo.ledger import Page

STORY = (
    "<h1>Raid in Calda leaves seven dead</h1><p>Seven people were killed when soldiers raided a warehouse in the port "
    "of Calda on Monday, the ministry said.</p><p>Residents disputed the account, and said that nobody had fired.</p>"
)
ADDRESS = "https://caldapost.example/2031/raid?a=b"


def archive(**main: object) -> bytes:
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize(
    "mark",
    [
        f"<!-- saved from url=(0039){ADDRESS} -->",
        f"<!-- saved from url=(0039){ADDRESS}-->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Mon Mar 05 2031\n-->",
    ],
)
def test_the_mark_of_the_web_tells_the_address(mark: str) -> None:
    assert address_in(f"<!DOCTYPE html>\n{mark}\n<html>".encode()) == ADDRESS
    assert address_in(f"<!DOCTYPE html>\n{mark}\n<html>".encode("utf-16")) == ADDRESS


@pytest.mark.parametrize(
    "html",
    [b"", b"<html>", b"<!-- saved from url=(0014)about:internet -->", b"<!-- saved from url=(0022)file:///C:/a -->"],
)
def test_a_page_without_an_address_of_the_web_has_none(html: bytes) -> None:
    assert address_in(html) is None


@pytest.mark.parametrize("folder", ["raid_files", "raid.files", "raid-Dateien", "raid_fichiers", "raid_archivos"])
def test_the_folder_beside_a_page_holds_its_parts(folder: str) -> None:
    assert is_parts(folder, {"raid", "other"})
    assert not is_parts(folder, {"other"})


def test_an_ending_alone_is_no_folder_of_parts() -> None:
    assert not is_parts("_files", {""})


def test_a_complete_page_is_one_page_with_its_address(tmp_path: Path) -> None:
    (tmp_path / "Raid.html").write_text(f"<!-- saved from url=(0039){ADDRESS} -->\n<html><body>{STORY}")
    (tmp_path / "Raid_files").mkdir()
    (tmp_path / "Raid_files" / "saved_resource.html").write_text("<p>An advertisement in a frame of the page.</p>")
    (tmp_path / "Raid_files" / "a.js").write_text("var a")
    ((_, page),) = pages([tmp_path])
    assert isinstance(page, Page)
    assert (page.url, page.title, page.outlet) == (ADDRESS, "Raid in Calda leaves seven dead", "caldapost.example")


def test_a_safari_archive_holds_its_page(tmp_path: Path) -> None:
    data = archive(
        WebResourceData=STORY.encode("cp1252"),
        WebResourceMIMEType="text/html",
        WebResourceTextEncodingName="windows-1252",
        WebResourceURL=ADDRESS,
    )
    assert webarchive_page(data) == SavedPage(html=STORY.encode(), charset="windows-1252", url=ADDRESS)
    (tmp_path / "a.webarchive").write_bytes(data)
    ((_, page),) = pages([tmp_path])
    assert isinstance(page, Page)
    assert (page.url, page.media_type) == (ADDRESS, "application/x-webarchive")


def test_an_archive_of_a_local_file_has_no_address() -> None:
    assert webarchive_page(archive(WebResourceData=b"<p>a", WebResourceURL="file:///a.html")).url is None


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00 WebMainResource",
        archive(),
        archive(WebResourceData="text"),
        archive(WebResourceData=b"  "),
        archive(WebResourceData=b"\x89PNG", WebResourceMIMEType="image/png"),
        plistlib.dumps({"WebMainResource": 5}, fmt=plistlib.FMT_BINARY),
        plistlib.dumps(["WebMainResource"], fmt=plistlib.FMT_BINARY),
        archive(WebResourceData=b"<p>a")[:-20],
    ],
)
def test_an_archive_that_is_damaged_or_holds_no_html_has_a_code(data: bytes) -> None:
    with pytest.raises(TestigoError, match="T214"):
        webarchive_page(data)
