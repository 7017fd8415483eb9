"""How many real articles are told to be articles before they are read: ``python evaluation/articles_told.py``.

Looks at the 181 pages of ``shared/pages/aeb``, all of them articles, as ``testigo bulk`` does: first a glance, then, where it
does not tell, the page taken in. Recall is the share of those in English that would be read; of the others, how many are told
by their language. They were looked at while building.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter

from main_text import PAGES, ground_truth
from testigo.bulk.options import BulkOptions
from testigo.bulk.sorting import glanced, skipped, skipped_early
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.intake.received import Received


def outcomes() -> tuple[Counter[str], float, float]:
    """What each page is told to be, and the milliseconds of the processor that a glance and taking a page in cost."""
    counted: Counter[str] = Counter()
    glances = takings = 0.0
    for name, told in sorted(ground_truth().items()):
        data = gzip.decompress((PAGES / "aeb" / "html" / f"{name}.html.gz").read_bytes())
        received = Received(input=name, data=data, url=told["url"], media_type="text/html")
        began = time.process_time()
        glance = glanced(received)
        early = skipped_early(glance, BulkOptions())
        glances += time.process_time() - began
        began = time.process_time()
        page = make_page(received, Options(in_process=True))
        takings += time.process_time() - began
        late = skipped(page, glance, BulkOptions())
        language = "en" if page.language in {None, "en"} else "other"
        counted[f"{language} {early.outcome + ' at a glance' if early else late.outcome if late else 'read'}"] += 1
    pages = max(1, counted.total())
    return counted, 1000 * glances / pages, 1000 * takings / pages


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    counted, glance, taking = outcomes()
    english = {name: times for name, times in counted.items() if name.startswith("en ")}
    recall = counted["en read"] / max(1, sum(english.values()))
    if asked.json:
        print(json.dumps({"outcomes": counted, "recall": recall, "glance_ms": glance, "taking_in_ms": taking}))
        return
    for name, times in sorted(counted.items()):
        print(f"{name:32} {times:4}")
    print(f"recall of articles in English    {recall:.3f}")
    print(f"a glance {glance:.1f} ms of the processor, taking in {taking:.1f} ms")


if __name__ == "__main__":
    main()
