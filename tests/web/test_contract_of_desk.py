"""The desk's types of the API are those of the server's OpenAPI document."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from testigo.web.openapi import document

CONTRACT = Path(__file__).parents[2] / "frontend" / "src" / "api" / "contract.ts"


def test_the_types_that_the_desk_is_written_with_are_those_of_the_present_document() -> None:
    made = json.loads(json.dumps(document(), sort_keys=True))
    plain = json.dumps([made["paths"], made["components"]], ensure_ascii=False, separators=(",", ":"))
    stated = CONTRACT.read_text(encoding="utf-8").splitlines()[1].removeprefix("// ")
    assert hashlib.sha256(plain.encode("utf-8")).hexdigest() == stated, "run `npm run contract` in frontend/"
