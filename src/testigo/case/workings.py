"""What accounts were worked out from, and came to, the last time; held in memory so that a page more is not all the work anew.

Nothing of it is used but where what it was worked out from is still so: see each part. All together is a function of the file alone, and a test
compares it with what comes of nothing held.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

from testigo.case.incidents.events import HeldParts
from testigo.case.kept import Laid
from testigo.case.opened import Opened
from testigo.case.parties.roll import Roll
from testigo.case.records import Accounts
from testigo.case.sides import HeldSides
from testigo.case.stamps import HeldStamps

State = tuple[int, str]
"""How often a file has changed, and the hash of the last entry of its log."""


class Workings:
    """What is held of one case file; those who have it open more than once may share it.

    ``lock`` is for whoever uses it; the file is first looked at when one has the lock, so that nobody looks at an older state than the last one.
    """

    def __init__(self) -> None:
        """Hold nothing."""
        self.lock = threading.RLock()
        self.forget()

    def forget(self) -> None:
        """Drop all that is held."""
        self.sides, self.parts = HeldSides(), HeldParts()
        self.laid, self.opened, self.stamps = Laid(), Opened(), HeldStamps()
        self.accounts: tuple[State, Accounts] | None = None
        self.doubts: tuple[State, object] | None = None
        self.shown: Mapping[object, object] = {}
        self.roll: tuple[State, Roll] | None = None
