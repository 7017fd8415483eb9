"""Accounts: question by question, who says what of an event, where they differ, and how many independent origins there are."""
