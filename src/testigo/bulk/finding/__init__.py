"""Finding a story in a bulk folder, and taking its pages into a case."""
