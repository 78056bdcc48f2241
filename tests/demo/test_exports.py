"""The files of the demonstration are strictly what their schemas ask for."""

import json

import pytest
from jsonschema import Draft6Validator, FormatChecker
from lxml import etree

from tests.agenda.schedules import SCHEMAS, beside


@pytest.fixture
def get(demo_app, edition):
    return lambda path: demo_app.test_client().get(f"/{edition.slug}/{path}").data


@beside
@pytest.mark.parametrize("language", ["en", "kk", "ru", "ko"])
def test_the_json_is_valid_in_every_language(get, language):
    schema = json.loads((SCHEMAS / "schedule.schema.json").read_text())
    written = json.loads(get(f"schedule.json?lang={language}"))
    assert list(Draft6Validator(schema, format_checker=FormatChecker()).iter_errors(written)) == []


@beside
@pytest.mark.parametrize("language", ["en", "kk", "ru", "ko"])
def test_the_xml_is_valid_in_every_language(get, language):
    xsd = etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd"))
    xsd.assertValid(etree.fromstring(get(f"schedule.xml?lang={language}")))
