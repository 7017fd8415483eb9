"""How exactly places are worked out, against the MUC answer keys, the corpus's own list of places, and the annotation.

    python evaluation/places.py [--errors] [--json] [--reader DOCUMENTS]

No model is run: the place phrases of a text are those that ``place_spans`` finds by rule, worked out together with the
dateline, as the reader does with the phrases that its model finds. ``--reader 30`` reads the first 30 documents of tst1 and
of tst2 that have an incident, and looks for the key's place among those of the incidents it finds.

Keys (INCIDENT: LOCATION), for each incident that names more than a country: whether the place stands in the text under the
key's spelling; of those, whether some phrase with that name was worked out ("found"), in the key's country, with a point
in the container that the key names (its division for a department, 45 km for a city). "country" is whether any place of the
text is in the key's country, "leading" whether the page's leading country is.

List (``containing-areas``): every phrase found in the texts whose name the list gives to one country alone; how many have
a country, and of those how many the list's ("country"); how many of the points that have a container in the list lie in it.

Annotation: every distinct ``where`` filler. On real pages: how many have a point, a country, and the dateline's country; an
incident may lie abroad, so the last is no error rate. Those whose name the corpus's list gives to one country are counted as
above. On invented pages any point is a mistake.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from muc_keys import MUC, PARTS, SHARED, KeyLocation, KeyPlace, key_location, read_documents, read_keys
from testigo.intake.datelines import dateline_of
from testigo.reading.places import Located, locate, place_spans
from testigo.reading.places.bearings import apart
from testigo.reading.places.countries import NAMES
from testigo.reading.places.gazetteer import CITY, REGION, Entry, folded, gazetteer
from testigo.reading.places.wording import DIRECTIONS, KINDS

DIVISIONS = frozenset("DEPARTMENT PROVINCE STATE REGION INTENDANCY COUNTY".split())
WHOLE = frozenset("CITY CAPITAL TOWN MUNICIPALITY PORT".split())
REACH = 45.0
"""Kilometres from a city's point within which its neighbourhoods lie."""
_LISTED = re.compile(r"^([A-Z][A-Z .']+\??(?:: [A-Z][^:*]*?\([^()]*\))+)[^*\n]*\*", re.MULTILINE)


def key_country(location: KeyLocation) -> str | None:
    """The ISO code of a key's country."""
    return NAMES.get(location[0][0].name.rstrip("?").strip().lower())


@lru_cache(maxsize=4000)
def entries(place: KeyPlace, country: str) -> tuple[Entry, ...]:
    """What the gazetteer knows under a key's name, in its country and of its kind."""
    found = [e for e in gazetteer().named(place.name) if e.country == country]
    if set(place.kinds) & DIVISIONS and not set(place.kinds) & WHOLE:
        return tuple(e for e in found if e.kind == REGION)
    return tuple(e for e in found if e.kind == CITY) if set(place.kinds) & WHOLE else tuple(found)


def containers(location: KeyLocation) -> list[KeyPlace]:
    """The levels around the innermost that are single places, the innermost itself where it is a city or a division."""
    inner = [level[0] for level in location[1:-1] if len(level) == 1]
    own = [p for p in location[-1] if set(p.kinds) & (DIVISIONS | WHOLE)] if len(location) > 1 else []
    return [*inner, *own[:1]]


def lies_in(found: Located, location: KeyLocation) -> bool | None:
    """Whether a point lies in what the key says it is in; None where the gazetteer knows none of the containers."""
    country = key_country(location)
    if country is None or found.latitude is None or found.longitude is None:
        return None
    point = (found.latitude, found.longitude)
    told = [es for place in containers(location) if (es := entries(place, country))]
    return all(any(_holds(e, found, point) for e in es) for es in told) if told else None


def _holds(outer: Entry, found: Located, point: tuple[float, float]) -> bool:
    if outer.kind == CITY:
        return found.precision == "city" and apart(point, (outer.latitude, outer.longitude)) <= REACH
    return found.precision in {"city", "region"} and found.division == outer.admin


def places_of(text: str) -> list[Located]:
    """Work out the place phrases of a text, with its dateline, which is the first of them."""
    line = dateline_of(text[:600])
    spans = [s for s in place_spans(text) if line is None or s.start >= line.end]
    begin, home = (line.end, line.place) if line else (0, None)
    phrases = [*([home] if home else []), *(s.of(text) for s in spans)]
    at = [*([0] if home else []), *(s.start - begin for s in spans)]
    return list(locate(phrases, home=home, text=text[begin:], at=at))


def standing(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words."""
    return re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", text) is not None


def agrees(found: Located, place: KeyPlace, country: str | None) -> bool:
    """Whether a place is the key's: under its name, words for kind and side aside, or by another ("the capital")."""
    name, own = folded(place.name), folded(found.name)
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", own) or own == _bare(name):
        return True
    return found.geonames is not None and any(e.geonames == found.geonames for e in entries(place, country or ""))


def _bare(name: str) -> str:
    return " ".join(w for w in name.split() if w not in KINDS and w not in DIRECTIONS)


def measure_keys(part: str, found: dict[str, list[Located]], texts: dict[str, str], errors: bool) -> Counter[str]:
    """Count how often the place of each incident of a part's keys is among those worked out."""
    n: Counter[str] = Counter()
    for template in (t for t in read_keys(MUC / part) if t.locations and t.message in found):
        outcomes = [
            set(_outcome(location, found[template.message], texts[template.message])) for location in template.locations
        ]
        best = max(outcomes, key=lambda o: (("contained" in o), ("located" in o), len(o)))
        n.update(best | {"incidents"})
        if errors and "named" in best and "contained" not in best:
            print("  ", template.message, template.locations[0], sorted(best), file=sys.stderr)
    return n


def _outcome(location: KeyLocation, found: list[Located], text: str) -> Iterator[str]:
    country = key_country(location)
    if any(p.country == country for p in found):
        yield "country"
    if Counter(p.country for p in found if p.country).most_common(1)[:1] and leading(found) == country:
        yield "leading"
    if len(location) == 1:
        return
    yield "places"
    if not any(standing(p.name, text) for p in location[-1]):
        return
    yield "named"
    same = [p for p in found if any(agrees(p, place, country) for place in location[-1])]
    yield from _placed(location, same, country)


def _placed(location: KeyLocation, same: list[Located], country: str | None) -> Iterator[str]:
    if same:
        yield "found"
    here = [p for p in same if p.country == country]
    if here:
        yield "in country"
    points = [p for p in here if p.latitude is not None]
    if points:
        yield "located"
    told = [lies_in(p, location) for p in points]
    if any(t is not None for t in told):
        yield "checked"
        yield "contained" if any(told) else "misplaced"


def leading(found: Iterable[Located]) -> str | None:
    """The country that most places of a text are in."""
    votes = Counter(p.country for p in found if p.country)
    return max(votes, key=lambda c: (votes[c], c)) if votes else None


def listed_places() -> dict[str, list[KeyLocation]]:
    """The corpus's list of places: every location by its innermost name, for names that lie in one country alone."""
    by_name: dict[str, list[KeyLocation]] = defaultdict(list)
    for path in sorted((MUC / "guidelines").glob("containing-areas*")):
        for match in _LISTED.finditer(path.read_text(encoding="latin-1")):
            location = key_location(match[1].replace("?)", ")"))
            if key_country(location):
                by_name[folded(location[-1][0].name)].append(location)
    return {name: all_ for name, all_ in by_name.items() if len({key_country(one) for one in all_}) == 1}


def measure_list(found: dict[str, list[Located]], listed: dict[str, list[KeyLocation]], errors: bool) -> Counter[str]:
    """Count how many phrases of the texts are where the corpus's list has their names."""
    n: Counter[str] = Counter()
    for message, places in found.items():
        for place in places:
            locations = listed.get(folded(place.name))
            if not locations or folded(place.name) in NAMES:
                continue
            wanted = key_country(locations[0])
            n.update(_agreement(place, wanted, locations))
            if errors and place.country not in {wanted, None}:
                print("  ", message, place.name, wanted, "not", place.country, file=sys.stderr)
    return n


def _agreement(place: Located, wanted: str | None, locations: list[KeyLocation]) -> Iterator[str]:
    yield "phrases"
    if place.country:
        yield "with country"
        yield "right country" if place.country == wanted else "wrong country"
    if place.latitude is not None:
        yield "with point"
        yield "point in right country" if place.country == wanted else "point in wrong country"
        told = [inside for one in locations if (inside := lies_in(place, one)) is not None]
        if told:
            yield "checked points"
            yield "contained points" if any(told) else "misplaced points"


def annotated(part: str) -> Iterator[tuple[str, str, str | None, list[tuple[int, int]]]]:
    """Yield name, text, dateline's place and the distinct ``where`` spans of each annotated document."""
    sys.path.insert(0, str(SHARED / "annotation"))
    import annotation

    for path in sorted((SHARED / "annotation" / part).glob("*.ann")):
        document, records, _ = annotation.read(path)
        spans = sorted({tuple(span) for record in records for span in record.get("where", [])})
        yield path.stem, document.text, document.meta.get("place"), spans


def measure_annotation(part: str, listed: dict[str, list[KeyLocation]], errors: bool) -> dict[str, Counter[str]]:
    """Count what becomes of the annotated place phrases, on real and on invented pages."""
    counts: dict[str, Counter[str]] = {"real": Counter(), "invented": Counter(), "listed": Counter()}
    for name, text, home, spans in annotated(part):
        real = not name.startswith("inv-")
        base = locate([home], home=None)[0].country if home and real else None
        places = locate([text[a:b] for a, b in spans], home=home, text=text, at=[a for a, _ in spans])
        for (a, b), place in zip(spans, places, strict=True):
            counts["real" if real else "invented"].update(_fate(place, base))
            locations = listed.get(folded(place.name)) if real and folded(place.name) not in NAMES else None
            counts["listed"].update(_agreement(place, key_country(locations[0]), locations) if locations else ())
            if errors and (real != (place.latitude is not None)):
                print("  ", name, repr(text[a:b]), place.country, place.latitude, file=sys.stderr)
    return counts


def _fate(place: Located, base: str | None) -> Iterator[str]:
    yield "fillers"
    yield place.precision
    if place.latitude is not None:
        yield "with point"
    if place.country:
        yield "with country"
    if base and place.country:
        yield "under a dateline, with country"
        if place.country == base:
            yield "under a dateline, its country"


def read_places(part: str, limit: int) -> dict[str, list[Located]]:
    """Read some documents of a part whole, and give the places of their incidents."""
    from testigo.intake.text import text_page
    from testigo.reading.reader import Reader

    reader, texts = Reader(), read_documents(MUC / part)
    wanted = sorted({t.message for t in read_keys(MUC / part)})[:limit]
    ledgers = {name: reader.read(text_page(texts[name], data=texts[name].encode())) for name in wanted}
    return {name: [_as_located(w) for i in ledger.incidents for w in i.where] for name, ledger in ledgers.items()}


def _as_located(where: object) -> Located:
    fields = ("name", "latitude", "longitude", "precision", "country", "geonames")
    plain = Located(**{f: getattr(where, f) for f in fields})
    again = [e for e in gazetteer().named(plain.name) if e.geonames == plain.geonames]
    return Located(**{f: getattr(plain, f) for f in fields}, division=again[0].admin if again else None)


def rate(n: Counter[str], part: str, whole: str) -> str:
    """Write "12 of 20 (.600)"."""
    return f"{n[part]} of {n[whole]} ({n[part] / n[whole]:.3f})" if n[whole] else "none"


def show_keys(title: str, n: Counter[str]) -> None:
    """Print the figures of one part's keys."""
    print(
        f"{title:12} country {rate(n, 'country', 'incidents')}, leading {rate(n, 'leading', 'incidents')};"
        f" named in the text {rate(n, 'named', 'places')}, of those found {rate(n, 'found', 'named')},"
        f" in its country {rate(n, 'in country', 'named')}, with a point there {rate(n, 'located', 'named')};"
        f" of points with a known container in it {rate(n, 'contained', 'checked')}"
    )


def show_list(title: str, n: Counter[str]) -> None:
    """Print the figures of the phrases of the corpus's list."""
    print(
        f"{title:12} phrases {n['phrases']}: with a country {rate(n, 'with country', 'phrases')}, right {rate(n, 'right country', 'with country')};"
        f" with a point {rate(n, 'with point', 'phrases')}, in the right country {rate(n, 'point in right country', 'with point')},"
        f" in its container {rate(n, 'contained points', 'checked points')}"
    )


def show_annotation(part: str, counts: dict[str, Counter[str]]) -> None:
    """Print the figures of the annotated fillers of one part."""
    real, invented = counts["real"], counts["invented"]
    classes = ", ".join(f"{name} {real[name]}" for name in ("city", "region", "country", "unknown"))
    print(
        f"where {part:6} real: with a point {rate(real, 'with point', 'fillers')}, a country {rate(real, 'with country', 'fillers')},"
        f" that of the dateline {rate(real, 'under a dateline, its country', 'under a dateline, with country')}; {classes}"
    )
    show_list(f"where {part:6}", counts["listed"])
    print(f"where {part:6} invented: with a (wrong) point {rate(invented, 'with point', 'fillers')}")


def main() -> None:
    """Print every figure for places."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--errors", action="store_true", help="print what was not found or is wrong")
    p.add_argument("--json", action="store_true", help="print the counts as JSON")
    p.add_argument("--reader", type=int, default=0, metavar="DOCUMENTS", help="read so many documents of tst1 and tst2")
    a = p.parse_args()
    if not SHARED.is_dir():
        raise SystemExit(f"no shared data at {SHARED}: set TESTIGO_SHARED to its folder")
    counts: dict[str, Counter[str]] = {}
    listed = listed_places()
    for part in PARTS:
        texts = {name: " ".join(folded(text).split()) for name, text in read_documents(MUC / part).items()}
        found = {name: places_of(text) for name, text in read_documents(MUC / part).items()}
        counts[f"keys {part}"] = measure_keys(part, found, texts, a.errors)
        counts[f"list {part}"] = measure_list(found, listed, a.errors)
        if a.reader and part != "dev":
            counts[f"read {part}"] = measure_keys(part, read_places(part, a.reader), texts, a.errors)
    fillers = {part: measure_annotation(part, listed, a.errors) for part in ("train", "dev")}
    if a.json:
        print(
            json.dumps({**counts, **{f"where {p} {k}": n for p, c in fillers.items() for k, n in c.items()}}, indent=1)
        )
        return
    for title, n in counts.items():
        (show_list if title.startswith("list") else show_keys)(title, n)
    for part, both in fillers.items():
        show_annotation(part, both)


if __name__ == "__main__":
    main()
