"""Counting over the tables of a bulk folder: ready queries, each a file of SQL, as tables and as pictures."""
