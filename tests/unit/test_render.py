"""Text from data is inert in Markdown."""

import markdown
import pytest
from jinja2 import UndefinedError

from guidance.models.base import Language
from guidance.registers.ui import UiStrings
from guidance.render import Renderer, escape, href

HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](y)",
    "*a* _b_ `c` ~~d~~",
    "# heading",
    "1. item",
    "- item",
    "+ item",
    "a | b",
    "{: .x onclick=y }",
    "::: hotlines",
    "[[law:x]]",
    "a\n\n# b",
    "&lt;b&gt; &amp;",
    "http://x.y/_z_",
    "> quote",
    "!!! note",
    "~~~",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_reads_as_it_was_written(text):
    out = markdown.markdown(
        escape(text), extensions=["attr_list", "tables", "admonition", "def_list"]
    )
    from lxml import html

    tree = html.fromstring(out)
    assert tree.tag == "p" and len(tree) == 0
    assert " ".join(tree.text_content().split()) == " ".join(text.split())


def test_href_keeps_an_address_inside_its_brackets():
    assert href('https://x.y/a b)"(c') == "https://x.y/a%20b%29%22%28c"


def test_an_undefined_name_in_a_template_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "t.j2").write_text("{{ view.missing }}")
    monkeypatch.setattr("guidance.render.ENGINE_OVERRIDES", tmp_path)
    with pytest.raises(UndefinedError):
        Renderer(UiStrings(), Language.LO).render("t.j2", object())
