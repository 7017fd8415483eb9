"""A slice of what ``evaluation/fuzz.py`` runs whole; every input of it gives something or an error with a code."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"
NAMES = (
    "html json-ld mhtml webarchive pdf text markdown articles gzip codings encoding dates http exchange robots references styles shown packed-list warc wacz ledger rules inception bundle case "
    "verify recover"
).split()
SLOW = {"bundle", "verify", "recover", "inception", "case"}


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(EVALUATION))
    yield import_module("fuzz")
    for name in [name for name in sys.modules if name.startswith("fuzz")]:
        del sys.modules[name]


@pytest.mark.usefixtures("fuzz")
def test_every_parser_of_the_list_is_fuzzed() -> None:
    PARSERS = import_module("fuzz_parsers").PARSERS  # noqa: N806 - its own name

    assert list(PARSERS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_input_gives_something_or_an_error_with_a_code(name: str, fuzz: Any, tmp_path: Path) -> None:
    PARSERS = import_module("fuzz_parsers").PARSERS  # noqa: N806 - its own name

    PARSERS[name].run(PARSERS[name].seeds()[0], tmp_path)  # a sound one is read
    seen = fuzz.Counted()
    for number in range(4 if name in SLOW else 25):
        seen.add(number, fuzz.outcome_of(name, number, tmp_path, seed="tests"))
    assert seen.faults == {}


@pytest.mark.usefixtures("fuzz")
def test_the_same_seed_makes_the_same_input_and_another_another() -> None:
    PARSERS = import_module("fuzz_parsers").PARSERS  # noqa: N806 - its own name

    for name in ("html", "ledger", "case"):
        first = [PARSERS[name].input(f"a/{name}/{number}") for number in range(5)]
        assert first == [PARSERS[name].input(f"a/{name}/{number}") for number in range(5)]
        assert len(set(first)) > 1


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of the system")
def test_a_crash_a_hang_and_what_nobody_foresaw_are_counted_and_the_next_input_is_run(
    fuzz: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if '--serve' in sys.argv:\n"
        f"    sys.path.insert(0, {str(EVALUATION)!r})\n"
        "    import os, fuzz_parsers\n"
        "    number = iter(range(int(sys.argv[sys.argv.index('--serve') + 2]), 99))\n"
        "    def run(data, folder):\n"
        "        at = next(number)\n"
        "        if at == 1: os.abort()\n"
        "        while at == 2: pass\n"
        "        if at == 3: raise KeyError('x')\n"
        "        if at == 4: raise MemoryError\n"
        "    fuzz_parsers.PARSERS['rules'] = fuzz_parsers.Parser(seeds=lambda: [b'x'], tokens=[b'y'], run=run)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    out = tmp_path / "out.json"
    counted = fuzz.fuzz(["rules"], 6, 0.3, 1 << 30, out)["rules"]
    assert (counted.done, counted.passed) == (6, 2)
    assert [counted.faults[str(n)].split()[0].rstrip(":") for n in (1, 2, 3, 4)] == [
        "crash",
        "hang",
        "unforeseen",
        "memory",
    ]
    assert json.loads(out.read_text())["rules"]["done"] == 6
    assert fuzz.fuzz(["rules"], 6, 0.3, 1 << 30, out)["rules"] == counted  # nothing is run again
    assert "1 crash, 1 hang, 1 memory, 1 unforeseen" in fuzz.told("rules", counted)
