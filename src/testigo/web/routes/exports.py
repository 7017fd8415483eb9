"""The accounts to take away: as a workbook, a table, text, and a brief to print."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from testigo.case.records import Accounts
from testigo.export.answer_markdown import markdown_of
from testigo.export.answer_rows import Rows
from testigo.export.answer_tables import csv_of, xlsx_of
from testigo.export.chosen import of_incidents
from testigo.export.quotes import Quotes
from testigo.ledger import ReaderMark
from testigo.web.contract import called
from testigo.web.desk import Desk
from testigo.web.resource import Query, Resource
from testigo.web.take.brief import brief_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INCIDENTS = (Query(name="incident", several=True, about="id of an incident; without it, all of them"),)
_BRIEF_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
Readers = dict[str, ReaderMark]
Make = Callable[[str, Accounts, dict[str, str], Quotes, Readers], bytes]


def _xlsx(_name: str, accounts: Accounts, received: dict[str, str], quotes: Quotes, readers: Readers) -> bytes:
    return xlsx_of(Rows(accounts, received, quotes, readers))


def _csv(_name: str, accounts: Accounts, received: dict[str, str], quotes: Quotes, readers: Readers) -> bytes:
    return csv_of(Rows(accounts, received, quotes, readers))


def _markdown(name: str, accounts: Accounts, received: dict[str, str], quotes: Quotes, readers: Readers) -> bytes:
    return markdown_of(name, accounts, Rows(accounts, received, quotes, readers))


def _taken(make: Make, ending: str, media: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        asked = next(r for r in RESOURCES if r.path.endswith(ending)).asked(request)
        return await run_in_threadpool(_made, request.app.state.desk, asked["incident"], make, ending, media)

    return answer


def _made(desk: Desk, incidents: tuple[str, ...], make: Make, ending: str, media: str) -> Response:
    found = desk.accounts()
    if incidents:
        found = of_incidents(found, [called(found, name) for name in incidents])
    with desk.reading() as file:
        quotes = Quotes(file.texts({n.page for event in found.incidents for n in event.mentions}))
        readers = file.readers()
    body = make(desk.path.stem, found, {p.page.id: p.added_at for p in desk.listed()}, quotes, readers)
    headers = {"content-type": media}
    if ending == "brief.html":
        headers["content-security-policy"] = _BRIEF_POLICY
    else:
        name = f"{desk.path.stem}-{datetime.now(UTC):%Y-%m-%d}.{ending.rpartition('.')[2]}"
        headers["content-disposition"] = (
            f"attachment; filename*=utf-8''{quote(name.encode('utf-8', 'replace'), safe='')}"
        )
    return Response(body, headers=headers)


RESOURCES = (
    Resource(
        path="/export/accounts.xlsx", name="exportXlsx", group="exports", raw=_taken(_xlsx, "accounts.xlsx", _XLSX), media=_XLSX,
        query=_INCIDENTS, errors=("T510",), about="The accounts as a workbook: a sheet of answers, one of the words of each teller, one of pages.",
    ),
    Resource(
        path="/export/accounts.csv", name="exportCsv", group="exports", raw=_taken(_csv, "accounts.csv", "text/csv; charset=utf-8"),
        media="text/csv", query=_INCIDENTS, errors=("T510",), about="A row for each teller of each answer, with the exact words. What would be a formula has a ' before it.",
    ),
    Resource(
        path="/export/accounts.md", name="exportMarkdown", group="exports",
        raw=_taken(_markdown, "accounts.md", "text/markdown; charset=utf-8"), media="text/markdown", query=_INCIDENTS, errors=("T510",),
        about="The accounts as Markdown.",
    ),
    Resource(
        path="/export/brief.html", name="exportBrief", group="exports", raw=_taken(brief_of, "brief.html", "text/html; charset=utf-8"),
        media="text/html", query=_INCIDENTS, errors=("T510",),
        about="A brief of the case to print, one file: every answer with the words, who says them, the page, its outlet, date, address and copy.",
    ),
)  # fmt: skip
