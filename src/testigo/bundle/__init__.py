"""A case as one ZIP that a stranger can check and open, and back: :mod:`testigo.bundle.making`, ``verifying``, ``importing``."""
