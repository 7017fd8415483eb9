"""The schemas of all answers: the contract's taken apart into names, the records' by their types, the desk's own."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from testigo.case.adding import Added
from testigo.case.diff import Difference
from testigo.case.parties.called import Called
from testigo.case.parties.grounds import Ground
from testigo.case.review.decisions import Decision, Standing, Verb
from testigo.case.review.doubts import DoubtKind
from testigo.case.review.queue import Doubtful
from testigo.case.search import Hit
from testigo.case.timeline import DayTold
from testigo.ledger import Act, Form, IncidentType, Precision, SourceCategory
from testigo.web.derived import derive

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
SPAN: Schema = {"$ref": "#/components/schemas/Span"}
_VERDICTS = ("single", "agree", "differ", "update")


def ref(name: str) -> Schema:
    """Return a reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def obj(about: str = "", optional: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    """Return the schema of an object; all that is not optional is always there."""
    made: Schema = {
        "type": "object",
        "properties": properties,
        "required": [n for n in properties if n not in optional],
    }
    return {"description": about, **made} if about else made


def many(items: Schema, about: str = "") -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items, **({"description": about} if about else {})}


def word(*words: str, null: bool = False) -> Schema:
    """Return the schema of one of some words."""
    return {"type": ["string", "null"], "enum": [*words, None]} if null else {"type": "string", "enum": list(words)}


def said(schema: Schema, about: str) -> Schema:
    """Return a schema with what it means."""
    return {"allOf": [schema], "description": about} if "$ref" in schema else {**schema, "description": about}


@cache
def components() -> dict[str, Schema]:
    """Return every named schema."""
    made: dict[str, Schema] = {}
    _ledger(made)
    _accounts(made)
    for kind in (Added, Difference, Doubtful, Standing, Decision, Hit, DayTold, Ground, Called):
        derive(kind, made)
    made["Span"] = obj(
        "Half-open, in Unicode code points.",
        start={"type": "integer", "minimum": 0},
        end={"type": "integer", "minimum": 0},
    )
    own = _own()
    assert set(own) & set(made) == {"Failure"}  # of which the desk has the contract's form
    return {**made, **own}


def _contract(name: str) -> Schema:
    found: Schema = json.loads(files("testigo").joinpath(name).read_text(encoding="utf-8"))
    return {key: value for key, value in found.items() if key not in {"$schema", "$id"}}


def _ledger(made: dict[str, Schema]) -> None:
    """The ledger contract; what it defines is called Ledger… here."""
    found = _contract("ledger.schema.json")
    names = {name: "Ledger" + "".join(part.capitalize() for part in name.split("_")) for name in found["$defs"]}
    for name, schema in found.pop("$defs").items():
        made[names[name]] = _named(schema, names)
    made["Ledger"] = _named(found, names)


def _named(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - any part of a schema
    """A part of a schema with its references under the names of this document; what stands beside one goes with it."""
    if isinstance(value, list):
        return [_named(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _named(item, names) for key, item in value.items() if key != "$ref"}
    if "$ref" not in value:
        return made
    target = ref(names[value["$ref"].rpartition("/")[2]])
    rest = {key: item for key, item in made.items() if key != "description"}
    about = {"description": made["description"]} if "description" in made else {}
    if not rest and not about:
        return target
    return {"allOf": [target, *([{"type": "object", **rest}] if rest else [])], **about}


def _accounts(made: dict[str, Schema]) -> None:
    """The accounts contract, its parts under names of their own."""
    found = _contract("accounts.schema.json")
    fields = found["properties"]
    event = fields["incidents"]["items"]
    question = event["properties"]["questions"]["items"]
    answer = question["properties"]["answers"]["items"]
    for parts, name in (
        (answer["properties"]["told"], "Telling"),
        (answer["properties"]["denied"], "Telling"),
        (answer["properties"]["origins"], "Origin"),
        (question["properties"]["answers"], "Answer"),
        (event["properties"]["questions"], "Question"),
        (fields["pages"], "Card"),
        (fields["parties"], "Party"),
        (fields["incidents"], "Incident"),
        (fields["lineage"], "Link"),
    ):
        made[name], parts["items"] = parts["items"], ref(name)
    value = answer["properties"]["value"]
    answer["properties"]["value"] = {**value, "anyOf": _VALUES}
    passage = obj(**{"from": SPAN, "to": SPAN})
    made["Passage"] = said(passage, "The same words on two pages: where they stand on each.")
    fields_of_link = made["Link"]["properties"]
    fields_of_link["passages"] = many(ref("Passage"))
    for telling in (made["Telling"],):
        telling["properties"]["spans"] = many(SPAN)
    fields["total"] = {
        "type": "integer",
        "minimum": 0,
        "description": "how many incidents there are in all, of which these are some",
    }
    made["Accounts"] = found


_VALUES: list[Schema] = [
    {"type": "string"},
    {"type": "boolean"},
    obj(low={"type": ["number", "null"]}, high={"type": ["number", "null"]}, approximate=FLAG),
    obj(
        "A place; a telling has its precision too.",
        ("precision", "country"),
        name=TEXT,
        latitude={"type": ["number", "null"]},
        longitude={"type": ["number", "null"]},
        precision=TEXT,
        country=TEXT_OR_NULL,
    ),
]


def _own() -> dict[str, Schema]:
    return {**_of_case(), **_of_pages(), **_of_jobs(), **_of_accounts(), **_of_sources(), **_of_review()}


def _of_case() -> dict[str, Schema]:
    error = obj(code={"type": "string", "pattern": "^T\\d{3}$"}, message=TEXT, advice=TEXT)
    short = obj(code={"type": "string", "pattern": "^T\\d{3}$"}, message=TEXT)
    rules = said(TEXT_OR_NULL, "the text of a file of rules (TOML) by which names and contacts are replaced")
    format_ = obj(
        name=TEXT, about=TEXT, ending=TEXT, installed=FLAG,
        extra=said(TEXT_OR_NULL, "the extra of Testigo that brings the library it needs"),
    )  # fmt: skip
    return {
        "Document": {"type": "object", "description": "An OpenAPI 3.1 document."},
        "Error": obj("What went wrong, in words for a person, and what to do.", error=error),
        "Failure": obj("A page that could not be read, in the place of its ledger.", input=TEXT, error=short),
        "Failures": obj(failures=many(ref("Failure"))),
        "Case": obj(
            name=said(TEXT, "of the file"), version=said(TEXT, "of Testigo"),
            revision=said(WHOLE, "how often the case has changed"), writable=FLAG,
            by=said(TEXT, "the name under which decisions are made where none is given"),
            pages=WHOLE, claims=WHOLE, incidents=WHOLE, parties=WHOLE, failures=WHOLE, decisions=WHOLE,
            first=said(TEXT_OR_NULL, "the earliest day of publication"), last=said(TEXT_OR_NULL, "the latest"),
            tiles=said(TEXT_OR_NULL, "name of the PMTiles file that lies under the map"),
        ),
        "Session": obj(
            token=said(word("none", "missing", "held"), "whether the desk asks for a token, and whether this browser has given it")
        ),
        "SessionGiven": obj(token=TEXT),
        "Formats": obj(formats=many(format_)),
        "Exporting": obj("What is exported.", ("incidents", "rules", "by"), incidents=many(TEXT, "ids; without any, all"), rules=rules, by=TEXT_OR_NULL),
        "Bundling": obj("How the bundle is made.", ("rules", "by"), rules=rules, by=TEXT_OR_NULL),
        "Changed": obj("The data of the event `changed`.", revision=WHOLE),
    }  # fmt: skip


def _of_pages() -> dict[str, Schema]:
    linked = obj(
        page=TEXT, kind=word("copied_text", "same_agency", "cites", "same_statement"),
        earlier=said(FLAG, "whether the other page is the earlier or the cited one"), share={"type": ["number", "null"]},
    )  # fmt: skip
    line = obj(
        language=TEXT_OR_NULL, added_at=said(TEXT, "UTC"), claims=WHOLE, incidents=WHOLE,
        versions=said(WHOLE, "how many, itself among them"), length=said(WHOLE, "in code points"), lineage=many(linked),
    )  # fmt: skip
    version = obj(id=TEXT, published=TEXT_OR_NULL, received_at=TEXT, counts=FLAG)
    mark = obj(
        record=said(TEXT, "id in the ledger"), verb=word(*(v for v in get_args(Verb) if v != "undo")),
        decision=WHOLE, by=TEXT, at=TEXT,
    )  # fmt: skip
    party = obj(
        record=said(TEXT, "entity of the ledger; `outlet`; `@` and an offset for a source without an entity"),
        party=TEXT, name=TEXT, kind=TEXT, category=TEXT_OR_NULL,
    )  # fmt: skip
    received = obj(
        at=said(TEXT_OR_NULL, "UTC"), how=said(word("fetched", "file", "input", "list", "given", "table", "captured", null=True), "null where the bytes are lost"),
        url=TEXT_OR_NULL, media_type=TEXT_OR_NULL, captured=said(TEXT_OR_NULL, "when it was captured last, UTC; null where it was not"),
    )  # fmt: skip
    told_here = obj(
        answer=said(WHOLE, "its number in the question"), telling=said(WHOLE, "its number among those that tell, or deny"), denies=FLAG,
    )  # fmt: skip
    asked = obj(
        incident=TEXT, title=TEXT, question=ref("Question"), here=many(told_here, "what the record itself tells")
    )
    return {
        "PageLine": {"allOf": [ref("Card"), line]},
        "Pages": obj(pages=many(ref("PageLine"))),
        "Version": version,
        "PageView": obj(
            ledger=ref("Ledger"), marks=many(mark, "what was decided and stands"), versions=many(ref("Version"), "the oldest first"),
            lineage=many(ref("Link")), incidents=many(obj(record=TEXT, incident=TEXT, title=TEXT)),
            parties=many(party), received=received,
        ),
        "Differences": obj(versions=many(ref("Version")), differences=many(ref("Difference"))),
        "Elsewhere": obj(record=TEXT, questions=many(asked), cards=many(ref("Card"), "the pages that tell of it"),
                         parties=many(ref("Party"), "who tells it")),
    }  # fmt: skip


def _of_jobs() -> dict[str, Schema]:
    article = obj(
        "An article without its page, or the address of a page.",
        ("text", "title", "outlet", "url", "published", "authors", "capture"),
        capture=said(FLAG, "of an address: keep it with all that shows it"), text=TEXT, title=TEXT, outlet=TEXT, url=TEXT, published=said(TEXT, "ISO 8601"), authors=many(TEXT),
    )  # fmt: skip
    upload = obj(
        "Files, as browsers send them, and the day they were published where that is known better than from the page.",
        ("published",), file=many({"type": "string", "contentMediaType": "application/octet-stream"}), published=TEXT,
    )  # fmt: skip
    return {
        "Adding": article,
        "Upload": upload,
        "JobRef": obj(job=TEXT),
        "Job": obj(
            "Pages that were given together, and what became of each so far.",
            id=TEXT, state=word("queued", "running", "done", "stopped"), inputs=many(TEXT),
            done=many(ref("Added")), failed=said(WHOLE, "how many of them failed"),
            error={"anyOf": [ref("Error"), {"type": "null"}], "description": "why it stopped; what was read is in the case"},
        ),
        "Jobs": obj(jobs=many(ref("Job"), "those of this run of the desk, the latest first")),
    }  # fmt: skip


def _of_accounts() -> dict[str, Schema]:
    verdicts = obj(**dict.fromkeys(_VERDICTS, WHOLE))
    line = obj(id=TEXT, type=TEXT, title=TEXT, when=TEXT_OR_NULL, where=TEXT_OR_NULL, pages=WHOLE, verdicts=verdicts)
    value = {"anyOf": _VALUES, "description": "as in an answer of the accounts"}
    news = obj(incident=TEXT, question=TEXT, who=TEXT_OR_NULL, value=value, claim=TEXT_OR_NULL, denies=FLAG)
    happening = obj(
        incident=TEXT, title=TEXT, type=word(*get_args(IncidentType)), where=TEXT_OR_NULL, pages=WHOLE,
        first=TEXT_OR_NULL, last=TEXT_OR_NULL, days=many(ref("DayTold"), "all that pages say of its time, the best founded first"),
        disputed=FLAG, parties=many(TEXT, "ids of parties that do or suffer something in it"), questions=many(TEXT),
    )  # fmt: skip
    saying = obj(
        page=TEXT, published=TEXT_OR_NULL, told=WHOLE, news=many(news, "what it is the first to say, or to deny")
    )
    statements = obj(
        "Every claim of the case, a list a field; the same place in each list is the same claim.",
        page=many(WHOLE, "place in `sayings`"), claim=many(TEXT), act=many(word(*get_args(Act))),
        party=many({"type": ["integer", "null"]}, "place in `parties`"),
        at=many(TEXT_OR_NULL, "the time that stands over it on the page, as in a live page: ISO 8601 to the minute, as printed"),
        incidents=many(many(WHOLE), "places in `happenings` of the incidents that it tells of"),
        questions=many(many(TEXT), "the questions about these that it answers, or denies an answer to"),
    )  # fmt: skip
    told = obj(page=TEXT, claim=TEXT_OR_NULL, spans=many(SPAN), words=TEXT, denies=FLAG)
    place = obj(
        name=TEXT, latitude={"type": ["number", "null"]}, longitude={"type": ["number", "null"]},
        precision=word(*get_args(Precision)), radius_km=said({"type": ["number", "null"]}, "within which it may lie; null: not known"),
        country=TEXT_OR_NULL, independent=said(WHOLE, "origins that give it"), pages=WHOLE, told=many(told),
    )  # fmt: skip
    located = obj(
        incident=TEXT, type=word(*get_args(IncidentType)), title=TEXT, when=TEXT_OR_NULL, pages=WHOLE,
        competing=said(FLAG, "whether not all of its places can be right"), places=many(place, "the best founded first"),
    )  # fmt: skip
    return {
        "IncidentLine": line,
        "Incidents": obj(incidents=many(ref("IncidentLine"))),
        "Happening": happening,
        "Saying": saying,
        "Timeline": obj(
            happenings=many(ref("Happening"), "by when they happened; those without a day last"),
            sayings=many(ref("Saying"), "the pages by when they were published"),
            parties=many(obj(id=TEXT, name=TEXT)), statements=statements,
        ),
        "Place": place,
        "Located": located,
        "Map": obj(incidents=many(ref("Located")), unplaced=many(TEXT, "ids of incidents that no page gives a point")),
        "Found": obj(total=WHOLE, hits=many(ref("Hit"))),
    }  # fmt: skip


def _of_sources() -> dict[str, Schema]:
    acts = {"type": "object", "additionalProperties": WHOLE, "description": "how many claims, by act"}
    voice = obj(
        id=TEXT, name=TEXT, kind=TEXT, category=TEXT_OR_NULL, part_of=TEXT_OR_NULL, aliases=many(TEXT),
        claims=WHOLE, acts=acts, on_pages=WHOLE, parts=many(ref("Voice"), "those who speak for it"),
    )  # fmt: skip
    statement = obj(
        "A claim of the party.",
        page=TEXT, claim=TEXT, published=TEXT_OR_NULL, act=word(*get_args(Act)), form=word(*get_args(Form)),
        source=said(TEXT_OR_NULL, "in the page's words"), category=word(*get_args(SourceCategory), null=True), cue=TEXT_OR_NULL,
        content=TEXT, within=said(TEXT_OR_NULL, "the claim in which it is told"), start=WHOLE, confidence=NUMBER,
    )  # fmt: skip
    told = obj(
        incident=TEXT, title=TEXT, question=TEXT, who=TEXT_OR_NULL, value={"anyOf": _VALUES}, page=TEXT, claim=TEXT_OR_NULL,
        denies=FLAG, hedged=FLAG, spans=many(SPAN), words=TEXT,
    )  # fmt: skip
    passage = obj(
        **{
            "from": SPAN,
            "to": SPAN,
            "words": said(WHOLE, "that both have"),
            "unquoted": said(WHOLE, "of these, outside quotations"),
        }
    )
    return {
        "Voice": voice,
        "Parties": obj(sources=many(ref("Voice"), "who makes claims or for whom some do, those with most first"),
                       parties=many(ref("Party"), "everyone who says or does something"),
                       grounds=many(ref("Ground"), "by what they are known, and why they are part of another; who is not in it is known by a description and part of nothing")),
        "CalledBy": obj(party=TEXT, called=many(ref("Called"), "names before descriptions before pronouns, the most used first")),
        "Statement": statement,
        "PartyView": obj(
            party=ref("Party"), speaks_for=many(ref("Party"), "the party it is part of, and what that is part of"),
            parts=many(ref("Party"), "those who speak for it"), statements=many(ref("Statement"), "by day, then page"),
            tells=many(told, "what it answers about incidents, as the origin of what is told"),
            named_in=many(obj(incident=TEXT, title=TEXT, question=TEXT, independent=WHOLE, denied=WHOLE), "incidents in which it is told to act or suffer"),
        ),
        "Lineage": obj(pages=many(ref("Card")), links=many(ref("Link"))),
        "LineagePair": obj(
            "Two pages side by side: `from` is a, `to` is b.",
            a=ref("Card"), b=ref("Card"), links=many(ref("Link"), "between the two, of which `from` may be b"),
            passages=many(passage, "all words that both have, in the order of a"), share=said(NUMBER, "of the shorter page"), words=WHOLE,
        ),
    }  # fmt: skip


def _of_review() -> dict[str, Schema]:
    given = obj(
        "A decision about a record, or about two.", ("other", "fields", "part_of", "kind", "why", "by", "seen"),
        verb=word(*(v for v in get_args(Verb) if v != "undo")),
        record=said(TEXT, "an id of the queue (3fa1b2c4:C3, 3fa1b2c4:E1-is-9d0e4f55:E2), a page's record, a party's or an incident's id"),
        other=TEXT_OR_NULL, fields={"type": ["object", "null"], "additionalProperties": True, "description": "what a correction sets, as --set of `testigo review`"},
        kind=said(word("claim", "incident", "count", "entity"), "what is added"),
        part_of=FLAG, why=TEXT_OR_NULL, by=TEXT_OR_NULL,
        seen=said({"type": ["integer", "null"]}, "the latest decision that the person has seen (0: none): "
                  "where a later one stands about the same record, T606 is the answer and nothing is written"),
    )  # fmt: skip
    acting = obj(
        "Decisions that are one act. `why` and `by` are those of steps that have none.", ("why", "by"),
        steps=many(ref("Deciding"), "1 to 500; `record`, `other` and values of `fields` may name what a step before added, as #2"),
        why=TEXT_OR_NULL, by=TEXT_OR_NULL,
    )  # fmt: skip
    kinds = dict.fromkeys(get_args(DoubtKind), WHOLE)
    waiting = obj("How much there is to look at, of each kind of which there is any.", tuple(kinds), **kinds)
    return {
        "Queue": obj(queue=many(ref("Doubtful"), "the least certain first"), waiting=waiting),
        "Decisions": obj(decisions=many(ref("Standing"))),
        "Deciding": given,
        "Undoing": obj("Why it is taken back.", ("why", "by"), why=TEXT_OR_NULL, by=TEXT_OR_NULL),
        "Decided": obj(decision=ref("Decision"), revision=WHOLE),
        "Acting": acting,
        "Acted": obj(decisions=many(ref("Decision"), "in the order of the steps"), revision=WHOLE),
    }
