"""The language of a text, from the small words and letters that each language cannot do without.

A page is read only in English; of other languages it is enough to name the likeliest. Scripts decide first, then function
words. The lists are the commonest function words of each language, less those it shares with English.
"""

from __future__ import annotations

import re
from collections import Counter

_WORDS: dict[str, str] = {
    "en": "the of and to in that was is for on with as by he it at from his were had which are this be said have not who they has their been after its but an more would about will she her there when one two people new also than into could",
    "es": "de la que el en y los las del se por con una su para al como más pero sus le ha este sí porque esta entre cuando muy sin sobre también hasta hay donde quien desde todo nos durante uno ni contra otros ese eso ante ellos",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já está também só pelo pela até isso ela entre depois sem mesmo aos seus foi são",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux mais comme ou nous été cette ses leur elle ont selon après être dont deux fait",
    "it": "di e il la che in un a per è una sono con non del le si da i al come della dei più anche nel gli alla ma lo ha dal delle suo su ci questo se sua dopo essere stato hanno",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch",
    "nl": "de van een het en in is dat op te zijn voor met die niet aan er om ook als dan maar bij uit nog naar heeft ze worden door over wordt hij tot meer je geen al deze",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag från vid så nu när kan efter ska också under mot",
    "da": "og i at det er en til på som med for de den af har ikke var et han men om fra der ved kan efter skal også under mod blev",
    "pl": "i w na z do nie się że to jest o za od po jak przez ale dla tym co oraz jego był które także tego już są przy może",
    "ro": "de și în a la cu pe că nu din o care un pentru este mai sunt au fost după prin lui dar sau ale acest",
    "cs": "a v na se je že s z do o k i za to pro ale jako by podle po od které jeho také už byl jsou",
    "hu": "a az és hogy nem is egy meg de volt el csak már mint ha van még ki után majd",
    "fi": "ja on ei että se oli hän ovat mutta kun myös sen joka niin kuin mukaan ole ovat",
    "tr": "ve bir bu da de için ile olarak çok daha gibi olan ama kadar sonra en var ne oldu olduğu göre yaptı etti",
    "id": "yang dan di dari untuk dengan pada ini dalam tidak adalah itu ke oleh akan tersebut telah mereka sebagai juga karena kata",
    "ms": "yang dan di dari untuk dengan pada ini dalam tidak adalah itu ke oleh akan tersebut telah mereka kerana berkata",
    "sw": "ya wa na kwa ni katika za la kuwa hiyo huo hii alisema baada watu pia lakini cha",
    "vi": "và của là có trong được cho không với các những người này đã để một khi",
    "tl": "ang ng sa na mga ay ni at si para ito nang kay hindi ayon may",
    "ca": "de la i el que en els a les un amb per una del no és al es ha més però com aquest són",
    "hr": "i u je na se da za su s od kao o koji što ali to ne iz po bi nakon",
    "az": "və bir bu da də üçün ilə olan edib olub görə sonra",
    "so": "iyo in uu ka ku oo ah la soo waxa waxaa ayaa",
    "ht": "nan ak yo pou ki li te sa gen nou men",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af\u1100-\u11ff]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ar", r"[\u0600-\u06ff\u0750-\u077f]"),
    ("he", r"[\u0590-\u05ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("pa", r"[\u0a00-\u0a7f]"),
    ("gu", r"[\u0a80-\u0aff]"),
    ("ta", r"[\u0b80-\u0bff]"),
    ("te", r"[\u0c00-\u0c7f]"),
    ("kn", r"[\u0c80-\u0cff]"),
    ("ml", r"[\u0d00-\u0d7f]"),
    ("si", r"[\u0d80-\u0dff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("lo", r"[\u0e80-\u0eff]"),
    ("my", r"[\u1000-\u109f]"),
    ("ka", r"[\u10a0-\u10ff]"),
    ("hy", r"[\u0530-\u058f]"),
    ("am", r"[\u1200-\u137f]"),
    ("km", r"[\u1780-\u17ff]"),
    ("el", r"[\u0370-\u03ff]"),
    ("ru", r"[\u0400-\u04ff]"),
)
_COUNTERS = tuple((code, re.compile(pattern)) for code, pattern in _SCRIPTS)
_TOKEN = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Characters that are looked at."""
FEWEST_LETTERS = 20
"""Below this many letters a language is not named."""


def language_of(text: str) -> str | None:
    """The BCP 47 code of the language that a text is likeliest written in; None when it is too short to tell."""
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters < FEWEST_LETTERS:
        return None
    script = _script(sample, letters)
    if script:
        return script
    tokens = [t.lower() for t in _TOKEN.findall(sample)]
    scores = _scores(tokens)
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    if scores[best] < 0.04:
        return "en" if len(tokens) < 12 and sample.isascii() else None
    return best


def _scores(tokens: list[str]) -> dict[str, float]:
    """Share of tokens that are each language's function words; a word of several languages counts for each in part."""
    counts = Counter(tokens)
    scores = dict.fromkeys(_SETS, 0.0)
    for word, times in counts.items():
        holders = [code for code, words in _SETS.items() if word in words]
        for code in holders:
            scores[code] += times / len(tokens) * (1.0 if len(holders) == 1 else 0.6 if len(holders) == 2 else 0.35)
    return scores


def _script(sample: str, letters: int) -> str | None:
    """The language of a script other than the Latin one, when most letters are in it."""
    found = {code: len(pattern.findall(sample)) for code, pattern in _COUNTERS}
    code = max(found, key=lambda c: found[c])
    if found["ja"] > 0.05 * letters:
        return "ja"
    if found[code] < 0.4 * letters:
        return None
    if code == "ru":
        return _cyrillic(sample.lower())
    if code == "ar":
        return _arabic(sample)
    return code


def _cyrillic(sample: str) -> str:
    if re.search(r"[їєґ]", sample):
        return "uk"
    if re.search(r"[ў]", sample):
        return "be"
    if re.search(r"[ђћџљњ]", sample):
        return "sr"
    if re.search(r"[әөүқғңһұ]", sample):
        return "kk"
    return "ru" if re.search(r"[ыэё]", sample) else "bg"


def _arabic(sample: str) -> str:
    if re.search(r"[ٹڈڑںے]", sample):
        return "ur"
    if len(re.findall(r"[ټډړږښ]", sample)) > 2:
        return "ps"
    if re.search(r"[پچژگ]", sample) and re.search(r"\b(?:است|این|که|را|در)\b", sample):
        return "fa"
    return "ar"
