from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sample_ledger import LEDGER

from testigo.case.case import Case

HEAVY = "numpy onnxruntime tokenizers lxml trafilatura".split()


def heavy_after(program: str) -> str:
    """Which heavy libraries a program has imported in the end."""
    program += f"\nimport sys; print([name for name in {HEAVY} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.strip()


def test_importing_a_case_imports_nothing_heavy() -> None:
    assert heavy_after("import testigo.case.case") == "[]"


@pytest.mark.parametrize(
    "asked",
    [
        "accounts()",
        "timeline()",
        "voices()",
        "search('the')",
        "search(act='assert', party='Interior Ministry')",
        f"diff({LEDGER.page.id!r})",
        "decisions()",
        "queue()",
    ],
)
def test_what_is_asked_of_a_case_imports_nothing_heavy(tmp_path: Path, asked: str) -> None:
    path = tmp_path / "c.testigo"
    with Case(path, create=True) as case:
        case.put(LEDGER, b"bytes")
        assert case.parties()
    program = f"from testigo.case.case import Case\nwith Case({str(path)!r}) as case: case.{asked}"
    assert heavy_after(program) == "[]"
