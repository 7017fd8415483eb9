"""No entity is looked up in a file or on the network, and none is multiplied (XXE): HTML, XHTML, feeds, property lists."""

from pathlib import Path

import pytest
from local_server import page, serving

from testigo.errors import TestigoError
from testigo.intake import Options, Received, page_of

TEXT = "Seven people were killed in the port of Calda on Monday, the ministry said. Residents disputed the account."


def taken(data: bytes, name: str = "a.xhtml") -> str:
    try:
        return page_of(Received(input=name, data=data), Options()).text
    except TestigoError as why:
        return why.code


def document(entity: str, use: str = "&x;") -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [{entity}]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
        f"<body><article><h1>T</h1><p>{TEXT} {use}</p></article></body></html>"
    ).encode()


@pytest.mark.parametrize("name", ["a.xhtml", "a.html", "a.xml"])
def test_an_entity_gives_no_file_away(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-of-this-machine")
    for system in (f"file://{secret}", str(secret), f"netdoc:{secret}"):
        found = taken(document(f'<!ENTITY x SYSTEM "{system}">'), name)
        assert "the-secret" not in found
    assert "the-secret" not in taken(document(f'<!ENTITY % x SYSTEM "file://{secret}"> %x;', ""), name)


def test_nothing_is_asked_for_what_a_page_refers_to() -> None:
    with serving({"/x": page(b"fetched")}) as server:
        at = server.base + "/x"
        pages = [
            document(f'<!ENTITY x SYSTEM "{at}">'),
            document(f'<!ENTITY % x SYSTEM "{at}"> %x;', ""),
            document("").replace(b"<!DOCTYPE html []>", f'<!DOCTYPE html SYSTEM "{at}">'.encode()),
            document(
                "",
                f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{at}"/><img src="{at}"/><iframe src="{at}"/>',
            ),
            f'<?xml-stylesheet href="{at}"?>'.encode() + document(""),
            f'<html><head><base href="{at}"><link rel=stylesheet href="{at}"><meta http-equiv=refresh content="0;url={at}"></head><body><p>{TEXT}</p>'.encode(),
        ]
        for data in pages:
            assert "fetched" not in taken(data)
        assert server.requests == []


def test_a_billion_laughs_stay_few() -> None:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    assert len(taken(document(entities, "&j;"))) < 100_000


@pytest.mark.parametrize("root", ["rss", "feed", "urlset"])
def test_a_feed_is_named_and_not_parsed(root: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the-secret")
    data = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><{root}>&x;</{root}>'
    assert "the-secret" not in taken(data.encode())


def test_a_property_list_in_xml_is_no_archive() -> None:
    data = b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]><plist><dict><key>WebMainResource</key><string>&x;</string></dict></plist>'
    assert "root:" not in taken(data, "a.webarchive")
