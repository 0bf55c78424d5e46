"""The pictures that a chat or a social network shows beside a shared link: one for each section.

Each is drawn from the site's own font, colours and flower. A draft says so across the foot. Pages
for the public share one neutral picture without the name of the site: a phone lying on a table
must not give its reader away. A picture needs an address of its own, so that there is none while
the site's is not known.
"""

from __future__ import annotations

import hashlib
import io
import math
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from guidance.views.frame import NEUTRAL, Frame, SharePicture

FOLDER = "assets/share"
SIZE = (1200, 630)
"""What the large networks ask for."""
SHAPES = bool(features.check("raqm"))
"""Whether vowels and tone marks can be put above and below Lao letters on this machine.

Pillow brings what this needs except FriBiDi, which it takes from the system.
"""

_TOKEN = re.compile(r"--([a-z-]+): *(#[0-9a-f]{3,6});")
_RUN = re.compile(r"[\u0e80-\u0eff]+|[^\u0e80-\u0eff]+")
_LAO = re.compile(r"[\u0e80-\u0eff]")
_TEXT_WIDTH = 1020
_LARGEST, _SMALLEST, _STEP = 84, 28, 4
_MOST_LINES = 3
_COLOURS = 48
_PETALS = 5
_PETAL = (
    ((24, 23), (15, 19), (15, 7), (24, 3)),
    ((24, 3), (30, 8), (31, 16), (24, 23)),
)
"""Two curves of `overrides/partials/mark.svg`, in its box of 48 by 48."""


@dataclass(frozen=True)
class Pictures:
    """What one language has to share."""

    files: Mapping[str, bytes]
    """Address below the site's root → PNG."""
    by_section: Mapping[str, SharePicture]
    """Address of the section's overview → its picture; `NEUTRAL` → that of all other pages."""


@dataclass(frozen=True)
class Words:
    """What stands in one picture; an empty text is left out."""

    title: str
    below: str = ""
    strip: str = ""


def pictures(frame: Frame, strip: str, folder: Path) -> Pictures:
    """Draw the pictures of the site in one language.

    `strip` says that this is a draft, and is empty in a public build; `folder` is
    `overrides/assets`. Words that this machine cannot draw whole get no picture.
    """
    if not frame.site_url:
        return Pictures({}, {})
    wanted = {NEUTRAL: ("general", Words(frame.neutral_title, strip=strip))}
    for section in frame.sections:
        if not section.discreet:
            name = section.path.removeprefix(frame.root).removesuffix(".html")
            name = (posixpath.dirname(name) or name).replace("/", "-")
            wanted[section.path] = (name, Words(section.title, frame.site_name, strip))
    files, by_section = {}, {}
    for key, (name, words) in wanted.items():
        if not drawable(words, folder):
            continue
        content = png(words, folder)
        digest = hashlib.sha256(content).hexdigest()[:10]
        path = f"{FOLDER}/{name}-{frame.language}.{digest}.png"
        files[path] = content
        alt = " - ".join(filter(None, (words.title, words.below, words.strip)))
        by_section[key] = SharePicture(path, alt, *SIZE)
    return Pictures(files, by_section)


def drawable(words: Words, folder: Path) -> bool:
    """Say whether every letter of the words can be drawn, and put where it belongs."""
    text = words.title + words.below + words.strip
    if _LAO.search(text) and not SHAPES:
        return False
    return all(_has(run[0], letter, folder) for run in _RUN.findall(text) for letter in run)


@lru_cache(maxsize=1024)
def _has(sample: str, letter: str, folder: Path) -> bool:
    """Say whether the font for `sample` has the letter; it draws a box for what it has not."""
    font = _font(bool(_LAO.match(sample)), _LARGEST, folder)
    box = bytes(font.getmask("\U0010ffff"))
    return letter == " " or bytes(font.getmask(letter)) != box


@cache
def png(words: Words, folder: Path) -> bytes:
    """Return the picture; the same words give the same bytes."""
    ink = _tokens(folder)
    image = Image.new("RGB", SIZE, ink["brand"])
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    foot = height
    if words.strip:
        foot -= 84
        draw.rectangle((0, foot, width, height), fill=ink["gold"])
        line = _Line(words.strip, folder, _size([words.strip], folder, 38))
        line.draw(draw, (foot + height) // 2, ink["on-gold"])
    flower = _flower(116, ink)
    image.paste(flower, ((width - flower.width) // 2, 42), flower)
    lines, size = _broken(words.title, folder)
    leading = round(size * 1.52)
    room = foot - 64 if words.below else foot
    middle = (158 + room) // 2 - leading * (len(lines) - 1) // 2
    for number, text in enumerate(lines):
        _Line(text, folder, size).draw(draw, middle + number * leading, ink["on-brand"])
    if words.below:
        line = _Line(words.below, folder, _size([words.below], folder, 36))
        line.draw(draw, foot - 52, ink["gold"])
    out = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Line:
    """One line of words, each run of letters in the font that has them."""

    def __init__(self, text: str, folder: Path, size: int) -> None:
        self.size = size
        self.runs = [
            (run, _font(bool(_LAO.match(run)), size, folder)) for run in _RUN.findall(text)
        ]

    @property
    def width(self) -> float:
        return sum(font.getlength(run) for run, font in self.runs)

    def draw(self, draw: ImageDraw.ImageDraw, middle: int, fill: str) -> None:
        """Draw the line in the middle of the picture, its small letters about `middle`."""
        x, y = (SIZE[0] - self.width) / 2, middle + self.size * 0.34
        for run, font in self.runs:
            bold = 0 if _LAO.match(run) else self.size / 48
            draw.text((x, y), run, fill, font, anchor="ls", stroke_width=bold)
            x += font.getlength(run)


def _broken(title: str, folder: Path) -> tuple[list[str], int]:
    """Return the title in as few even lines as let it stand large, and the size of its letters."""
    words = title.split()
    best = min(
        (_even(words, count, folder) for count in range(1, min(len(words), _MOST_LINES) + 1)),
        key=lambda lines: (-_size(lines, folder, _LARGEST), len(lines)),
    )
    return best, _size(best, folder, _LARGEST)


def _even(words: list[str], count: int, folder: Path) -> list[str]:
    """Break the words into `count` lines whose longest is as short as can be."""
    ways = (
        [" ".join(words[a:b]) for a, b in pairwise((0, *cuts, len(words)))]
        for cuts in combinations(range(1, len(words)), count - 1)
    )
    return min(ways, key=lambda lines: _widest(lines, folder, _LARGEST))


def _size(lines: Iterable[str], folder: Path, largest: int) -> int:
    """Return the largest size at which all lines fit."""
    lines = list(lines)
    sizes = range(largest, _SMALLEST, -_STEP)
    return next((s for s in sizes if _widest(lines, folder, s) <= _TEXT_WIDTH), _SMALLEST)


def _widest(lines: Iterable[str], folder: Path, size: int) -> float:
    return max(_Line(line, folder, size).width for line in lines)


@cache
def _font(lao: bool, size: int, folder: Path) -> ImageFont.FreeTypeFont:
    """Return the site's own font for Lao; for the rest the one that Pillow brings (Aileron)."""
    if not lao:
        font = ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont)
        return font
    (file,) = (folder / "fonts").glob("noto-sans-lao-*-700.woff2")
    return ImageFont.truetype(file, round(size * 1.04))


@cache
def _tokens(folder: Path) -> dict[str, str]:
    """Return the colours of the light page by their names in the stylesheet."""
    found: dict[str, str] = {}
    for name, colour in _TOKEN.findall((folder / "css" / "base.css").read_text("utf-8")):
        found.setdefault(name, colour)
    return found


def _flower(size: int, ink: Mapping[str, str]) -> Image.Image:
    """Return the mark of the site, drawn four times as large and made small for smooth edges."""
    large = size * 4
    image = Image.new("RGBA", (large, large))
    draw = ImageDraw.Draw(image)
    scale = large / 48
    outline = [point for curve in _PETAL for point in _points(curve)]
    for turn in range(_PETALS):
        angle = math.tau * turn / _PETALS
        cos, sin = math.cos(angle), math.sin(angle)
        petal = [
            (
                (24 + (x - 24) * cos - (y - 24) * sin) * scale,
                (24 + (x - 24) * sin + (y - 24) * cos) * scale,
            )
            for x, y in outline
        ]
        draw.polygon(petal, fill=ink["on-brand"])
    draw.ellipse([18 * scale, 18 * scale, 30 * scale, 30 * scale], fill=ink["gold"])
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _points(curve: tuple[tuple[int, int], ...]) -> Iterable[tuple[float, float]]:
    """Yield points on a cubic curve."""
    for step in range(33):
        t = step / 32
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(w * x for w, (x, _) in zip(weights, curve, strict=True)),
            sum(w * y for w, (_, y) in zip(weights, curve, strict=True)),
        )
