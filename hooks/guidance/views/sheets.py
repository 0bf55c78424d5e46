"""One sheet for a page: what of it stands on a single sheet of paper and on a picture."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from guidance.models.base import Language
from guidance.registers.ui import UiStrings
from guidance.render import escape
from guidance.views import REFERENCE, GeneratedPage, RefTarget, fit
from guidance.views.all_pages import topic_of, topic_title

FOLDER = "sheets/"
"""Sheets stand below this folder, each at the path of its page."""
INDEX = "training/sheets.md"
LEFT_OUT = frozenset({"example", "confirm", "law", "note", "quote"})
"""Boxes that stay on the page: a sheet says what to do, and where the rest stands."""

_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]+(?: \"[^\"]*\")?\)(?:\{[^{}]*\})?")
_PARAGRAPH_ID = re.compile(r"^ *\{:[^}\n]*\} *\n?", re.MULTILINE)
_BOX = re.compile(r"!!! (?P<kind>[\w-]+)")


@dataclass(frozen=True)
class SheetPart:
    """One part of the page on its sheet."""

    id: str
    title: Markup
    """Inline Markdown; empty for what stands before the first heading."""
    body: Markup
    """Markdown without links: paper has none."""
    on_picture: bool


@dataclass(frozen=True)
class SheetView:
    """The text of one sheet."""

    parts: tuple[SheetPart, ...]
    unprinted: tuple[str, ...]
    """Lines whose number its owner has not confirmed: their names, each with room to write."""
    picture_names: tuple[str, ...]
    """Those of them that the picture names too."""
    paper: fit.Fit
    picture: fit.Fit


@dataclass(frozen=True)
class SheetLink:
    """One sheet in the list of all."""

    title: str
    sheet: str
    """Relative to the list, a Markdown file."""


@dataclass(frozen=True)
class SheetGroup:
    """The sheets of one section of the site."""

    id: str
    title: str
    sheets: tuple[SheetLink, ...]


@dataclass(frozen=True)
class SheetsView:
    """The list of all sheets."""

    groups: tuple[SheetGroup, ...]


def path_of(page: str) -> str:
    """Return the path of the sheet that is made from the page at `page`."""
    return FOLDER + page


def code_of(page: str) -> str:
    """Return the path of the code that leads to the page at `page`."""
    return f"exports/qr/page-{page.removesuffix('.md').replace('/', '-')}.svg"


def index(titles: Iterable[tuple[str, str]], ui: UiStrings, language: Language) -> GeneratedPage:
    """Return the list of sheets for (path, title) of every page that has one, in their order."""
    front = {
        "title": ui.text("sheets.index_title", language),
        "description": ui.text("sheets.index_description", language),
        "audience": "all",
    }
    groups = (
        SheetGroup(f"topic-{topic}", topic_title(topic, ui, language), tuple(map(_link, pages)))
        for topic, pages in itertools.groupby(titles, key=lambda item: topic_of(item[0]))
    )
    return GeneratedPage(INDEX, front, "sheets.md.j2", SheetsView(tuple(groups)))


def _link(item: tuple[str, str]) -> SheetLink:
    path, title = item
    return SheetLink(title, posixpath.relpath(path_of(path), posixpath.dirname(INDEX)))


def strip(markdown: str) -> str:
    """Return a section without the boxes and marks that stay on the page."""
    out: list[str] = []
    inside = False
    for line in _PARAGRAPH_ID.sub("", markdown).split("\n"):
        if line.strip() and not line.startswith("    "):
            box = _BOX.match(line)
            inside = bool(box and box["kind"] in LEFT_OUT)
        if not inside:
            out.append(line)
    return "\n".join(out).strip("\n")


def plain(markdown: str, targets: Mapping[str, RefTarget]) -> tuple[str, tuple[str, ...]]:
    """Return Markdown with words in place of links, and the names of lines without a number.

    A number that its owner has not confirmed never goes onto paper, so its name stands alone.
    """
    unprinted: dict[str, None] = {}

    def words(match: re.Match[str]) -> str:
        target = targets.get(match["key"])
        if target and target.printed:
            unprinted[target.printed] = None
            return str(escape(target.printed))
        return match["text"] or str(escape(target.label if target else match["key"]))

    text = _LINK.sub(r"\1", REFERENCE.sub(words, markdown))
    return text, tuple(unprinted)


def sheet(
    parts: Iterable[tuple[str, str, str, bool]],
    targets: Mapping[str, RefTarget],
    around: fit.Surround,
    language: Language,
) -> SheetView:
    """Return the sheet made of `parts`: id, heading, Markdown, whether on the picture.

    `around` says of numbers what is shown only where one is missing.
    """
    made: list[SheetPart] = []
    unprinted: dict[str, bool] = {}
    for name, title, markdown, on_picture in parts:
        heading, _ = plain(title, targets)
        body, names = plain(markdown, targets)
        unprinted |= {one: on_picture or unprinted.get(one, False) for one in names}
        made.append(SheetPart(name, Markup(heading), Markup(body), on_picture))
    texts = [
        (f"## {part.title}\n\n{part.body}" if part.title else str(part.body), part.on_picture)
        for part in made
    ]
    names = tuple(unprinted)
    pictured = tuple(name for name, on_picture in unprinted.items() if on_picture)
    paper = replace(around, numbers=around.numbers if names else "", names=names)
    picture = replace(around, numbers=around.numbers if pictured else "")
    return SheetView(
        tuple(made),
        names,
        pictured,
        fit.fit(fit.PAPER, paper, [text for text, _ in texts], language),
        fit.fit(fit.PICTURE, picture, [text for text, shown in texts if shown], language),
    )
