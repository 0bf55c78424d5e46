"""How much room a text needs on one sheet: a careful estimate, so that a check needs no browser.

The styles of `sheets.css` give the same measures, which a test of this module compares; a browser
test prints every sheet of the site and counts pages, so an estimate that is too low is found.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidance.models.base import Language

_MARK = re.compile(r"\*\*([^*\n]+)\*\*\{ *\.mark-[^}\n]*\}")
_SILENT = re.compile(r"\*\*|`|\{:?[^{}\n]*[#.=][^{}\n]*\}")
_ENTITY = re.compile(r"&#\d+;|&\w+;")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)]) +")
_BOX = re.compile(r'!!! [\w-]+ "(?P<title>.*)"')
_RULE = re.compile(r"\|?[ :|-]*-[ :|-]*\|?")
_WIDE_LETTER, _LETTER, _SPACE, _LAO = 0.68, 0.54, 0.29, 0.58
"""Mean widths in em: Latin capitals and digits, other Latin letters, space, Lao letters."""
HEADING, HEADING_LEADING = 1.2, 1.45
"""Letters of a heading against those of the text, and the height of its lines."""
_BOX_INSET, _ITEM_INSET, _ROW_GAP = 1.6, 2.1, 1.0
"""What a box, a list and each column of a table take from the width, in em."""


@dataclass(frozen=True)
class Dress:
    """One way of showing a sheet: on paper or as a picture."""

    width: float
    height: float
    sizes: tuple[float, ...]
    """Sizes of the letters, the largest first; all measures are in the same unit."""
    leading: Mapping[Language, float]
    title: float
    lead: float
    foot: float
    """Sizes of the letters of title, lead and foot."""
    spare: float
    """What borders and gaps of head and foot take, with room for an address and its code."""
    numbers: float
    """The same of the place for numbers, and of each two lines to write on."""
    care: float
    """Lines break before they are full, and letters differ from one computer to the next."""


PAPER = Dress(
    width=527,
    height=785,
    sizes=(14, 13, 12, 11.25, 10.5),
    leading={Language.LO: 1.55, Language.EN: 1.45},
    title=20,
    lead=12,
    foot=9.5,
    spare=82,
    numbers=18,
    care=1.02,
)
"""A4 with the margins of `sheets.css`, in points."""
PICTURE = Dress(
    width=492,
    height=960,
    sizes=(21, 19.5, 18, 16.5, 15),
    leading={Language.LO: 1.55, Language.EN: 1.45},
    title=27,
    lead=17,
    foot=15,
    spare=120,
    numbers=18,
    care=1.07,
)
"""An upright 9:16 picture, 540 units wide."""


@dataclass(frozen=True)
class Surround:
    """What stands round the text of a sheet."""

    title: str
    lead: str
    foot: tuple[str, ...]
    numbers: str = ""
    """What is said of numbers that are not printed."""
    names: tuple[str, ...] = ()
    """Lines to write such numbers on."""


@dataclass(frozen=True)
class Fit:
    """How a text fits its sheet."""

    fits: bool
    size: int
    """Place of the letters in `Dress.sizes`; the last where the text is too long."""
    lines: int
    """Lines that the text needs in the smallest letters."""
    room: int
    """Lines that there is room for."""


def fit(dress: Dress, around: Surround, markdown: Sequence[str], language: Language) -> Fit:
    """Return the largest letters in which the parts of a sheet fit into the room that is left."""
    leading = dress.leading[language]

    def lines(text: str, size: float) -> float:
        return _lines(text, dress.width / size / dress.care) * size * leading

    taken = dress.spare + lines(around.title, dress.title) + lines(around.lead, dress.lead)
    taken += sum(lines(line, dress.foot) for line in (*around.foot, around.numbers))
    if around.numbers:
        taken += dress.numbers * (1 + math.ceil(len(around.names) / 2))
    room = dress.height - taken
    heights = [
        size * sum(_height(part, dress.width / size / dress.care, leading) for part in markdown)
        for size in dress.sizes
    ]
    last = len(heights) - 1
    number = next((n for n, height in enumerate(heights) if height <= room), last)
    line = dress.sizes[-1] * leading
    needed, spare = math.ceil(heights[last] / line), max(0, math.floor(room / line))
    return Fit(heights[number] <= room, number, needed, spare)


def _height(markdown: str, width: float, leading: float) -> float:
    """Return the height of one part in em; its heading is its first line after `## `."""
    total = 0.0
    for kind, depth, text in _blocks(markdown):
        inner = width - _BOX_INSET * min(depth, 1)
        match kind:
            case "heading":
                total += _lines(text, width / HEADING) * HEADING * HEADING_LEADING + 0.9
            case "box":
                total += _lines(text, inner) * leading + 1.0
            case "item":
                total += _lines(text, inner - _ITEM_INSET) * leading + 0.14
            case "row":
                cells = text.strip().strip("|").split("|")
                column = inner / len(cells) - _ROW_GAP
                total += max(_lines(cell, column) for cell in cells) * leading + 0.4
            case _:
                total += _lines(text, inner) * leading + 0.38
    return total


def _blocks(markdown: str) -> Iterator[tuple[str, int, str]]:
    """Yield kind, depth and text of every block that begins a line of its own."""
    kind, depth, words = "", 0, ""
    for line in [*markdown.split("\n"), ""]:
        bare = line.strip()
        item, box = _ITEM.match(bare), _BOX.match(bare)
        starts = not bare or item or box or bare.startswith(("#", "|"))
        if starts and words:
            yield kind, depth, words
            words = ""
        if not starts:
            kind, depth, words = (kind, depth, f"{words} {bare}") if words else ("text", 0, bare)
            depth = depth or _depth(line)
        elif box:
            yield "box", 0, box["title"]
        elif bare.startswith("|"):
            if not _RULE.fullmatch(bare):
                yield "row", _depth(line), bare
        elif bare:
            kind, depth = ("item" if item else "heading"), _depth(line)
            words = bare[item.end() :] if item else bare.lstrip("# ")


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip(" "))) // 4


def _lines(text: str, width: float) -> int:
    return math.ceil(_width(text) / width) if text else 0


def _width(text: str) -> float:
    """Return the width of inline Markdown in em."""
    text = _SILENT.sub("", _MARK.sub(r"\1 ", text))
    return sum(map(_letter, _ENTITY.sub("x", text)))


def _letter(char: str) -> float:
    if unicodedata.category(char) == "Mn":
        return 0
    if char == " ":
        return _SPACE
    if "\u0e80" <= char <= "\u0eff":
        return _LAO
    return _WIDE_LETTER if char.isupper() or char.isdigit() else _LETTER
