"""A badge code is read in every form people and scanners give it, and nothing else is."""

import random
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.badges import codes
from forum.badges.codes import ALPHABET, Kind, Reason

FORUM, OTHER = uuid.UUID(int=7).bytes, uuid.UUID(int=8).bytes
KEY = bytes(range(32))
ISSUED = datetime(2025, 9, 1, 9, 30, tzinfo=UTC)

kinds = st.sampled_from(Kind)
uids = st.binary(min_size=16, max_size=16)
serials = st.integers(0, 2**32 - 1)


def a_token(kind=Kind.BADGE, badge_uid=b"b" * 16, serial=1, key=KEY, edition_uid=FORUM, issued_at=ISSUED):
    return codes.mint(
        key=key, edition_uid=edition_uid, kind=kind, badge_uid=badge_uid, serial=serial, issued_at=issued_at
    )


def heard(typed):
    return codes.read(typed, edition_uid=FORUM)


def test_the_layout_is_the_published_one():
    # The expected bytes were computed with openssl, not with this code.
    token = a_token(kind=Kind.PICK_UP, issued_at=codes.EPOCH + timedelta(minutes=0x010203))
    assert token[:4] == bytes([0x12, 1, 2, 3])
    assert token.hex() == "120102034a6f08bad6d4330c75fa46873031263a"


def test_the_text_is_32_characters_of_the_alphabet_in_an_upper_case_address():
    assert len(codes.text(a_token())) == 32
    assert set(codes.text(a_token())) <= set(ALPHABET)
    assert codes.url(a_token(), "forum.example") == "HTTPS://FORUM.EXAMPLE/B/" + codes.text(a_token())


@given(kinds, uids, serials)
def test_whatever_is_minted_is_read_back(kind, uid, serial):
    token = a_token(kind, uid, serial)
    reading = heard(codes.url(token, "forum.example"))
    assert (reading.token, reading.kind, reading.reason) == (token, kind, None)
    assert reading.h == codes.fingerprint(token)


@pytest.mark.parametrize(
    "form",
    [
        "https://forum.example/B/{}",
        "http://127.0.0.1:8000/b/{}",
        "HTTPS://[::1]:8000/B/{}/",
        "forum.example/b/{}?lang=ru",
        "/B/{}",
        "B/{}",
        "  {}\n",
    ],
)
def test_an_address_is_read_with_or_without_its_front(form):
    token = a_token()
    assert heard(form.format(codes.text(token))).token == token
    assert heard(form.format(codes.text(token).lower())).token == token


def test_a_typed_code_may_have_gaps_confusions_and_full_width_characters():
    token = a_token()
    code = codes.text(token)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    slips = code.replace("0", "o").replace("1", "l")
    for typed in [
        codes.grouped(code),
        codes.grouped(code).replace(" ", "\u2011"),
        wide,
        slips,
        slips.replace("l", "I"),
    ]:
        assert heard(typed).token == token


@given(uids, serials, st.integers(0, 31), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_makes_another_valid_code(uid, serial, at, letter):
    token = a_token(badge_uid=uid, serial=serial)
    code = codes.text(token)
    changed = code[:at] + letter + code[at + 1 :]
    reading = heard(changed)
    assert reading.token is None or changed == code or reading.h != codes.fingerprint(token)


def test_of_ten_thousand_changed_and_foreign_codes_none_is_a_badge_that_was_issued():
    dice = random.Random(1)
    issued = [a_token(badge_uid=dice.randbytes(16)) for _ in range(200)]
    known = {codes.fingerprint(token) for token in issued}
    readings = [heard(_damaged(dice, dice.choice(issued))) for _ in range(5_000)]
    readings += [
        heard(codes.text(a_token(badge_uid=dice.randbytes(16), edition_uid=OTHER))) for _ in range(5_000)
    ]
    assert sum(reading.h in known for reading in readings) == 0
    # Sixteen check bits let about one in 65,536 through to the list, which does not have it.
    assert sum(reading.token is not None for reading in readings) <= 3


def _damaged(dice, token):
    code = list(codes.text(token))
    for at in dice.sample(range(32), dice.randint(1, 4)):
        code[at] = dice.choice(ALPHABET.replace(code[at], ""))
    return "".join(code)


def test_another_forums_badge_is_not_ours():
    assert heard(codes.text(a_token(edition_uid=OTHER))).reason is Reason.NOT_OURS
    assert codes.token_in(codes.text(a_token(edition_uid=OTHER))) is not None


@given(st.text(max_size=500))
def test_any_other_text_is_not_a_badge_and_raises_nothing(typed):
    assert heard(typed).token is None
    assert heard("HTTPS://FORUM.EXAMPLE/B/" + typed).token is None


@pytest.mark.parametrize(
    "typed",
    ["", "B/", "U" * 32, "0" * 31, "0" * 32, "A" * 33, "İ" * 32, "0\x00" * 16, "http://x/C/" + "0" * 32],
)
def test_what_looks_nearly_like_a_code_is_not_a_badge(typed):
    assert heard(typed).reason is Reason.NOT_A_BADGE


def test_a_new_serial_another_kind_and_another_key_are_other_codes():
    ours = [a_token(), a_token(serial=2), a_token(kind=Kind.PICK_UP), a_token(key=b"k" * 32)]
    assert len({token[4:18] for token in ours}) == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": b"short"},
        {"badge_uid": b"x"},
        {"serial": -1},
        {"edition_uid": b""},
        {"issued_at": datetime(2025, 9, 1)},
    ],
)
def test_a_code_is_not_minted_from_half_the_facts(wrong):
    with pytest.raises((ValueError, OverflowError)):
        a_token(**wrong)
