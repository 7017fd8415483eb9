"""The pronouns of English by whom they may stand for."""

from __future__ import annotations

PRONOUNS: dict[str, int] = {
    **dict.fromkeys("he him his himself".split(), 1),
    **dict.fromkeys("she her hers herself".split(), 2),
    **dict.fromkeys("it its itself".split(), 3),
    **dict.fromkeys("they them their theirs themselves".split(), 4),
    **dict.fromkeys("i me my mine myself".split(), 5),
    **dict.fromkeys("we us our ours ourselves".split(), 6),
    **dict.fromkeys("you your yours yourself".split(), 7),
    **dict.fromkeys("who whom whose which that this these those".split(), 8),
}
"""Each with the number of its group, from 1 on: those of one group may stand for the same."""
