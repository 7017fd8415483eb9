"""The language of a text, from its script, its small words and its letters.

A page is read only in English; of other languages it is enough to name the likeliest. The script decides first, then function
words, each counting for the less the more languages share it, then letters that few languages have. Not a library: those that
were tried take 4 MB and most of a second to load.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

FEWEST_LETTERS = 20
"""Below this many letters a language is not named."""
_SAMPLE = 6_000
"""Characters that are looked at."""
_FEWEST_SMALL = 0.06
"""Share of small words below which a text of the Latin script is in none of the languages known."""
_LETTER = 0.4
"""What a word of one letter counts for: it may be an initial."""
_SHORT = 15
"""A headline of fewer words may hold no small word at all."""

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x04FF, "Cyrl"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "Arab"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B00, 0x0B7F, "or"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x0F00, 0x0FFF, "bo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1800, 0x18AF, "mn"),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "Hani"),
    (0x1100, 0x11FF, "ko"),
    (0xAC00, 0xD7AF, "ko"),
    (0xFB50, 0xFEFF, "Arab"),
)
_LETTERS: dict[str, str] = {
    "es": "ñ¿¡",
    "pt": "ãõ",
    "fr": "œêèùûâî",
    "de": "ßäöü",
    "it": "òì",
    "ro": "șțăşţ",
    "pl": "łąęśżźćń",
    "cs": "řěůž",
    "sk": "ľŕĺôť",
    "hu": "őű",
    "tr": "ğışç",
    "az": "ə",
    "da": "æøå",
    "no": "æøå",
    "sv": "åäö",
    "fi": "äö",
    "et": "õäö",
    "is": "þð",
    "vi": "ơưạảấầẩậắằẳặẹẻẽếềểệọỏốồổộớờởợụủứừửựỳỵ",
    "hr": "đćčšž",
    "sl": "čšž",
    "lt": "ėįųū",
    "lv": "āēģīķļņ",
    "sq": "ëç",
    "ha": "ɓɗƙ",
}
"""Letters that tell a language from its neighbours; a word that has one counts for it."""
_CYRILLIC: tuple[tuple[str, str], ...] = (
    ("uk", "їєґ"),
    ("be", "ў"),
    ("mk", "ѓќѕ"),
    ("sr", "ђћџљњ"),
    ("tg", "ҷӯҳӣ"),
    ("kk", "әұқғ"),
    ("ky", "ңөү"),
    ("mn", "өү"),
    ("ru", "ыэё"),
)
_WORD = re.compile(r"[^\W\d_]+")
_CLITIC = re.compile(r"(?<=\w)['’](?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?<=[^\W\d_])\s(?:(?:de|del|la|las|los|el|y|e|da|do|dos|di|van|von|der|den|al|bin)\s){1,3}(?=[A-ZÀ-Þ][^\W\dA-Z_])"
)
"""The small words within names ("Juan de la Cruz") tell nothing of the text's language."""


def language_of(text: str) -> str | None:
    """The BCP 47 code of the language that a text is likeliest written in; None when it is too short or strange to tell."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < FEWEST_LETTERS and not any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in sample):
        return None
    if not sample.isascii():
        other = _by_script(sample, letters)
        if other:
            return other
    words = [word.lower() for word in _WORD.findall(_NAME.sub(" ", _CLITIC.sub("", sample)))]
    return _by_words(words)


def _by_words(words: list[str]) -> str | None:
    scores = _scores(words)
    best = max(scores, key=lambda code: (round(scores[code], 6), code == "en"))
    if scores[best] >= _FEWEST_SMALL:
        return best
    return "en" if len(words) < _SHORT and all(word.isascii() for word in words) and best == "en" else None


def _scores(words: list[str]) -> dict[str, float]:
    """How much of a text each language's small words and letters make up."""
    holders, total = _holders(), max(1, len(words))
    scores = dict.fromkeys(_small_words(), 0.0)
    for word, seen in Counter(words).items():
        codes = holders.get(word, ())
        times = seen * (1.0 if len(word) > 1 else _LETTER)
        for code in codes:
            scores[code] += times / total * (1.0 if len(codes) == 1 else 0.75 if len(codes) == 2 else 0.5)
        if not word.isascii():
            for code, signs in _LETTERS.items():
                scores[code] += 0.3 * times / total * any(sign in word for sign in signs)
    return scores


@cache
def _small_words() -> dict[str, frozenset[str]]:
    source = files("testigo.intake").joinpath("wordlists/function_words.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in source.splitlines() if line and not line.startswith("#"))
    return {code: frozenset(words.split()) for code, words in rows}


@cache
def _holders() -> dict[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    for code, words in _small_words().items():
        for word in words:
            held[word] = (*held.get(word, ()), code)
    return held


def _by_script(sample: str, letters: int) -> str | None:
    """The language of a script other than the Latin one, when that script has the most letters."""
    found: Counter[str] = Counter()
    for sign, times in Counter(sample).items():
        point = ord(sign)
        found.update({name: times for low, high, name in _RANGES if low <= point <= high})
    if not found:
        return None
    if found["ja"] > 0.05 * letters:
        return "ja"
    name, times = found.most_common(1)[0]
    if times < 0.4 * letters:
        return None
    named = {"Cyrl": _cyrillic, "Arab": _arabic, "Deva": _devanagari, "Hani": _chinese}.get(name)
    return named(sample.lower()) if named else name


def _chinese(_: str) -> str:
    return "zh"


def _cyrillic(sample: str) -> str:
    for code, signs in _CYRILLIC:
        if sum(sample.count(sign) for sign in signs) > len(sample) / 800:
            return code
    return "bg"


def _arabic(sample: str) -> str:
    if re.search(r"[ټډړږښۍ]", sample):
        return "ps"
    if re.search(r"[ٹڈڑںے]", sample):
        return "ur"
    if re.search(r"[ێۆڕڵ]", sample):
        return "ckb"
    if re.search(r"[پچژگی]", sample) and re.search(r"(?:^|\s)(?:است|این|که|را|در|از|به)(?:\s|$)", sample):
        return "fa"
    return "ar"


def _devanagari(sample: str) -> str:
    words = Counter(sample.split())
    marks = {
        "hi": "है हैं के में की का को से ने और कि पर",
        "mr": "आहे आहेत च्या मध्ये आणि या होते झाले",
        "ne": "छ छन् मा को र ले गरेको भएको हो थियो",
    }
    return max(marks, key=lambda code: sum(words[w] for w in marks[code].split()))
