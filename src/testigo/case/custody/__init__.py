"""How each page came into a case, in full, and by whom."""
