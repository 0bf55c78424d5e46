"""The live preview: an edit is seen within moments, its problems stand on the page."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidance.bench.preview import Served, served

pytestmark = pytest.mark.site

PAGE = "---\ntitle: {title}\ndescription: x\n---\n\n## {title} {{#part}}\n\n{body}\n"
BAD = "[[law:none]]"
TOLD = "leads nowhere."
ODD = "Found the number"


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A small project of its own with the engine of this one."""
    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(root / name)
    write(tmp_path, "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8"))
    (tmp_path / "data").mkdir()
    for name in ("index", "help/index", "help/abroad", "help/thailand"):
        write(tmp_path, f"docs/lo/{name}.md", PAGE.format(title="ໜ້າຫຼັກ", body="ກ"))
        write(tmp_path, f"docs/en/{name}.md", PAGE.format(title="Home", body="A"))
    return tmp_path


@pytest.fixture
def server(project: Path) -> Iterator[Served]:
    with served(project) as running:
        yield running


def test_an_edit_is_seen_and_a_page_rendered_alone_is_as_in_a_whole_build(
    project: Path, server: Served
):
    server.wait("help/abroad.html", lambda text: "</html>" in text)
    write(project, "docs/lo/help/abroad.md", PAGE.format(title="ໜ້າຫຼັກ", body="ນ້ຳໃສ\n\nສອງ"))
    server.wait("help/abroad.html", lambda text: "ນ້ຳໃສ" in text)
    write(project, "docs/en/help/abroad.md", PAGE.format(title="Home", body="Clear water\n\nTwo"))
    alone = server.wait("en/help/abroad.html", lambda text: "Clear water" in text)
    # The title of another page stands in the navigation of all: this needs a whole build.
    write(project, "docs/en/help/thailand.md", PAGE.format(title="Refuge", body="A"))
    whole = server.wait("en/help/abroad.html", lambda text: "Refuge" in text)
    assert "Clear water" in whole
    assert alone == whole.replace("Refuge", "Home")
    write(project, "docs/en/help/abroad.md", PAGE.format(title="Home", body="Clear air\n\nTwo"))
    server.wait("en/help/abroad.html", lambda text: "Clear air" in text)


def test_problems_of_an_edit_stand_on_the_page_until_they_are_mended(project: Path, server: Served):
    server.wait("en/help/abroad.html", lambda text: "</html>" in text)
    for body in ("A", f"A {BAD}", "A"):
        write(project, "docs/en/help/abroad.md", PAGE.format(title="Home", body=body))
        wrong = BAD in body
        server.wait("en/help/abroad.html", lambda text, wrong=wrong: (TOLD in text) is wrong)


def test_a_page_that_the_other_language_made_wrong_is_mended_with_it(project: Path, server: Served):
    server.wait("help/abroad.html", lambda text: "</html>" in text)
    write(project, "docs/lo/help/abroad.md", PAGE.format(title="ໜ້າຫຼັກ", body="ຫ້ອງ 7"))
    server.wait("help/abroad.html", lambda text: ODD in text)
    write(project, "docs/en/help/abroad.md", PAGE.format(title="Home", body="Room 7"))
    server.wait("help/abroad.html", lambda text: ODD not in text)


def test_an_edit_of_data_is_seen(project: Path, server: Served):
    server.wait("en/index.html", lambda text: "</html>" in text)
    write(project, "data/ui/own.yml", "site.foot: {en: Foot of mine, lo: ທ້າຍ}\n")
    server.wait("en/index.html", lambda text: "Foot of mine" in text)


def test_what_keeps_it_from_being_built_stands_on_every_page(project: Path, server: Served):
    server.wait("en/help/abroad.html", lambda text: "</html>" in text)
    write(project, "data/ui/own.yml", "site.foot: {en: Foot of mine, lo: ທ້າຍ\n")
    server.wait("en/help/abroad.html", lambda text: "data/ui/own.yml:1:12: The list that" in text)
    write(project, "data/ui/own.yml", "site.foot: {en: Foot of mine, lo: ທ້າຍ}\n")
    server.wait("en/help/abroad.html", lambda text: "Foot of mine" in text)


def test_a_page_whose_head_is_wrong_tells_so_in_its_place(project: Path, server: Served):
    server.wait("en/help/abroad.html", lambda text: "</html>" in text)
    for title in ("Home: abroad", "Abroad"):
        write(project, "docs/en/help/abroad.md", PAGE.format(title=title, body="A"))
        wrong = ":" in title
        server.wait(
            "en/help/abroad.html",
            lambda text, wrong=wrong: ("A text with a colon" in text) is wrong,
        )


def test_the_server_ends_when_it_is_told_to(project: Path, server: Served):
    server.wait("index.html", lambda text: "</html>" in text)
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(60) == 0
