"""Every sentence, in every language we ship: none missing, none doubtful, no placeholder lost."""

import re
import subprocess
import sys

import polib
import pytest

from config import LANGUAGES
from tools.catalogues import extraction
from tools.places import CATALOGUES, ROOT

TRANSLATED = [language for language in LANGUAGES if language != "en"]
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}|\[\[\w+\]\]")


@pytest.fixture(scope="session")
def sentences(tmp_path_factory):
    """What the sources say today: msgid → its plural or ""."""
    file = tmp_path_factory.mktemp("words") / "messages.pot"
    subprocess.run([sys.executable, *extraction(file)], cwd=ROOT, check=True, capture_output=True)
    return {entry.msgid: entry.msgid_plural for entry in polib.pofile(str(file))}


@pytest.fixture(params=TRANSLATED)
def catalogue(request):
    return polib.pofile(str(CATALOGUES / request.param / "LC_MESSAGES" / "messages.po"))


def forms(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def plurals(catalogue):
    return int(re.search(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[1])


def test_the_sources_hold_sentences(sentences):
    assert len(sentences) > 300


def test_no_sentence_is_missing(catalogue, sentences):
    known = {entry.msgid: entry.msgid_plural for entry in catalogue if not entry.obsolete}
    assert {msgid for msgid, plural in sentences.items() if known.get(msgid) != plural} == set()


def test_every_sentence_is_translated_in_every_form(catalogue):
    current = [entry for entry in catalogue if not entry.obsolete]
    assert [e.msgid for e in current if not all(forms(e)) or "fuzzy" in e.flags] == []
    assert [e.msgid for e in current if e.msgid_plural and len(forms(e)) != plurals(catalogue)] == []


def test_placeholders_are_the_same(catalogue):
    wrong = []
    for entry in catalogue:
        wanted = set(PLACES.findall(entry.msgid_plural or entry.msgid))
        # "One place left" may leave the number out, where the language has a form for one only.
        allowed = [wanted, wanted - {"%(num)d"}] if entry.msgid_plural else [wanted]
        wrong += [
            entry.msgid
            for form in forms(entry)
            if not entry.obsolete and set(PLACES.findall(form)) not in allowed
        ]
    assert wrong == []


def test_names_that_must_not_break_do_not(catalogue):
    assert [e.msgid for e in catalogue if any(re.search(r"K-Park|AI-4room", form) for form in forms(e))] == []


def test_every_language_shipped_has_its_catalogue():
    assert {path.parent.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES/messages.po")} == set(
        TRANSLATED
    )
