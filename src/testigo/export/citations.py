"""Citations of the pages, each with the copy that the case keeps: BibTeX (as biblatex has it) and CSL JSON."""

from __future__ import annotations

import re
from typing import Any

from testigo.case.custody.readers import read_by
from testigo.case.records import PageCard
from testigo.export.as_json import json_bytes
from testigo.export.material import Material
from testigo.show.case_words import outlet
from testigo.show.words import one_line

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_NOT_IN_URLS = re.compile(r"[\\{}\s%]")


def bibtex(material: Material) -> bytes:
    """Return an ``@online`` entry for each page."""
    entries = [_entry(card, material) for card in material.accounts.pages]
    told = (material.note, material.read_by() and f"Fields as read by {material.read_by()}")
    head = "".join(f"% {one_line(said)}\n\n" for said in told if said)
    return (head + "\n".join(entries)).encode("utf-8", "replace")


def _entry(card: PageCard, material: Material) -> str:
    received = material.received.get(card.id)
    fields = {
        "title": _tex(card.title or "Untitled page"),
        "author": " and ".join(f"{{{_tex(name)}}}" for name in _authors(card, material)),
        "organization": _tex(outlet(card)),
        "date": (card.published or "")[:10],
        "url": _NOT_IN_URLS.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), card.url or ""),
        "urldate": (received or "")[:10],
        "note": _tex(_copy(card, material)),
    }
    told = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{_key(card)},\n{told}}}\n"


def _authors(card: PageCard, material: Material) -> tuple[str, ...]:
    return material.ledgers[card.id].page.authors


def _copy(card: PageCard, material: Material) -> str:
    """The copy in the case, by its hash, and the archived one where the page was captured."""
    received = material.received.get(card.id)
    return f"Copy {card.id}" + (f" received {received}" if received else "") + _archived(card, material)


def _archived(card: PageCard, material: Material) -> str:
    kept = material.captures.get(card.id)
    return f"; captured {kept.captured_at} as WARC {kept.id}" if kept else ""


def _key(card: PageCard) -> str:
    name = re.sub(r"[^a-z0-9]", "", outlet(card).casefold()) or "page"
    return f"{name[:24]}{(card.published or '')[:4]}-{card.id.removeprefix('sha256:')[:8]}"


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in one_line(text))


def csl(material: Material) -> bytes:
    """Return an item of CSL JSON for each page, with the copy as its archive."""
    return json_bytes([_item(card, material) for card in material.accounts.pages])


def _item(card: PageCard, material: Material) -> dict[str, Any]:
    received = material.received.get(card.id)
    item: dict[str, Any] = {
        "id": _key(card),
        "type": "article-newspaper",
        "title": card.title,
        "author": [{"literal": name} for name in _authors(card, material)],
        "container-title": outlet(card),
        "issued": _date(card.published),
        "accessed": _date(received),
        "URL": card.url,
        "archive": f"Testigo case {material.name}",
        "archive_location": card.id,
        "note": "; ".join(filter(None, _notes(card, material))),
    }
    return {name: value for name, value in item.items() if value}


def _notes(card: PageCard, material: Material) -> tuple[str | None, ...]:
    archived = _archived(card, material).removeprefix("; ")
    return (material.note, archived, f"read by {read_by([material.ledgers[card.id].reader])}")


def _date(value: str | None) -> dict[str, Any] | None:
    """An ISO day by its known parts."""
    return {"date-parts": [[int(part) for part in value[:10].split("-")]]} if value else None
