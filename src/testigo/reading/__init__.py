"""From a page to its ledger: who says what, what happened, how many."""
