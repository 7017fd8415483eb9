"""A checking process whose check does what a hostile file would have it do.

Run in that process, through the command that starts it; see ``tests/bundle/test_checking_process.py``.
"""

import os
import sys
import time
from typing import Any

from testigo.case.audit import checking_service
from testigo.case.audit.findings import Verified

ANSWERS: dict[str, dict[str, Any]] = {
    "code that is none": {"error": {"code": "T000", "message": "x"}},
    "nothing": {},
    "no number": {"verified": {"entries": -1}},
    "no object": {"verified": [1]},
}


def serve(does: str) -> None:
    vars(checking_service)["_checked"] = lambda _: _done(does)
    if does in ANSWERS:
        vars(checking_service)["_answered"] = lambda _: ANSWERS[does]
    checking_service.serve()


def _done(does: str) -> Verified:
    if does == "crash":
        os.abort()
    if does == "sleep":
        time.sleep(60)
    if does == "grow":
        held = []
        while True:
            held.append(bytearray(10_000_000))
    if does == "swallow":
        bytearray(600 << 20)
    if does == "deep":
        sys.setrecursionlimit(100)
        return _done(does)
    while does == "spin":
        pass
    told = Verified(case="of another name")
    for n in range(6_000 if does == "many" else 0):
        told.fail("page", n, "x" * 2_000)
    return told
