"""Checks a bundle: the file, the log, every row against the log, and all that follows from the rows by working it out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from testigo.bundle.container import MANIFEST, Container
from testigo.bundle.given import GivenEvidence
from testigo.bundle.lines import plain_in
from testigo.bundle.making import VERSION, software, write_members
from testigo.bundle.rebuilding import Rebuilding
from testigo.case.audit.checking_process import Check, checked_apart
from testigo.case.audit.findings import Verified
from testigo.case.audit.held import check_rows
from testigo.case.audit.linked import linked
from testigo.case.audit.replayed import replayed
from testigo.case.audit.signing import check_signatures
from testigo.case.audit.stamping import certificates_in, check_stamps
from testigo.case.custody.receipts import tool
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_OF_THE_FILE = frozenset({"T405", "T507", "T722"})
"""Codes by which what is in a bundle is refused; the others are of the machine, or of what was asked."""
_ALWAYS = ("README.txt", "check.py", "brief.html", "accounts.json", "annotations.jsonld", "prov.json")


@dataclass(slots=True, kw_only=True)
class Manifest:
    """What a bundle says of itself. ``redacted`` has the tombstones of a redacted copy, None where it is whole."""

    case: str = ""
    n: int = 0
    head: str = ""
    made_by: str = ""
    made_with: dict[str, str] = field(default_factory=dict)
    redacted: dict[str, Any] | None = None
    files: dict[str, tuple[int, str]] = field(default_factory=dict)


def verify_bundle(path: Path, roots: Sequence[Path] = (), *, in_process: bool = False) -> Verified:
    """Return what a check of the bundle finds; ``roots`` are files with certificates that time stamps may rest on.

    Raises TestigoError as :func:`checked` does.
    """
    with TemporaryDirectory(prefix="testigo-") as folder:
        return checked(path, Path(folder), roots, in_process=in_process)


def checked(
    path: Path, folder: Path, roots: Sequence[Path] = (), *, whole: bool = False, in_process: bool = False
) -> Verified:
    """Check the bundle as :func:`check_bundle` does, in a process of its own; ``in_process`` in this one, for hosts that bound it.

    Raises TestigoError as that does; T229 and T727 to T729 where the process cannot be started, takes too long, needs too
    much memory or breaks down.
    """
    if in_process:
        return check_bundle(path, folder, roots, whole=whole)
    named = [str(root) for root in roots]
    return checked_apart(Check(what="bundle", path=str(path), roots=named, folder=str(folder), whole=whole))


def check_bundle(path: Path, folder: Path, roots: Sequence[Path] = (), *, whole: bool = False) -> Verified:
    """Return what a check of the bundle finds, and leave in the folder the case that was made of it, ``case``.

    Raises TestigoError T501 where there is no such file, T703 where a certificate cannot be read, T721 where it is no bundle,
    T726 where it is of a later version; where it must be ``whole``, T722 where it does not say whether it is, T725 where it is a redacted copy.
    """
    if whole and _is_redacted(path):
        raise TestigoError("T725", f"{str(path)!r} is a redacted copy")
    told, trusted = Verified(case=str(path)), certificates_in(roots)
    try:
        with Container(path) as given:
            manifest = _manifest(given)
            _check_files(given, manifest, told)
            if manifest.redacted is not None:
                _check_redacted(given, manifest, told)
                return told
            _check_evidence(given, manifest, folder, trusted, told)
    except TestigoError as why:
        if why.code not in _OF_THE_FILE:
            raise
        told.fail("bundle", "as a whole", why.message)
    except OSError as why:
        raise TestigoError("T508", f"{str(path)!r} cannot be checked: {why.strerror or why}") from why
    except MemoryError:  # no more is known than that it needs too much
        raise
    except Exception as why:  # noqa: BLE001 - a file that was made to break the check does not pass it
        told.fail("bundle", "as a whole", f"cannot be checked: {type(why).__name__}: {why}")
    return told


def _is_redacted(path: Path) -> bool:
    with Container(path) as given:
        return _manifest(given).redacted is not None


def _manifest(given: Container) -> Manifest:
    try:
        told = plain_in(given.read(MANIFEST))
        if told["bundle"] != VERSION:
            raise TestigoError(
                "T726", f"{str(given.path)!r} is of version {told['bundle']}; this Testigo knows version {VERSION}"
            )
        return Manifest(
            case=str(told["case"]),
            n=int(told["head"]["n"]),
            head=str(told["head"]["hash"]),
            made_by=str(told["made_by"]),
            made_with=dict(told["made_with"]),
            redacted=None if told["redacted"] is None else dict(told["redacted"]),
            files={f["path"]: (f["size"], f["sha256"]) for f in told["files"]},
        )
    except (ValueError, TypeError, KeyError, AttributeError) as why:
        raise TestigoError("T722", f"{str(given.path)!r}: {MANIFEST} cannot be understood: {why}") from why


def _check_files(given: Container, manifest: Manifest, told: Verified) -> None:
    """The seal of the file, and every member against the list of them."""
    there, must = given.seal()
    if there != must:
        told.fail("bundle", "as a file", "was changed after it was sealed", expected=must, found=there)
    names = set(given.names()) - {MANIFEST}
    for name in sorted(names | set(manifest.files) | set(_ALWAYS)):
        if name not in names:
            told.fail("bundle", name, "is gone", expected=manifest.files.get(name, (0, "it"))[1], found="none")
        elif name not in manifest.files:
            told.fail("bundle", name, "stands in no list of the files", found=given.hash(name)[1])
        elif given.hash(name) != manifest.files[name]:
            told.fail("bundle", name, "was changed", expected=manifest.files[name][1], found=given.hash(name)[1])


def _check_redacted(given: Container, manifest: Manifest, told: Verified) -> None:
    """What a redacted copy can be held to: that nothing of the case is in it, and that its quotations stand where it says."""
    told.head, told.entries = manifest.head, manifest.n
    told.pages = sum(name.startswith("ledgers/") for name in given.names())
    for name in given.names():
        if name.startswith(("audit/", "readings/")) or name == "pages.wacz":
            told.fail("bundle", name, "is in a redacted copy, and must not be")
    try:
        for which in _misquoted(given):
            told.fail("bundle", "annotations.jsonld", f"{which} quotes what does not stand there")
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as why:
        told.fail("bundle", "annotations.jsonld", f"cannot be understood: {why}")
    told.notes.append(
        "it is a redacted copy: pages, readings and log are not in it, so that nothing was compared with them"
    )


def _misquoted(given: Container) -> Iterator[str]:
    """Yield the ids of annotations whose words do not stand at their places in the texts of the ledgers."""
    texts = {}
    for name in given.names():
        if name.startswith("ledgers/"):
            page = plain_in(given.read(name))["page"]
            texts[page["id"]] = page["text"]
    for item in plain_in(given.read("annotations.jsonld"))["items"]:
        text = texts.get(plain_in(item["body"][1]["value"].encode())["page"], "")
        for target in item["target"]:
            quote, place = target["selector"]
            if quote["exact"] != text[place["start"] : place["end"]]:
                yield str(item["id"])


def _check_evidence(
    given: Container, manifest: Manifest, folder: Path, trusted: Sequence[Certificate], told: Verified
) -> None:
    with ExitStack() as stack:
        evidence = stack.enter_context(GivenEvidence(given, folder))
        built = Rebuilding(folder / "case")
        stack.callback(built.close)
        built.rows(evidence, told.fail)
        before = len(told.findings)
        _check_maker(evidence, manifest, told)
        _check_rows(built, trusted, told)
        if (told.entries, told.head) != (manifest.n, manifest.head):
            found = f"{told.entries} {told.head}"
            told.fail(
                "bundle",
                MANIFEST,
                "names another head of the chain",
                expected=f"{manifest.n} {manifest.head}",
                found=found,
            )
        if len(told.findings) > before or any(f.what != "bundle" for f in told.findings):
            told.notes.append(
                "what follows from the readings was not worked out again, since they are not as the log says"
            )
            return
        try:
            built.joins()
        except MemoryError:
            raise
        except Exception as why:  # noqa: BLE001 - readings that were made to break it
            told.fail("joins", "as a whole", f"cannot be worked out: {type(why).__name__}: {why}")
            return
    _compare(given, manifest, folder, told)


def _check_maker(evidence: GivenEvidence, manifest: Manifest, told: Verified) -> None:
    """Who says another version made the bundle must say so twice: what is compared depends on it."""
    said, must = evidence.software(), software(manifest.made_by, manifest.made_with)
    if said != must:
        told.fail("bundle", MANIFEST, "names another program than the web archive", expected=said, found=must)


def _check_rows(built: Rebuilding, trusted: Sequence[Certificate], told: Verified) -> None:
    database = built.store.database
    entries = linked(database, told)
    check_rows(database, replayed(entries, told), told)
    check_signatures(entries, told)
    check_stamps(entries, trusted, told)


def _compare(given: Container, manifest: Manifest, folder: Path, told: Verified) -> None:
    """Make the bundle again from its evidence, and compare each file."""
    write_members(folder / "case", folder / "again.zip")
    failed = {f.which for f in told.findings}
    with Container(folder / "again.zip") as again:
        mine = _manifest(again)
        other = _others(manifest, mine)
        for name in sorted({*given.names(), *again.names()} - failed - {MANIFEST}):
            _compare_one(given, again, name, other, told)
        if mine.case != manifest.case:
            told.fail("bundle", MANIFEST, "is of another case", expected=mine.case, found=manifest.case)
        elif not failed:
            _compare_one(given, again, MANIFEST, other, told)


def _others(manifest: Manifest, mine: Manifest) -> str | None:
    """What a bundle was made with that this program is not; None where it was made with the same."""
    if manifest.made_by != mine.made_by:
        return manifest.made_by
    others = [
        f"{name} {manifest.made_with.get(name)}"
        for name, n in mine.made_with.items()
        if manifest.made_with.get(name) != n
    ]
    return ", ".join(others) or None


def _compare_one(given: Container, again: Container, name: str, other: str | None, told: Verified) -> None:
    must = again.hash(name)[1] if name in again.names() else "none"
    there = given.hash(name)[1] if name in given.names() else "none"
    if must == there:
        return
    if other is None:
        told.fail("bundle", name, "is not what the readings and decisions come to", expected=must, found=there)
    else:
        told.notes.append(
            f"{name} is not what this program ({tool()}) makes of the readings; it says that {other} made it"
        )
