"""The script in a bundle checks signatures and time stamps with nothing but Python."""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st
from sample_authority import authority
from sample_bundle import bundled_as, members_of, rehashed, sealed, with_head

from testigo.bundle.check import ORDER, PRIME, ZERO, add, decoded, encoded, is_signed, stamped, times, verified
from testigo.bundle.verifying import verify_bundle
from testigo.case.case import Case

RFC_8032 = [  # section 7.1: public key, message, signature
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").hexdigest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]
SMALL = [
    encoded(times(n, point))
    for point in [decoded(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))]
    if point is not None
    for n in range(8)
]
"""The eight points of small order: multiples of one of order eight."""


def library_says(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_signatures_of_the_standard_hold_and_those_of_another_message_do_not(
    key: str, message: str, signature: str
) -> None:
    given_key, said, made = (bytes.fromhex(part) for part in (key, message, signature))
    assert verified(given_key, said, made)
    assert not verified(given_key, said + b"\0", made)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_what_the_library_signs_holds(seed: bytes, message: bytes) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    made, key = private.sign(message), private.public_key().public_bytes_raw()
    assert verified(key, message, made)
    assert is_signed(key.hex(), message, base64.b64encode(made).decode())


@given(st.binary(min_size=32, max_size=32), st.data())
def test_a_changed_key_message_or_signature_is_judged_as_the_library_judges_it(
    seed: bytes, data: st.DataObject
) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    parts = [private.public_key().public_bytes_raw(), b"entry 7", private.sign(b"entry 7")]
    which = data.draw(st.integers(0, 2))
    at = data.draw(st.integers(0, len(parts[which]) * 8 - 1))
    changed = bytearray(parts[which])
    changed[at // 8] ^= 1 << at % 8
    parts[which] = bytes(changed)
    assert verified(*parts) == library_says(*parts)
    assert not verified(*parts)


def test_a_signature_that_was_made_another_one_without_the_key_is_refused() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    key, made = private.public_key().public_bytes_raw(), private.sign(b"m")
    larger = int.from_bytes(made[32:], "little") + ORDER
    other = made[:32] + larger.to_bytes(32, "little")
    assert verified(key, b"m", made)
    assert not verified(key, b"m", other)
    assert not library_says(key, b"m", other)


def test_points_have_one_way_to_be_written() -> None:
    for number in range(19):  # y + 2^255 - 19 still fits into 255 bits
        plain = decoded(number.to_bytes(32, "little"))
        assert decoded((number + PRIME).to_bytes(32, "little")) is None
        assert plain is None or encoded(plain) == number.to_bytes(32, "little")
    assert decoded((1 | 1 << 255).to_bytes(32, "little")) is None  # x is 0, and said to be odd
    assert decoded(b"\1" * 31) is None
    assert decoded(b"\1" * 33) is None


def test_a_key_with_which_anybody_can_sign_is_refused_though_libraries_take_it() -> None:
    assert len(set(SMALL)) == 8
    taken = 0
    for key in SMALL:
        for n in range(64):
            forged = encoded(ZERO) + bytes(
                32
            )  # S is 0 and R the neutral point: it fits where 8 divides the hash, at the latest
            message = b"forged %d" % n
            assert not verified(key, message, forged)
            taken += library_says(key, message, forged)
    assert taken


def test_a_key_with_a_part_of_small_order_is_judged_as_the_library_judges_it() -> None:
    base, twist = decoded(bytes.fromhex("58" + "66" * 31)), decoded(SMALL[1])
    assert base is not None
    assert twist is not None
    secret, nonce = 2**200 + 7, 2**201 + 9
    key, r = encoded(add(times(secret, base), twist)), encoded(times(nonce, base))
    verdicts = set()
    for n in range(64):
        message = b"message %d" % n
        k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
        signature = r + ((nonce + k * secret) % ORDER).to_bytes(32, "little")
        verdicts.add(verified(key, message, signature))
        assert verified(key, message, signature) == library_says(key, message, signature)
    assert verdicts == {True, False}


@given(st.integers(0, ORDER), st.integers(0, ORDER))
def test_adding_points_is_adding_their_multiples(one: int, other: int) -> None:
    base = decoded(bytes.fromhex("58" + "66" * 31))
    assert base is not None
    assert encoded(add(times(one, base), times(other, base))) == encoded(times((one + other) % ORDER, base))
    assert encoded(times(ORDER, base)) == encoded(ZERO)


@pytest.mark.parametrize(
    ("key", "signature"), [(None, ""), (7, "a"), ("zz", "a"), ("00" * 32, "é"), ("00" * 32, None), ("", ""), ([], {})]
)
def test_what_is_no_key_or_signature_is_none(key: object, signature: object) -> None:
    assert not is_signed(key, b"m", signature)


@given(st.binary(max_size=400))
def test_noise_is_no_time_stamp(noise: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        stamped(noise)


# --- as the script that a stranger runs


@pytest.fixture(scope="module")
def sealed_bundle(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a case whose log was signed, and stamped where OpenSSL is there to be an authority."""
    folder = tmp_path_factory.mktemp("seals")
    case = Path(shutil.copy(whole, folder / "quay.testigo"))
    private = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
    (folder / "key.pem").write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    openssl = shutil.which("openssl")
    with Case(case, by="Ida") as file:
        file.sign(folder / "key.pem")
    if openssl:
        with authority(folder, openssl) as tsa, Case(case, by="Ida") as file:
            file.stamp(tsa.url, allow_private=True)
    bundled_as(case, folder / "a.zip")
    return folder / "a.zip"


def run_script(bundle: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "check.py").write_bytes(members_of(bundle)["check.py"])
    command = [sys.executable, "-I", "-S", "-W", "error", "check.py", str(bundle)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, encoding="utf-8")


def test_the_script_checks_seals_and_says_what_it_cannot_check(sealed_bundle: Path, tmp_path: Path) -> None:
    done = run_script(sealed_bundle, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    key = Ed25519PrivateKey.from_private_bytes(b"k" * 32).public_key().public_bytes_raw().hex()
    assert f"with the key {key}: checked" in done.stdout
    assert "Not checked: whose key that is" in done.stdout
    kinds = [json.loads(line)["kind"] for line in members_of(sealed_bundle)["audit/entries.jsonl"].splitlines()]
    assert ("it is of that entry and time" in done.stdout) == ("stamped" in kinds)
    assert ("Not checked: who gave it" in done.stdout) == ("stamped" in kinds)


def _other_key(body: dict[str, Any]) -> dict[str, Any]:
    return body | {"key": Ed25519PrivateKey.from_private_bytes(b"x" * 32).public_key().public_bytes_raw().hex()}


@pytest.mark.parametrize(
    ("kind", "change", "says"),
    [
        ("signed", _other_key, "was not made with the key"),
        (
            "signed",
            lambda body: body | {"signature": base64.b64encode(bytes(64)).decode()},
            "was not made with the key",
        ),
        ("signed", lambda body: body | {"n": 1}, "is a seal of entry 1"),
        ("signed", lambda _: {}, "is a seal of entry None"),
        ("stamped", lambda body: body | {"at": "2031-04-02T08:00:00+00:00"}, "the time of the time stamp"),
        ("stamped", lambda body: body | {"token": body["token"][:400]}, "cannot be understood"),
        ("stamped", lambda body: body | {"token": 7}, "cannot be understood"),
    ],
)
def test_a_seal_that_is_none_of_its_entry_is_found_by_both_checks_though_the_log_was_made_anew(
    sealed_bundle: Path, tmp_path: Path, kind: str, change: Callable[[dict[str, Any]], dict[str, Any]], says: str
) -> None:
    members = members_of(sealed_bundle)
    entries = [json.loads(line) for line in members["audit/entries.jsonl"].splitlines()]
    if kind not in {e["kind"] for e in entries}:
        pytest.skip("no OpenSSL here that could be an authority")
    changed = [e | {"body": change(e["body"])} if e["kind"] == kind else e for e in entries]
    log = rehashed(b"".join(json.dumps(e).encode() + b"\n" for e in changed))
    members |= {"audit/entries.jsonl": log, "manifest.json": with_head(members["manifest.json"], log)}
    path = sealed(tmp_path / "a.zip", members)
    done = run_script(path, tmp_path)
    assert done.returncode == 1
    assert says in done.stdout, done.stdout
    assert {"signature", "stamp"} & {f.what for f in verify_bundle(path).findings}


def test_a_time_stamp_of_another_entry_is_found(sealed_bundle: Path, tmp_path: Path) -> None:
    members = members_of(sealed_bundle)
    entries = [json.loads(line) for line in members["audit/entries.jsonl"].splitlines()]
    stamps = [e for e in entries if e["kind"] == "stamped"]
    if not stamps:
        pytest.skip("no OpenSSL here that could be an authority")
    first = json.loads(rehashed(members["audit/entries.jsonl"]).splitlines()[0])
    stamps[0]["body"] |= {"n": 1, "hash": first["hash"]}
    log = rehashed(b"".join(json.dumps(e).encode() + b"\n" for e in entries))
    members |= {"audit/entries.jsonl": log, "manifest.json": with_head(members["manifest.json"], log)}
    done = run_script(sealed(tmp_path / "a.zip", members), tmp_path)
    assert done.returncode == 1
    assert "what the time stamp in entry" in done.stdout
