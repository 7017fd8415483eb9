"""A case, its bundle, the case made of that, and the bundle of this one."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_authority import authority
from sample_bundle import bundled_as, fetched
from sample_evidence import checked
from sample_old_case import as_version_1
from sample_pages import data_of, made_page
from sample_tampering import tamper

from testigo.bundle.handing_over import bundle
from testigo.bundle.importing import import_bundle
from testigo.bundle.verifying import verify_bundle
from testigo.case.case import Case
from testigo.case.recover import recover
from testigo.errors import TestigoError

EVIDENCE = {
    "entry": "n, at, who, kind, body, before, hash",
    "page": "id, input, url, address, outlet, title, published, language, media_type, agencies, added_at, text, furniture",
    "bytes": "received_at, how, url, media_type, charset, published, size, data",
    "receipt": "status, headers, redirects, tool, who, salt",
    "reading": "version, model, read_at, current, ledger",
    "decision": "key, at, by, why, verb, page, other, undoes, record",
    "failure": "input, code, message, at",
    "capture": "id, size, captured_at, url, data",
    "claim": "id, act, form, source, entity, category, cue, content, within, start, confidence",
    "telling": "incident, question, who, low, high, entity, value, claim, chain, spans, words, hedged, denied",
    "incident_join": "left_id, right_id, score, evidence, reason",
    "link": "kind, n, share, reason, passages",
    "party": "name, kind, category, aliases",
    "decided": "decision, side, record",
    "doubt": "kind, record, certainty",
}


def there_and_back(case: Path, folder: Path) -> Path:
    """The case made of the case's bundle; its own bundle is the same."""
    first = bundled_as(case, folder / "first.zip")
    import_bundle(folder / "first.zip", folder / "back.testigo", by="Ben")
    assert bundled_as(folder / "back.testigo", folder / "second.zip") == first
    assert checked(folder / "back.testigo").findings == []
    return folder / "back.testigo"


def rows_of(case: Path, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(case)) as db:
        return sorted(db.execute(f"SELECT {EVIDENCE[table]} FROM {table}").fetchall(), key=repr)


def test_a_case_of_a_bundle_of_a_case_is_equal_row_by_row_and_gives_the_same_bundle(
    whole: Path, tmp_path: Path
) -> None:
    back = there_and_back(Path(shutil.copy(whole, tmp_path / "quay.testigo")), tmp_path)
    for table in EVIDENCE:
        mine, theirs = rows_of(tmp_path / "quay.testigo", table), rows_of(back, table)
        if table == "entry":
            mine, theirs = ([row for row in rows if row[3] not in {"bundled", "imported"}] for rows in (mine, theirs))
        assert mine == theirs, table
        assert mine, table
    with Case(whole) as one, Case(back) as other:
        assert one.accounts() == other.accounts()
        assert [s.state for s in one.decisions()] == [s.state for s in other.decisions()]


def test_log_tells_what_was_bundled_and_what_was_imported_by_the_hash_of_the_file(whole: Path, tmp_path: Path) -> None:
    case = Path(shutil.copy(whole, tmp_path / "quay.testigo"))
    back = there_and_back(case, tmp_path)
    with Case(case) as one, Case(back) as other:
        left, came = one.log()[-1], next(e for e in other.log() if e.kind == "imported")
    assert (left.kind, left.who, came.who) == ("bundled", "Ida", "Ben")
    for name in ("hash", "size", "n", "head"):
        assert left.body[name] == came.body[name]


def test_what_is_done_after_an_import_is_bundled_with_it(bundled: Path, tmp_path: Path) -> None:
    import_bundle(bundled, tmp_path / "b.testigo", by="Ben")
    with Case(tmp_path / "b.testigo", by="Ben") as case:
        case.put(made_page(20), data_of(made_page(20)))
    back = there_and_back(tmp_path / "b.testigo", tmp_path)
    with Case(back) as case:
        assert [e.kind for e in case.log()].count("imported") == 2


def signed(case: Path) -> None:
    key = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (case.parent / "key.pem").write_bytes(key)
    with Case(case) as file:
        file.sign(case.parent / "key.pem")


def removed(case: Path) -> None:
    with Case(case) as file:
        file.remove(made_page(7).page.id, "it names a witness")


def old(case: Path) -> None:
    as_version_1(case, case.with_name("old"))
    shutil.move(case.with_name("old"), case)


def recovered(case: Path) -> None:
    recover(case, case.with_name("new"))
    shutil.move(case.with_name("new"), case)


def bytes_lost(case: Path) -> None:
    tamper(case, "DELETE FROM bytes WHERE page = 3")
    recovered(case)


def emptied(case: Path) -> None:
    case.unlink()
    Case(case, create=True).close()


@pytest.mark.parametrize("change", [signed, removed, fetched, old, recovered, bytes_lost, emptied])
def test_cases_of_every_history_go_there_and_back(change: Callable[[Path], None], whole: Path, tmp_path: Path) -> None:
    case = Path(shutil.copy(whole, tmp_path / "quay.testigo"))
    change(case)
    assert checked(case).findings == []
    there_and_back(case, tmp_path)


def test_signatures_and_time_stamps_are_checked_in_the_bundle_too(whole: Path, tmp_path: Path) -> None:
    case = Path(shutil.copy(whole, tmp_path / "quay.testigo"))
    signed(case)
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no OpenSSL here that could be an authority")
    (tmp_path / "tsa").mkdir()
    with authority(tmp_path / "tsa", openssl) as tsa, Case(case) as file:
        file.stamp(tsa.url, allow_private=True)
        root = tsa.root
    bundled_as(case, tmp_path / "a.zip")
    found = verify_bundle(tmp_path / "a.zip", [root])
    assert (found.findings, found.notes, found.signatures, found.stamps) == ([], [], 1, 1)


def test_a_case_that_was_changed_is_not_bundled(whole: Path, tmp_path: Path) -> None:
    case = Path(shutil.copy(whole, tmp_path / "quay.testigo"))
    tamper(case, "UPDATE decision SET why = 'because' WHERE key = 1")
    with Case(case) as file, pytest.raises(TestigoError, match="decision 1") as caught:
        bundle(file, tmp_path / "a.zip")
    assert caught.value.code == "T724"
    assert sorted(p.name for p in tmp_path.iterdir() if "testigo" not in p.name) == []


def test_neither_a_bundle_nor_a_case_is_written_over(bundled: Path, whole: Path) -> None:
    before = bundled.read_bytes(), whole.read_bytes()
    with Case(whole) as case, pytest.raises(TestigoError) as caught:
        bundle(case, bundled)
    assert caught.value.code == "T402"
    with pytest.raises(TestigoError) as caught:
        import_bundle(bundled, whole)
    assert caught.value.code == "T402"
    assert (bundled.read_bytes(), whole.read_bytes()) == before


ACTS = st.lists(
    st.tuples(st.sampled_from(["put", "again", "reject", "undo", "remove", "fail"]), st.integers(0, 7)), max_size=9
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_was_done_to_a_case_it_goes_there_and_back(
    acts: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("acts")
    with Case(folder / "a.testigo", create=True, by="Ida") as case:
        for act, number in acts:
            done(case, act, number)
    there_and_back(folder / "a.testigo", folder)


def done(case: Case, act: str, number: int) -> None:
    from testigo.case.adding import failed, put_again
    from testigo.ledger import Failure

    ledger = made_page(number, url=f"https://courier.example/{number // 3}")
    there = case._store.has(ledger.page.id)
    standing = [s.decision.id for s in case.decisions() if s.state == "holds"]
    match act:
        case "put":
            case.put(ledger, data_of(ledger))
        case "again" if there:
            put_again(case._store, made_page(number, url=ledger.page.url, model="better"))
        case "reject" if there and any(c.id == "C1" for c in case.ledger(ledger.page.id).claims):
            case.decide("reject", f"{ledger.page.id[7:15]}:C1", by="Ben")
        case "undo" if standing:
            case.undo(standing[-1], by="Cora")
        case "remove" if there:
            case.remove(ledger.page.id, "a test")
        case "fail":
            failed(case._store, Failure(input=f"{number}.html", code="T101", message="no such file"))
        case _:
            pass
