"""Bounds that a process that reads hostile bytes sets itself, before it sees any; the system keeps them.

What there is to set differs: Linux has all of it, macOS does not hold ``RLIMIT_AS``, Windows has none of it. Where a bound
cannot be set the process goes on without it, and the one that started it still ends it when its time is up.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

_HARDEST = 1.5
"""Times its bound that a process may grow before the system refuses it memory."""
_FILES = 64
NO_MEMORY = 75
"""What a process ends with that has used more memory than it may."""


def shut_in(*, writes: bool = False) -> None:
    """Let this process write no file, start no other process and leave no image of its memory behind, for good.

    One that ``writes`` may write files and start what is counted as processes, the threads of the libraries that it needs.
    """
    try:
        import resource
    except ImportError:
        return
    never = [("RLIMIT_CORE", 0), ("RLIMIT_NOFILE", _FILES)]
    for name, most in never if writes else [*never, ("RLIMIT_FSIZE", 0), ("RLIMIT_NPROC", 0)]:
        with suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, name), (most, most))


def bound_memory(most: int) -> None:
    """Keep the address space of this process from growing past ``most`` bytes, until it is bound anew."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def memory_with_room(most: int) -> int:
    """Where the system is to refuse memory, for a process that is to be found out when it has used more than ``most``.

    Parsers take a refusal for damage and go on with less, so that a page would come out different: between the two lies
    the room in which too much is asked for and still had.
    """
    return int(_HARDEST * most)


def bound_processor(seconds: float) -> None:
    """End this process when it has used the processor for as long, from now on; 0 takes the bound away."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)  # SIGPROF, unhandled, ends it wherever it is


def ended_by_processor(code: int | None) -> bool:
    """Whether a process that ended with this code passed the bound of :func:`bound_processor`."""
    return code is not None and hasattr(signal, "SIGPROF") and code == -signal.SIGPROF


def peak_memory() -> int:
    """The most bytes that this process has held: of its address space where the system tells, else resident; 0 unknown."""
    with suppress(OSError, ValueError, IndexError), open("/proc/self/status", "rb") as status:  # noqa: PTH123 - each page
        return 1024 * int(status.read().split(b"VmPeak:", 1)[1].split(maxsplit=1)[0])
    with suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return 0
