"""A check of what a stranger handed over, in a process of its own with bounds of time and memory.

What runs in it is :mod:`.checking_service`. It is started for one check and ends with it. Its answer is JSON of a bounded
length, whose fields are looked at before they are taken.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from testigo.case.audit.findings import Verified, verified_from_json
from testigo.errors import CATALOGUE, TestigoError
from testigo.intake import frames
from testigo.intake.frames import BrokenError, Head
from testigo.intake.limits import MEBI
from testigo.intake.own_process import started
from testigo.intake.process_bounds import NO_MEMORY, ended_by_processor

_RUN = "from testigo.case.audit.checking_service import serve; serve()"
_PATIENCE = 3.0
"""Times its seconds of the processor that a check may take on the clock, since other programs run beside it."""
_LONGEST_ANSWER = 128 * MEBI
_GOODBYE_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLimits:
    """Bounds of a check: so much, and so much more for each mebibyte of the file, since an honest one grows with it.

    Seconds are of the processor; on the clock it is three times as long. Memory is bounded on systems that can bound it.
    """

    seconds: float = 300.0
    seconds_a_mebi: float = 60.0
    memory_bytes: int = 2048 * MEBI
    memory_bytes_a_mebi: int = 64 * MEBI

    def of(self, path: Path) -> tuple[float, int]:
        """The seconds and the bytes of memory that a check of the file may use."""
        mebi = 0.0
        with suppress(OSError):  # what opens it says what is wrong with it
            mebi = path.stat().st_size / MEBI
        return self.seconds + mebi * self.seconds_a_mebi, int(self.memory_bytes + mebi * self.memory_bytes_a_mebi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What is to be checked: a case, or a bundle, in whose ``folder`` the case that is made of it is left.

    ``roots`` are files with certificates that time stamps may rest on; ``whole`` refuses a redacted copy.
    """

    what: Literal["bundle", "case"]
    path: str
    roots: Sequence[str] = ()
    folder: str = ""
    whole: bool = False


def checked_apart(check: Check, limits: CheckLimits | None = None) -> Verified:
    """Return what the check finds.

    Raises TestigoError as the check itself does; T229 where the process cannot be started, T727 where it takes too long,
    T728 where it needs too much memory, T729 where it breaks down.
    """
    path = Path(check.path)
    seconds, memory = (limits or CheckLimits()).of(path)
    with TemporaryDirectory(prefix="testigo-") as scratch:  # gone also where the process is ended
        answer = _asked({**asdict(check), "scratch": scratch, "seconds": seconds, "memory": memory})
    error = answer.get("error")
    if isinstance(error, dict):
        code, message = str(error.get("code")), str(error.get("message"))
        raise TestigoError(code if code in CATALOGUE else "T729", message)
    name = check.path if check.what == "bundle" else os.path.realpath(path)  # as either check calls it
    try:
        return verified_from_json(answer.get("verified"), case=name)
    except ValueError as why:
        raise _broken(path, f"its answer is none: {why}") from why


def _asked(asked: Head) -> Head:
    """The answer of a process that is started for it. Raises TestigoError T229, T727 to T729."""
    process = started(_RUN, "checks cases and bundles")
    late = threading.Event()

    def end_late() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(_PATIENCE * asked["seconds"], end_late)
    timer.daemon = True
    timer.start()
    answer, told = None, "it ended"
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        frames.put(process.stdin, asked)
        answer = frames.take(process.stdout, _LONGEST_ANSWER)
    except (BrokenError, OSError) as why:
        told = str(why)
    finally:
        timer.cancel()
        code = _ended(process)
    if answer is not None:
        return answer[0]
    raise _why(asked, code, told, is_late=late.is_set())


def _ended(process: subprocess.Popen[bytes]) -> int:
    """What the process ended with, or is ended with where it does not."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError):
        process.stdin.close()
    process.stdout.close()
    try:
        return process.wait(_GOODBYE_SECONDS)
    except subprocess.TimeoutExpired:
        return _killed(process)
    except BaseException:
        _killed(process)
        raise


def _killed(process: subprocess.Popen[bytes]) -> int:
    process.kill()
    return process.wait()


def _why(asked: Head, code: int, told: str, *, is_late: bool) -> TestigoError:
    path = Path(asked["path"])
    if is_late or ended_by_processor(code):
        return TestigoError("T727", f"{str(path)!r} could not be checked within {asked['seconds']:.0f} seconds")
    if code == NO_MEMORY:
        return TestigoError("T728", f"the check of {str(path)!r} needs more than {asked['memory'] // MEBI} MiB")
    return _broken(path, f"{told}, with {code}")


def _broken(path: Path, why: str) -> TestigoError:
    return TestigoError("T729", f"what checks {str(path)!r} broke down: {why}")
