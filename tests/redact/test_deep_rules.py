from pathlib import Path

import pytest

from testigo.errors import TestigoError
from testigo.redact.rules import read_rules


def test_rules_that_are_nested_too_deep_are_not_understood(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("hide = " + "[" * 20_000)
    with pytest.raises(TestigoError) as caught:
        read_rules(path)
    assert caught.value.code == "T781"
