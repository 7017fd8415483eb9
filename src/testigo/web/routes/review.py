"""What to look at next, what was decided, and decisions themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from testigo.case.case import Case
from testigo.case.plain import plain
from testigo.case.review.acting import MOST_STEPS, Step
from testigo.case.review.decisions import Decision, Standing, Verb
from testigo.case.review.doubts import DoubtKind
from testigo.case.review.names import name_of
from testigo.case.review.queue import entry_of
from testigo.errors import TestigoError
from testigo.web.answers import error_answer, json_answer
from testigo.web.desk import Desk
from testigo.web.received import checked, json_of
from testigo.web.resource import Asked, Query, Resource

_FIELDS: dict[str, Any] = {
    "verb": str, "record": str, "other": str, "fields": dict, "part_of": bool, "kind": str, "why": str, "by": str, "seen": int,
}  # fmt: skip
_VERBS = tuple(verb for verb in get_args(Verb) if verb != "undo")
_LONGEST = 10_000


def queue(desk: Desk, asked: Asked) -> object:
    """What a person should look at, the least certain first."""
    known = desk.known_accounts()
    with desk.reading() as file:
        found = file.queue(asked["limit"], kinds=asked["kind"], known=known)
        return {"queue": plain(found), "waiting": file.waiting(known=known)}


def decisions(desk: Desk, asked: Asked) -> object:
    """What was decided, in order; of one record alone where it is named, with what took it back."""
    with desk.reading() as file:
        found = file.decisions()
        if asked["record"]:
            found = tuple(_history(found, _short(file, asked["record"])))
    return {"decisions": [plain(standing) for standing in found]}


def _history(found: Iterable[Standing], record: str) -> Iterator[Standing]:
    """Give the decisions about a record, and those that undo one of them."""
    own: set[int] = set()
    for standing in found:
        if record in _about(standing) or standing.decision.undoes in own:
            own.add(standing.decision.id)
            yield standing


def _about(standing: Standing) -> set[str]:
    """What a decision is about as it is called now; as it was called then, where it stands on no record now."""
    named = ((standing.record, standing.decision.target), (standing.other, standing.decision.other))
    return {name or name_of(target.page, target.id) for name, target in named if target}


def _short(file: Case, record: str) -> str:
    """A record of a page as decisions name it, however its page is called."""
    page, colon, name = record.rpartition(":")
    try:
        return name_of(file.card(page).id, name) if colon else record
    except TestigoError:
        return record


class _MeanwhileError(Exception):
    """Somebody else decided about the record."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing


async def decide(request: Request) -> Response:
    """Write a decision down."""
    told = await json_of(request, _FIELDS, needed=("verb", "record"))
    _check(told)
    try:
        return json_answer(await run_in_threadpool(_decided, request.app.state.desk, told), 201)
    except _MeanwhileError as why:
        return _meanwhile(why)


def _check(told: dict[str, Any]) -> None:
    if told["verb"] not in _VERBS:
        raise TestigoError("T602", f"verb should be one of {', '.join(_VERBS)}")
    long = [name for name, value in told.items() if isinstance(value, str) and len(value) > _LONGEST]
    if long:
        raise TestigoError("T602", f"{long[0]} is longer than {_LONGEST} characters")


def _meanwhile(why: _MeanwhileError) -> Response:
    made = why.standing.decision
    message = f"{made.by} decided about this record meanwhile (decision {made.id})"
    return error_answer(TestigoError("T606", message), decision=plain(why.standing))


def _decided(desk: Desk, told: dict[str, Any]) -> dict[str, Any]:
    with desk.deciding() as file:
        if "seen" in told:
            _check_seen(file, told)
        made, revision = _made(file, told), file.revision()
    desk.warm()
    return {"decision": plain(made), "revision": revision}


def _made(file: Case, told: dict[str, Any]) -> Decision:
    by, why = told.get("by"), told.get("why")
    if told["verb"] == "add":
        if "kind" not in told:
            raise TestigoError("T602", "kind is missing: say what is added")
        return file.add_record(told["record"], told["kind"], told.get("fields") or {}, by=by, why=why)
    return file.decide(
        cast("Verb", told["verb"]),
        told["record"],
        told.get("other"),
        fields=told.get("fields"),
        part_of=told.get("part_of", False),
        by=by,
        why=why,
    )


def _check_seen(file: Case, told: dict[str, Any]) -> None:
    """Refuse where a decision stands that the person cannot have seen, about the same record or the same two."""
    left, _, right = entry_of(told["record"])
    about = {_short(file, name) for name in (left, right, told.get("other")) if name}
    for standing in reversed(file.decisions()):
        if standing.decision.id <= told["seen"]:
            return
        if about == {name for name in (standing.record, standing.other) if name}:
            raise _MeanwhileError(standing)


async def act(request: Request) -> Response:
    """Write several decisions down as one."""
    told = await json_of(request, {"steps": list, "why": str, "by": str}, needed=("steps",))
    if len(told["steps"]) > MOST_STEPS:
        raise TestigoError("T602", f"an act has at most {MOST_STEPS} steps")
    steps = [_step(number, step) for number, step in enumerate(told["steps"], 1)]
    try:
        return json_answer(await run_in_threadpool(_acted, request.app.state.desk, told, steps), 201)
    except _MeanwhileError as why:
        return _meanwhile(why)


def _step(number: int, given: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """A step with the fields of a decision. Raises TestigoError T602, which says of which step."""
    try:
        step = checked(given, _FIELDS, needed=("verb", "record"))
        _check(step)
    except TestigoError as why:
        raise TestigoError(why.code, f"step {number}: {why.message}") from why
    return step


def _acted(desk: Desk, told: dict[str, Any], steps: list[dict[str, Any]]) -> dict[str, Any]:
    with desk.deciding() as file:
        for step in steps:
            if "seen" in step:
                _check_seen(file, step)
        by = told.get("by") or next((step["by"] for step in steps if "by" in step), None)
        made, revision = file.act([_as_step(step) for step in steps], by=by, why=told.get("why")), file.revision()
    desk.warm()
    return {"decisions": [plain(one) for one in made], "revision": revision}


def _as_step(told: dict[str, Any]) -> Step:
    return Step(**{name: value for name, value in told.items() if name not in {"by", "seen"}})


async def undo(request: Request) -> Response:
    """Take a decision back."""
    key = str(request.path_params["decision"])
    if not key.isdecimal() or len(key) > 15:
        raise TestigoError("T516", f"there is no decision {key[:40]!r}")
    told = await json_of(request, {"why": str, "by": str})
    return json_answer(await run_in_threadpool(_undone, request.app.state.desk, int(key), told), 201)


def _undone(desk: Desk, key: int, told: dict[str, Any]) -> dict[str, Any]:
    with desk.deciding() as file:
        made, revision = file.undo(key, by=told.get("by"), why=told.get("why")), file.revision()
    desk.warm()
    return {"decision": plain(made), "revision": revision}


RESOURCES = (
    Resource(
        path="/queue", name="getQueue", group="review", handler=queue, gives="Queue", held=True,
        query=(
            Query(name="limit", kind="whole", most=1000, default=50, about="records to look at"),
            Query(name="kind", kind="choice", choices=get_args(DoubtKind), several=True, about="of this kind alone, or of these"),
        ),
        about="What a person should look at, the least certain first, as `testigo review --list --json` has it; nodes are {page, id}. "
        "`waiting` says how much there is of each kind.",
    ),
    Resource(
        path="/decisions", name="getDecisions", group="review", handler=decisions, gives="Decisions",
        query=(Query(name="record", about="of this record alone, as 3fa1b2c4:C3"),),
        about="What was decided, in order, and how each decision stands; of one record also what was undone, and the undos.",
    ),
    Resource(
        method="POST", path="/decisions", name="decide", group="review", raw=decide, gives="Decided", status=201,
        takes=(("application/json", "Deciding"),), errors=("T511", "T510", "T512", "T514", "T515", "T606", "T607"),
        about="Accept, reject or correct a record; join or part two; add a record that the reading of a page missed (`record` is the page, "
        "`kind` a claim, an incident, a count or an entity). The accounts follow at once.",
    ),
    Resource(
        method="POST", path="/acts", name="act", group="review", raw=act, gives="Acted", status=201,
        takes=(("application/json", "Acting"),), errors=("T511", "T510", "T512", "T514", "T515", "T606", "T607"),
        about="Several decisions as one act, each as in `POST /decisions`: all of them or none are written, in one transaction, and one undo takes all of them back.",
    ),
    Resource(
        method="POST", path="/decisions/{decision}/undo", name="undo", group="review", raw=undo, gives="Decided", status=201,
        takes=(("application/json", "Undoing"),), errors=("T516", "T607"),
        about="Take a decision back, or an undo of one, with all of the act that it belongs to, in one transaction; what is written stays.",
    ),
)  # fmt: skip
