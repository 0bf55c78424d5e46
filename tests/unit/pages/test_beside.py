"""Sheets, recordings and third languages from a folder of fictional files to the staged tree."""

from datetime import date

import pytest

from guidance import editors
from guidance.checks import commands
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.pages import stage as stages
from guidance.problems import Problems
from guidance.publishing import Release

BODIES = """
bodies:
  - id: lwu
    kind: mass_organisation
    name: {en: Fictional union, lo: ສະຫະພັນສົມມຸດ}
    confidence: low
    levels: []
"""
PAGE = "---\ntitle: {title}\ndescription: x\n{more}---\n\n{body}\n"
LAO = {
    "title: T": "title: ຫົວຂໍ້",
    "description: x": "description: ຄຳອະທິບາຍ",
    "Do this now": "ເຮັດດຽວນີ້",
    "Keep safe.": "ຮັກສາຄວາມປອດໄພ.",
    "## Part": "## ພາກ",
    "Text with": "ຂໍ້ຄວາມ ແລະ",
    "Other words with": "ຄຳອື່ນ ແລະ",
    "a link": "ລິ້ງ",
    "## Sets": "## ຊຸດ",
    "## Story": "## ເລື່ອງ",
    "Fictional case": "ກໍລະນີສົມມຸດ",
    "Once.": "ຄັ້ງໜຶ່ງ.",
    "## Long": "## ຍາວ",
    "One line of text.": "ຂໍ້ຄວາມໜຶ່ງແຖວ.",
}
BODY = """!!! do-now "Do this now"

    1. Keep safe.

## Part {#part}

Text with [a link](index.md).

## Sets {#sets}

::: hotlines

## Story {#story}

!!! example "Fictional case"

    Once.
"""
REVIEWED = "reviewed_by: lwu\nreviewed_on: 2027-01-15\n"
APPROVED = "approved_by: lwu\napproved_on: 2027-01-15\n"
RECORDING = """
recordings:
  - id: fictional
    page: help.md
    language: hmn
    file: fictional.mp3
    transcript: |
      First words.

      Last words.
"""


class Project:
    def __init__(self, folder):
        self.folder = folder
        (folder / "data/recordings").mkdir(parents=True)
        (folder / "data/bodies.yml").write_text(BODIES)
        for language in ("lo", "en"):
            self.page(f"{language}/index.md", more=APPROVED)

    def page(self, name, body=BODY, more="", title="T"):
        path = self.folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = PAGE.format(title=title, more=more, body=body)
        for english, lao in LAO.items() if name.startswith("lo/") else ():
            text = text.replace(english, lao)
        path.write_text(text)

    def both(self, **kinds):
        for language in ("lo", "en"):
            self.page(f"{language}/help.md", **kinds)

    def recording(self, more="", size=10):
        (self.folder / "data/recordings.yml").write_text(RECORDING + more)
        (self.folder / "data/recordings/fictional.mp3").write_bytes(b"x" * size)

    def text(self, more=REVIEWED, body="Fictional words. [On](index.md)\n\n## Part {#part}\n\nx"):
        self.page("more/hmn/help.md", body, more, "Fictional title")

    def accept(self):
        assert commands.accept_drift(self.folder, ["docs/more/hmn/help.md"], date.today()) == 0

    def run(self, release=Release.DRAFT, site_url=None):
        problems, edition = Problems(), Edition(release, date(2027, 2, 1), site_url)
        data, docs = self.folder / "data", self.folder / "docs"
        loaded, staged = stages.prepare(
            data, docs, self.folder, self.folder / "out", edition, problems
        )
        editors.write(loaded, problems, edition, self.folder / "reports")
        return staged, [str(problem) for problem in problems.errors]

    def notices(self):
        return (self.folder / "reports/notices.md").read_text()


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def sheet_tab(staged, path):
    return staged.pages[Language.EN, path].meta.tab_title


def test_the_tab_of_a_sheet_says_no_more_than_that_of_its_page(project):
    project.both(more="sheet: [part]\naudience: public\n")
    assert sheet_tab(project.run()[0], "sheets/help.md") is None
    project.both(more="sheet: [part]\naudience: public\ntab_title: ຂໍ້ມູນ\n")
    assert sheet_tab(project.run()[0], "sheets/help.md") == "ຂໍ້ມູນ, one page"


def test_a_sheet_is_a_page_of_its_own_in_both_languages(project):
    project.both(more="sheet: [intro, part]\npicture: [part]\n")
    staged, errors = project.run()
    assert errors == []
    for language in ("lo", "en"):
        text = (project.folder / f"out/{language}/sheets/help.md").read_text()
        assert "template: sheet.html" in text
        said = ("Keep safe.", "## Part", "a link")
        assert all((word if language == "en" else LAO[word]) in text for word in said)
        assert "index.md" not in text and "Once." not in text and LAO["Once."] not in text
    assert sheet_tab(staged, "sheets/help.md") == "T, one page"
    page, sheet = (staged.pages[Language.EN, path] for path in ("help.md", "sheets/help.md"))
    assert page.beside.sheet == "en/sheets/help.html"
    assert sheet.beside.sheet_of == "en/help.html" and sheet.beside.code == ""
    assert page.searched and not sheet.searched
    assert (Language.EN, "help.md") in staged.written()  # what the sitemap names
    assert (Language.EN, "sheets/help.md") not in staged.written()
    assert "sheets/help.md" in (project.folder / "out/lo/training/sheets.md").read_text()


def test_the_code_is_made_once_the_address_is_known(project):
    project.both(more="sheet: [part]\n")
    staged, _ = project.run(site_url="https://example.gov.la/")
    code = staged.pages[Language.EN, "sheets/help.md"].beside.code
    assert code == "en/exports/qr/page-help.svg"
    assert (project.folder / "out" / code).exists()


def test_a_sheet_is_published_as_far_as_its_page(project):
    project.both(more="sheet: [part]\n")
    staged, _ = project.run(Release.PUBLIC)
    assert staged.paths() == ["index.md"]
    project.both(more="sheet: [part]\n" + APPROVED)
    staged, _ = project.run(Release.PUBLIC)
    assert {"help.md", "sheets/help.md"} <= set(staged.paths())


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("sheet: [prat]", ':4:9: sheet[0]: There is no heading with the id "prat". Fix: Did you'),
        ("sheet: [sets]", 'sheet[0]: Below "sets" stands the block "hotlines", which no sheet'),
        ("sheet: [story]", 'sheet[0]: Below "story" stands nothing that goes onto a sheet.'),
        ("sheet: [part]\npicture: [intro]", '`picture` names "intro", which is not on the sheet.'),
    ],
)
def test_what_cannot_go_onto_a_sheet_is_told_with_its_place(project, keys, said):
    project.both(more=keys + "\n")
    _, errors = project.run()
    assert any(error.startswith("docs/en/help.md") and said in error for error in errors), errors


@pytest.mark.parametrize(
    ("count", "keys", "said"),
    [
        (80, "sheet: [long]", "sheet: This is too long for one A4 page: "),
        (40, "sheet: [long]", "sheet: This is too long for a picture: "),
        (40, "sheet: [part, long]\npicture: [long]", "picture: This is too long for a picture: "),
    ],
)
def test_a_sheet_that_is_too_long_is_told(project, count, keys, said):
    body = BODY + "\n## Long {#long}\n\n" + "- One line of text.\n" * count
    project.both(body=body, more=keys + "\n")
    _, errors = project.run()
    assert any(said in error for error in errors), errors


def test_both_languages_have_the_same_sheet(project):
    project.page("lo/help.md", more="sheet: [intro, part]\n")
    project.page("en/help.md", more="sheet: [part]\n")
    _, errors = project.run()
    assert any("sheet: Found intro, part, expected part" in error for error in errors)


def test_a_recording_that_nobody_reviewed_is_nowhere_but_in_the_report(project):
    project.both()
    project.recording()
    staged, errors = project.run()
    assert errors == []
    assert staged.pages[Language.LO, "help.md"].beside.heard == ()
    assert not list((project.folder / "out").rglob("*.mp3"))
    assert 'No office has reviewed the recording "fictional"' in project.notices()


def test_a_reviewed_recording_is_on_both_pages_with_its_words(project):
    project.both()
    project.recording("    reviewed_by: lwu\n    reviewed_on: 2027-01-15\n")
    staged, errors = project.run()
    assert errors == []
    for language, name, office in (
        (Language.LO, "ມົ້ງ", "ສະຫະພັນສົມມຸດ"),
        (Language.EN, "Hmong", "Fictional union"),
    ):
        (heard,) = staged.pages[language, "help.md"].beside.heard
        assert (heard.language, heard.name, heard.office) == ("hmn", name, office)
        assert heard.transcript == ("First words.", "Last words.")
        assert heard.href == "assets/recordings/fictional.mp3"
    assert (project.folder / "out/assets/recordings/fictional.mp3").exists()


@pytest.mark.parametrize(
    ("recording", "said"),
    [
        ({"more": "    reviewed_by: lwu\n"}, "Only one of `reviewed_by` and `reviewed_on` is set."),
        ({"more": "    reviewed_by: x\n    reviewed_on: 2027-01-15\n"}, '"x" is not known.'),
        ({"size": 4_000_000}, "The file has 4.0 MB; 3 are allowed."),
    ],
)
def test_a_wrong_recording_is_told(project, recording, said):
    project.both()
    project.recording(**recording)
    _, errors = project.run()
    assert any("data/recordings.yml:" in error and said in error for error in errors), errors


def test_a_recording_needs_its_file_and_its_page(project):
    project.recording()
    (project.folder / "data/recordings/fictional.mp3").unlink()
    _, errors = project.run()
    assert any("There is no file fictional.mp3 in data/recordings/." in error for error in errors)
    assert any('"help.md" is not known.' in error for error in errors)


def test_a_reviewed_text_is_a_page_in_its_language_linked_from_both(project):
    project.both()
    project.text()
    project.accept()
    staged, errors = project.run()
    assert errors == []
    for language, root in ((Language.LO, ""), (Language.EN, "en/")):
        (link,) = staged.pages[language, "help.md"].beside.texts
        assert link.href == f"{root}more/hmn/help.html"
        assert link.office and link.on
        page = staged.pages[language, "more/hmn/help.md"]
        assert page.beside.language == "hmn" and page.beside.text_of == f"{root}help.html"
        assert not page.searched
        assert "Fictional words. [On](../../index.md)" in page.body


def waits(project):
    staged, errors = project.run()
    assert errors == []
    assert staged.pages[Language.LO, "help.md"].beside.texts == ()
    assert "more/hmn/help.md" not in staged.paths()
    return project.notices()


def test_a_text_that_nobody_reviewed_stays_out_and_is_listed(project):
    project.both()
    project.text(more="")
    project.accept()
    assert "No office has reviewed this text, so it is not shown." in waits(project)


def test_a_text_without_record_stays_out_and_is_listed(project):
    project.both()
    project.text()
    assert "does not record the Lao page" in waits(project)


@pytest.mark.parametrize("changed", ["lao", "text"])
def test_a_text_stays_out_once_it_or_its_lao_page_changed(project, changed):
    project.both()
    project.text()
    project.accept()
    if changed == "lao":
        project.both(body=BODY.replace("Text with", "Other words with"))
    else:
        path = project.folder / "docs/more/hmn/help.md"
        path.write_text(path.read_text().replace("Fictional words", "Other words"))
    assert "changed after the review" in waits(project)


def test_a_text_is_published_only_when_it_and_its_page_are_approved(project):
    project.both(more=APPROVED)
    project.text()
    project.accept()
    assert "more/hmn/help.md" not in project.run(Release.PUBLIC)[0].paths()
    project.text(more=REVIEWED + APPROVED)
    project.accept()
    assert "more/hmn/help.md" in project.run(Release.PUBLIC)[0].paths()


CALL = "\n\nCall 020 5555 1234.\n"


def test_no_number_is_typed_into_a_text_or_spoken_in_a_recording(project):
    project.both()
    project.text(body="Fictional words." + CALL)
    project.recording()
    path = project.folder / "data/recordings.yml"
    path.write_text(path.read_text().replace("Last words.", CALL.strip()))
    _, errors = project.run()
    said = 'A telephone number is typed: "020 5555 1234".'
    assert sum(error.startswith("docs/more/hmn/help.md:10:6: " + said) for error in errors) == 1
    assert any(error.startswith("data/recordings.yml") and said in error for error in errors)


def test_a_text_needs_a_known_language_a_page_and_an_office(project):
    project.page("more/hmm/help.md", "Words.")
    project.page("more/kjg/helpp.md", "Words.", REVIEWED.replace("lwu", "lwuu"))
    project.both()
    _, errors = project.run()
    assert any('"hmm" is not a language that texts may be in.' in error for error in errors)
    assert any("There is no page docs/lo/helpp.md" in error for error in errors)
    assert any('"lwuu" is not known. Fix: Did you mean "lwu"?' in error for error in errors)
