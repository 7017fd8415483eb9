"""What happened to a case, in a chain of entries that nobody can change unseen, and the check of all that it tells of."""
