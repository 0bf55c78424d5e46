"""What the search is told of pages beside their text."""

from pathlib import Path

from guidance.models.base import Language
from guidance.models.page import PageMeta
from guidance.pages import indexing
from guidance.pages.staged import Stage, StagedPage


def page(language: Language, title: str, *typed: str) -> StagedPage:
    meta = PageMeta(title=title, description="x", typed=typed)
    return StagedPage(language, "a.md", meta, False, language, "", "a.md")


def test_a_page_is_found_by_what_people_type_and_by_its_title_in_the_other_language():
    pages = {
        (Language.LO, "a.md"): page(Language.LO, "ທີ່ພັກ", "ບ່ອນນອນ"),
        (Language.EN, "a.md"): page(Language.EN, "Shelter", "safe house"),
        (Language.EN, "alone.md"): page(Language.EN, "Alone"),
    }
    found = indexing.page_names(Stage(Path(), pages, {}), pages)
    assert [(word.location, word.words) for word in found] == [
        ("a.html", ("ບ່ອນນອນ", "Shelter")),
        ("en/a.html", ("safe house", "ທີ່ພັກ")),
        ("en/alone.html", ()),
    ]
