"""Records that a process died of, written down beside the parts of their shard, so that they are not tried again.

A record that takes too long or too much memory is blamed at once. One at which the process died otherwise may just
have been there when somebody killed it: it is blamed the third time.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from testigo.bulk.files import get_json, put_json
from testigo.bulk.options import BulkOptions

TIMES = 3
_FILE = "blamed.json"


def blamed_in(work: Path) -> dict[int, str]:
    """Return the numbers of the records that are blamed, each with the code of its failure."""
    return {int(number): code for number, code in (get_json(work / _FILE) or {}).items()}


def blame(work: Path, number: int, code: str) -> None:
    """Write down that a record is to be a failure."""
    put_json(work / _FILE, {str(n): told for n, told in (blamed_in(work) | {number: code}).items()})


def message_of(code: str, options: BulkOptions) -> str:
    """Return what a failure says of a record that is blamed; the same however it came to it."""
    return {
        "T811": f"it took more than {options.page_seconds} seconds of the processor",
        "T812": f"the process that read it died of it {TIMES} times",
        "T813": f"it took more than {options.page_mib} MiB of memory",
    }[code]


class Suspects:
    """How often a process died at which record of a shard."""

    def __init__(self) -> None:
        """Begin with none."""
        self._deaths: Counter[int] = Counter()

    def died_at(self, number: int) -> bool:
        """Note a death, and say whether the record is to be blamed for it."""
        self._deaths[number] += 1
        return self._deaths[number] >= TIMES

    def numbers(self) -> list[int]:
        """Return the records at which there was a death."""
        return sorted(self._deaths)
