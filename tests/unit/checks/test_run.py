"""All checks together, on a small site of its own."""

import pytest

from guidance import catalogue, checks
from guidance.edition import Edition
from guidance.pages import stage
from guidance.problems import Problems


@pytest.fixture
def site(tmp_path):
    """Write a site and check it; its data folder may be empty."""

    def site(**files):
        (tmp_path / "data").mkdir(exist_ok=True)
        for name, text in files.items():
            language, _, rest = name.partition("_")
            path = tmp_path / "docs" / language / f"{rest or 'index'}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        loading, problems = Problems(), Problems()
        loaded = catalogue.load(tmp_path / "data", tmp_path / "docs", tmp_path, Edition(), loading)
        checks.run(loaded, problems, tmp_path / "data", tmp_path)
        assert not loading.errors
        return [str(p) for p in sorted(problems)]

    return site


def test_a_site_with_nothing_but_two_pages_is_clean_but_for_notices(site):
    assert all(" notice: " in line for line in site(lo="# ກ\n\nນ້ຳ\n", en="# A\n\nWater\n"))


def test_each_check_is_run(site):
    found = site(
        lo="# ກ\n\n- ນໍ້າ\n- ຂ\n\n+856 20 555 1234\n",
        en="# A\n\n- Water\n\n+856 20 555 1234\n",
        lo_alone="# ກ\n\nກ\n",
    )
    text = "\n".join(found)
    for expected in (
        "docs/lo/index.md:3:1: Found a list of 2 items, expected a list of 1 item",
        "docs/lo/index.md:3:4: Here stands ໍ and າ for ຳ",
        "docs/en/index.md:5:1: A telephone number is typed",
        "docs/lo/alone.md: notice: The page has no English version",
        "this one first: 1. A change of one language goes unseen there.",
    ):
        assert expected in text


def test_a_wrong_interface_string_is_told_with_file_and_line(site, tmp_path):
    (tmp_path / "data" / "ui").mkdir(parents=True)
    strings = "# strings\na.b: {en: A, lo: ກາ ໆກ}\n"
    (tmp_path / "data" / "ui" / "own.yml").write_text(strings, "utf-8")
    found = [line for line in site(lo="# ກ\n\nກ\n", en="# A\n\nB\n") if " notice: " not in line]
    assert found == [
        'data/ui/own.yml:2: a.b: Here is no space after ໆ: "ໆ". Fix: Write "ໆ "; '
        "`guidance fix` does it for you."
    ]


def test_what_is_whole_is_checked_though_other_data_is_not(tmp_path):
    files = {
        "data/terms.yml": "terms:\n  - id: a\n    group: cores\n    en: A\n    lo: ກ\n",
        "data/bodies.yml": "bodies: []\n",
        "data/approvals.yml": "approvals:\n"
        "  - {path: a.md, approved_by: nobody, approved_on: 2026-01-01}\n",
        "data/term.yml": "terms: []\n",
        "docs/lo/index.md": "# ກ\n\n- ກ\n- ຂ\n",
        "docs/en/index.md": "# A\n\n- A <b>\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    problems = Problems()
    folder = tmp_path / "out"
    _, staged = stage.prepare(
        tmp_path / "data", tmp_path / "docs", tmp_path, folder, Edition(), problems
    )
    assert staged is None
    told = [f"{p.file}:{p.line}" for p in problems.errors]
    assert told == [
        "data/approvals.yml:2",
        "data/term.yml:0",
        "data/terms.yml:2",
        "data/terms.yml:3",
        "docs/en/index.md:3",
        "docs/lo/index.md:3",
    ]
