"""Whether words name somebody: "Oscar Perez" and "VTV" do, "the minister" and a sentence's first "Police" do not."""

from __future__ import annotations

import re
from collections import Counter

from testigo.ledger import EntityKind, Span
from testigo.reading.pronouns import PRONOUNS

CASED, SHOUTED = 0.015, 0.6
"""Shares of capitals among letters between which a text uses them for names."""
_TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
TITLES = frozenset(
    "president vice minister prime deputy governor mayor senator representative congressman congresswoman secretary "
    "general colonel major captain lieutenant sergeant corporal commander admiral brigadier chief inspector officer "
    "constable commissioner judge justice prosecutor attorney ambassador bishop archbishop father sister pope king "
    "queen prince princess sheikh imam rabbi dr mr mrs ms miss sir lord lady dame madam professor prof spokesman "
    "spokeswoman spokesperson director chairman chairwoman chair chairperson doctor detective superintendent "
    "engineer don doña comrade cardinal reverend rev gen col maj capt lt sgt gov sen rep".split()
)
"""Titles and offices: a capital on one of these alone names an office and not a person."""
GENERIC = frozenset(
    "police government army officials authorities witnesses residents protesters rebels militants soldiers troops "
    "officers lawyers activists doctors sources people men women relatives opposition parliament ministry court "
    "prosecutors investigators reports media state officials rescuers survivors villagers students workers".split()
)
_PREPOSITIONS = frozenset({"of", "for", "in", "at", "on", "from", "to"})
_ADJECTIVE = re.compile(r"(?:an|ian|ean|ese|ish|i|ic|ch)$")


def is_cased(text: str) -> bool:
    """Say whether a text uses capitals for names, and not for everything or nothing."""
    counted = Counter(text)
    letters = sum(n for c, n in counted.items() if c.isalpha())
    capitals = sum(n for c, n in counted.items() if c.isupper())
    return letters > 0 and CASED <= capitals / letters <= SHOUTED


def is_name(text: str, span: Span, kind: EntityKind, *, sentence_start: bool, cased: bool) -> bool:
    """Say whether ``span`` holds a proper name; ``cased`` tells whether the page uses capitals for names at all."""
    tokens = _TOKEN.findall(span.of(text))
    if not tokens or tokens[0].lower() in PRONOUNS:
        return False
    if not cased:
        return _is_lower_case_name([t.lower() for t in tokens], kind)
    capitals = [
        t
        for i, t in enumerate(tokens)
        if t[0].isupper() and t.lower() not in TITLES and not (i == 0 and sentence_start and _is_common(t, tokens))
    ]
    proper = [t for t in capitals if t.lower() not in GENERIC]
    if kind == "person":
        own = _own_words(tokens)
        return any(t in own and not _is_demonym(t, tokens) for t in proper if t.lower() not in {"the", "a", "an"})
    head = _head(tokens)
    return head[0].isupper() and (head in proper or (head.lower() in GENERIC and len(capitals) > 1))


def _own_words(tokens: list[str]) -> list[str]:
    """The words that may be somebody's own name: not what the office is of ("minister of New Kandoria").

    Three capitals after a preposition are taken to end in a name: "President of Venezuela Nicolás Maduro".
    """
    own: list[str] = []
    for i, token in enumerate(tokens):
        start = next((j for j in range(i, 0, -1) if not tokens[j][0].isupper()), 0)
        end = next((j for j in range(i, len(tokens)) if not tokens[j][0].isupper()), len(tokens))
        before = tokens[start - 1] if tokens[start] == "the" and start else tokens[start]
        if before not in _PREPOSITIONS or end - start > 3:
            own.append(token)
    return own


def _head(tokens: list[str]) -> str:
    """The word that the phrase is about: the last one before a preposition."""
    stop = next(
        (i for i, t in enumerate(tokens) if i and (t in _PREPOSITIONS or t == "who")),
        len(tokens),
    )
    return tokens[stop - 1]


def _is_common(word: str, tokens: list[str]) -> bool:
    """A first word of a sentence whose capital says nothing: an article, a generic noun, a lone short word."""
    lower = word.lower()
    return lower in {"the", "a", "an", "his", "her", "their", "its", "our", "some", "many", "two", "three"} or (
        lower in GENERIC or (len(tokens) > 1 and not tokens[1][0].isupper())
    )


def _is_demonym(word: str, tokens: list[str]) -> bool:
    return bool(_ADJECTIVE.search(word)) and tokens[-1] != word and not tokens[tokens.index(word) + 1][0].isupper()


def _is_lower_case_name(tokens: list[str], kind: EntityKind) -> bool:
    """Without capitals, a person of two words without article, or a body that is no generic noun, is taken as named."""
    bare = [t for t in tokens if t not in TITLES]
    if tokens[0] in {"a", "an", "the", "his", "her", "their", "some", "several", "one"} and kind == "person":
        return any(t in TITLES for t in tokens) and len(bare) > 3
    if kind == "person":
        return len(tokens) > 1 and bool(bare) and bare[-1] not in GENERIC
    return kind == "organisation" and not any(t in GENERIC for t in tokens) and len(bare) > 1
