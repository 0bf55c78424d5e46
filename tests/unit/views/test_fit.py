"""The estimate of what fits a sheet."""

import pytest

from guidance.models.base import Language
from guidance.views import fit

FRAME = fit.Frame("Title", "One sentence.", ("Draft.", "Whole text."))
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
    with_lines = fit.Frame("Title", "One sentence.", FRAME.foot, "Look it up.", ("a", "b", "c"))
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
