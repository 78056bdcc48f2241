"""What leaves, as an independent mail server received it."""

from email.header import decode_header, make_header
from email.utils import parseaddr

from forum.mail.worker import Worker


def sent_by(worker: Worker, sink):
    worker.once()
    return sink.letters[-1]


def tree(part) -> object:
    """A message as nested content types."""
    if part.is_multipart():
        return {part.get_content_type(): [tree(each) for each in part.iter_parts()]}
    return part.get_content_type()


def test_pictures_are_in_the_letter_and_papers_beside_it(queued, worker, sink):
    queued("registration.confirmed")
    assert tree(sent_by(worker, sink)) == {
        "multipart/mixed": [
            {
                "multipart/alternative": [
                    "text/plain",
                    {"multipart/related": ["text/html", "image/png", "image/png"]},
                ]
            },
            "application/pdf",
            "text/calendar",
        ]
    }


def test_every_picture_in_the_html_is_carried_along(queued, worker, sink):
    queued("registration.confirmed")
    letter = sent_by(worker, sink)
    html = letter.get_body(("html",)).get_content()
    carried = {part["Content-ID"].strip("<>") for part in letter.walk() if part["Content-ID"]}
    assert carried == {"ridge", "badge-code"}
    assert all(f'src="cid:{name}"' in html for name in carried)
    assert 'src="http' not in html


def test_its_headers_say_what_it_is(queued, worker, sink):
    row = queued("registration.received", language="ru")
    letter = sent_by(worker, sink)
    assert letter["From"] == "AI‑4room <registrar@localhost>"
    assert letter["To"] == "Kim Haneul <kim@example.com>"
    assert letter["Reply-To"] == "desk@example.org"
    assert letter["Message-ID"] == row.message_id
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "ru"
    assert letter["Date"].datetime.tzinfo is not None
    assert letter["Subject"] == row.subject


def test_the_calendar_says_its_method(queued, worker, sink):
    queued("registration.confirmed")
    calendar = list(sent_by(worker, sink).iter_attachments())[-1]
    assert calendar["Content-Type"].params["method"] == "PUBLISH"
    assert calendar.get_filename() == "forum.ics"


def test_a_file_keeps_its_name_in_any_script(queued, worker, sink):
    queued("registration.confirmed")
    names = [part.get_filename() for part in sent_by(worker, sink).iter_attachments()]
    assert "badge-김하늘.pdf" in names


def test_no_line_is_too_long_for_an_old_server(queued, worker, sink):
    for language in ("en", "ru", "ko"):
        queued("registration.confirmed", language=language)
    worker.once()
    assert len(sink.letters) == 3
    assert all(len(line) <= 998 for letter in sink.letters for line in letter.as_bytes().splitlines())


def test_the_style_comes_with_the_letter(queued, worker, sink):
    queued("registration.received")
    html = sent_by(worker, sink).get_body(("html",)).get_content()
    assert "<link" not in html
    assert 'class="email-button" href="https://forum.example/my/7Q2M9K?a=1&amp;b=2" style="' in html
    assert "prefers-color-scheme: dark" in html


def test_a_hostile_name_adds_no_header_and_no_recipient(queued, worker, sink):
    queued("registration.received", full_name='"Kim", <all@example.org>\r\nBcc: all@example.org')
    letter = sent_by(worker, sink)
    assert letter["Bcc"] is None
    assert [parseaddr(letter["To"])[1]] == [address.addr_spec for address in letter["To"].addresses]
    assert parseaddr(letter["To"])[1] == "kim@example.com"


def test_a_name_with_quotes_arrives_as_it_is(queued, worker, sink):
    queued("registration.received", full_name='Kim "Boss" O\'Neil, Jr.')
    assert sent_by(worker, sink)["To"].addresses[0].display_name == 'Kim "Boss" O\'Neil, Jr.'


def test_a_long_name_in_its_own_script_arrives_whole(queued, worker, sink):
    name = "Ұзынөте Құдайбергенұлы " * 6
    queued("registration.received", full_name=name)
    # Python 3.11's own address parser leaves spaces between the pieces of a folded name; RFC 2047 does not.
    raw = dict(sent_by(worker, sink).raw_items())["To"]
    assert str(make_header(decode_header(raw))) == f"{name.strip()} <kim@example.com>"
