"""Makes WARC files of pages like a day of news: ``python evaluation/news_pages.py OUT [--files 2] [--pages 1000] [--words 500]``.

No page of anybody else's is in them. English articles are paragraphs of the repository's own invented reports, drawn and put
together anew with other names, places and numbers until they have the words that are asked for, so that they are as full of
claims, incidents and counts as reports of contested events are; most news is not, and costs less. Around each stands what stands
around an article: navigation, teasers, a footer, metadata, styles and scripts, some 60 KB in all.

The mix (``MIX``) is meant to be like Common Crawl News and is an assumption, not a measurement: a crawl of feeds and site maps
has mostly articles, more of them in other languages than in English, some fronts and sections, stories of agencies on several
sites, and addresses that were fetched twice. Near copies are a story under another headline, outlet and layout; exact ones the
same bytes again. What is no page (pictures, redirects) is one record in twenty.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DOCS = Path(__file__).resolve().parent / "data" / "cases"
TRAINING = Path(__file__).resolve().parent.parent / "training" / "documents"
ORDINARY = 0.55
"""Share of paragraphs of contested events with which made news has about as many claims in 500 words as the development documents (14)."""
MIX = {"article": 0.36, "near": 0.06, "exact": 0.05, "other": 0.40, "list": 0.08, "no_page": 0.05}
"""Share of each kind of record; "other" is an article in another language."""
WIRE_STORIES = 24
"""Stories of an agency, of which records of the kind "wire" are drawn, the same whatever the archive's seed."""
_BEGINNINGS = "Bel Cor Dra Esk Fal Gor Hal Ist Jor Kal Lum Mar Nev Orv Pel Quar Ros Sel Tor Ulv Ver Wes Yar Zol".split()
_ENDINGS = "ane bury dova enna field grad holm ica ley mouth nik ova port ran sk ton una vik wick yra".split()
_OTHERS = {
    "es": "El ministro dijo que la carretera quedó cerrada durante toda la noche por la lluvia. Los vecinos del barrio pidieron ayuda "
    "a las autoridades de la provincia. Según la policía, dos hombres fueron detenidos cerca del puerto. La alcaldesa negó que se hubiera "
    "avisado antes del incendio. El hospital informó que cinco personas siguen ingresadas. Nadie sabe todavía cuánto costará el puente.",
    "de": "Der Minister sagte, die Straße sei wegen des Regens die ganze Nacht gesperrt gewesen. Die Bewohner des Viertels baten die "
    "Behörden um Hilfe. Nach Angaben der Polizei wurden zwei Männer in der Nähe des Hafens festgenommen. Die Bürgermeisterin bestritt, dass "
    "sie vor dem Brand gewarnt worden war. Das Krankenhaus teilte mit, dass noch fünf Menschen behandelt werden. Niemand weiß, was die Brücke kosten wird.",
    "fr": "Le ministre a déclaré que la route était restée fermée toute la nuit à cause de la pluie. Les habitants du quartier ont demandé "
    "de l'aide aux autorités. Selon la police, deux hommes ont été arrêtés près du port. La maire a nié avoir été prévenue avant l'incendie. "
    "L'hôpital a indiqué que cinq personnes sont toujours soignées. Personne ne sait encore combien coûtera le pont.",
    "it": "Il ministro ha detto che la strada è rimasta chiusa tutta la notte per la pioggia. Gli abitanti del quartiere hanno chiesto aiuto "
    "alle autorità. Secondo la polizia due uomini sono stati fermati vicino al porto. La sindaca ha negato di essere stata avvertita prima "
    "dell'incendio. L'ospedale ha fatto sapere che cinque persone sono ancora ricoverate. Nessuno sa ancora quanto costerà il ponte.",
    "ru": "Министр сказал, что дорога была закрыта всю ночь из-за дождя. Жители района попросили помощи у властей. По данным полиции, двое "
    "мужчин были задержаны недалеко от порта. Мэр отрицала, что её предупреждали до пожара. В больнице сообщили, что пять человек ещё "
    "лечатся. Никто не знает, сколько будет стоить мост.",
    "ar": "قال الوزير إن الطريق ظل مغلقا طوال الليل بسبب المطر. طلب سكان الحي المساعدة من السلطات. وقالت الشرطة إن رجلين أوقفا قرب "
    "الميناء. نفت رئيسة البلدية أنها تلقت تحذيرا قبل الحريق. وأعلن المستشفى أن خمسة أشخاص ما زالوا يتلقون العلاج. لا أحد يعرف كم سيكلف الجسر.",
}
"""A few sentences in each of some other languages, which pages are put together from."""
CRAWLED, DAY_BEFORE = "2024-06-14", "2024-06-13"
_LINE = re.compile(r"^(?:#.*$|\d+\t)", re.MULTILINE)
"""What stands before each sentence of the reports as they are kept, and the lines above them."""
_NAME = re.compile(r"\b(?:[A-Z][a-z]{3,})(?:\s[A-Z][a-z]{3,})*\b")
_KEPT = frozenset(
    "The This That They There These Those When Where While What With Under After Before But And Police Ministry Minister "
    "President Army Government Hospital Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
    "June July August September October November December According Officials Residents Witnesses Human Rights Interior Defence".split()
)


@dataclass(frozen=True, slots=True)
class Made:
    """A record of an archive: what it is (a key of :data:`MIX`), its address, type and bytes."""

    kind: str
    url: str
    media_type: str
    body: bytes


@cache
def paragraphs() -> tuple[str, ...]:
    """Every paragraph of the repository's own invented reports that has a sentence or more."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*/docs/*.txt")))
    blocks = (_LINE.sub("", block).replace("\n", " ").strip() for text in texts for block in text.split("\n\n"))
    return tuple(block for block in blocks if len(block.split()) >= 15)


@cache
def everyday() -> tuple[str, ...]:
    """Every such paragraph of the repository's own training documents in which neither claim, incident nor count is annotated."""
    found = []
    for path in sorted(TRAINING.glob("own-*.txt")):
        lines = path.with_suffix(".ann").read_text(encoding="utf-8").splitlines()
        named = {n for line in lines if line[:1] in {"C", "I", "N"} for n in re.findall(r'(\d+):"', line)}
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            text = _LINE.sub("", block).replace("\n", " ").strip()
            if len(text.split()) >= 15 and not named & set(re.findall(r"^(\d+)\t", block, re.MULTILINE)):
                found.append(text)
    return tuple(found)


def story(draw: random.Random, words: int, contested: float = 1.0) -> list[str]:
    """An article of so many words, as paragraphs, in which names and numbers are its own.

    ``contested`` is the share of paragraphs that are drawn from reports of contested events; the others tell of none, and lay nothing to anybody.
    """
    names: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        parts = match[0].split()
        return " ".join(p if p in _KEPT else names.setdefault(p, made_name(draw)) for p in parts)

    told: list[str] = []
    while sum(len(p.split()) for p in told) < words:
        of = paragraphs() if contested >= 1 or draw.random() < contested else everyday()
        drawn = re.sub(r"\b[2-9]\b|\b\d\d\b", lambda _: str(draw.randint(2, 60)), draw.choice(of))
        told.append(_NAME.sub(renamed, drawn))
    return told


def made_name(draw: random.Random) -> str:
    """A name that nobody bears."""
    return draw.choice(_BEGINNINGS) + draw.choice(_ENDINGS)


def made_day(draw: random.Random) -> str:
    """When a page that a day's crawl meets says that it is from: seven in ten that day, two the day before, the others any day of the year."""
    month, day, hour = draw.randint(1, 12), draw.randint(1, 28), draw.randint(0, 23)
    lot = (28 * month + day) % 10
    date = CRAWLED if lot < 7 else DAY_BEFORE if lot < 9 else f"2024-{month:02}-{day:02}"
    return f"{date}T{hour:02}:00:00Z"


def foreign(draw: random.Random, words: int) -> tuple[str, list[str]]:
    """A language other than English, and an article in it."""
    language = draw.choice(sorted(_OTHERS))
    sentences = re.split(r"(?<=\.)\s", _OTHERS[language])
    told: list[str] = []
    while sum(len(p.split()) for p in told) < words:
        told.append(" ".join(draw.sample(sentences, 3)))
    return language, told


def article(
    draw: random.Random,
    told: Sequence[str],
    *,
    language: str = "en",
    headline: str = "",
    outlet: str = "",
    day: str = "",
) -> bytes:
    """A page of HTML with an article and all that stands around one."""
    headline = headline or " ".join(told[0].split()[:9])
    day = day or made_day(draw)
    outlet = outlet or f"{made_name(draw)} Courier"
    data = {"@type": "NewsArticle", "headline": headline, "datePublished": day, "publisher": {"name": outlet}}
    body = "".join(f"<p>{html.escape(p)}</p>\n" for p in told)
    main = f"<article><h1>{html.escape(headline)}</h1><time datetime='{day}'>{day[:10]}</time>\n{body}</article>"
    head = f"<script type='application/ld+json'>{json.dumps(data)}</script><meta property='og:type' content='article'>"
    return _page(draw, head, main, language=language, title=headline, outlet=outlet)


def wire(draw: random.Random, number: int, words: int, contested: float) -> bytes:
    """A page with a story of an agency as some site has it: its words, headline and day are the same on all."""
    told = story(random.Random(f"wire {number}"), words, contested)
    return article(draw, told, day=f"2024-03-{1 + number % 28:02}T06:00:00Z")


def section(draw: random.Random) -> bytes:
    """A front page: headlines that lead to stories."""
    links = "".join(f"<h3><a href='/{draw.getrandbits(40)}.html'>{teaser(draw)}</a></h3>" for _ in range(40))
    return _page(
        draw, "", f"<main>{links}</main>", language="en", title="Latest news", outlet=f"{made_name(draw)} Post"
    )


def teaser(draw: random.Random) -> str:
    """The headline of some story."""
    return html.escape(" ".join(draw.choice(paragraphs()).split()[: draw.randint(7, 11)]))


def _page(draw: random.Random, head: str, main: str, *, language: str, title: str, outlet: str) -> bytes:
    menu = "".join(f"<li><a href='/{made_name(draw).lower()}'>{made_name(draw)}</a></li>" for _ in range(30))
    related = "".join(f"<li><a href='/{draw.getrandbits(40)}.html'>{teaser(draw)}</a></li>" for _ in range(10))
    script = "".join(f"var v{i}='{draw.getrandbits(400):x}';" for i in range(300))
    style = "".join(f".c{i}{{margin:{draw.randint(0, 40)}px;color:#{draw.getrandbits(24):06x}}}" for i in range(300))
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'><title>{html.escape(title)} | {outlet}</title>{head}"
        f"<style>{style}</style><script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header>\n{main}\n"
        f"<aside><h2>More</h2><ul>{related}</ul></aside><footer><p>© {outlet}</p></footer></body></html>"
    ).encode()


def made(
    pages: int, seed: int, words: int = 500, mix: dict[str, float] | None = None, *, contested: float = 1.0
) -> Iterator[Made]:
    """So many records of a mix, the same for a seed; copies are of one of the last two hundred English articles."""
    draw = random.Random(seed)
    shares = mix or MIX
    last: list[tuple[Made, list[str]]] = []
    for number in range(pages):
        kind = draw.choices(list(shares), list(shares.values()))[0]
        if kind in {"near", "exact"} and not last:
            kind = "article"
        host = f"https://{made_name(draw).lower()}.example"
        url = f"{host}/{seed}/{number}/story.html"
        if kind == "no_page":
            yield Made(kind, f"{host}/{number}.png", "image/png", b"\x89PNG" + draw.randbytes(4_000))
        elif kind == "list":
            yield Made(kind, f"{host}/category/{made_name(draw).lower()}/", "text/html", section(draw))
        elif kind == "other":
            language, told = foreign(draw, words)
            yield Made(kind, url, "text/html", article(draw, told, language=language))
        elif kind == "wire":
            yield Made(kind, url, "text/html", wire(draw, draw.randrange(WIRE_STORIES), words, contested))
        elif kind == "exact":
            yield Made(kind, url, "text/html", draw.choice(last)[0].body)
        else:
            told = list(draw.choice(last)[1]) if kind == "near" else story(draw, words, contested)
            headline = teaser(draw) if kind == "near" else ""
            page = Made(kind, url, "text/html", article(draw, told, headline=headline))
            last = [*last[-199:], (page, told)]
            yield page


def write_warc(path: Path, records: Iterator[Made]) -> list[tuple[str, str]]:
    """Write an archive, and return the address and kind of each of its records."""
    written = []
    with path.open("wb") as file:
        warc = WARCWriter(file, gzip=True)
        for record in records:
            headers = StatusAndHeaders("200 OK", [("Content-Type", record.media_type)], protocol="HTTP/1.1")
            warc.write_record(
                warc.create_warc_record(record.url, "response", payload=BytesIO(record.body), http_headers=headers)
            )
            written.append((record.url, record.kind))
    return written


def main() -> None:
    """Write the archives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--files", type=int, default=2)
    parser.add_argument("--pages", type=int, default=1_000, help="records of each file")
    parser.add_argument("--words", type=int, default=500, help="words of an article, at least")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for number in range(asked.files):
        path = asked.out / f"made-{number:03}.warc.gz"
        write_warc(path, made(asked.pages, number, asked.words))
        print(path)


if __name__ == "__main__":
    main()
