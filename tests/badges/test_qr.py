"""The QR of a badge code, as vectors and as the letter's small picture."""

import xml.etree.ElementTree as ET
from io import BytesIO

import pytest
from PIL import Image

from forum.badges.drawing import qr
from tests.badges.sample_faces import a_face, codes_in

HOST_OF_24 = "https://forum.almaty.example.org/B/".upper() + "0" * 32


@pytest.mark.parametrize("number", range(20))
def test_the_picture_decodes_to_the_very_text(number):
    text = a_face(number).qr_text
    assert codes_in(Image.open(BytesIO(qr.png(text)))) == [text]


def test_a_host_of_24_characters_stays_in_version_4():
    assert len("forum.almaty.example.org") == 24
    assert len(qr.matrix(HOST_OF_24)) == 33


def test_the_picture_is_small_and_has_four_quiet_modules():
    picture = Image.open(BytesIO(qr.png(HOST_OF_24, module=5)))
    assert picture.size == (41 * 5, 41 * 5)
    assert picture.convert("L").point(lambda value: 255 - value).getbbox() == (20, 20, 185, 185)
    assert len(qr.png(HOST_OF_24)) < 2_000


def test_the_path_draws_each_dark_module_once():
    modules = ((True, True, False), (False, False, True), (True, False, True))
    assert qr.path(modules) == "M0 0h2v1h-2zM2 1h1v1h-1zM0 2h1v1h-1zM2 2h1v1h-1z"


def test_the_svg_is_labelled_and_hostile_labels_are_letters():
    tree = ET.fromstring(qr.svg(HOST_OF_24, 'Code of <b>"A" & B'))  # noqa: S314 - our own drawing
    assert tree.findtext("{*}title") == 'Code of <b>"A" & B'


def test_lower_case_is_refused_since_it_would_need_a_larger_code():
    with pytest.raises(ValueError, match="can not be represented"):
        qr.matrix("https://forum.example/B/")
