"""Pictures of shared links: whole Lao letters, the site's colours, nothing that gives away."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from guidance.export import share
from guidance.export.share import Words, drawable, pictures, png
from guidance.models.base import Language
from guidance.publishing import Release
from guidance.views.frame import NEUTRAL, Assets, Frame, NavSection

ASSETS = Path(__file__).parents[3] / "overrides" / "assets"
BRAND, GOLD, WHITE = (0x12, 0x42, 0x4F), (0xF2, 0xB8, 0x4B), (255, 255, 255)
STRIP = "Draft for review."
FRAME = Frame(
    language=Language.EN,
    site_name="Guidance",
    neutral_title="General information",
    neutral_description="",
    release=Release.DRAFT,
    strip="site.draft",
    site_url="https://example.org/guide/",
    sections=(
        NavSection("Help", "en/help/index.html", discreet=True),
        NavSection("Law", "en/law/index.html"),
    ),
    paths=frozenset(),
    assets=Assets("a.css", "s.css", "b.js", "c.js"),
)
needs_shaping = pytest.mark.skipif(not share.SHAPES, reason="FriBiDi is not on this machine")


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= 3 for a, b in zip(pixel, colour, strict=True))


def white_rows(content: bytes) -> list[int]:
    """Rows below the flower that hold a letter of the title."""
    image = picture(content)
    return [
        y
        for y in range(170, image.height)
        if any(near(image.getpixel((x, y)), WHITE) for x in range(image.width))
    ]


def test_there_is_none_while_the_address_is_not_known():
    assert pictures(replace(FRAME, site_url=None), STRIP, ASSETS).files == {}


def test_a_section_for_the_public_alone_has_none_of_its_own():
    drawn = pictures(FRAME, STRIP, ASSETS)
    assert set(drawn.by_section) == {NEUTRAL, "en/law/index.html"}
    law, neutral = drawn.by_section["en/law/index.html"], drawn.by_section[NEUTRAL]
    assert law.alt == "Law - Guidance - Draft for review."
    assert neutral.alt == "General information - Draft for review."
    assert set(drawn.files) == {law.address, neutral.address}
    assert law.address.startswith("assets/share/law-en.")
    assert not any("help" in name for name in drawn.files)


def test_a_picture_has_the_size_that_its_page_says_and_is_light():
    drawn = pictures(FRAME, STRIP, ASSETS)
    shown = drawn.by_section[NEUTRAL]
    content = drawn.files[shown.address]
    assert picture(content).size == (shown.width, shown.height) == (1200, 630)
    assert len(content) < 25_000


def test_only_a_draft_has_the_strip():
    draft = picture(png(Words("Law", "Guidance", STRIP), ASSETS))
    public = picture(png(Words("Law", "Guidance"), ASSETS))
    assert near(draft.getpixel((5, 620)), GOLD)
    assert near(public.getpixel((5, 620)), BRAND)


def test_the_same_words_give_the_same_bytes():
    words = Words("Law", "Guidance", STRIP)
    assert png.__wrapped__(words, ASSETS) == png.__wrapped__(words, ASSETS)


@needs_shaping
def test_a_tone_mark_stands_above_the_vowel_and_not_in_it():
    rows = {text: white_rows(png(Words(text), ASSETS)) for text in ("ກ", "ກີ", "ກີ້")}
    assert min(rows["ກ"]) > min(rows["ກີ"]) > min(rows["ກີ້"])
    assert max(rows["ກ"]) == max(rows["ກີ້"])
    assert max(white_rows(png(Words("ກູ"), ASSETS))) > max(rows["ກ"])


@needs_shaping
@pytest.mark.parametrize("language", Language)
def test_a_long_title_stays_inside_the_picture(language: Language):
    title = {
        Language.LO: "ການດຳເນີນຄະດີ ທີ່ຖືເອົາຜູ້ຖືກເຄາະຮ້າຍເປັນໃຈກາງ ແລະ ການປົກປ້ອງພະຍານ",
        Language.EN: "Proceedings that have the victim at heart and the protection of witnesses",
    }[language]
    image = picture(png(Words(title, "Guidance", STRIP), ASSETS))
    for x in (*range(60), *range(1140, 1200)):
        assert all(near(image.getpixel((x, y)), BRAND) for y in range(0, 540, 3)), x


@needs_shaping
def test_what_would_be_an_empty_box_is_not_drawn():
    assert drawable(Words("ສົນທິສັນຍາ ACTIP 2015"), ASSETS)
    assert not drawable(Words("ກ\u0e86"), ASSETS)  # a letter of Pali, not in the file
    assert not drawable(Words("漢"), ASSETS)
    odd = NavSection("漢", "en/odd/index.html")
    assert set(pictures(replace(FRAME, sections=(odd,)), "", ASSETS).by_section) == {NEUTRAL}


def test_lao_is_not_drawn_where_its_marks_cannot_be_placed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(share, "SHAPES", False)
    assert not drawable(Words("ກົດໝາຍ"), ASSETS)
    assert drawable(Words("Law"), ASSETS)
