"""Which sections are behind their other language."""

import re
from datetime import date

import pytest

from guidance.checks import drift, notice
from guidance.checks.commands import accept_drift, show_drift
from guidance.checks.drift import State
from guidance.problems import Problems
from guidance.registers import ui

EN = "Intro.\n\n## Safe {#safe}\n\nDo not call 3 people.\n\n## Next {#next}\n\nGo.\n"
LO = "ນຳ.\n\n## ປອດໄພ {#safe}\n\nຢ່າໂທຫາ 3 ຄົນ.\n\n## ຕໍ່ໄປ {#next}\n\nໄປ.\n"
DAY = date(2026, 11, 23)
SAFETY = "safety_critical: true\n"


@pytest.fixture
def project(read, tmp_path):
    """A page in both languages, recorded as in step."""

    class Project:
        root = tmp_path

        def write(self, name, body, more=""):
            return read(more, **{name: body})

        def path(self, language):
            return tmp_path / "docs" / language / "x.md"

        def edit(self, language, old, new):
            path = self.path(language)
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new), "utf-8")

        def problems(self):
            found = Problems()
            drift.check(read(), found)
            return [str(p) for p in sorted(found)]

        def states(self):
            return [(d.page.file, d.section, d.state) for d in drift.all_drift(read())]

    project = Project()
    read(SAFETY, lo=LO, en=EN)
    assert accept_drift(tmp_path, ["docs/lo/x.md"], DAY) == 0
    return project


def test_a_page_in_step_is_clean_and_says_so(project, capsys):
    assert project.problems() == []
    assert show_drift(project.root) == 0
    assert capsys.readouterr().out.endswith("0 problems, 0 notices.\n")


def test_the_record_is_one_line_of_the_front_matter(project):
    lines = project.path("lo").read_text("utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith("translated_from")]
    assert re.fullmatch(
        r'translated_from: "2026-11-23( (intro|safe|next):[0-9a-f]{6}/[0-9a-f]{6}){3}"', line
    )
    assert "translated_from" not in project.path("en").read_text("utf-8")
    assert lines.index(line) < lines.index("---", 1)


def test_a_changed_source_makes_the_section_stale(project):
    project.edit("en", "Do not call 3", "Do call 3")
    assert project.problems() == [
        "docs/lo/x.md:10: safe: The section changed in docs/en/x.md after 2026-11-23, when both "
        "were in step. Fix: Bring this section up to date, then run "
        "`guidance drift --accept docs/lo/x.md`."
    ]
    assert show_drift(project.root) == 1


def test_a_changed_translation_makes_the_source_stale(project):
    project.edit("lo", "3 ຄົນ", "4 ຄົນ")
    assert project.problems() == [
        "docs/en/x.md:9: safe: The section changed in docs/lo/x.md after 2026-11-23, when both "
        "were in step. Fix: Bring this section up to date, then run "
        "`guidance drift --accept docs/en/x.md`."
    ]


def test_elsewhere_a_stale_section_is_a_notice(project, read):
    read(lo=LO, en=EN)
    accept_drift(project.root, ["docs/lo/x.md"], DAY)
    project.edit("en", "Go.", "Stay.")
    assert project.problems() == [
        "docs/lo/x.md:13: notice: next: The section changed in docs/en/x.md after 2026-11-23, "
        "when both were in step. Fix: Bring this section up to date, then run "
        "`guidance drift --accept docs/lo/x.md`."
    ]
    assert show_drift(project.root) == 0


def test_the_title_belongs_to_the_first_section(project):
    project.edit("en", "title: A", "title: B")
    assert project.states() == [("docs/lo/x.md", "intro", State.STALE)]


def test_a_new_section_is_missing_in_the_other_language(project):
    project.edit("en", "Go.\n", "Go.\n\n## More {#more}\n\nx\n")
    assert project.states() == [("docs/lo/x.md", "more", State.MISSING)]
    project.edit("lo", "ໄປ.\n", "ໄປ.\n\n## ອື່ນ {#other}\n\nກ\n")
    assert ("docs/en/x.md", "other", State.MISSING) in project.states()
    assert (
        "docs/lo/x.md:7: notice: more: The section exists in docs/en/x.md only. Fix: Write the "
        "section here, then run `guidance drift --accept docs/lo/x.md`." in project.problems()
    )


def test_a_removed_section_leaves_an_orphan(project):
    project.edit("en", "## Next {#next}\n\nGo.\n", "")
    assert project.problems() == [
        "docs/lo/x.md:14: notice: next: docs/en/x.md no longer has this section. Fix: Remove the "
        "section here, or put it back there, then run `guidance drift --accept docs/lo/x.md`."
    ]
    project.edit("lo", "## ຕໍ່ໄປ {#next}\n\nໄປ.\n", "")
    assert project.states() == []


def test_accepting_brings_the_page_into_step_again(project):
    project.edit("en", "3 people", "4 people")
    project.edit("lo", "3 ຄົນ", "4 ຄົນ")
    assert project.states() == [("docs/lo/x.md", "safe", State.STALE)]
    accept_drift(project.root, ["docs/lo"], DAY)
    assert project.states() == []


def test_accepting_the_other_language_turns_the_direction(project):
    project.edit("lo", "ໄປ.", "ຢູ່.")
    project.edit("en", "Go.", "Stay.")
    accept_drift(project.root, ["docs/en/x.md"], DAY)
    assert "translated_from" in project.path("en").read_text("utf-8")
    assert "translated_from" not in project.path("lo").read_text("utf-8")
    assert project.states() == []


def test_accepting_changes_nothing_else(project):
    before = {language: project.path(language).read_bytes() for language in ("lo", "en")}
    accept_drift(project.root, ["docs/lo/x.md"], DAY)
    assert {language: project.path(language).read_bytes() for language in before} == before
    windows = before["lo"].replace(b"\n", b"\r\n")
    project.path("lo").write_bytes(b"\xef\xbb\xbf" + windows)
    accept_drift(project.root, ["docs/lo/x.md"], DAY)
    assert project.path("lo").read_bytes() == b"\xef\xbb\xbf" + windows


def test_accepting_replaces_a_folded_record(project):
    text = project.path("lo").read_text("utf-8")
    folded = text.replace('translated_from: "', "translated_from: >-\n  ").replace(
        '"\n---', "\n---"
    )
    assert folded != text
    project.path("lo").write_text(folded, "utf-8")
    assert project.states() == []
    project.edit("en", "Go.", "Stay.")
    accept_drift(project.root, ["docs/lo/x.md"], DAY)
    assert project.states() == []
    assert len(project.path("lo").read_text("utf-8").splitlines()) == len(text.splitlines())


def test_the_notice_on_the_page_names_day_and_sections(project, read):
    strings = ui.load(project.root / "data", project.root, Problems())
    project.edit("en", "Go.", "Stay.")
    project.edit("en", "Intro.", "Other.")
    lo, en = read()
    drifts = drift.all_drift((lo, en))
    assert notice.stale_notice(lo, drifts, strings) == (
        '!!! warning "ບາງພາກໃນໜ້ານີ້ ອາດຍັງບໍ່ທັນໄດ້ປັບປຸງ"\n\n'
        "    ພາກລຸ່ມນີ້ ສະບັບພາສາອັງກິດໄດ້ປ່ຽນແປງຫຼັງວັນທີ 23 ພະຈິກ 2026 "
        "ແຕ່ສະບັບພາສາລາວຍັງບໍ່ທັນໄດ້ປັບປຸງຕາມ:\n\n"
        "    - ຕອນຕົ້ນຂອງໜ້າ\n"
        "    - [ຕໍ່ໄປ](#next)\n\n"
    )
    assert notice.stale_notice(en, drifts, strings) == ""


def test_a_day_later_the_record_of_pages_in_step_stays(project):
    before = project.path("lo").read_bytes()
    accept_drift(project.root, ["docs/lo/x.md"], date(2026, 11, 24))
    assert project.path("lo").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Do not call 3 people.", "Do not  call **3** people"),
        ("Do not call 3 people.", "Do not call [3 people](../other.md)."),
        ("Do not call 3 people.", "DO NOT call:\n3 people{ .mark-law }"),
        ("Do not call 3 people.", "- Do not call 3 people;"),
    ],
)
def test_what_only_looks_different_does_not_count(project, old, new):
    project.edit("en", old, new)
    assert project.states() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Do not call 3 people.", "Do call 3 people."),
        ("Do not call 3 people.", "Do not call 5 people."),
        ("Do not call 3 people.", "Do not call 3 persons."),
        ("Do not call 3 people.", "Do not call 3 people. [[law:a#2]]"),
        ("Do not call 3 people.", "Do not call 3 people.\n\n::: hotlines"),
    ],
)
def test_what_says_something_else_counts(project, old, new):
    project.edit("en", old, new)
    assert project.states() == [("docs/lo/x.md", "safe", State.STALE)]


NORMAL = [
    ("a – b", "a - b"),
    ("“quoted”", '"quoted"'),
    ("don’t co-operate", "don't cooperate"),
    ("1,200 kip", "1200 kip"),
    ("22–23 May", "22-23 May"),
    ("ນໍ້າ ດື່ມ", "ນ້ຳດື່ມ"),
    ("ສັ້ນໆ", "ສັ້ນ ໆ"),
    ("໑໘ ປີ", "18 ປີ"),
    ("[[law:a|text]] b", "[[law:a| text ]] **b**"),
]
DIFFERENT = [
    ("2.5", "25"),
    ("2 5", "25"),
    ("2-5", "25"),
    ("50%", "50"),
    ("ບໍ່ໄປ", "ໄປ"),
    ("ກ່າ", "ກ້າ"),
    ("[[law:a#2]]", "[[law:a#3]]"),
    ("cannot", "can"),
    ("0.5", "5"),
]


@pytest.mark.parametrize("pair", NORMAL)
def test_cosmetic_differences(pair):
    assert drift.normalise(pair[0]) == drift.normalise(pair[1])


@pytest.mark.parametrize("pair", DIFFERENT)
def test_differences_of_meaning(pair):
    assert drift.normalise(pair[0]) != drift.normalise(pair[1])


def test_pages_without_a_record_are_counted_in_one_notice(read):
    pages = read(lo=LO, en=EN, lo_y=LO, en_y=EN)
    problems = Problems()
    drift.check(pages, problems)
    assert list(map(str, problems)) == [
        "docs/lo/x.md: notice: translated_from: Pages without a record of what their translation "
        "was made from, this one first: 2. A change of one language goes unseen there. Fix: When "
        "both languages of a page agree, run `guidance drift --accept <page>`."
    ]


def test_a_page_in_one_language_is_told(read):
    problems = Problems()
    drift.check(read(lo=LO), problems)
    drift.check([read(SAFETY, en_y=EN)[-1]], problems)
    assert list(map(str, problems)) == [
        "docs/lo/x.md: notice: The page has no English version; its readers are shown this one. "
        "Fix: Translate it, with the same ids and the same shape, or remove this one too.",
        "docs/en/y.md: The page has no Lao version; its readers are shown this one. "
        "Fix: Translate it, with the same ids and the same shape, or remove this one too.",
    ]


def test_a_record_that_is_none_is_told(project):
    project.edit("lo", 'translated_from: "', 'translated_from: "x ')
    assert project.problems() == [
        "docs/lo/x.md:5:18: translated_from: This is not a record of sections. Fix: Remove the "
        "line, or run `guidance drift --accept docs/lo/x.md`."
    ]


def test_two_translations_of_each_other_are_told(project):
    project.edit("en", SAFETY, SAFETY + 'translated_from: "intro:123456/123456"\n')
    assert project.problems() == [
        "docs/lo/x.md:1: translated_from: Both this page and docs/en/x.md say that they are the "
        "translation. Fix: Run `guidance drift --accept` on the one that was brought up to date "
        "last."
    ]


def test_languages_of_different_shape_are_not_recorded_as_in_step(project, capsys):
    project.edit("en", "3 people", "4 people")
    before = project.path("lo").read_bytes()
    assert accept_drift(project.root, ["docs/lo/x.md"], DAY) == 1
    assert project.path("lo").read_bytes() == before
    errors = capsys.readouterr().err.splitlines()
    assert 'Found the number "4" once, expected not at all' in errors[0]
    assert errors[-1] == "docs/lo/x.md: not recorded, for the languages differ."


def test_a_page_alone_cannot_be_in_step(project, read, capsys):
    read(lo_y=LO)
    assert accept_drift(project.root, ["docs/lo/y.md"], DAY) == 1
    assert capsys.readouterr().err == ("docs/lo/y.md: There is no other language to agree with.\n")


def test_the_command_lists_the_pages_that_are_named(project, read, capsys):
    read(lo_y=LO)
    assert show_drift(project.root, ["docs/lo/x.md"]) == 0
    assert capsys.readouterr().out == "0 problems, 0 notices.\n"
    assert show_drift(project.root, ["docs/lo"]) == 0
    assert "docs/lo/y.md: notice: The page has no English version" in capsys.readouterr().out
    assert show_drift(project.root, ["docs/lo/none.md"]) == 1
    assert capsys.readouterr().err == "docs/lo/none.md: There is no such page.\n"


def test_the_command_needs_pages_that_exist(project, capsys):
    assert accept_drift(project.root, [], DAY) == 1
    assert accept_drift(project.root, ["docs/lo/none.md"], DAY) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Name the pages that were brought up to date, or a folder.",
        "docs/lo/none.md: There is no such page.",
    ]
