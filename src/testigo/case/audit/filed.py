"""Checks the file as SQLite has it: its trees, its tables and triggers, its index of words, the accounts that are kept in it."""

from __future__ import annotations

from testigo.case.audit.findings import Verified
from testigo.case.database import Database
from testigo.case.schema import expected_objects, objects_in
from testigo.case.store import Store
from testigo.errors import TestigoError


def check_file(database: Database, told: Verified) -> None:
    """Tell what SQLite finds broken, and what is not of the schema of a case."""
    for (said,) in database.rows("PRAGMA integrity_check(20)"):
        if said != "ok":
            told.fail("file", database.path.name, said)
    for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
        told.fail("file", f"{table} row {row}", f"refers to a row of {parent} that is not there")
    _check_schema(database, told)


def _check_schema(database: Database, told: Verified) -> None:
    there, must = objects_in(database.connection), expected_objects()
    for kind, name in sorted(there.keys() | must.keys()):
        which = f"{kind} {name}"
        if (kind, name) not in there:
            told.fail("schema", which, "is gone", expected=must[kind, name], found="none")
        elif (kind, name) not in must:
            told.fail("schema", which, "is none of a case", expected="none", found=there[kind, name])
        elif there[kind, name] != must[kind, name]:
            told.fail("schema", which, "was changed", expected=must[kind, name], found=there[kind, name])


def check_words(database: Database, told: Verified) -> None:
    """Tell where the index of words does not hold the words of pages and claims."""
    if not database.writable:
        told.notes.append("the index of words was not checked, since SQLite only does so where it may write")
        return
    for name in ("page_words", "claim_words"):
        try:
            with database.writing():
                database.write(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - a name of the schema
        except TestigoError as why:
            if why.code == "T504":
                told.notes.append(f"the index {name} was not checked: {why.message}")
            else:
                told.fail("words", name, "does not hold the words of the pages; a search may miss some or find others")


def check_accounts(store: Store, told: Verified) -> None:
    """Tell where accounts that are kept are not those that the pages come to."""
    from testigo.case.laid import is_kept_rightly

    if is_kept_rightly(store) is False:
        told.fail("accounts", "as kept", "are not those that the pages come to")
