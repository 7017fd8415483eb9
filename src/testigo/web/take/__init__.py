"""Accounts to take away: tables, text, and a brief to print."""
