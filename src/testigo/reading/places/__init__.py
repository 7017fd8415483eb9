"""Place words to places: which of the world's San Miguels a page means, and where it is."""

from testigo.reading.places.locating import Located, locate, within
from testigo.reading.places.naming import place_spans

__all__ = ["Located", "locate", "place_spans", "within"]
