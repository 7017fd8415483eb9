"""A case with something of everything, and the bundle of it, made once."""

from pathlib import Path

import pytest
from sample_evidence import filled

from testigo.bundle.handing_over import bundle
from testigo.case.case import Case


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a case; nobody writes to it."""
    return filled(tmp_path_factory.mktemp("whole") / "quay.testigo")


@pytest.fixture(scope="session")
def bundled(whole: Path) -> Path:
    """Give its bundle; nobody writes to it."""
    path = whole.with_suffix(".zip")
    with Case(whole, by="Ida") as case:
        bundle(case, path)
    return path
