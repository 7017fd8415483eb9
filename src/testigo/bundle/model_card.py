"""The model card that goes with a bundle: what the reader was trained on, and what it gets wrong."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import testigo

_NAME = "model-card.md"


def model_card() -> bytes:
    """Return the card: from the package as installed, or from the documentation beside the sources."""
    packed = files("testigo.bundle").joinpath(_NAME)
    if packed.is_file():
        return packed.read_bytes()
    return (Path(testigo.__file__).parents[2] / "docs" / _NAME).read_bytes()
