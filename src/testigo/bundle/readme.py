"""The page that somebody reads first who has never heard of Testigo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from testigo.show.words import how_many

if TYPE_CHECKING:
    from testigo.bundle.making import Bundled

_WHOLE = """\
WHAT THIS IS

A bundle of news pages about contested events, with what a program read on them: what happened, according to whom, and where the
accounts agree, differ or fall silent. It does not say what is true. It was made by {made_by} of the case {case}:
{counts}.

OPEN IT

brief.html           Begin here: what is told, by whom, with the words. It opens in any browser and loads nothing from anywhere.
pages.wacz           The pages as they were received, as a web archive. Open it at https://replayweb.page, which keeps the file on
                     your machine, or with any other program that reads WACZ.
accounts.json        What is told of each incident, side by side (schemas/accounts.schema.json).
ledgers/             What was read on each page, as persons decided; the text of the page stands in it (schemas/ledger.schema.json).
readings/            What the program read on each page, each time, before anybody decided anything.
annotations.jsonld   Every record at its words: W3C Web Annotation.
prov.json            How each thing came about: W3C PROV, in PROV-JSON.
model-card.md        What the program's reader was trained on, and what it gets wrong.
audit/               The log of the case, and the rows that it speaks of.
manifest.json        All files with their sizes and SHA-256.

CHECK IT

You need Python 3.8 or newer and nothing else. Unpack this file, open a terminal in the folder, and run

    python3 check.py THE-BUNDLE.zip

with the ZIP that you were given. It hashes every file, follows the chain of the log, compares every page, reading, decision and capture with
what the log says of it, looks whether every quotation stands where it is said to stand, checks signatures, and says exactly what fails and
what it cannot check.

The last line names the head of the chain:

    entry {n}, {head}

Everything in the log up to that entry is bound by that one hash. Nobody who changes anything before it can keep that hash. But whoever can write this file
can write another one, with another hash, and another check.py. So ask the people who gave it to you, OVER ANOTHER CHANNEL (a call, a letter), which hash they
have. Where the log was signed, the script says with which key, and checks that; ask them, too, whether the key is theirs. Where it was time-stamped, the
script checks that the stamp is of an entry of this log; that an authority gave it, `testigo verify THE-BUNDLE.zip --root ITS-CERTIFICATE.pem` tells.

With Testigo installed, `testigo verify THE-BUNDLE.zip` does all that and more: it works out the accounts, the annotations, the brief and all else anew from the pages'
readings and decisions, and compares them byte by byte. `testigo import THE-BUNDLE.zip` makes the case again.
"""
_REDACTED = """\
WHAT THIS IS

A REDACTED COPY of what a program read on news pages about contested events: what happened, according to whom, and where the accounts agree,
differ or fall silent. It does not say what is true. Names and contacts were replaced by labels ("Person 1") throughout. It was made by {made_by} of the
case {case}: {counts}.

The pages as received, the first readings and the log of the case are not in it, since they hold the names. So this copy cannot be checked against them; who has the case can.

OPEN IT

brief.html           Begin here: what is told, by whom, with the words. It opens in any browser and loads nothing from anywhere.
accounts.json        What is told of each incident, side by side (schemas/accounts.schema.json).
ledgers/             What was read on each page, with its text, as persons decided (schemas/ledger.schema.json).
annotations.jsonld   Every record at its words: W3C Web Annotation.
prov.json            How each thing came about: W3C PROV, in PROV-JSON.
model-card.md        What the program's reader was trained on, and what it gets wrong.
manifest.json        All files with their sizes and SHA-256, and for each label a tombstone: the HMAC-SHA-256 of what it stands for,
                     under a key that is not in this file. Who has the key can show later whom a label stands for.

CHECK IT

You need Python 3.8 or newer and nothing else. Unpack this file, open a terminal in the folder, and run

    python3 check.py THE-BUNDLE.zip

It hashes every file, and looks whether every quotation stands where it is said to stand in the text with the labels. The case's log ended, when this was made, with

    entry {n}, {head}

The people who have the case can show that entry, and everything before it.
"""


def readme(told: Bundled, case: str, more: Mapping[str, Any]) -> bytes:
    """Return README.txt."""
    counted = (
        (told.pages, "page"),
        (told.readings, "reading"),
        (told.decisions, "decision"),
        (told.captures, "capture"),
    )
    counts = ", ".join(how_many(n, what) for n, what in counted if n) or "no page"
    text = _WHOLE if more["redacted"] is None else _REDACTED
    return text.format(made_by=more["made_by"], case=case, counts=counts, n=told.n, head=told.head).encode()
