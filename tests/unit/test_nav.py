"""Navigation from its configuration."""

from guidance.models.base import Language
from guidance.models.ui import UiString
from guidance.nav import expand
from guidance.registers.ui import UiStrings

UI = UiStrings({"nav.help": UiString(en="Get help", lo="ຂໍຄວາມຊ່ວຍເຫຼືອ")})
NAV = ["index.md", {"help": ["help/index.md", "help/*"]}, {"Other": ["gone.md"]}, {"A": "a.md"}]
PATHS = ["index.md", "help/b.md", "help/index.md", "help/a.md", "a.md"]


def test_titles_are_translated_and_folders_filled_in_order():
    assert expand(NAV, PATHS, UI, Language.LO) == [
        "index.md",
        {"ຂໍຄວາມຊ່ວຍເຫຼືອ": ["help/index.md", "help/b.md", "help/a.md"]},
        {"A": "a.md"},
    ]


def test_pages_that_were_not_staged_are_left_out():
    assert expand(NAV, ["index.md"], UI, Language.EN) == ["index.md"]


def test_a_page_stands_only_under_the_deepest_folder_that_takes_it():
    nav = [{"X": ["a/*", {"Y": ["a/b/*"]}]}]
    assert expand(nav, ["a/1.md", "a/b/2.md"], UI, Language.EN) == [
        {"X": ["a/1.md", {"Y": ["a/b/2.md"]}]}
    ]
