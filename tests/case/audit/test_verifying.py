import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sample_evidence import PAGES, checked, filled
from sample_old_case import as_version_1
from sample_pages import data_of, made_page
from sample_tampering import tamper

from testigo.case.adding import put
from testigo.case.audit.canonical import canonical
from testigo.case.audit.entries import ENTRIES, entries_in, hash_of
from testigo.case.audit.verifying import verify
from testigo.case.laid import FEW, accounts_of
from testigo.case.records import Node
from testigo.case.review.deciding import decide, undo
from testigo.case.store import Store


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case, made once."""
    return filled(tmp_path_factory.mktemp("whole") / "a.testigo")


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(whole, tmp_path / "a.testigo")


def test_a_case_that_nobody_changed_holds(case: Path) -> None:
    found = checked(case)
    assert found.findings == []
    assert found.notes == []
    assert (found.pages, found.readings, found.decisions, found.captures) == (PAGES, PAGES + 1, 4, 1)
    assert found.head is not None


def test_a_case_that_was_brought_up_from_version_1_holds(case: Path, tmp_path: Path) -> None:
    store = Store(as_version_1(case, tmp_path / "old.testigo"))
    put(store, made_page(20), data_of(made_page(20)))
    assert verify(store).findings == []
    store.close()


def test_an_old_case_that_was_changed_before_its_chain_began_does_not_show_it(case: Path, tmp_path: Path) -> None:
    tamper(case, "UPDATE page SET input = 'other.txt' WHERE key = 9")
    assert checked(as_version_1(case, tmp_path / "old.testigo")).holds


TAMPERINGS = {
    "a byte of a page": ("UPDATE bytes SET data = CAST(x'00' || substr(data, 2) AS BLOB) WHERE page = 3", "page"),
    "a page's bytes by others": (
        "UPDATE bytes SET coding = 'plain', data = x'6c696573', size = 4 WHERE page = 3",
        "page",
    ),
    "the bytes of two pages": (
        "UPDATE bytes SET data = (SELECT data FROM bytes AS b WHERE b.page = 8 - bytes.page) WHERE page IN (3, 5)",
        "page",
    ),
    "the bytes gone": ("DELETE FROM bytes WHERE page = 3", "page"),
    "when a page came": ("UPDATE bytes SET received_at = '2001-01-01T00:00:00+00:00' WHERE page = 3", "page"),
    "for whom": ("UPDATE receipt SET who = 'Eve' WHERE page = 3", "page"),
    "what it was added from": ("UPDATE page SET input = 'other.txt' WHERE key = 3", "page"),
    "a page's text": ("UPDATE page SET text = text || '!' WHERE key = 3", "joins"),
    "which version counts": ("UPDATE page SET replaced_by = NULL WHERE key = 1", "joins"),
    "a reading's model": ("UPDATE reading SET model = 'other' WHERE page = 3", "reading"),
    "a reading by another": (
        "UPDATE reading SET ledger = (SELECT ledger FROM reading WHERE page = 5) WHERE page = 3",
        "reading",
    ),
    "a reading gone": ("DELETE FROM reading WHERE page = 6 AND current = 0", "reading"),
    "a reading put in": (
        "INSERT INTO reading SELECT 99, page, version, 'z', read_at, 0, ledger FROM reading WHERE page = 3",
        "reading",
    ),
    "the reading that counts": ("UPDATE reading SET current = 0 WHERE page = 3", "reading"),
    "who decided": ("UPDATE decision SET by = 'Eve' WHERE key = 1", "decision"),
    "a decision gone": ("DELETE FROM decision WHERE key = 3", "decision"),
    "a decision put in": (
        "INSERT INTO decision (at, by, verb, record) VALUES ('2031-04-02', 'Eve', 'accept', '{}')",
        "decision",
    ),
    "a failure's words": ("UPDATE failure SET message = 'all is well'", "failure"),
    "a failure gone": ("DELETE FROM failure", "failure"),
    "a capture's bytes": ("UPDATE capture SET data = x'00'", "capture"),
    "a capture gone": ("DELETE FROM capture", "capture"),
    "a claim's words": ("UPDATE claim SET content = 'nothing happened' WHERE key = 3", "joins"),
    "a claim's words in the index alone": ("DELETE FROM claim_words_data WHERE id > 10", "words"),
    "a count": ("UPDATE telling SET low = 40, high = 40 WHERE key = 2", "joins"),
    "a join gone": ("DELETE FROM incident_join WHERE left_page = (SELECT min(left_page) FROM incident_join)", "joins"),
    "a party's name": ("UPDATE party SET name = 'Eve'", "joins"),
    "a link gone": ("DELETE FROM link WHERE left_page = (SELECT min(left_page) FROM link)", "joins"),
    "who acted, in the log": ("UPDATE entry SET who = 'Eve' WHERE n = 4", "entry"),
    "an entry gone": ("DELETE FROM entry WHERE n = 7", "entry"),
    "the last entry gone": ("DELETE FROM entry WHERE n = (SELECT max(n) FROM entry)", "entry"),
    "the head gone": ("DELETE FROM head", "entry"),
    "an entry put in": (
        "INSERT INTO entry SELECT n + 1, at, who, 'exported', '{}', hash, hash FROM entry ORDER BY n DESC LIMIT 1",
        "entry",
    ),
    "a guard gone": ("DROP TRIGGER page_words_in", "schema"),
    "a trigger put in": ("CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM claim; END", "schema"),
    "a view in the place of nothing": ("CREATE VIEW v AS SELECT 1", "schema"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_sort_of_tampering_is_found(case: Path, name: str) -> None:
    statement, what = TAMPERINGS[name]
    tamper(case, statement)
    assert what in {finding.what for finding in checked(case).findings}


def test_a_finding_says_which_entry_tells_otherwise_and_what_is_there(case: Path) -> None:
    tamper(case, "UPDATE decision SET by = 'Eve' WHERE key = 1")
    (finding,) = [f for f in checked(case).findings if f.what == "decision"]
    assert finding.which.startswith("1 (entry ")
    assert finding.says == "was changed after it was written"
    assert finding.expected != finding.found


def with_entries_made_anew(path: Path, change: Callable[[str], str]) -> None:
    """Change the bodies of entries and write every hash after that anew, as one would who knows how it is made."""
    store = Store(path)
    entries = list(entries_in(store.database.rows(f"{ENTRIES} ORDER BY n")))
    store.close()
    before, statements = entries[0].before, []
    for e in entries:
        body = change(canonical(e.body).decode()).replace("'", "''")
        again = next(entries_in([(e.n, e.at, e.who, e.kind, body, before, "")]))
        made = hash_of(e.n, e.at, e.who, e.kind, again.body, before)
        statements.append(f"UPDATE entry SET body = '{body}', before = '{before}', hash = '{made}' WHERE n = {e.n}")
        before = made
    tamper(path, *statements, f"UPDATE head SET hash = '{before}'")


def test_who_writes_the_whole_chain_anew_cannot_hide_but_changes_its_head(case: Path) -> None:
    noted = checked(case).head
    tamper(case, "UPDATE decision SET by = 'Eve' WHERE key = 1")
    store = Store(case)
    from testigo.case.audit import rows

    new = dict(rows.decisions(store.database))[1]
    old = next(e for e in entries_in(store.database.rows(ENTRIES)) if e.kind == "decided").body["hash"]
    store.close()
    with_entries_made_anew(case, lambda body: body.replace(old, new))
    found = checked(case)
    assert found.head != noted
    assert found.findings == []  # only who noted the head before can tell: docs/explanation/evidence.md says so


def test_accounts_that_are_kept_and_were_changed_are_found(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    for number in range(FEW + 1):
        put(
            store,
            replace(made_page(number), claims=(), incidents=(), counts=(), entities=()),
            data_of(made_page(number)),
        )
    accounts_of(store)
    assert not [f for f in verify(store).findings if f.what == "accounts"]
    store.database.write("UPDATE laid SET accounts = x'00'")
    assert [f.what for f in verify(store).findings] == ["accounts"]
    store.close()


def test_what_is_decided_on_a_later_version_holds_for_those_before_it(tmp_path: Path) -> None:
    """Also where the later one counts no more, and what follows from the decision is worked out again from nothing."""
    store = Store(tmp_path / "a.testigo", create=True)
    for number in (0, 24, 48):  # the same sentences under three titles
        ledger = made_page(number, url="https://courier.example/quay")
        put(store, ledger, data_of(ledger))
    decided = decide(store, "reject", Node(page=made_page(24).page.id, id="C1"), by="Ida")
    assert verify(store).findings == []
    undo(store, decided.id, by="Ida")
    assert verify(store).findings == []
    store.close()
