"""Feeds every parser inputs that were sound and no longer are: ``python evaluation/fuzz.py``.

Each input comes of its seed, its parser and its number, and so can be made again: ``--show PARSER:NUMBER`` writes one to
standard output (cases and bundles hold the time at which they were made, and so differ a little). Counted are inputs that gave something, errors with a code, and what must be none: a crash of the process, an
error that no code foresees, an input that takes more than ``--seconds`` of the processor, one that needs more than ``--memory``.
Parsers run in a process of their own that is bounded by the system. What was counted stands in ``evaluation/out/fuzz.json``, and a
later call goes on from there; ``--anew`` begins again. The exit code is 1 where anything is found.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "evaluation" / "out" / "fuzz.json"
SEED = "2022-03-14"
UNFORESEEN = frozenset({"T299", "T399"})
MEBI = 1024 * 1024


@dataclass(slots=True, kw_only=True)
class Counted:
    """What became of the inputs of one parser; ``faults`` are what must be none, by the number of the input."""

    done: int = 0
    passed: int = 0
    codes: dict[str, int] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def add(self, number: int, outcome: str) -> None:
        """Count one outcome: ``page``, a code, or in words what must not be."""
        self.done = number + 1
        if outcome == "page":
            self.passed += 1
        elif len(outcome) == 4 and outcome.startswith("T"):
            self.codes[outcome] = self.codes.get(outcome, 0) + 1
        else:
            self.faults[str(number)] = outcome


def outcome_of(parser: str, number: int, folder: Path, seed: str = SEED) -> str:
    """Run one input here and say what became of it."""
    from fuzz_mutations import mutated
    from fuzz_parsers import PARSERS
    from testigo.errors import TestigoError

    chosen = PARSERS[parser]
    data = mutated(f"{seed}/{parser}/{number}", chosen.seeds(), chosen.tokens)
    try:
        chosen.run(data, folder)
    except TestigoError as why:
        return f"unforeseen {why}" if why.code in UNFORESEEN else why.code
    except MemoryError:
        return "memory"
    except Exception as why:  # noqa: BLE001 - whatever it is, it is counted
        return f"unforeseen {type(why).__name__}: {_where(why)}"
    return "page"


def _where(why: Exception) -> str:
    last = traceback.extract_tb(why.__traceback__)[-1]
    told = " ".join(f"{why} ({Path(last.filename).name}:{last.lineno})".split())
    return told[-200:].encode("ascii", "replace").decode()


def serve(parser: str, start: int, end: int, seconds: float, memory: int) -> None:
    """Run inputs one after the other, each within the bounds, and print a line for each."""
    from fuzz_parsers import PARSERS
    from testigo.intake.process_bounds import bound_memory, bound_processor

    PARSERS[parser].seeds()
    bound_memory(memory)
    with tempfile.TemporaryDirectory(prefix="testigo-fuzz-") as folder:
        for number in range(start, end):
            bound_processor(seconds)
            outcome = outcome_of(parser, number, Path(folder))
            bound_processor(0)
            print(f"\x1e{number}\t{outcome}", flush=True)


def outcomes(parser: str, start: int, end: int, seconds: float, memory: int) -> Iterator[tuple[int, str]]:
    """Number and outcome of each input, in order; a process that ends is one outcome more, and the next goes on."""
    at = start
    while at < end:
        for number, outcome in _served(parser, at, end, seconds, memory):
            yield number, outcome
            at = number + 1


def _served(parser: str, start: int, end: int, seconds: float, memory: int) -> Iterator[tuple[int, str]]:
    command = [sys.executable, __file__, "--serve", parser, str(start), str(end), str(seconds), str(memory)]
    at = start
    with (
        tempfile.TemporaryFile() as errors,  # a pipe that nobody reads would hold up a library that prints a lot
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=_environment()) as process,  # noqa: S603
    ):
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(b"\x1e"):  # a library may print
                number, _, outcome = line[1:].decode().rstrip("\n").partition("\t")
                yield int(number), outcome
                at = int(number) + 1
        process.wait()
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip().splitlines()
    if process.returncode == 1 and at == start and said:
        raise SystemExit(f"{parser} cannot be run: {said[-1]}")
    if at < end:
        yield at, _ended(process.returncode)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}


def _ended(code: int) -> str:
    from testigo.intake.process_bounds import ended_by_processor

    return "hang" if ended_by_processor(code) else f"crash: ended with {code}"


def load(path: Path) -> dict[str, Counted]:
    """What was counted before."""
    if not path.exists():
        return {}
    return {name: Counted(**told) for name, told in json.loads(path.read_text("utf-8")).items()}


def save(path: Path, counted: dict[str, Counted]) -> None:
    """Keep what was counted, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps({name: asdict(c) for name, c in counted.items()}, indent=1), encoding="utf-8")
    new.replace(path)


def fuzz(parsers: Sequence[str], most: int, seconds: float, memory: int, path: Path) -> dict[str, Counted]:
    """Go on with each parser until it has had ``most`` inputs."""
    counted = load(path)
    for name in parsers:
        mine = counted.setdefault(name, Counted())
        for number, outcome in outcomes(name, mine.done, most, seconds, memory):
            mine.add(number, outcome)
            if not mine.done % 250:
                save(path, counted)
        save(path, counted)
        print(told(name, mine), flush=True)
    return counted


def told(name: str, c: Counted) -> str:
    """One line for a person to read."""
    kinds = Counter(fault.partition(":")[0].partition(" ")[0] for fault in c.faults.values())
    must_be_none = ", ".join(f"{kinds.get(kind, 0)} {kind}" for kind in ("crash", "hang", "memory", "unforeseen"))
    codes = " ".join(f"{code}:{n}" for code, n in sorted(c.codes.items()))
    return (
        f"{name:<11}{c.done:>7} inputs {c.passed:>7} read {sum(c.codes.values()):>7} refused   {must_be_none}   {codes}"
    )


def main() -> int:
    """Feed, count and print."""
    from fuzz_parsers import PARSERS

    parser = argparse.ArgumentParser(description="Feed every parser hostile inputs.")
    parser.add_argument("parsers", nargs="*", help=f"of {', '.join(PARSERS)}; all of them")
    parser.add_argument("--inputs", type=int, default=10_000, help="for each parser")
    parser.add_argument("--seconds", type=float, default=20.0, help="of the processor for each input")
    parser.add_argument("--memory", type=int, default=1024 * MEBI, help="bytes of the process")
    parser.add_argument("--out", type=Path, default=OUT, help="where counts are kept")
    parser.add_argument("--anew", action="store_true", help="forget what was counted of these parsers")
    parser.add_argument("--show", metavar="PARSER:NUMBER", help="write one input to standard output")
    parser.add_argument("--print", action="store_true", help="print what was counted, and run nothing")
    parser.add_argument("--serve", nargs=5, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        name, start, end, seconds, memory = asked.serve
        serve(name, int(start), int(end), float(seconds), int(memory))
        return 0
    if asked.show:
        name, _, number = asked.show.partition(":")
        sys.stdout.buffer.write(PARSERS[name].input(f"{SEED}/{name}/{number}"))
        return 0
    names = asked.parsers or list(PARSERS)
    if asked.anew:
        save(asked.out, {name: c for name, c in load(asked.out).items() if name not in names})
    if asked.print:
        counted = load(asked.out)
        print("\n".join(told(name, counted[name]) for name in names if name in counted))
    else:
        counted = fuzz(names, asked.inputs, asked.seconds, asked.memory, asked.out)
    faults = [
        (name, number, fault) for name in names if name in counted for number, fault in counted[name].faults.items()
    ]
    for name, number, fault in faults:
        print(f"{name}:{number}  {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
