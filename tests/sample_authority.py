"""A time stamp authority on this machine: OpenSSL answers requests with a certificate made for the test."""

from __future__ import annotations

import datetime as dt
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass
class Authority:
    """Where it listens, the file with its root certificate, and what it does: stamp, refuse or answer with noise."""

    url: str
    root: Path
    mood: str = "stamps"


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def make_certificates(folder: Path) -> Path:
    """Write a root, and a key and certificate for stamping under it; return the root's file."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(2090, 1, 1, tzinfo=dt.UTC)

    def begun(subject: str, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        made = x509.CertificateBuilder(subject_name=_name(subject), issuer_name=_name("root"), public_key=public)
        return made.serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(end)

    root = begun("root", root_key.public_key()).add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    )
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    tsa = begun("stamping", key.public_key()).add_extension(usage, critical=True)
    (folder / "root.pem").write_bytes(root.sign(root_key, hashes.SHA256()).public_bytes(Encoding.PEM))
    (folder / "tsa.pem").write_bytes(tsa.sign(root_key, hashes.SHA256()).public_bytes(Encoding.PEM))
    (folder / "tsa.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    return folder / "root.pem"


@contextmanager
def authority(folder: Path, openssl: str) -> Iterator[Authority]:
    """Serve time stamps until the test ends."""
    root = make_certificates(folder)

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            answer = reply(asked) if made.mood == "stamps" else b"noise"
            self.send_response(500 if made.mood == "refuses" else 200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    def reply(asked: bytes) -> bytes:
        (folder / "asked.tsq").write_bytes(asked)
        command = [openssl, "ts", "-reply", "-config", str(folder / "tsa.cnf"), "-section", "here"]
        command += ["-queryfile", str(folder / "asked.tsq"), "-out", str(folder / "answer.tsr")]
        subprocess.run(command, check=True, capture_output=True)
        return (folder / "answer.tsr").read_bytes()

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        made = Authority(url=f"http://127.0.0.1:{server.server_port}/tsr", root=root)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
