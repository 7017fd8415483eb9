"""How pages depend on each other: copied text, one agency, one statement, one outlet citing another.

Pure functions on the records of pages, and :mod:`~testigo.case.lineage.index`, which keeps what they need in the case file. A
page's :func:`~testigo.case.lineage.trace.trace` is made once and found again by its
:func:`~testigo.case.lineage.keys.keys_of`; what :func:`~testigo.case.lineage.links.possible` links there are with another
page is a function of the two alone, and which of them hold is :func:`~testigo.case.lineage.possible.settled` by the pages they
stand with. ``docs/explanation/lineage.md`` tells how it works and where it fails.
"""
