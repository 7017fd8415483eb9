"""Pages are read in a process of their own: what a hostile one does there is a failure of its own and of no other."""

import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import testigo
from testigo.errors import TestigoError
from testigo.intake import Limits, Options, Received, isolation, page_of, pages, parsing_process
from testigo.intake.limits import MEBI
from testigo.ledger import Failure, Page

EXAMPLES = Path(__file__).parents[2] / "examples" / "drevna"
TEXT = "Seven people were killed in the port on Monday, the ministry said."
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds of memory that only Linux holds")
posix = pytest.mark.skipif(os.name != "posix", reason="signals and forks")


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[isolation._Processes]:
    """Processes of this test alone."""
    mine = isolation._Processes()
    monkeypatch.setattr(isolation, "_processes", mine)
    yield mine
    mine.end()


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing_process, "_RUN", "from sample_faults import serve; serve()")


def taken(words: str, limits: Limits | None = None) -> Page:
    data = f"{TEXT} {words}".encode()
    return page_of(Received(input="a.txt", data=data), Options(limits=limits or Limits()))


def code(words: str, limits: Limits | None = None) -> str:
    with pytest.raises(TestigoError) as caught:
        taken(words, limits)
    assert "\n" not in caught.value.message
    return caught.value.code


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_a_page_is_the_same_in_a_process_of_its_own_and_right_here(path: Path) -> None:
    assert list(pages([path], Options(in_process=True))) == list(pages([path]))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.html"),
        (b"\x89PNG\r\n", "a"),
        (b"<html></html>", "a.html"),
        (b"\x1f\x8b\x08broken", "a.gz"),
        (b"%PDF-1.4", ""),
    ],
)
def test_what_is_wrong_with_a_page_is_told_in_the_same_words(data: bytes, name: str) -> None:
    told = []
    for in_process in (False, True):
        with pytest.raises(TestigoError) as caught:
            page_of(Received(input=name, data=data), Options(in_process=in_process))
        told.append((caught.value.code, caught.value.message))
    assert told[0] == told[1]


def test_letters_that_no_encoding_has_come_through() -> None:
    received = Received(
        input="\ud800.txt", data=TEXT.encode(), title="half a pair \udc00", text=TEXT + " \U0001f5fc\x00"
    )
    assert page_of(received, Options()) == page_of(received, Options(in_process=True))


def test_one_process_reads_page_after_page(own: isolation._Processes) -> None:
    taken("one")
    (first,) = own._idle
    taken("two")
    assert own._idle == [first]
    assert first.answered == 2


@pytest.mark.usefixtures("faulty")
@posix
def test_a_page_that_crashes_its_parser_is_a_failure_and_the_next_is_read() -> None:
    assert code("crash") == "T226"
    assert taken("and so on").text.endswith("and so on")


@pytest.mark.usefixtures("faulty")
def test_what_an_earlier_page_has_broken_does_not_fall_on_this_one(own: isolation._Processes) -> None:
    taken("first")
    assert taken("second").text.endswith("second")
    assert own._idle[0].answered == 1


@pytest.mark.usefixtures("faulty")
@posix
def test_a_page_that_never_ends_is_left_when_it_has_used_its_time() -> None:
    began = time.process_time()
    assert code("spin", Limits(page_seconds=0.2)) == "T227"
    assert time.process_time() - began < 1
    assert taken("and so on")


@pytest.mark.usefixtures("faulty")
def test_a_page_that_waits_without_end_is_left_by_the_clock() -> None:
    assert code("sleep", Limits(page_seconds=0.3)) == "T227"


@pytest.mark.usefixtures("faulty")
@linux
def test_a_page_that_eats_memory_is_left() -> None:
    assert code("grow", Limits(page_memory_bytes=200 * MEBI)) == "T228"
    assert taken("and so on")


@pytest.mark.usefixtures("faulty")
@linux
def test_a_page_that_a_library_made_with_too_little_memory_is_not_taken_for_whole() -> None:
    assert code("swallow", Limits(page_memory_bytes=200 * MEBI)) == "T228"


@linux
def test_real_markup_that_takes_more_than_it_may_is_left() -> None:
    markup = b"<html><body>" + b"<div><b></b></div>" * 200_000 + b"<p>" + TEXT.encode() * 9
    received = Received(input="a.html", data=markup)
    for limits, expected in ((Limits(page_memory_bytes=120 * MEBI), "T228"), (Limits(page_seconds=0.2), "T227")):
        with pytest.raises(TestigoError) as caught:
            page_of(received, Options(limits=limits))
        assert caught.value.code == expected


@linux
def test_a_process_that_has_grown_gives_its_memory_back(
    own: isolation._Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        parsing_process, "_RUN", "from testigo.intake import parsing_service as p; p._TIRED = 1; p.serve()"
    )
    assert taken("one")
    assert not own._idle


@pytest.mark.usefixtures("faulty")
def test_a_parser_that_was_taken_over_can_name_no_other_page() -> None:
    data = f"{TEXT} renamed".encode()
    assert taken("renamed").id == "sha256:" + hashlib.sha256(data).hexdigest()


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("lie", ["outside", "mistyped"])
def test_a_parser_that_was_taken_over_can_give_no_record_that_is_none(lie: str) -> None:
    assert code(lie) == "T226"


@pytest.mark.usefixtures("faulty")
def test_what_a_library_prints_does_not_come_between() -> None:
    assert taken("shout").text.endswith("shout")


@pytest.mark.parametrize(
    "answer",
    [
        "b'noise that is no message at all'",
        "(9).to_bytes(8, 'big') + bytes(8) + b'{\"in\": 1'",
        "(2).to_bytes(8, 'big') + bytes(8) + b'[]'",
        "(1 << 60).to_bytes(8, 'big') + bytes(8)",
        "(100_000).to_bytes(8, 'big') + bytes(8) + b'[' * 100_000",
        "(19).to_bytes(8, 'big') + bytes(8) + b'{\"page\": {\"id\": 1}}'",
        '(33).to_bytes(8, \'big\') + bytes(8) + b\'{"error": {"code": 1, "message": 2}}\'[:33]',
    ],
)
def test_an_answer_that_is_none_breaks_nothing_but_the_page(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = "(14).to_bytes(8, 'big') + bytes(8) + b'{\"in\": \"page\"}'"
    run = f"import os, sys; os.write(1, {ready}); os.write(1, {answer}); sys.stdin.buffer.read()"
    monkeypatch.setattr(parsing_process, "_RUN", run)
    monkeypatch.setattr(parsing_process, "_GOODBYE_SECONDS", 0.2)
    assert code("x", Limits(page_seconds=0.5)) in {"T226", "T227"}


@pytest.mark.parametrize("run", ["raise SystemExit(3)", "import no_such_module"])
def test_a_process_that_does_not_start_is_said_to_be_the_fault(run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing_process, "_RUN", run)
    assert code("x") == "T229"


@pytest.mark.parametrize(("name", "value"), [("executable", ""), ("executable", "/no/such/python"), ("frozen", True)])
def test_where_no_process_can_be_started_pages_are_read_here_on_demand_alone(
    name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, name, value, raising=False)
    assert code("x") == "T229"
    assert next(iter(testigo.read_many(["x.txt"])))  # a failure in its place, and nothing raised
    assert testigo.read(TEXT + "\n", in_process=True).page.text.strip() == TEXT


def test_a_batch_goes_on_after_pages_that_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing_process, "_RUN", "from sample_faults import serve; serve()")
    for number, words in enumerate(("fine", "crash", "fine", "crash", "fine")):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {words}")
    found = [page.code if isinstance(page, Failure) else "page" for _, page in pages([tmp_path])]
    assert found == ["page", "T226", "page", "T226", "page"]


def test_threads_have_a_process_each_while_they_read(own: isolation._Processes) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(taken("x" * 2000).id)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert 1 <= len(own._idle) <= 3
    assert not own._busy


@posix
def test_a_process_that_was_forked_starts_its_own(own: isolation._Processes) -> None:
    taken("before")
    (theirs,) = own._idle
    isolation_let_go = own.let_go  # what os.register_at_fork does for the processes of the program
    told, telling = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if not child:
        with suppress(BaseException):
            isolation_let_go()
            page = taken("in the child")
            telling.send_bytes(f"{page.text.endswith('in the child')} {own._idle[0].number != theirs.number}".encode())
        own.end()
        os._exit(0)
    os.waitpid(child, 0)
    assert told.recv_bytes() == b"True True"
    told.close()
    telling.close()
    assert taken("after").text.endswith("after")
    assert own._idle == [theirs]


@posix
def test_the_process_ends_with_the_one_that_started_it() -> None:
    program = (
        "import os, sys, testigo.intake as i\n"
        f"i.page_of(i.Received(input='a.txt', data={TEXT.encode()!r}))\n"
        "from testigo.intake import isolation\n"
        "print(isolation._processes._idle[0].number, flush=True)\n"
        "sys.stdin.read(1)\n"
    )
    for end in (signal.SIGKILL, None):
        command = [sys.executable, "-c", program]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as host:
            assert host.stdout is not None
            number = int(host.stdout.readline())
            os.kill(number, 0)
            if end:
                host.send_signal(end)
            host.communicate("x" if not end else None)
        assert gone(number)


def gone(number: int) -> bool:
    for _ in range(400):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{number}/stat").exists() and " Z " in Path(f"/proc/{number}/stat").read_text():
            return True  # it has ended, and nobody has asked how
        time.sleep(0.05)
    return False


@linux
def test_a_parser_can_write_no_file_and_start_no_process(tmp_path: Path) -> None:
    target = tmp_path / "written"
    run = (
        "import resource; from testigo.intake.process_bounds import shut_in; shut_in()\n"
        "names = ('RLIMIT_FSIZE', 'RLIMIT_NPROC', 'RLIMIT_CORE')\n"
        "assert all(resource.getrlimit(getattr(resource, n)) == (0, 0) for n in names)\n"
        f"with open({str(target)!r}, 'wb', buffering=0) as f:\n"
        "    try:\n        f.write(b'x')\n    except OSError:\n        print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"
    assert target.read_bytes() == b""


def test_an_interruption_leaves_no_half_answer_behind(
    own: isolation._Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken("before")
    (process,) = own._idle

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(process, "_next", interrupted)
    with pytest.raises(KeyboardInterrupt):
        taken("interrupted")
    assert not own._idle
    assert not own._busy
    assert taken("after").text.endswith("after")


BARE = (
    "import os, signal, sys, time\n"
    "sys.modules['resource'] = None\n"  # as on Windows: no bounds of the system, no clock of the processor
    "del signal.setitimer\n"
    "from sample_faults import serve; serve()"
)


def test_where_the_system_bounds_nothing_pages_are_read_alike_and_left_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sound = taken("and so on")
    monkeypatch.setattr(parsing_process, "_RUN", BARE)
    monkeypatch.setattr(isolation, "_processes", isolation._Processes())
    assert taken("and so on") == sound
    assert code("spin", Limits(page_seconds=0.2)) == "T227"
    assert code("crash") == "T226"
    isolation._processes.end()
