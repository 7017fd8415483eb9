"""From bytes to Page: where a page comes from, what it is made of, what each part of it is.

:func:`pages` takes inputs as a user names them and yields a page or a failure for each; :func:`page_of` makes one page
of bytes that were received.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from testigo.intake.limits import Limits, Options
from testigo.intake.received import Received
from testigo.ledger import Failure, Page

__all__ = ["Limits", "Options", "Received", "page_of", "pages"]


def pages(inputs: Iterable[str | Path], options: Options | None = None) -> Iterator[tuple[str, Page | Failure]]:
    """Take in every page of every input, in order; one that fails is a failure in its place, and the others go on."""
    from testigo.intake.failures import failure_of
    from testigo.intake.sources import receive

    chosen = options or Options()
    for received in receive(inputs, chosen):
        if isinstance(received, Failure):
            yield received.input, received
            continue
        page: Page | Failure
        try:
            page = page_of(received, chosen)
        except Exception as why:  # noqa: BLE001 - one page must never end a batch
            page = failure_of(received.input, why)
        yield received.input, page


def page_of(received: Received, options: Options | None = None) -> Page:
    """Make a page of bytes as received.

    Raises TestigoError with the code of what is wrong with them; see ``docs/reference/errors.md``.
    """
    from testigo.intake.making import make_page

    return make_page(received, options or Options())
