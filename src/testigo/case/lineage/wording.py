"""The words of a page's body with their places, written alike whatever the spelling: what texts are compared by."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from testigo.ledger import Claim, Page, Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint64]

_UNITS = "one two three four five six seven eight nine".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORD = re.compile(
    r"\d{1,3}(?:[,.’'\u00a0\u202f]\d{3})+(?!\d)"
    rf"|[^\W_]+(?:(?<=(?i:enty|irty|orty|ifty|ixty|ghty|nety))-(?i:{'|'.join(_UNITS)})(?![^\W_]))?"
)
"""A word: a number with its thousands set apart, or letters and digits, with "eighty-six" as one."""
_QUOTED = re.compile(r"“[^”\n]*[”\n]|«[^»\n]*[»\n]|„[^“”\n]*[“”\n]|\"[^\"\n]*[\"\n]")
_SPELLING = (
    (re.compile(r"is(?=e|a|i)"), "iz"),
    (re.compile(r"our(?=s$|$|[ei])"), "or"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"ae|oe"), "e"),
)
"""British and American spellings made one; what else they change, they change in both texts alike."""
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_NUMERALS = (
    {word: str(n) for n, word in enumerate(["zero", *_UNITS, *_TEENS])}
    | {word: f"{n}0" for n, word in enumerate(_TENS, start=2)}
    | {f"{ten}-{unit}": f"{n}{m}" for n, ten in enumerate(_TENS, start=2) for m, unit in enumerate(_UNITS, start=1)}
)
_STEM = 6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Wording:
    """The words of a text in order: ``forms`` and their ``numbers`` (W,) uint64, places in code points, and which are quoted.

    ``starts`` and ``ends`` (unsigned, in few bytes, since many texts are held in memory) are half-open places in ``Page.text``; ``quoted`` (W,) bool is true within quotation marks and
    within claims in direct speech.
    """

    forms: tuple[str, ...]
    numbers: Numbers
    starts: array[int]
    ends: array[int]
    quoted: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from one word up to, and without, another."""
        return Span(start=self.starts[first], end=self.ends[last - 1])

    def within(self, stretch: Span) -> range:
        """The words that begin within a stretch of the text."""
        return range(bisect_left(self.starts, stretch.start), bisect_left(self.starts, stretch.end))


def wording(page: Page, claims: Iterable[Claim] = ()) -> Wording:
    """The words of a page's body; titles, captions, datelines and furniture are left out.

    ``claims`` are the page's: what they tell in direct speech counts as quoted even where no marks stand, as in a
    communiqué that is printed in full.
    """
    import numpy as np

    body = [block for block in page.blocks if block.kind == "body"]
    found = [m for block in body for m in _WORD.finditer(page.text, block.start, block.end)]
    forms = tuple(form(m[0]) for m in found)
    starts = array("I", [m.start() for m in found])
    stretches = [*_between_marks(page.text, body), *_direct(claims)]
    return Wording(
        forms=forms,
        numbers=np.fromiter((number(f) for f in forms), np.uint64, len(forms)),
        starts=starts,
        ends=array("I", [m.end() for m in found]),
        quoted=_within(starts, stretches),
    )


def words_of(text: str) -> list[str]:
    """The words of any text, written alike."""
    return [form(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=1 << 17)
def form(word: str) -> str:
    """A word without case, accents, and differences of spelling; numerals in digits."""
    if word[0].isdigit():
        return "".join(c for c in word if c.isalnum()).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    if plain in _NUMERALS:
        return _NUMERALS[plain]
    for spelling, kept in _SPELLING:
        plain = spelling.sub(kept, plain)
    return plain


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What is common to a word's inflections, roughly: the first six letters, without the endings of English before them."""
    if word[0].isdigit():
        return word
    for ending in ("ies", "es", "s"):
        if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith("ss"):
            return word[: -len(ending)][:_STEM]
    for ending in ("ing", "ed", "e", "y"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]


@lru_cache(maxsize=1 << 17)
def number(word: str) -> int:
    """A word's 64-bit number, the same on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def runs(numbers: Numbers, length: int) -> Numbers:
    """Numbers (max(W - length + 1, 0),) of all runs of ``length`` words, mixed so that their order tells nothing."""
    import numpy as np

    count = len(numbers) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for place in range(length):
        total = total * np.uint64(0x9E3779B97F4A7C15) + numbers[place : place + count]
    return mixed(total)


def mixed(numbers: Numbers) -> Numbers:
    """Spread numbers over all 64 bits (the finaliser of splitmix64: Steele, Lea and Flood 2014)."""
    import numpy as np

    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _between_marks(text: str, blocks: Iterable[Span]) -> Iterator[Span]:
    for block in blocks:
        for m in _QUOTED.finditer(text, block.start, block.end):
            yield Span(start=m.start(), end=m.end())


def _direct(claims: Iterable[Claim]) -> Iterator[Span]:
    return (span for claim in claims if claim.form == "direct" for span in claim.content)


def _within(places: Sequence[int], stretches: Iterable[Span]) -> npt.NDArray[np.bool_]:
    """Which places (W,) lie in one of the stretches."""
    import numpy as np

    inside = np.zeros(len(places), np.bool_)
    for stretch in stretches:
        inside[bisect_left(places, stretch.start) : bisect_left(places, stretch.end)] = True
    return inside
