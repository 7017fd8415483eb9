"""How a ledger is shown: in a terminal, as a page to read, as tables."""
