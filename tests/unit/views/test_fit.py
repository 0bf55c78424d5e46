"""The estimate of what fits a sheet."""

import re
from pathlib import Path

import pytest

from guidance.models.base import Language
from guidance.views import fit

FRAME = fit.Surround("Title", "One sentence.", ("Draft.", "Whole text."))
ITEM = "- Talk with the person in private, away from whoever brought them."


def of(dress, count, frame=FRAME, language=Language.EN):
    return fit.fit(dress, frame, ["## What to do\n\n" + "\n".join([ITEM] * count)], language)


@pytest.mark.parametrize("dress", [fit.PAPER, fit.PICTURE])
def test_a_short_text_has_the_largest_letters_and_a_long_one_smaller_ones(dress):
    assert of(dress, 4).size == 0
    sizes = [of(dress, count).size for count in range(4, 60, 4)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == len(dress.sizes) - 1


@pytest.mark.parametrize("dress", [fit.PAPER, fit.PICTURE])
def test_what_is_too_long_is_told_in_lines(dress):
    assert of(dress, 4).fits
    long = of(dress, 90)
    assert not long.fits
    assert long.lines > long.room > 20


def test_letters_are_never_tiny():
    assert min(fit.PAPER.sizes) >= 10.5
    assert min(fit.PICTURE.sizes) >= 15


def test_lines_to_write_on_take_room():
    with_lines = fit.Surround("Title", "One sentence.", FRAME.foot, "Look it up.", ("a", "b", "c"))
    assert of(fit.PAPER, 4, with_lines).room < of(fit.PAPER, 4).room


def test_marks_above_lao_letters_take_no_width():
    plain, marked = "- " + "ກນມ ລວດ " * 40, "- " + "ກີ່ນ້ມ໌ ລື້ວົດ " * 40
    found = [fit.fit(fit.PAPER, FRAME, [text], Language.LO).lines for text in (plain, marked)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("One line.", "One line.\n\nAnother."),
        ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| c | d |\n| e | f |"),
        ("- a", '!!! proposal "Proposed"\n\n    - a'),
        ("a\nb", "a\n\nb"),
    ],
)
def test_every_block_counts(short, long):
    lines = [fit.fit(fit.PAPER, FRAME, [text * 3], Language.EN).lines for text in (short, long)]
    assert lines[0] < lines[1]


SHEETS = re.sub(r"/\*.*?\*/", "", Path("overrides/assets/css/sheets.css").read_text("utf-8"))
SCREEN, PRINT = SHEETS.split("@media print {")
DRESSES = {"paper": (fit.PAPER, PRINT), "picture": (fit.PICTURE, SCREEN)}


def declared(styles, selector, name):
    """Return the numbers that a rule for `selector` gives to a property."""
    found = [
        body
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", styles)
        if selector in [one.strip() for one in selectors.split(",")]
    ]
    values = [value for body in found for value in re.findall(rf"\b{name}:([^;]+)", body)]
    assert len(values) == 1, (selector, name, values)
    return [float(number) for number in re.findall(r"\d*\.?\d+", values[0])]


def test_headings_are_as_large_as_the_estimate_says():
    assert declared(SCREEN, ".sheet__part h2", "font-size") == [fit.HEADING]
    assert declared(SCREEN, ".sheet__part h2", "line-height") == [fit.HEADING_LEADING]


@pytest.mark.parametrize("kind", DRESSES)
def test_the_styles_have_the_letters_that_the_estimate_counts_with(kind):
    dress, styles = DRESSES[kind]
    start = ".leaf .sheet__text" if kind == "paper" else ".leaf:target "
    sizes = [
        declared(styles, f"{start}.sheet__text--{kind}-{n}", "font-size")
        for n in range(len(dress.sizes))
    ]
    assert sizes == [[size] for size in dress.sizes]
    assert f"sheet__text--{kind}-{len(dress.sizes)}" not in styles
    for selector, size in (
        ("h1", dress.title),
        (".lead", dress.lead),
        (".sheet__foot", dress.foot),
    ):
        assert declared(styles, f".leaf:target {selector}", "font-size") == [size]
    for selector, language in ((".sheet__text", Language.EN), (".sheet :lang(lo)", Language.LO)):
        leading = declared(styles, f".leaf:target {selector}", "line-height")
        assert leading == [dress.leading[language]]


def test_the_styles_leave_the_room_that_the_estimate_counts_with():
    upright, aside = declared(SCREEN, "@page sheet", "margin")
    point = 72 / 25.4
    assert fit.PAPER.width == int((210 - 2 * aside) * point)
    assert fit.PAPER.height == int((297 - 2 * upright) * point)
    width = declared(SCREEN, ".leaf:target .sheet", "width")[0]
    height = declared(SCREEN, ".leaf:target .sheet", "min-height")[0]
    padding = declared(SCREEN, ".leaf:target .sheet", "padding")[1]
    assert (fit.PICTURE.width, fit.PICTURE.height) == (width - 2 * padding, height)
