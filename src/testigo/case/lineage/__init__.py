"""How pages depend on each other: copied text, one agency, one statement, one outlet citing another.

Pure functions on the records of pages; nothing here knows a database. A store makes a page's :func:`trace` once, keeps its
:func:`keys_of`, finds :func:`candidates` by them, and asks for the :func:`links` with each. ``docs/explanation/lineage.md``
tells how it works and where it fails.
"""

from testigo.case.lineage.keys import Keys, candidates, keys_of
from testigo.case.lineage.links import copied_text, links, thinned
from testigo.case.lineage.rarity import Rarity, rarity
from testigo.case.lineage.trace import Trace, trace

__all__ = ["Keys", "Rarity", "Trace", "candidates", "copied_text", "keys_of", "links", "rarity", "thinned", "trace"]
