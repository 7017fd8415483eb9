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
    """Yield every page of every input, in order; one that fails is a failure in its place, and the others go on."""
    from testigo.intake.isolation import start_ahead

    chosen = options or Options()
    start_ahead(chosen)
    return _taken_in(inputs, chosen)


def _taken_in(inputs: Iterable[str | Path], chosen: Options) -> Iterator[tuple[str, Page | Failure]]:
    from testigo.intake.failures import failure_of
    from testigo.intake.sources import receive

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
    """Make a page of bytes as received, in a process of its own but where the options say ``in_process``.

    Raises TestigoError with the code of what is wrong with them; see ``docs/reference/errors.md``.
    """
    from testigo.intake import isolation

    return isolation.page_of(received, options or Options())
