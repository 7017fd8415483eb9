"""Pages of an invented land, read by hand into ledgers: as many as a test of a case wants, each with a claim and a count."""

from __future__ import annotations

import hashlib

from testigo.ledger import (
    Block,
    Claim,
    Count,
    Entity,
    Filler,
    Incident,
    Ledger,
    Page,
    Published,
    ReaderMark,
    Source,
    Span,
    When,
    Where,
)

TOWNS = (("Tarvenna", 41.2, 12.3), ("Osk Bridge", 43.9, 15.2), ("Lower Mirren", 38.1, 9.7), ("Quellport", 45.0, 18.8))
BODIES = ("Harbour Police", "Dockers’ League", "Ministry of Roads", "Mirren Guard")


def data_of(ledger: Ledger) -> bytes:
    """The bytes that the page was received as."""
    return ledger.page.text.encode()


def made_page(
    number: int = 0, *, url: str | None = None, published: str | None = "2031-04-02", model: str = "hand"
) -> Ledger:
    """A page about one of a few shootings; pages whose numbers are four apart tell of the same one."""
    town, latitude, longitude = TOWNS[number % len(TOWNS)]
    body, dead = BODIES[number // 2 % len(BODIES)], 2 + number % 3
    title = f"Shooting in {town}, report {number}"
    text = f"{title}\n\nGunmen killed {dead} ferrymen in {town} on Monday, the {body} said."
    at = _Words(text)
    page = Page(
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=(
            Block(start=0, end=len(title), kind="title"),
            Block(start=len(title) + 2, end=len(text), kind="body"),
        ),
        published=Published(value=published, evidence="json-ld") if published else None,
        url=url,
        title=title,
        outlet=f"Courier {number % 5}",
        media_type="text/plain",
    )
    return Ledger(
        input=f"page-{number}.txt",
        page=page,
        reader=ReaderMark(version="0", model=model),
        entities=(
            Entity(id="E1", kind="organisation", name=body, mentions=(at(body),)),
            Entity(id="E2", kind="group", name="gunmen", mentions=(at("Gunmen"),)),
        ),
        claims=(
            Claim(
                id="C1",
                form="indirect",
                act="assert",
                source=Source(start=at(body).start, end=at(body).end, category="security", entity="E1", named=True),
                cue=at("said"),
                content=(at(f"Gunmen killed {dead} ferrymen in {town} on Monday"),),
                within=None,
                confidence=0.9,
            ),
        ),
        incidents=(
            Incident(
                id="I1",
                type="killing",
                stage="real",
                triggers=(at("killed"),),
                agents=(Filler(start=at("Gunmen").start, end=at("Gunmen").end, entity="E2"),),
                patients=(Filler(start=at("ferrymen").start, end=at("ferrymen").end, entity=None),),
                targets=(),
                instruments=(),
                when=(When(start=at("Monday").start, end=at("Monday").end, value="2031-03-31"),),
                where=(_where(at(f" in {town} on"), town, latitude, longitude),),
                told_by=("C1",),
                confidence=0.9,
            ),
        ),
        counts=(
            Count(
                start=at(f"{dead} ferrymen").start,
                end=at(f"{dead} ferrymen").end,
                low=float(dead),
                high=float(dead),
                approximate=False,
                effect="killed",
                who="civilian",
                incident="I1",
                told_by="C1",
            ),
        ),
    )


def _where(around: Span, town: str, latitude: float, longitude: float) -> Where:
    start = around.start + len(" in ")
    end = start + len(town)
    return Where(
        start=start, end=end, name=town, latitude=latitude, longitude=longitude, precision="city", country=None
    )


class _Words:
    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, words: str) -> Span:
        at = self._text.index(words)
        return Span(start=at, end=at + len(words))
