"""A forum's key opens under the application's keys, and under nothing else."""

import pytest

from forum.sealing import SealBroken, is_current, new_key, open_text, place, seal_text, unwrap, wrap

OLD, NEW, STRANGER = b"o" * 32, b"n" * 32, b"s" * 32


def test_a_wrapped_key_opens_again():
    key = new_key()
    assert unwrap(wrap(key, with_keys=[NEW], about=b"edition 1"), with_keys=[NEW], about=b"edition 1") == key


def test_the_same_key_is_never_sealed_alike():
    assert wrap(b"k" * 32, with_keys=[NEW], about=b"") != wrap(b"k" * 32, with_keys=[NEW], about=b"")
    assert b"k" * 8 not in wrap(b"k" * 32, with_keys=[NEW], about=b"")


def test_a_rotated_application_key_still_opens_what_the_old_one_sealed():
    sealed = wrap(b"k" * 32, with_keys=[OLD], about=b"e")
    assert unwrap(sealed, with_keys=[NEW, OLD], about=b"e") == b"k" * 32
    assert not is_current(sealed, with_keys=[NEW, OLD])
    assert is_current(wrap(b"k" * 32, with_keys=[NEW, OLD], about=b"e"), with_keys=[NEW, OLD])


def test_a_key_moved_to_another_edition_does_not_open():
    sealed = wrap(b"k" * 32, with_keys=[NEW], about=b"edition 1")
    with pytest.raises(SealBroken, match="something else"):
        unwrap(sealed, with_keys=[NEW], about=b"edition 2")


def test_a_stranger_cannot_open_it():
    with pytest.raises(SealBroken, match="none of the application"):
        unwrap(wrap(b"k" * 32, with_keys=[NEW], about=b""), with_keys=[STRANGER], about=b"")


def test_every_changed_byte_is_noticed():
    sealed = wrap(b"k" * 32, with_keys=[NEW], about=b"")
    for at in range(len(sealed)):
        with pytest.raises(SealBroken):
            unwrap(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], with_keys=[NEW], about=b"")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" * 20, b"plain"])
def test_what_was_never_sealed_is_refused(sealed):
    with pytest.raises(SealBroken):
        unwrap(sealed, with_keys=[NEW], about=b"")


@pytest.mark.parametrize("keys", [[], [b"short"]])
def test_nothing_is_sealed_without_a_proper_key(keys):
    with pytest.raises(SealBroken):
        wrap(b"k" * 32, with_keys=keys, about=b"")


PASSPORT = place("visa", 7, "number")


def test_a_sealed_text_opens_at_its_place(app):
    sealed = seal_text("N 김하늘 001", about=PASSPORT)
    assert b"001" not in sealed
    assert open_text(sealed, about=PASSPORT) == "N 김하늘 001"


@pytest.mark.parametrize("elsewhere", [("visa", 8, "number"), ("visa", 7, "issuer"), ("answer", 7, "number")])
def test_a_text_copied_into_another_row_or_column_does_not_open(app, elsewhere):
    sealed = seal_text("N001", about=PASSPORT)
    with pytest.raises(SealBroken):
        open_text(sealed, about=place(*elsewhere))
