import os
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[3] / "examples" / "drevna" / "velduria-one.html"
PROGRAM = """
import sys
import testigo
from pathlib import Path
from testigo.case.case import Case
with Case(sys.argv[2], create=True) as case:
    case.add([Path(sys.argv[1])])
    for table in ("lineage_trace", "lineage_key", "naming", "profile"):
        print(case._store.database.rows(f"SELECT * FROM {table} ORDER BY 1, 2"))
"""


def test_what_a_page_is_compared_by_does_not_depend_on_the_order_in_which_python_holds_words(tmp_path: Path) -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(PAGE), str(tmp_path / f"{seed}.testigo")],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(printed) == 1
