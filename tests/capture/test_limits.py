from dataclasses import fields
from pathlib import Path

from testigo.capture import replay
from testigo.capture.limits import CaptureLimits
from testigo.capture.style_references import LONGEST
from testigo.intake.limits import MEBI

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "limits.md").read_text("utf-8")


def test_the_limits_of_a_capture_are_those_that_the_reference_names() -> None:
    limits = CaptureLimits()
    shown = (
        f"redirects | {limits.files} | `--max-files`",
        f"as they come | {limits.bytes // MEBI} MiB | `--max-mb`",
        f"undone | {limits.file_bytes // MEBI} MiB",
        f"pauses included | {limits.seconds:g} seconds | `--max-seconds`",
        f"style sheet | {limits.references:,} |",
        f"that is read | {limits.robots_bytes // 1024} KiB",
        f"asks for | {limits.delay_seconds:g} seconds",
        f"come back | {limits.retries} |",
    )
    assert len(shown) == len(fields(CaptureLimits))
    others = (f"looked through | {LONGEST // MEBI} MiB", f"shown again | {replay.MOST // MEBI:,} MiB")
    assert [words for words in (*shown, *others) if words not in TEXT] == []
