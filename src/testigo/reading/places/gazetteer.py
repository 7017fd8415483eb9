"""The gazetteer: cities, districts, regions and countries of the world by name, in one file that is mapped into memory.

Built from GeoNames (CC BY 4.0) by ``training/build_gazetteer.py``. A name is looked up by a 64-bit hash of its folded form
(lower case, no accents), so that no table of strings has to be loaded.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("gazetteer.npy")
CITY, DISTRICT, REGION, COUNTRY = range(4)
_ROW = np.dtype(
    [("lat", "<f4"), ("lon", "<f4"), ("size", "u1"), ("kind", "u1"), ("country", "u1"), ("admin", "<u2"), ("id", "<u4")]
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "‘": "'"}
)
_DROPPED = re.compile(r"[^\w\s']|_")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: WGS 84 degrees, what it is, its country (alpha-2), first-level division, and weight (log of people)."""

    row: int
    latitude: float
    longitude: float
    kind: int
    country: str
    admin: int
    weight: float
    geonames: int | None


def folded(name: str) -> str:
    """The form that names are looked up by: lower case, no accents or points, single spaces."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.replace(".", "")
    return " ".join(_DROPPED.sub(" ", plain).split())


def key_hash(key: str) -> int:
    """64 bits of a folded name's hash."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


class Gazetteer:
    """Look-ups in the mapped file."""

    def __init__(self, file: Path = FILE) -> None:
        """Map ``file``; nothing is read before it is asked for."""
        raw: npt.NDArray[np.uint8] = np.load(file, mmap_mode="r")
        length = int.from_bytes(raw[:4].tobytes(), "little")
        head = json.loads(raw[4 : 4 + length].tobytes())
        self._codes: list[str] = head["codes"]
        at = 4 + length
        middle = at + head["places"] * _ROW.itemsize
        last = middle + head["keys"] * 8
        self._places = raw[at:middle].view(_ROW)
        self._hashes = np.frombuffer(raw[middle:last].tobytes(), dtype="<u8")
        self._targets = raw[last:]

    def named(self, name: str) -> tuple[Entry, ...]:
        """Every place of a name, the largest first."""
        return self._of_key(folded(name))

    def capital(self, country: str) -> Entry | None:
        """The capital of a country, by its code."""
        found = self._of_key(folded(f"capital of {country}"))
        return found[0] if found else None

    def points_in(self, division: int) -> frozenset[tuple[float, float]]:
        """Latitude and longitude of every place in a first-level division, by its number, as entries have them."""
        rows = np.flatnonzero(self._places["admin"] == division)
        return frozenset((e.latitude, e.longitude) for e in (self._entry(int(row)) for row in rows))

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer lives as long as the process
    def _of_key(self, key: str) -> tuple[Entry, ...]:
        wanted = np.uint64(key_hash(key))
        begin = int(np.searchsorted(self._hashes, wanted, side="left"))
        if begin == len(self._hashes) or self._hashes[begin] != wanted:
            return ()
        end = int(np.searchsorted(self._hashes, wanted, side="right"))
        targets = self._targets[4 * begin : 4 * end].view("<u4")
        return tuple(sorted((self._entry(int(t)) for t in targets), key=lambda e: (-e.weight, e.row)))

    def _entry(self, row: int) -> Entry:
        p = self._places[row]
        return Entry(
            row=row,
            latitude=round(float(p["lat"]), 5),
            longitude=round(float(p["lon"]), 5),
            kind=int(p["kind"]),
            country=self._codes[int(p["country"])],
            admin=int(p["admin"]),
            weight=int(p["size"]) / 10,
            geonames=int(p["id"]) or None,
        )


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with Testigo."""
    return Gazetteer()
