"""The fingerprint of a page's text: few numbers, of which pages that share a passage share some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from testigo.case.lineage.wording import Wording, runs

if TYPE_CHECKING:
    from testigo.case.lineage.wording import Numbers

RUN = 7
"""Words that a number of the fingerprint stands for: as many as two reports seldom have in a row by chance."""
WINDOW = 10
"""Runs in a row of which at least one is kept: whoever shares ``RUN + WINDOW - 1`` words in a row shares a number."""


def fingerprint(words: Wording) -> tuple[int, ...]:
    """The numbers kept of a text, ascending, each once: signed 64-bit, the same on every machine.

    Every run of seven words has a number; of ten runs in a row the least is kept (winnowing: Schleimer, Wilkerson and
    Aiken 2003, with words for characters). That is about 18 numbers for each 100 words. An exact passage of 16
    words is certain to share one; a copied passage of 40 words with a word or two changed shares three on average. A text
    under seven words has none.
    """
    return signed(_least(runs(words.numbers, RUN)))


def signed(numbers: Numbers) -> tuple[int, ...]:
    """Numbers as SQLite holds them: ascending, each once, signed."""
    return tuple(np.unique(numbers.view(np.int64)).tolist())


def _least(numbers: Numbers) -> Numbers:
    """The least of each window of numbers; of the whole where it is shorter."""
    if len(numbers) <= WINDOW:
        return numbers[np.argsort(numbers)[:1]]
    return np.unique(np.lib.stride_tricks.sliding_window_view(numbers, WINDOW).min(axis=1))
