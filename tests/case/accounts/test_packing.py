import json
from dataclasses import replace

import pytest
from sample_case import ACCOUNTS

from testigo.case.accounts.packing import packed, unpacked
from testigo.case.records import Accounts


def through_json(accounts: Accounts) -> Accounts:
    return unpacked(json.loads(json.dumps(packed(accounts))), accounts.pages)


def in_order(accounts: Accounts) -> Accounts:
    """The accounts as a case gives them: silent are all pages that do not tell, in order."""
    pages = tuple(sorted(accounts.pages, key=lambda p: p.id))
    ids = [p.id for p in pages]
    events = tuple(
        replace(e, silent=tuple(p for p in ids if p not in {n.page for n in e.mentions})) for e in accounts.incidents
    )
    return replace(accounts, pages=pages, incidents=events)


def test_accounts_are_the_same_after_they_were_packed() -> None:
    accounts = in_order(ACCOUNTS)
    again = through_json(accounts)
    assert again.parties == accounts.parties
    assert again.lineage == accounts.lineage
    for before, after in zip(accounts.incidents, again.incidents, strict=True):
        assert after == before
    assert again == accounts


def test_accounts_of_no_pages_are_the_same_after_they_were_packed() -> None:
    nothing = Accounts(pages=(), parties=(), incidents=(), lineage=())
    assert through_json(nothing) == nothing


def test_what_was_packed_of_other_pages_is_not_taken() -> None:
    made = json.loads(json.dumps(packed(in_order(ACCOUNTS))))
    with pytest.raises(IndexError):
        unpacked(made, ())
