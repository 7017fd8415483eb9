"""A case in the forms that others work in: one file a format, all of them made from the same material."""
