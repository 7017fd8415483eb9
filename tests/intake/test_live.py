from testigo.intake.html import html_page

ENTRIES = (
    (
        "2031-03-04T23:30:00Z",
        "00:30 EEST",
        "Our reporter in the city says that shelling began after midnight and has not stopped since.",
    ),
    (
        "2031-03-04T21:15:00Z",
        "23:15 EEST",
        "The defence ministry has denied that its aircraft struck the hospital in the old town today.",
    ),
    (
        "2031-03-04T19:05:00Z",
        "9.05pm",
        "At least nine people were taken to hospital, the mayor, Elena Sorova, said in a video message.",
    ),
)


def live(entries: tuple[tuple[str, str, str], ...]) -> bytes:
    told = "".join(
        f"<article><time datetime='{at}'>{words}</time><h2>An update</h2><p>{text}</p></article>"
        for at, words, text in entries
    )
    return f"<html lang=en><body><main><h1>Calda siege: live updates</h1>{told}</main></body></html>".encode()


def test_entries_of_a_live_blog_keep_their_printed_time_and_the_day_of_that_clock() -> None:
    page = html_page(live(ENTRIES))
    assert [(d.of(page.text), d.date, d.time) for d in page.datelines] == [
        ("00:30 EEST", "2031-03-05", "00:30"),
        ("23:15 EEST", "2031-03-04", "23:15"),
        ("9.05pm", "2031-03-04", "21:05"),
    ]
    assert [b.of(page.text) for b in page.blocks if b.kind == "dateline"] == [words for _, words, _ in ENTRIES]


def test_text_of_every_entry_is_article() -> None:
    page = html_page(live(ENTRIES))
    body = [b.of(page.text) for b in page.blocks if b.kind == "body"]
    assert [text for _, _, text in ENTRIES] == [text for text in body if text != "An update"]


def test_one_time_alone_is_the_pages_own_and_no_dateline() -> None:
    page = html_page(live(ENTRIES[:1]))
    assert page.datelines == ()


def test_a_time_that_is_none_is_passed_over() -> None:
    broken = tuple(
        (value, words, text)
        for value, (_, words, text) in zip(("yesterday", "2031-13-45T10:00", ""), ENTRIES, strict=True)
    )
    assert [d.date for d in html_page(live(broken)).datelines if d.date] == []
