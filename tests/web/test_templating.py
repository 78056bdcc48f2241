"""Our templates write what Jinja's own would."""

import pytest
from flask.templating import Environment
from flask_babel import lazy_gettext
from markupsafe import Markup, escape

from forum.web.templating import Templates, placed

VALUES = [
    *("plain", "<b>", "a & b", "\"quoted\" and 'so'", "Нұрсұлт <3", "", 7, 2.5, None, True),
    Markup("<b>ours</b>"),
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_placed_as_it_would_be_escaped(value):
    assert placed(value) == escape(value)


def test_a_sentence_that_waits_for_its_language_is_placed_as_before(app):
    sentence = lazy_gettext("Skip to content")
    with app.test_request_context("/"):
        assert placed(sentence) == escape(sentence)


@pytest.mark.parametrize(
    "template", ["{{ v }}", "{% set w %}{{ v }}{% endset %}{{ w }}", "{{ [v, v]|join(v) }}"]
)
@pytest.mark.parametrize("name", ["page.html", "letter.txt"])
def test_a_template_writes_what_it_wrote_before(app, template, name):
    ours, before = (kind(app, autoescape=name.endswith("html")) for kind in (Templates, Environment))
    for value in VALUES:
        assert ours.from_string(template).render(v=value) == before.from_string(template).render(v=value)
