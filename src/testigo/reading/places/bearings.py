"""Points on the globe: how far apart two are, and the one that lies so many kilometres to the north of another."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

EARTH = 6371.0
"""Mean radius in kilometres."""
_POINTS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0}
_POINTS |= {"southwest": 225.0, "west": 270.0, "northwest": 315.0}
_KILOMETRES = {"k": 1.0, "mi": 1.609, "m": 0.001, "y": 0.000914, "b": 0.1}
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|yards?|blocks?|m)"
_DIRECTION = r"(?:north|south)?-?(?:east|west)|north|south"
DISTANCE = (
    r"(?:(?:which is|located|situated|lying|some|about|approximately|roughly|around|just|only|nearly|almost|at|is)\s+)*"
    rf"(?P<number>\d[\d,.]*)\s*-?\s*(?P<unit>{_UNIT})\s+(?:to\s+the\s+)?(?:(?P<direction>{_DIRECTION})(?:ern)?\s+)?"
    r"(?:of|from|outside|away\s+from|off)\s+"
)
"""A pattern for "20 km north of", "located about 119 kilometers east of"."""
SIDE = rf"(?:just\s+|to\s+the\s+|the\s+)*(?P<side>{_DIRECTION})\s+of\s+"
"""A pattern for "east of"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How far from a place and which way: kilometres, and degrees clockwise from north; None where not said."""

    kilometres: float | None = None
    degrees: float | None = None


def bearing_of(match: re.Match[str]) -> Bearing:
    """Read the groups of :data:`DISTANCE` and :data:`SIDE` from a match."""
    said = match.groupdict()
    towards = (said.get("direction") or said.get("side") or "").lower().replace("-", "")
    degrees = _POINTS.get(towards)
    if not said.get("number"):
        return Bearing(degrees=degrees)
    digits = said["number"].replace(",", "").rstrip(".")
    unit = said["unit"].lower()
    scale = _KILOMETRES["mi" if unit.startswith("mi") else unit[0]]
    return Bearing(kilometres=_number(digits) * scale, degrees=degrees)


def _number(digits: str) -> float:
    try:
        return min(float(digits), 20_000.0)
    except ValueError:  # "1.200.000"
        return 0.0


def apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points (latitude, longitude), along a great circle."""
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half = math.radians(b[1] - a[1]) / 2
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))


def beyond(point: tuple[float, float], bearing: Bearing) -> tuple[float, float]:
    """The point that lies at a bearing from another; the same point where the distance or the way is not said."""
    if not bearing.kilometres or bearing.degrees is None:
        return point
    arc, way = bearing.kilometres / EARTH, math.radians(bearing.degrees)
    lat, lon = math.radians(point[0]), math.radians(point[1])
    north = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(way))
    east = lon + math.atan2(
        math.sin(way) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(north)
    )
    return round(math.degrees(north), 5), round((math.degrees(east) + 540) % 360 - 180, 5)


def midway(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The point halfway between two that are no more than a few hundred kilometres apart."""
    turned = b[1] + 360 * ((a[1] - b[1] > 180) - (b[1] - a[1] > 180))
    return round((a[0] + b[0]) / 2, 5), round(((a[1] + turned) / 2 + 540) % 360 - 180, 5)
