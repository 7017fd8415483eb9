"""Parties: everyone who says or does something, joined across pages by how pages name them."""
