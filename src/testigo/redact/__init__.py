"""Names and addresses of people at risk, replaced for good in a copy that leaves the case; the case itself is not touched."""
