"""What many small files cost, and what compacting saves: ``python evaluation/many_files.py --pages 20000 --a-shard 100``.

Makes a bulk folder of so many pages (``made_tables.py``) in shards of so few, asks it who is quoted with DuckDB, of all days and of
one, writes the tables anew by the month as ``docs/how-to/ask-a-year-of-tables.md`` shows, and asks those. Prints files, and seconds
of the processor, of all cores together.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from made_tables import FIRST, asked_folder

HOW_TO = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "ask-a-year-of-tables.md"
QUOTED = "SELECT outlet, source_name, count(*) FROM read_parquet('{}', hive_partitioning = true) WHERE source_named GROUP BY ALL"


def spent(run: Callable[[], Any]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    run()
    return time.process_time() - began


def compacting(out: Path, year: Path) -> None:
    """Run the how-to's own code over other folders."""
    (code,) = re.findall(
        r"^```python\n(# Compact.*?)^```$", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    exec(code.replace("day/", f"{out}/").replace("year/", f"{year}/"), {})  # noqa: S102 - the documentation's


def main() -> None:
    """Make, ask, compact, ask."""
    with asked_folder(__doc__) as out, TemporaryDirectory() as name:
        year = Path(name)
        took = spent(lambda: compacting(out, year))
        for folder, one in ((out, f"date={FIRST}"), (year, f"month={FIRST:%Y-%m}")):
            files = list(folder.rglob("*.parquet"))
            size = sum(file.stat().st_size for file in files) / 1024 / 1024
            whole, part = (
                spent(
                    lambda pattern=pattern, folder=folder: duckdb.sql(
                        QUOTED.format(folder / "claims" / pattern)
                    ).fetchall()
                )
                for pattern in ("*/*.parquet", f"{one}/*.parquet")
            )
            print(f"{len(files):>7,} files, {size:>6,.0f} MiB; all {whole:>6.2f} s, {one} {part:>6.2f} s")
        print(f"compacting took {took:.1f} s")


if __name__ == "__main__":
    main()
