"""Portraits of incidents on invented pages, made from a few words each."""

from __future__ import annotations

from testigo.case.incidents.marks import Marks, marks_of
from testigo.case.incidents.stems import stem
from testigo.case.records import Node, Portrait, Profile, Spot
from testigo.ledger import Effect, IncidentType, Stage

SELMAR = Spot(name="Selmar", latitude=41.2, longitude=12.5, precision="city", country="VE")
TARVENNA = Spot(name="Tarvenna", latitude=43.9, longitude=15.1, precision="city", country="VE")


def portrait(
    page: str,
    kind: IncidentType = "killing",
    *,
    id: str = "I1",  # noqa: A002 - as in the ledger
    stage: Stage = "real",
    day: str | None = None,
    told: str | None = "2025-03-07",
    place: Spot | None = None,
    hit: tuple[str, ...] = (),
    is_person: bool = True,
    amounts: tuple[tuple[Effect, float], ...] = (),
    words: tuple[str, ...] = (),
    leading: bool = False,
    sentence: int = 0,
) -> Portrait:
    """Return the portrait of one incident; ``hit`` are names of those it happened to."""
    known = tuple(stem(name) for name in hit)
    point = (place.latitude, place.longitude) if place and place.latitude and place.longitude else None
    return Portrait(
        profile=Profile(
            node=Node(page=page, id=id),
            type=kind,
            stage=stage,
            day=day,
            first=day,
            last=day,
            told=told,
            point=point,
            known=known,
            leading=leading,
            triggers=1,
        ),
        days=(day,) if day else (),
        places=(place,) if place else (),
        agents=(),
        patients=hit if is_person else (),
        targets=() if is_person else hit,
        people=known if is_person else (),
        things=() if is_person else known,
        amounts=amounts,
        words=words,
        topic=(),
        sentences=(sentence,),
    )


def marks(page: str, kind: IncidentType = "killing", **more: object) -> Marks:
    """Return the portrait made ready to be compared."""
    return marks_of(portrait(page, kind, **more))  # type: ignore[arg-type]
