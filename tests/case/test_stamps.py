from pathlib import Path

import testigo
from testigo.case.stamps import Stamps

LIVE = Path(__file__).parents[2] / "examples" / "drevna" / "tidewater-live.html"
STAMPS = Stamps(ends=(10, 40), times=("2025-03-07T18:04", "2025-03-07T16:40"))


def test_what_stands_under_a_time_is_of_that_time() -> None:
    assert STAMPS.over(10) == "2025-03-07T18:04"
    assert STAMPS.over(39) == "2025-03-07T18:04"
    assert STAMPS.over(400) == "2025-03-07T16:40"


def test_what_stands_above_the_first_time_has_none() -> None:
    assert STAMPS.over(9) is None


def test_each_entry_of_a_live_page_has_its_time(tmp_path: Path) -> None:
    with testigo.Case(tmp_path / "live.testigo", create=True) as case:
        case.add([LIVE])
        (stamps,) = case.stamps().values()
    assert stamps.times[0] == "2025-03-07T18:04"
    assert stamps.times[-1] == "2025-03-07T07:30"


def test_a_page_without_times_is_not_among_them(tmp_path: Path) -> None:
    page = tmp_path / "quay.txt"
    page.write_text("Four people were killed at the quay, the mayor said on Tuesday. The price is 12.50 a ton.")
    with testigo.Case(tmp_path / "quay.testigo", create=True) as case:
        case.add([page])
        assert case.stamps() == {}
