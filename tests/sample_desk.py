"""A desk on a case of made pages, asked without a network, and its answers held against the API's description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from sample_pages import data_of, made_page
from starlette.testclient import TestClient

import testigo
from testigo.web.app import desk_app
from testigo.web.desk import Desk
from testigo.web.openapi import document

API = "/api/v1"
URL = "https://courier.example/quay"


def made_case(path: Path, pages: int = 8) -> Path:
    """Make a case of so many pages about four shootings, and two versions of one page more."""
    with testigo.Case(path, create=True) as file:
        for number in range(pages):
            file.put(made_page(number), data_of(made_page(number)))
        for number, day in ((pages, "2031-04-02"), (pages + 4, "2031-04-03")):
            ledger = made_page(number, url=URL, published=day)
            file.put(ledger, data_of(ledger))
    return path


@contextmanager
def asking(case: Path, **options: Any) -> Iterator[TestClient]:
    """Give a client of a desk on a case."""
    desk = Desk(case)
    with TestClient(desk_app(desk, **options), base_url="http://localhost:8400") as client:
        client.headers.pop("accept-encoding", None)
        yield client


def validator(name: str) -> Draft202012Validator:
    """Give a validator for a named schema of the API."""
    known = document()["components"]
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": known})


def checked(answer: Any, name: str, status: int = 200) -> Any:
    """Return the JSON of an answer that has this status and is as its schema says."""
    assert answer.status_code == status, answer.text[:500]
    value = answer.json()
    validator(name).validate(value)
    return value


def error_of(answer: Any, code: str, status: int) -> str:
    """Return the message of an answer that is an error with this code and status."""
    value = checked(answer, "Error", status)
    assert value["error"]["code"] == code
    return str(value["error"]["message"])


def events_of(answer: Any) -> list[tuple[str, Any]]:
    """Return the names and data of the events that an answer has sent."""
    found = []
    for block in answer.text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line)
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found
