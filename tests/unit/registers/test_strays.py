"""Files that nothing reads."""

import pytest

from guidance.registers import strays
from guidance.registers.ui import ENGINE_DATA


def told(root, name, text=""):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return [str(problem) for problem in strays.check(root / "data", root / "docs", root)]


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("data/contacts/x.yaml", "Give it a name that ends in .yml, or remove it."),
        ("data/contacts/x.yml.txt", "Give it a name that ends in .yml, or remove it."),
        ("data/term.yml", 'Did you mean "terms.yml"?'),
        ("docs/lo/help/x.md.txt", "Give it a name that ends in .md, or remove it."),
        ("docs/en/help/x.MD", "Give it a name that ends in .md, or remove it."),
        ("docs/en/help/x.docx", "Give it a name that ends in .md, or remove it."),
    ],
)
def test_what_nothing_reads_is_told(tmp_path, name, fix):
    assert told(tmp_path, name) == [f"{name}: Nothing reads this file. Fix: {fix}"]


def test_a_page_outside_both_languages_is_told(tmp_path):
    assert told(tmp_path, "docs/x.md", "---\ntitle: X\n---\n") == [
        "docs/x.md: Nothing reads this file. "
        "Fix: Put a page into docs/lo/ and its twin into docs/en/."
    ]


@pytest.mark.parametrize(
    "name",
    [
        "data/terms.yml",
        "data/contacts/provinces/x.yml",
        "data/ui/own.yml",
        "data/messages/x.txt",
        "data/search/x.tsv",
        "docs/lo/x.md",
        "docs/lo/x.png",
        "docs/handover.md",
    ],
)
def test_what_is_read_or_no_page_is_left_alone(tmp_path, name):
    assert told(tmp_path, name) == []


def test_every_file_of_this_site_is_known():
    root = ENGINE_DATA.parent
    assert list(strays.check(ENGINE_DATA, root / "docs", root)) == []
