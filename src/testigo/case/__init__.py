"""From ledgers to a case: what many pages tell of one event, joined and laid side by side."""
