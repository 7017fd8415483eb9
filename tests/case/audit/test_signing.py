from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_pages import data_of, made_page

from testigo.case.case import Case
from testigo.cli import main
from testigo.errors import TestigoError


def pem(key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.pem"
    path.write_bytes(pem(Ed25519PrivateKey.generate()))
    return path


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "a.testigo", create=True) as made:
        made.put(made_page(), data_of(made_page()))
        yield made


def test_the_head_is_signed_and_the_signature_is_checked(case: Case, key: Path) -> None:
    before = case.log()[-1]
    entry = case.sign(key, by="Ida")
    assert (entry.kind, entry.who, entry.body["n"], entry.body["hash"]) == ("signed", "Ida", before.n, before.hash)
    found = case.verify()
    assert (found.findings, found.signatures) == ([], 1)


@pytest.mark.parametrize(
    "change", [{"n": 2}, {"hash": "sha256:" + "1" * 64}, {"key": "00" * 32}, {"key": "no"}, {"signature": ""}]
)
def test_a_signature_that_is_not_of_the_entry_that_it_names_is_found(
    case: Case, key: Path, change: dict[str, object]
) -> None:
    entry = case.sign(key)
    with case._store.database.writing():
        case._store.note("signed", {**entry.body, **change})
    assert [f.what for f in case.verify().findings] == ["signature"]


def test_a_key_of_another_kind_or_none_is_refused(case: Case, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    other.write_bytes(pem(ec.generate_private_key(ec.SECP256R1())))
    (tmp_path / "noise.pem").write_bytes(b"noise")
    for path in (other, tmp_path / "noise.pem", tmp_path / "none.pem"):
        with pytest.raises(TestigoError) as raised:
            case.sign(path)
        assert raised.value.code == "T703"


def test_the_command_says_which_entry_was_signed_with_which_key(
    case: Case, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case.close()
    assert main(["sign", str(tmp_path / "a.testigo"), "--key", str(key)]) == 0
    assert "signed entry 4, sha256:" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "a.testigo")]) == 0
    assert "1 signature" in capsys.readouterr().out
