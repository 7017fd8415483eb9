import base64
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_authority import Authority, authority, make_certificates
from sample_pages import data_of, made_page
from sample_tampering import tamper

from testigo.case.audit.chain import entries_from
from testigo.case.case import Case
from testigo.cli import main
from testigo.errors import TestigoError


@pytest.fixture
def tsa(tmp_path: Path) -> Iterator[Authority]:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no OpenSSL here that could be an authority")
    folder = tmp_path / "tsa"
    folder.mkdir()
    with authority(folder, openssl) as made:
        yield made


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "a.testigo", create=True) as made:
        made.put(made_page(), data_of(made_page()))
        yield made


def test_the_head_is_stamped_by_an_authority_and_the_stamp_is_traced_to_its_root(case: Case, tsa: Authority) -> None:
    before = case.log()[-1]
    (entry,) = case.stamp(tsa.url, allow_private=True).stamped
    assert (entry.kind, entry.body["n"], entry.body["hash"]) == ("stamped", before.n, before.hash)
    found = case.verify([tsa.root])
    assert (found.findings, found.notes, found.stamps) == ([], [], 1)


def test_without_a_root_the_check_says_that_it_did_not_trace_the_stamp(case: Case, tsa: Authority) -> None:
    case.stamp(tsa.url, allow_private=True)
    found = case.verify()
    assert found.holds
    assert len(found.notes) == 1
    assert "--root" in found.notes[0]


def test_another_root_does_not_vouch_for_it(case: Case, tsa: Authority, tmp_path: Path) -> None:
    case.stamp(tsa.url, allow_private=True)
    (tmp_path / "other").mkdir()
    assert [f.what for f in case.verify([make_certificates(tmp_path / "other")]).findings] == ["stamp"]


@pytest.mark.parametrize("mood", ["refuses", "makes noise"])
def test_what_cannot_be_had_waits_and_comes_the_next_time(case: Case, tsa: Authority, mood: str) -> None:
    tsa.mood = mood
    first = case.stamp(tsa.url, allow_private=True)
    assert (len(first.stamped), len(first.waiting)) == (0, 1)
    assert "waits" in case.verify().notes[0]
    tsa.mood = "stamps"
    case.put(made_page(1), data_of(made_page(1)))
    (entry,) = case.stamp(allow_private=True).stamped
    assert entry.body["n"] == next(e.body["n"] for e in case.log() if e.kind == "queued")
    assert case.verify([tsa.root]).findings == []


def test_offline_the_stamp_waits(case: Case) -> None:
    done = case.stamp("http://127.0.0.1:9/tsr", allow_private=True)
    assert len(done.waiting) == 1


def test_an_authority_in_a_private_network_is_not_asked_unless_that_is_allowed(case: Case, tsa: Authority) -> None:
    ((_, why),) = case.stamp(tsa.url).waiting
    assert "127.0.0.1" in why


def test_where_nothing_waits_an_authority_must_be_named(case: Case) -> None:
    with pytest.raises(TestigoError) as raised:
        case.stamp()
    assert raised.value.code == "T705"


def test_a_stamp_of_another_entry_is_found(case: Case, tsa: Authority) -> None:
    case.stamp(tsa.url, allow_private=True)
    store = case._store
    entry = entries_from(store.database)[-1]
    with store.database.writing():
        store.note("stamped", {**entry.body, "n": 2, "hash": case.log()[1].hash})
        store.note("stamped", {**entry.body, "token": base64.b64encode(b"noise").decode()})
        store.note("stamped", {**entry.body, "hash": "sha256:" + "1" * 64})
    assert [f.what for f in case.verify().findings] == ["stamp", "stamp", "stamp"]


def test_a_chain_written_anew_after_it_was_stamped_is_found(case: Case, tsa: Authority, tmp_path: Path) -> None:
    case.stamp(tsa.url, allow_private=True)
    case.close()
    tamper(tmp_path / "a.testigo", "UPDATE entry SET hash = 'sha256:0' WHERE n = 4")
    with Case(tmp_path / "a.testigo") as again:
        assert "stamp" in {f.what for f in again.verify([tsa.root]).findings}


def test_the_command_says_what_was_stamped_and_what_waits(
    case: Case, tsa: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case.close()
    path = str(tmp_path / "a.testigo")
    assert main(["stamp", path, "--tsa", tsa.url, "--allow-private"]) == 0
    assert "stamped entry 4 at " in capsys.readouterr().err
    assert main(["stamp", path, "--tsa", "http://127.0.0.1:9/", "--allow-private"]) == 1
    assert "T704" in capsys.readouterr().err
    assert main(["verify", path, "--root", str(tsa.root)]) == 0
    assert "1 time stamp" in capsys.readouterr().out
