import pytest

from forum.files import documents, pictures
from forum.files.documents import NotTaken
from tests.files.pictures import a_picture

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def test_a_pdf_stays_as_it_is():
    kept = documents.taken("Lebenslauf Kim.PDF", PDF)
    assert (kept.name, kept.media_type, kept.data) == ("Lebenslauf Kim.pdf", "application/pdf", PDF)


def test_a_picture_is_written_anew_whatever_it_is_called():
    kept = documents.taken("scan.pdf", a_picture(kind="PNG"))
    assert (kept.name, kept.media_type) == ("scan.jpg", pictures.JPEG)
    assert kept.data.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MZ\x90\x00", "file_kind_unknown"),
        (b"<svg onload='x()'/>", "file_kind_unknown"),
        (b"%PDF-1.7 and no end", "file_broken"),
        (b"%PDF-1.7\n/OpenAction<</S/JavaScript/JS(app.alert(1))>>\n%%EOF", "file_acts"),
        (b"%PDF-1.7\n/Launch /F(cmd.exe)\n%%EOF", "file_acts"),
        (PDF + b"PK\x05\x06" + bytes(18), "file_acts"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "file_broken"),
        (PDF + bytes(documents.MOST_BYTES), "file_too_heavy"),
    ],
)
def test_anything_else_is_refused(data, code):
    with pytest.raises(NotTaken) as refused:
        documents.taken("cv.pdf", data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\cv.pdf", "cv.pdf"),
        ("a\u202efdp.exe\n.pdf", "afdp.exe.pdf"),
        ("", "file.pdf"),
        ("이력서.pdf", "이력서.pdf"),
        ("x" * 300, "x" * 96 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere(said, kept):
    assert documents.taken(said, PDF).name == kept
