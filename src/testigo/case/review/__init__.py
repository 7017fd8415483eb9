"""What persons decide about what was read: rows laid over the readings, found again in new ones, undone one by one."""
