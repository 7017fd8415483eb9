"""The accounts of an invented case, put together by hand: every verdict, denials, hedges, silence, a wire report carried twice.

Ferry guards shoot at a picket in Port Sabra; a ministry and a union tell it differently, and the count of the dead grows.
"""

from __future__ import annotations

from testigo.case.records import (
    Accounts,
    Amount,
    Answer,
    Asked,
    Event,
    Link,
    Node,
    Origin,
    PageCard,
    Party,
    PartyKind,
    Passage,
    Question,
    Reason,
    Spot,
    Telling,
    Verdict,
)
from testigo.ledger import SourceCategory, Span

COURIER, RADIO, MAIL, LATER, QUIET = (f"sha256:{name}" for name in ("courier", "radio", "mail", "later", "quiet"))
WORDS: dict[str, tuple[str, str, str | None]] = {
    COURIER: ("Coast Courier", "Guards fire on pickets in Port Sabra", "2022-03-13"),
    RADIO: ("Radio Sabra", "Four dead at the North Quay", "2022-03-13"),
    MAIL: ("Inland Mail", "Four dead at the North Quay", "2022-03-14"),
    LATER: ("Coast Courier", "Toll at the quay rises to six", "2022-03-15"),
    QUIET: ("Quiet Times", "Ferries run late", None),
}
PAGES = tuple(
    PageCard(
        id=page,
        input=f"{page[7:]}.html",
        url=f"https://{page[7:]}.example/quay",
        title=title,
        outlet=outlet,
        published=published,
        agencies=("Meridian Wire",) if page in {RADIO, MAIL} else (),
    )
    for page, (outlet, title, published) in WORDS.items()
)


def party(
    name: str,
    kind: PartyKind,
    category: SourceCategory | None,
    nodes: tuple[Node, ...],
    part_of: str | None = None,
) -> Party:
    pages = tuple(sorted({node.page for node in nodes}))
    return Party(
        id=name.lower().replace(" ", "-"),
        name=name,
        kind=kind,
        category=category,
        part_of=part_of,
        aliases=(),
        pages=pages,
        nodes=nodes,
    )


def on(entity: str, *pages: str) -> tuple[Node, ...]:
    return tuple(Node(page=page, id=entity) for page in pages)


PARTIES = (
    party("Coast Courier", "outlet", "media", on("outlet", COURIER, LATER)),
    party("Radio Sabra", "outlet", "media", on("outlet", RADIO)),
    party("Inland Mail", "outlet", "media", on("outlet", MAIL)),
    party("Quiet Times", "outlet", "media", on("outlet", QUIET)),
    party("Government of Maravel", "organisation", "government", on("GOV", LATER)),
    party("Interior Ministry", "organisation", "government", on("MIN", COURIER, RADIO), "government-of-maravel"),
    party("Castor Blum", "person", "government", on("BLUM", COURIER), "interior-ministry"),
    party("Nadia Rahal", "person", "ngo", on("RAHAL", COURIER, LATER)),
    party("ferry guards", "group", "security", on("GUARDS", COURIER, RADIO, MAIL, LATER)),
    party("masked men", "group", None, on("MASKED", COURIER)),
    party("hospital", "organisation", "health", on("HOSPITAL", LATER)),
)


def telling(
    page: str,
    question: Asked,
    value: Amount | Spot | Node | str | bool,
    *tellers: str,
    words: str = "four dead",
    who: str | None = None,
    hedged: bool = False,
    denied: bool = False,
) -> Telling:
    return Telling(
        incident=Node(page=page, id="I1"),
        question=question,
        who=who,
        value=value,
        claim="C1" if tellers else None,
        chain=(Node(page=page, id="outlet"), *(Node(page=page, id=teller) for teller in tellers)),
        spans=(Span(start=3, end=3 + len(words)),),
        words=words,
        hedged=hedged,
        denied=denied,
        told=WORDS[page][2],
    )


def answer(
    value: Amount | Spot | str | bool,
    *told: Telling,
    party: str | None = None,
    denied: tuple[Telling, ...] = (),
    origins: tuple[Origin, ...] | None = None,
) -> Answer:
    apart = tuple(Origin(told=(n,), reasons=()) for n in range(len(told)))
    return Answer(value=value, party=party, told=told, denied=denied, origins=apart if origins is None else origins)


def asked(
    question: Asked,
    verdict: Verdict,
    *answers: Answer,
    who: str | None = None,
    silent: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Question:
    return Question(question=question, who=who, answers=answers, verdict=verdict, silent=silent, warnings=warnings)


FOUR, SIX = Amount(low=4, high=4), Amount(low=6, high=None)
DOZENS = Amount(low=None, high=None)
SABRA = Spot(name="Port Sabra", latitude=1.0, longitude=2.0, precision="city", country="ZZ")
WIRE = Origin(told=(0, 1), reasons=(Reason(kind="same_agency", detail="Meridian Wire reports it"),))
ONE_GOVERNMENT = Origin(
    told=(1, 2), reasons=(Reason(kind="same_party", detail="Castor Blum speaks for Interior Ministry"),)
)

QUESTIONS = (
    asked(
        "killed",
        "update",
        answer(SIX, telling(LATER, "killed", SIX, "HOSPITAL", words="at least six people")),
        answer(FOUR, telling(RADIO, "killed", FOUR), telling(MAIL, "killed", FOUR), origins=(WIRE,)),
        silent=(COURIER,),
        warnings=("2 pages carry one report: Meridian Wire reports it",),
    ),
    asked(
        "injured",
        "single",
        answer(DOZENS, telling(COURIER, "injured", DOZENS, "RAHAL", words="dozens", hedged=True)),
        who="protester",
        silent=(LATER, MAIL, RADIO),
    ),
    asked(
        "agent",
        "differ",
        answer(
            "ferry guards",
            telling(COURIER, "agent", Node(page=COURIER, id="GUARDS"), "RAHAL", words="They fired from the roof"),
            telling(RADIO, "agent", Node(page=RADIO, id="GUARDS"), words="guards opened fire"),
            party="ferry-guards",
            denied=(
                telling(
                    COURIER,
                    "agent",
                    Node(page=COURIER, id="GUARDS"),
                    "MIN",
                    "BLUM",
                    words="did not fire first",
                    denied=True,
                ),
            ),
        ),
        answer(
            "masked men",
            telling(RADIO, "agent", Node(page=COURIER, id="MASKED"), words="masked men", hedged=True),
            telling(COURIER, "agent", Node(page=COURIER, id="MASKED"), "MIN", words="masked men"),
            telling(COURIER, "agent", Node(page=COURIER, id="MASKED"), "MIN", "BLUM", words="men with knives"),
            party="masked-men",
            origins=(Origin(told=(0,), reasons=()), ONE_GOVERNMENT),
        ),
        silent=(LATER, MAIL),
    ),
    asked(
        "when",
        "agree",
        answer("2022-03-13", *(telling(p, "when", "2022-03-13", words="on Sunday") for p in (COURIER, MAIL))),
    ),
    asked(
        "where", "agree", answer(SABRA, *(telling(p, "where", SABRA, words="in Port Sabra") for p in (COURIER, RADIO)))
    ),
)

SHOOTING = Event(
    id="shooting-2022-03-13-port-sabra",
    type="shooting",
    title="Shooting at the North Quay in Port Sabra, 13 March 2022",
    when="2022-03-13",
    where="Port Sabra",
    mentions=tuple(Node(page=page, id="I1") for page in (COURIER, LATER, MAIL, RADIO)),
    silent=(QUIET,),
    questions=QUESTIONS,
)
ARREST = Event(
    id="arrest-2021-06",
    type="arrest",
    title="Arrest of dockers, June 2021",
    when="2021-06",
    where=None,
    mentions=(Node(page=COURIER, id="I2"),),
    silent=(RADIO, MAIL, LATER, QUIET),
    questions=(asked("arrested", "single", answer(DOZENS, telling(COURIER, "arrested", DOZENS, words="dozens"))),),
)
COPIED = Link(
    left=RADIO,
    right=MAIL,
    kind="copied_text",
    share=0.8,
    passages=(Passage(left=Span(start=0, end=40), right=Span(start=2, end=42)),),
    reason="40 words in a row",
)

ACCOUNTS = Accounts(pages=PAGES, parties=PARTIES, incidents=(SHOOTING, ARREST), lineage=(COPIED,))
EMPTY = Accounts(pages=(), parties=(), incidents=(), lineage=())
