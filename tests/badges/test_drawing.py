"""Printed badges: everybody's name is there, whole and inert, and every code can be read."""

import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from time import perf_counter

import pypdfium2
import pytest

from forum.badges.drawing import Face, MissingGlyphs, pdf, ridge, sheet, svg
from tests.badges.sample_faces import AWKWARD, HOSTILE, NINE, a_face, codes_in, named, pages_of

MM = 300 / 25.4
faces = [a_face(number, **facts) for number, facts in enumerate(AWKWARD)]
nine = [a_face(number, **facts) for number, facts in enumerate(NINE)]
each_sheet = pytest.mark.parametrize("number", range(len(AWKWARD)))


@cache
def printed():
    return pages_of(pdf(faces))


def paper(picture, left, top, right, bottom):
    """Whether a part of the sheet, in millimetres, is blank."""
    part = picture.convert("L").crop(tuple(round(edge * MM) for edge in (left, top, right, bottom)))
    return part.getextrema()[0] > 250


def test_twenty_badges_decode_to_the_very_text_at_300_dots_an_inch():
    twenty = [a_face(100 + number, **NINE[number % 9]) for number in range(20)]
    assert [codes_in(picture) for picture, _ in pages_of(pdf(twenty))] == [[face.qr_text] for face in twenty]


def test_each_badge_has_its_one_page_however_long_its_words():
    assert len(printed()) == len(faces)


@each_sheet
def test_every_code_decodes(number):
    assert codes_in(printed()[number][0]) == [faces[number].qr_text]


@each_sheet
def test_no_word_leaves_the_sheet_or_enters_the_quiet_zone(number):
    picture, _ = printed()[number]
    left, right = sheet.MARGIN, sheet.MARGIN + sheet.QR_SIDE
    top, bottom = sheet.QR_TOP, sheet.QR_TOP + sheet.QR_SIDE
    quiet = 4 * sheet.QR_SIDE / 33
    assert paper(picture, 0, 9, 6, 123)
    assert paper(picture, 98, 9, 105, 123)
    assert paper(picture, left - quiet, top - quiet, right + quiet, top - 0.2)
    assert paper(picture, right + 0.2, top - quiet, right + quiet, bottom + quiet)
    assert paper(picture, left - quiet, bottom + 0.2, right + quiet, bottom + quiet)


def test_the_ridge_stops_below_the_quiet_zone():
    quiet = 4 * sheet.QR_SIDE / 33
    highest = ridge.height_over(sheet.MARGIN - quiet, sheet.MARGIN + sheet.QR_SIDE + quiet)
    assert sheet.QR_TOP + sheet.QR_SIDE + quiet < sheet.HEIGHT - sheet.BAND - highest


@pytest.mark.parametrize("number", range(len(NINE)))
def test_names_in_nine_languages_are_printed_as_text(number):
    _, words = printed()[number]
    for said in (faces[number].name_native, faces[number].organisation, faces[number].country):
        assert said is None or _pressed(said) in _pressed(words)


@pytest.mark.parametrize("facts", HOSTILE)
def test_markup_in_a_name_is_only_letters(facts):
    face = a_face(7, **facts)
    ((_, words),) = pages_of(pdf([face]))
    assert _pressed("".join(each for each in face.organisation if each.isprintable())) in _pressed(words)
    assert _pressed(face.country) in _pressed(words)


def test_direction_marks_do_not_turn_a_name_round():
    ((_, words),) = pages_of(pdf([a_face(1, **named("RIGHT\u202eTFEL\u202c"))]))
    assert "RIGHTTFEL" in words
    assert "\u202e" not in words


def test_han_characters_take_the_shape_of_their_language():
    drawn = {tag: svg(a_face(1, **named("X", "直骨", tag))) for tag in ("ja", "zh", "ko", "zh-Hant")}
    assert len(set(drawn.values())) == len(drawn)


def test_what_no_font_can_draw_is_refused_by_name():
    with pytest.raises(MissingGlyphs, match=r"U\+1F600.*KIM HANEUL") as refusal:
        pdf([a_face(organisation="Smile 😀 Ltd")])
    assert refusal.value.characters == "😀"


def test_a_badge_can_be_had_without_what_cannot_be_drawn():
    face = a_face(name_native="ሰላም", organisation="Smile 😀 Ltd").printable()
    assert (face.name_native, face.organisation, face.missing()) == (None, "Smile Ltd", "")
    assert a_face().printable() == a_face()


@pytest.mark.parametrize("wrong", [{"category_letter": "Z"}, {"name_latin": " \u200f"}])
def test_a_badge_without_a_name_or_with_a_strange_category_is_a_mistake(wrong):
    with pytest.raises(ValueError, match="badge"):
        a_face(**wrong)


def test_no_badges_are_no_document():
    with pytest.raises(ValueError, match="no badge"):
        pdf([])


def test_the_same_badges_give_the_same_bytes_in_any_thread():
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(pdf, [[face] for face in nine * 2]))
    assert drawn[:9] == drawn[9:]


@pytest.mark.parametrize("native", ["\u3164", "\u2800\u115f", "\u0301", "\u034f", "\ufe0f"])
def test_a_name_that_draws_nothing_stops_no_badge(native):
    assert pdf([a_face(name_native=native).printable()])
    assert pdf([a_face(name_latin=f"KIM {native}").printable()])


def test_a_badge_without_a_name_to_see_is_refused():
    with pytest.raises(ValueError, match="shows a name"):
        a_face(name_latin="\u3164\u2800")


def test_a_long_run_is_one_document_and_tells_how_far_it_is():
    heard = []
    run = [replace(faces[number % 9], name_latin=f"NAME {number}") for number in range(210)]
    assert len(pypdfium2.PdfDocument(pdf(run, progress=heard.append))) == 210
    assert heard == [100, 200, 210]


def test_a_badge_is_drawn_in_under_a_tenth_of_a_second_and_is_small():
    pdf(nine)
    times = []
    for number in range(5):
        began = perf_counter()
        document = pdf([a_face(500 + number)])
        times.append(perf_counter() - began)
    assert sorted(times)[2] < 0.1
    assert len(document) < 60_000


@pytest.mark.parametrize("face", [nine[1], nine[5], a_face(3, **HOSTILE[0])])
def test_the_svg_stands_alone_under_the_strictest_policy(face: Face):
    drawn = svg(face)
    tree = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    links = [value for element in tree.iter() for key, value in element.items() if key.endswith("href")]
    assert names <= {"svg", "title", "path", "g", "use", "defs", "symbol", "clipPath", "rect"}
    assert all(link.startswith("#") for link in links)
    assert not any("style" in element.attrib for element in tree.iter())
    assert (tree.findtext("{*}title") or "").startswith(face.name_latin)


def _pressed(words: str) -> str:
    """Without spaces and line ends: where a line breaks is the drawing's business."""
    return "".join(each for each in words if not each.isspace() and each not in "\u200b\u2011-\ufffe\x02")
