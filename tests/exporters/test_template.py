import re

import pytest
from jinja2 import UndefinedError

from ldn_desk.domain.resources import resource
from ldn_desk.exporters.template import filled


def test_a_value_that_is_missing_is_no_blank() -> None:
    with pytest.raises(UndefinedError):
        filled("page.html", title="Naps")


def test_what_is_put_into_a_page_is_text() -> None:
    page = filled("page.html", title='</title><script>"', about=["<b onclick='x'>"]).decode()
    assert "<title>&lt;/title&gt;&lt;script&gt;&#34;</title>" in page
    assert '<p dir="auto">&lt;b onclick=&#39;x&#39;&gt;</p>' in page


@pytest.mark.parametrize("template", sorted(path.name for path in resource("templates").iterdir()))
def test_templates_hold_no_words_which_are_translated_elsewhere(template: str) -> None:
    text = resource("templates", template).read_text(encoding="utf-8")
    # Expressions first: an attribute's value may be one that holds a bracket.
    for made in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<[^<>]*>"):
        text = re.sub(made, "", text, flags=re.DOTALL)
    assert not re.search(r"\w", text)
