"""Material's own words in Lao: every key, in Lao letters, in the spelling of today."""

from __future__ import annotations

import html
import re
from pathlib import Path

import material
import pytest
from jinja2 import Environment, FileSystemLoader
from pydantic import TypeAdapter

from guidance.models.base import LaoText

OURS = Path(__file__).parents[2] / "overrides"
THEIRS = Path(next(iter(material.__path__))) / "templates"
TECHNICAL = {
    "language",
    "direction",
    "search.config.lang",
    "search.config.pipeline",
    "search.config.separator",
}


def keys(folder: Path, language: str) -> set[str]:
    text = (folder / "partials" / "languages" / f"{language}.html").read_text(encoding="utf-8")
    return set(re.findall(r'^  "([a-z.]+)":', text, re.MULTILINE))


def word(language: str, key: str) -> str:
    environment = Environment(loader=FileSystemLoader([OURS, THEIRS]), autoescape=True)
    module = environment.get_template(f"partials/languages/{language}.html").module
    return html.unescape(str(module.t(key))).strip()


def test_every_key_of_the_english_interface_is_there_and_no_other():
    assert keys(OURS, "lo") == keys(THEIRS, "en")


def test_the_language_is_lao():
    assert word("lo", "language") == "lo"


@pytest.mark.parametrize("key", sorted(keys(THEIRS, "en") - TECHNICAL))
def test_a_word_is_lao_in_modern_spelling_with_the_same_place_for_a_number(key: str):
    lao = word("lo", key)
    assert TypeAdapter(LaoText).validate_python(lao) == lao
    assert lao.count("#") == word("en", key).count("#")
