"""How long each ready query takes: ``python evaluation/counting.py [--pages 100000] [--keep DIR]``.

Makes a bulk folder of so many pages (``made_tables.py``), runs every query of ``testigo count`` over it, and prints seconds of the
processor (of all cores together, as DuckDB uses them), rows, and what picture is drawn.
"""

from __future__ import annotations

import time

from made_tables import asked_folder
from testigo.bulk.counting.catalogue import ready
from testigo.bulk.counting.pictures import picture
from testigo.bulk.counting.tables import count
from testigo.bulk.finding.folder import opened


def main() -> None:
    """Make, count, draw."""
    with asked_folder(__doc__) as out:
        folder = opened(out)
        print(f"{'seconds':>8} {'rows':>8}  query")
        for query in ready():
            began = time.process_time()
            found = count(folder, query)
            took = time.process_time() - began
            drawn = f"{query.picture}, {len(picture(found)) / 1024:.0f} kB" if found.rows else "nothing to draw"
            print(f"{took:>8.2f} {len(found.rows):>8,}  {query.name} ({drawn})")


if __name__ == "__main__":
    main()
