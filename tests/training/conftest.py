"""Modules of ``training/`` import each other by their bare names, as scripts do."""

import sys
from pathlib import Path

TRAINING = Path(__file__).parents[2] / "training"

if str(TRAINING) not in sys.path:
    sys.path.append(str(TRAINING))
