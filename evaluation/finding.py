"""How long a question to a bulk folder takes: ``python evaluation/finding.py [--pages 100000] [--keep DIR]``.

Makes a folder of so many pages (``made_tables.py``), indexes it, and asks it questions, each with a process of its own as a
person would: ``testigo find``. Prints seconds of the processor, all of the process included, the peak of its memory, and the
sizes of tables and index. Of ranking alone, the time within one process is printed beside.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from made_tables import asked_folder
from testigo.bulk.finding.find import find
from testigo.bulk.finding.folder import opened
from testigo.bulk.finding.index import FILE, index_of
from testigo.bulk.finding.question import Question

MEBI = 1024 * 1024
QUESTIONS = (
    Question(about="bomb market"),
    Question(about="police said killed"),
    Question(about='"people were killed"', since="2031-01-05", until="2031-01-20"),
    Question(party="Interior Ministry", types=("arrest", "raid")),
    Question(place="Mosul", types=("bombing",)),
    Question(place="Philippines"),
    Question(about="hospital", place="San Miguel", happened=("2031-01", "2031-01")),
)


def options_of(question: Question) -> list[str]:
    """The question as options of the command."""
    told = {"--about": question.about, "--party": question.party, "--place": question.place}
    told |= {"--from": question.since, "--to": question.until}
    told |= {"--happened": "..".join(question.happened)} if question.happened else {}
    pairs = [*((name, value) for name, value in told.items() if value), *(("--type", t) for t in question.types)]
    return [word for pair in pairs for word in pair]


_COMMAND = """
import sys
from pathlib import Path
from testigo.cli import main
main(sys.argv[1:])
print(next(line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line), file=sys.stderr)
"""
"""The command, and then the peak of its memory."""


def asked(out: Path, question: Question) -> tuple[float, int]:
    """Seconds of the processor that the command takes, and the peak of its memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", _COMMAND, "find", str(out), *options_of(question)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - this command
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(told.stderr.split()[-2]) // 1024


def main() -> None:
    """Make, index, ask."""
    with asked_folder(__doc__) as out:
        measure(out)


def measure(out: Path) -> None:
    """Print what the index of a folder costs, and each question."""
    (out / FILE).unlink(missing_ok=True)
    folder, began = opened(out), time.process_time()
    with index_of(folder):
        pass
    took = time.process_time() - began
    tables = sum(file.stat().st_size for file in out.rglob("*.parquet"))
    pages = sum(shard.manifest.rows["pages"] for shard in folder.shards)
    print(f"{pages:,} pages in {len(folder.shards)} shards; tables {tables / MEBI:,.0f} MiB")
    print(
        f"index: {took:,.0f} s of one core ({pages / took:,.0f} pages/s), {(out / FILE).stat().st_size / MEBI:,.0f} MiB"
    )
    print(f"{'found':>8} {'command':>9} {'memory':>9} {'within':>8}  question")
    for question in QUESTIONS:
        seconds, memory = asked(out, question)
        began = time.process_time()
        found = find(out, question)
        within = time.process_time() - began
        print(f"{found.total:>8,} {seconds:>7.2f} s {memory:>5} MiB {within:>6.2f} s  {' '.join(options_of(question))}")


if __name__ == "__main__":
    main()
