"""How pages depend on each other: copied text, one agency, one statement, one outlet citing another.

Pure functions on the records of pages, and :mod:`~testigo.case.lineage.index`, which keeps what they need in the case file. A
page's :func:`trace` is made once and found again by its :func:`keys_of`; what :func:`possible` links there are with another page
is a function of the two alone, and which of them hold is :func:`settled` by the pages they stand with.
``docs/explanation/lineage.md`` tells how it works and where it fails.
"""

from testigo.case.lineage.keys import Keys, keys_of
from testigo.case.lineage.links import copied_text, links, possible, thinned
from testigo.case.lineage.possible import Possible, settled
from testigo.case.lineage.rarity import Rarity, rarity
from testigo.case.lineage.trace import Trace, trace

__all__ = [
    "Keys",
    "Possible",
    "Rarity",
    "Trace",
    "copied_text",
    "keys_of",
    "links",
    "possible",
    "rarity",
    "settled",
    "thinned",
    "trace",
]
