"""The staged tree."""

import pytest

from guidance import catalogue as catalogues
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.pages import stage as stages
from guidance.problems import Problems
from guidance.publishing import Release

BODIES = """
bodies:
  - id: mofa
    kind: foreign_affairs
    name: {en: Ministry, lo: ກະຊວງ}
    confidence: low
    levels: []
"""
PAGE = "---\ntitle: {title}\ndescription: x\n{more}---\n\n{body}\n"


@pytest.fixture
def project(tmp_path):
    def write(name, title="T", more="", body="Text."):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(title=title, more=more, body=body))

    def run(release=Release.DRAFT):
        problems = Problems()
        edition = Edition(release)
        catalogue = catalogues.load(
            tmp_path / "data", tmp_path / "docs", tmp_path, edition, problems
        )
        stage = stages.stage(catalogue, tmp_path / "docs", tmp_path / "out", edition, problems)
        return stage, [str(p) for p in problems.errors]

    write("lo/index.md", "ໜ້າຫຼັກ")
    write("en/index.md", "Home")
    return type("Project", (), {"write": staticmethod(write), "run": staticmethod(run)}), tmp_path


def test_a_page_that_one_language_lacks_is_staged_in_the_other(project):
    site, folder = project
    site.write("en/only.md", "Only")
    stage, problems = site.run()
    assert not problems
    page = stage.pages[Language.LO, "only.md"]
    assert page.is_fallback and page.written_in is Language.EN
    assert "Only" in (folder / "out/lo/only.md").read_text()


def test_links_that_lead_nowhere_are_told_with_their_place(project):
    site, _ = project
    site.write("en/index.md", "Home", body="See [x](zzzz.md), [y](a/b.md#c), [z](a/b.md#d).")
    site.write("lo/index.md", "ໜ້າຫຼັກ", body="[x](zzzz.md) [y](a/b.md#c) [z](a/b.md#d)")
    for language in ("lo", "en"):
        site.write(f"{language}/a/b.md", body="## H {#c}\n\nx [h](../index.md)")
    _, problems = site.run()
    assert [p for p in problems if "docs/en" in p] == [
        'docs/en/index.md:6:9: The link leads to "zzzz.md", but there is no such page. '
        "Fix: Correct the link, or take it out.",
        'docs/en/index.md:6:38: The page a/b.md has no heading with the id "d". '
        "Fix: Write the id of a heading, or leave out # and what follows.",
    ]


@pytest.mark.parametrize(
    ("link", "fix"),
    [
        ("/a/b.md", "Write a/b.md."),
        ("a/b.html", "Write a/b.md."),
        ("a/b", "Write a/b.md."),
        ("a\\b.md", "Write a/b.md."),
        ("../en/a/b.md", "Write a/b.md."),
        ("b.md", 'Did you mean "a/b.md"?'),
        ("a/bb.md", 'Did you mean "b.md"?'),
        ("www.example.org", "Begin a link to another site with https://."),
    ],
)
def test_the_cure_of_a_link_names_what_was_meant(project, link, fix):
    site, _ = project
    for language in ("lo", "en"):
        site.write(f"{language}/a/b.md")
        site.write(f"{language}/index.md", body=f"[x]({link})")
    _, problems = site.run()
    assert len(problems) == 2 and all(problem.endswith(f"Fix: {fix}") for problem in problems)


def test_a_link_to_a_page_that_could_not_be_read_is_not_blamed(project):
    site, _ = project
    for language in ("lo", "en"):
        site.write(f"{language}/a.md", more="titel: x\n")
        site.write(f"{language}/index.md", body="[x](a.md)")
    _, problems = site.run()
    assert len(problems) == 2 and all("titel" in problem for problem in problems)


def test_an_approval_of_nothing_is_told(project):
    site, folder = project
    (folder / "data").mkdir()
    (folder / "data/bodies.yml").write_text(BODIES)
    (folder / "data/approvals.yml").write_text(
        "approvals:\n- {path: about/all-page.md, approved_by: mofa, approved_on: 2026-01-01}\n"
        "- {path: about/, approved_by: mofa, approved_on: 2026-01-01}\n"
    )
    _, problems = site.run()
    assert len(problems) == 1
    assert problems[0].startswith(
        'data/approvals.yml:2:10: approvals[0].path: No page made from data is "about/all-page.md"'
    )
    assert problems[0].endswith('Did you mean "about/all-pages.md"?')


APPROVED = "approved_by: mofa\napproved_on: 2026-01-01\n"


def test_a_public_build_holds_only_approved_pages_and_no_link_to_others(project):
    site, folder = project
    (folder / "data").mkdir()
    (folder / "data/bodies.yml").write_text(BODIES)
    site.write("en/no.md")
    site.write("en/yes.md", more=APPROVED)
    site.write("lo/index.md", more=APPROVED, body="[ບໍ່](no.md#x){ .button } [ແມ່ນ](yes.md)")
    stage, problems = site.run(Release.PUBLIC)
    assert problems == []
    assert set(stage.paths()) == {"index.md", "yes.md"}
    assert "ບໍ່ [ແມ່ນ](yes.md)" in (folder / "out/lo/index.md").read_text()
    assert not (folder / "out/en/no.md").exists()


TERMS = """
terms:
  - {id: screening, group: core, en: screening, lo: ການຄັດກອງ, confidence: high, sources: [law]}
"""
SOURCES = """
sources:
  - {id: law, publisher: A ministry, kind: official}
"""
GLOSSARY = """
approvals:
  - {path: law/glossary.md, approved_by: mofa, approved_on: "2026-01-01"}
"""


def test_words_are_explained_only_where_the_glossary_is_published(project):
    site, folder = project
    data = folder / "data"
    data.mkdir()
    files = {"bodies": BODIES, "terms": TERMS, "sources": SOURCES}
    for name, text in files.items():
        (data / f"{name}.yml").write_text(text)
    site.write("lo/index.md", more=APPROVED)
    site.write("en/index.md", more=APPROVED)
    stage, problems = site.run(Release.PUBLIC)
    assert problems == [] and stage.sites[Language.EN].explained == {}
    (data / "approvals.yml").write_text(GLOSSARY)
    stage, problems = site.run(Release.PUBLIC)
    assert problems == [] and set(stage.sites[Language.EN].explained) == {"screening"}


def test_without_an_approved_home_page_nothing_is_published(project):
    site, folder = project
    _, problems = site.run(Release.PUBLIC)
    assert problems == [
        "docs/lo/index.md: No office has approved the home page, so there is nothing to publish. "
        "Fix: The ministry sets `approved_by` and `approved_on`; until then build a draft."
    ]
    assert not (folder / "out/lo").exists()


def test_a_problem_leaves_the_tree_as_it_was(project):
    site, folder = project
    site.run()
    before = (folder / "out/en/index.md").read_text()
    site.write("en/index.md", "New", body="[[law:x]]")
    _, problems = site.run()
    assert problems == [
        'docs/en/index.md:6:1: The reference "law:x" leads nowhere. '
        "Fix: See the editors' guide for what can be named."
    ]
    assert (folder / "out/en/index.md").read_text() == before


def test_removed_pages_and_files_leave_the_tree(project):
    site, folder = project
    site.write("en/a.md")
    (folder / "docs/en/x.png").write_bytes(b"1")
    site.run()
    assert (folder / "out/en/a.md").exists() and (folder / "out/en/x.png").exists()
    (folder / "docs/en/a.md").unlink()
    (folder / "docs/en/x.png").unlink()
    site.run()
    assert not (folder / "out/en/a.md").exists() and not (folder / "out/en/x.png").exists()


def test_unchanged_pages_are_not_written_again(project):
    site, folder = project
    site.run()
    path = folder / "out/en/index.md"
    before = path.stat().st_mtime_ns
    site.run()
    assert path.stat().st_mtime_ns == before
