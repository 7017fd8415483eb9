from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from sample_pages import made_page

from testigo.case.diff import Difference, changes, difference
from testigo.ledger import Act, Claim, Count, Effect, Ledger, Page, Published, ReaderMark, Source, Span


def page(*sentences: str, title: str = "Quay cleared") -> Page:
    from testigo.ledger import Block

    body = " ".join(sentences)
    text = f"{title}\n\n{body}"
    blocks = (
        Block(start=0, end=len(title), kind="title"),
        Block(start=len(title) + 2, end=len(text), kind="body"),
    )
    return Page(id=f"sha256:{hash(text)}", text=text, blocks=blocks, title=title)


def claim(page: Page, number: int, source: str, content: str, act: Act = "assert") -> Claim:
    at = page.text.index(content)
    near = page.text.rfind(source, 0, at)
    by = near if near >= 0 else page.text.index(source)
    return Claim(
        id=f"C{number}",
        form="indirect",
        act=act,
        source=Source(start=by, end=by + len(source), category="government", entity=None, named=True),
        cue=None,
        content=(Span(start=at, end=at + len(content)),),
        within=None,
        confidence=0.9,
    )


def count(page: Page, words: str, number: float, effect: Effect = "killed") -> Count:
    at = page.text.index(words)
    return Count(
        start=at,
        end=at + len(words),
        low=number,
        high=number,
        approximate=False,
        effect=effect,
        who="civilian",
        incident=None,
        told_by=None,
    )


def ledger(page: Page, *claims: Claim, counts: tuple[Count, ...] = ()) -> Ledger:
    return Ledger(
        input="quay.html", page=page, reader=ReaderMark(version="0", model="hand"), claims=claims, counts=counts
    )


OLD = page(
    "The ministry said the guards shot back at gunmen.", "Four people died.", "Nobody was hurt at sea, Rahal said."
)
NEW = page(
    "The ministry said the guards shot first at gunmen.",
    "Six people died.",
    "Nobody was hurt at sea, Rahal said.",
    "Blum denied an order to shoot.",
)


def told() -> Difference:
    before = ledger(
        OLD,
        claim(OLD, 1, "The ministry", "the guards shot back at gunmen"),
        claim(OLD, 2, "Rahal", "Nobody was hurt at sea"),
        counts=(count(OLD, "Four people", 4),),
    )
    after = ledger(
        NEW,
        claim(NEW, 1, "The ministry", "the guards shot first at gunmen"),
        claim(NEW, 2, "Rahal", "Nobody was hurt at sea"),
        claim(NEW, 3, "Blum", "an order to shoot", "deny"),
        counts=(count(NEW, "Six people", 6),),
    )
    return difference(before, after)


def test_a_claim_with_other_words_is_altered() -> None:
    (altered,) = told().altered
    assert (altered.before.content, altered.after.content) == (
        "the guards shot back at gunmen",
        "the guards shot first at gunmen",
    )
    assert altered.aspects == ("words",)


def test_a_claim_that_only_the_later_version_has_is_added_and_one_that_it_lacks_withdrawn() -> None:
    assert [(said.source, said.act, said.content) for said in told().added] == [("Blum", "deny", "an order to shoot")]
    back = difference(ledger(NEW, claim(NEW, 1, "Blum", "an order to shoot", "deny")), ledger(OLD))
    assert [said.content for said in back.withdrawn] == ["an order to shoot"]


def test_numbers_that_went_and_came_stand_against_each_other() -> None:
    (recount,) = told().recounts
    assert (recount.effect, recount.before, recount.after) == ("killed", ("4",), ("6",))


def test_sentences_that_one_version_alone_has_are_told_in_order() -> None:
    assert told().left_out == ("The ministry said the guards shot back at gunmen.", "Four people died.")
    assert told().put_in[-1] == "Blum denied an order to shoot."


def test_the_same_words_laid_to_another_are_altered_in_their_source() -> None:
    before = page("The guards shot first, Rahal said.")
    after = page("The guards shot first, Blum said.")
    found = difference(
        ledger(before, claim(before, 1, "Rahal", "The guards shot first")),
        ledger(after, claim(after, 1, "Blum", "The guards shot first")),
    )
    assert [altered.aspects for altered in found.altered] == [("source",)]
    assert (found.added, found.withdrawn) == ((), ())


def test_a_sentence_that_both_have_did_not_change_however_it_was_read() -> None:
    before = ledger(OLD, claim(OLD, 1, "Rahal", "Nobody was hurt at sea"), counts=(count(OLD, "Nobody", 0),))
    after = ledger(NEW, claim(NEW, 1, "Rahal", "Nobody was hurt at sea", "deny"), claim(NEW, 2, "Rahal", "hurt at sea"))
    found = difference(before, after)
    assert (found.altered, found.added, found.withdrawn, found.recounts) == ((), (), (), ())


def test_title_day_outlet_and_authors_are_compared() -> None:
    later = replace(
        OLD, title="Toll rises", published=Published(value="2031-04-02", evidence="meta"), authors=("A. Pen",)
    )
    found = difference(ledger(OLD), ledger(later))
    assert [(fact.name, fact.before, fact.after) for fact in found.facts] == [
        ("title", "Quay cleared", "Toll rises"),
        ("published", None, "2031-04-02"),
        ("authors", None, "A. Pen"),
    ]


def test_a_version_does_not_differ_from_itself() -> None:
    same = made_page(3)
    assert difference(same, same).is_empty


WORDS = st.lists(st.sampled_from("the guards shot back at six Gunmen".split()), max_size=8).map(" ".join)


@given(WORDS, WORDS)
def test_changes_word_by_word_lead_from_the_one_text_to_the_other(before: str, after: str) -> None:
    made = changes(before, after)
    assert " ".join(c.words for c in made if c.kind != "gone") == after
    assert " ".join(c.words for c in made if c.kind != "new").casefold() == before.casefold()


@given(st.permutations(range(3)), st.permutations(range(3)))
def test_the_order_of_claims_does_not_matter(first: list[int], second: list[int]) -> None:
    olds = [
        claim(OLD, 1, "The ministry", "the guards shot back at gunmen"),
        claim(OLD, 2, "Rahal", "Nobody was hurt at sea"),
    ]
    news = [
        claim(NEW, 1, "The ministry", "the guards shot first at gunmen"),
        claim(NEW, 2, "Rahal", "Nobody was hurt at sea"),
        claim(NEW, 3, "Blum", "an order to shoot", "deny"),
    ]
    found = difference(ledger(OLD, *(olds[i] for i in first if i < len(olds))), ledger(NEW, *(news[i] for i in second)))
    assert {a.after.claim for a in found.altered} == {"C1"}
    assert {a.claim for a in found.added} == {"C3"}
