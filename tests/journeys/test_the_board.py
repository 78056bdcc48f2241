"""The agenda's board in a browser: by mouse, by keyboard, by finger, and two editors at once."""

import re
from itertools import cycle, islice

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import DESK, PHONE

BOARD = "/desk/ai-4room-2025/agenda/board?day=2025-09-13"
MOVES = 30


@pytest.fixture
def board(organiser):
    """`board()`: the board of the forum's second day, in a window of one's own."""

    def opened(size=DESK, **options):
        bruno = organiser(**options)
        bruno.page.set_viewport_size(size)
        bruno.page.goto(BOARD)
        windows[bruno.page] = bruno
        return bruno.page

    windows = {}
    opened.windows = windows

    return opened


def standing(page):
    """Where every session is: by its reference, when and where the pickers say."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".spot")].map((row) => {
            const { time, minutes, room } = row.querySelector(".spot-form")?.elements ?? {};
            return [row.dataset.ref, [time?.value, minutes?.value, room?.value].join(" ")];
        }))"""
    )


def block(page, ref):
    return page.locator(f'.block[data-ref="{ref}"]')


def saved(page):
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Saved \d"))


def drag(page, ref, right, down):
    box = block(page, ref).bounding_box()
    x, y = box["x"] + 20, box["y"] + 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=3)
    page.mouse.up()


def undo_all(page):
    button = page.locator("[data-undo]")
    while button.is_enabled():
        button.click()
    saved(page)


def again(page):
    page.reload()
    return page


def test_thirty_moves_by_mouse_and_thirty_by_keyboard_are_saved_and_undone(board):
    page = board()
    before = standing(page)
    thirty_by_mouse(page, list(before))
    assert all(standing(page)[ref] != before[ref] for ref in before)
    undo_all(page)
    thirty_by_keyboard(page, list(before))
    assert standing(page) != before
    undo_all(page)
    assert standing(again(page)) == before


def thirty_by_mouse(page, refs):
    for number, ref in enumerate(islice(cycle(refs), MOVES)):
        block(page, ref).scroll_into_view_if_needed()
        drag(page, ref, right=(-1) ** number * 40, down=45)
    saved(page)


def thirty_by_keyboard(page, refs):
    keys = ["ArrowDown", "Shift+ArrowDown", "Alt+ArrowUp", "ArrowRight", "Shift+ArrowUp", "ArrowLeft"]
    for ref, key in islice(zip(cycle(refs), cycle(keys), strict=False), MOVES):
        block(page, ref).locator("a").focus()
        page.keyboard.press(key)
    saved(page)


def test_two_editors_a_phone_and_a_question_by_key(board):
    first, second = board(), board(PHONE, has_touch=True)
    ref = next(iter(standing(first)))
    ask_by_key(first, ref, "07:30")
    row = second.locator(f'.spot[data-ref="{ref}"]')
    row.get_by_label("Begins").fill("07:45")
    row.get_by_role("button", name="Move").tap()
    expect(second.locator("[data-said]")).to_contain_text("Bruno Organiser changed this session")
    assert standing(second)[ref] == standing(first)[ref]
    (refusal,) = board.windows[second].complaints
    assert "409 (Conflict)" in refusal  # that is how the browser notes what was just said
    board.windows[second].complaints.clear()
    second.get_by_role("button", name="Move it all the same").tap()
    saved(second)
    assert standing(again(first))[ref] == standing(second)[ref]
    assert standing(first)[ref].startswith("07:45")


def ask_by_key(page, ref, time):
    block(page, ref).locator("a").focus()
    page.keyboard.press("m")
    page.get_by_role("dialog").get_by_label("Begins").fill(time)
    page.keyboard.press("Enter")
    saved(page)
    expect(block(page, ref)).to_contain_text(f"{time}–")
    expect(block(page, ref).locator("a")).to_be_focused()
