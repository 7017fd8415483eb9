"""Properties are not held to a time: a busy machine is no fault, and the first example pays for reading the word lists."""

from hypothesis import settings

settings.register_profile("testigo", deadline=None)
settings.load_profile("testigo")
