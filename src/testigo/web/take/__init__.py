"""A brief of the accounts to print."""
