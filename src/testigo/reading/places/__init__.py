"""Place words to places: which of the world's San Miguels a page means, and where it is."""

from testigo.reading.places.locating import Located, locate, within

__all__ = ["Located", "locate", "within"]
