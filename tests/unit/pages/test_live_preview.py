"""What an edit during the live preview brings up to date alone."""

import os

import pytest

from guidance.edition import Edition
from guidance.models.base import Language
from guidance.pages import stage as stages
from guidance.pages.preview import Changes, Preview, tell
from guidance.problems import Problems

PAGE = "---\ntitle: {title}\ndescription: x\n---\n\n{body}\n"


def touch(path, text="x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    found = path.stat()
    touch.clock += 1_000_000
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + touch.clock))


touch.clock = 0


def test_changes_are_told_once_and_what_editors_keep_is_not(tmp_path):
    page, config = tmp_path / "docs/lo/a.md", tmp_path / "mkdocs.yml"
    for path in (page, config, tmp_path / "other.txt"):
        touch(path)
    changes = Changes((tmp_path / "docs", config))
    assert changes.take() == set()
    for path in (page, config, tmp_path / "other.txt", tmp_path / "docs/en/b.md"):
        touch(path)
    for name in (".a.md.swp", "a.md~", "a.md.tmp", "__pycache__/x.pyc"):
        touch(tmp_path / "docs/lo" / name)
    assert changes.take() == {page, config, tmp_path / "docs/en/b.md"}
    page.unlink()
    assert changes.take() == {page}
    assert changes.take() == set()


def test_a_failure_stands_in_the_place_of_every_page(tmp_path):
    pages = [tmp_path / "index.html", tmp_path / "en/index.html"]
    touch(pages[0], "<p>old</p>")
    tell("data/x.yml:1:2: <b> & more", pages)
    for page in pages:
        assert "data/x.yml:1:2: &lt;b&gt; &amp; more" in page.read_text("utf-8")
        assert "</body>" in page.read_text("utf-8")  # where the server puts what reloads the page


@pytest.fixture
def preview(tmp_path):
    """A complete preview of two pages, of which one stands in Lao only."""
    for language, title in (("lo", "ໜ້າຫຼັກ"), ("en", "Home")):
        touch(tmp_path / "docs" / language / "index.md", PAGE.format(title=title, body="1"))
    touch(tmp_path / "docs/lo/alone.md", PAGE.format(title="ໜ້າ", body="ກ"))
    data, docs, out = tmp_path / "data", tmp_path / "docs", tmp_path / "out"
    data.mkdir()
    edition, problems = Edition(), Problems()
    catalogue, stage = stages.prepare(data, docs, tmp_path, out, edition, problems, preview=True)
    return Preview(catalogue, stage, data, docs, tmp_path, edition)


def staged(preview, name):
    return (preview.stage.folder / name).read_text("utf-8")


def test_a_page_is_staged_anew_in_both_languages(preview, tmp_path):
    page = tmp_path / "docs/en/index.md"
    touch(page, PAGE.format(title="Home", body="1 [[law:none]]"))
    after, keys = preview.refreshed({page})
    assert set(keys) == {(Language.LO, "index.md"), (Language.EN, "index.md")}
    assert "leads nowhere" in staged(after, "en/index.md").replace("\\", "")
    touch(page, PAGE.format(title="Home", body="1 new"))
    after, _ = after.refreshed({page})
    assert staged(after, "en/index.md").endswith("1 new\n")
    assert "nowhere" not in staged(after, "en/index.md")
    assert after.stage.pages[Language.EN, "index.md"].body.strip() == "1 new"


def test_a_page_of_the_other_language_is_measured_again(preview, tmp_path):
    touch(tmp_path / "docs/lo/index.md", PAGE.format(title="ໜ້າຫຼັກ", body="1 2"))
    after, _ = preview.refreshed({tmp_path / "docs/lo/index.md"})
    assert "!!! danger" in staged(after, "lo/index.md")
    touch(tmp_path / "docs/en/index.md", PAGE.format(title="Home", body="1 2"))
    after, _ = after.refreshed({tmp_path / "docs/en/index.md"})
    assert "!!! danger" not in staged(after, "lo/index.md")


def test_a_page_in_one_language_is_staged_for_the_readers_of_both(preview, tmp_path):
    page = tmp_path / "docs/lo/alone.md"
    touch(page, PAGE.format(title="ໜ້າ", body="ໃໝ່"))
    after, keys = preview.refreshed({page})
    assert set(keys) == {(Language.LO, "alone.md"), (Language.EN, "alone.md")}
    assert "ໃໝ່" in staged(after, "en/alone.md")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/en/index.md", PAGE.format(title="Other", body="1")),
        ("docs/en/index.md", "---\ntitle: [\n---\n\n1\n"),
        ("docs/en/index.md", None),
        ("docs/en/new.md", PAGE.format(title="New", body="1")),
        ("docs/en/picture.svg", "<svg/>"),
        ("data/ui/own.yml", "a.b: {en: A, lo: ກ}\n"),
        ("docs/en/about/all-pages.md", PAGE.format(title="New", body="1")),
    ],
)
def test_whatever_else_changed_needs_a_whole_build(preview, tmp_path, name, text):
    if text is None:
        (tmp_path / name).unlink()
    else:
        touch(tmp_path / name, text)
    before = staged(preview, "en/index.md")
    assert preview.refreshed({tmp_path / name}) is None
    assert preview.refreshed({tmp_path / name, tmp_path / "docs/lo/index.md"}) is None
    assert staged(preview, "en/index.md") == before
