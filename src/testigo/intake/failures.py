"""What went wrong with one page as a record in its place, so that the pages beside it are still read."""

from __future__ import annotations

from testigo.errors import TestigoError
from testigo.ledger import Failure

_LONGEST = 300


def failure_of(name: str, why: Exception) -> Failure:
    """The failure of the input ``name``; what no code foresees is T299, and is asked to be reported."""
    if isinstance(why, TestigoError):
        return Failure(input=name, code=why.code, message=why.message)
    if isinstance(why, MemoryError):
        return Failure(input=name, code="T298", message="the page needs more memory than there is")
    if isinstance(why, RecursionError):
        return Failure(input=name, code="T204", message="the page is nested too deep")
    told = " ".join(f"{type(why).__name__}: {why}".split())
    return Failure(input=name, code="T299", message=told[:_LONGEST].encode("utf-8", "replace").decode("utf-8"))
