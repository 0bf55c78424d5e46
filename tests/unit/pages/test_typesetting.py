"""Where the lines of headings end."""

from guidance.models.base import Language
from guidance.pages.typesetting import typeset


def test_the_standing_of_a_callout_is_set_apart_from_its_title():
    title = '<p class="admonition-title">Call first (proposed, not approved)</p>'
    assert typeset(title, Language.EN) == (
        '<p class="admonition-title">Call first <small>(proposed, not approved)</small></p>'
    )
    assert typeset("<p>Call (later)</p>", Language.EN) == "<p>Call (later)</p>"


def test_a_lao_heading_is_cut_between_phrases_and_an_english_one_is_left():
    heading = '<h2 id="a">ການຄັດກອງ ແລະ ການສົ່ງຕໍ່ <code>x</code></h2>'
    assert typeset(heading, Language.LO) == (
        '<h2 id="a"><span>ການຄັດກອງ</span> <span>ແລະ ການສົ່ງຕໍ່</span> <code>x</code></h2>'
    )
    assert typeset(heading, Language.EN) == heading


def test_no_line_begins_with_the_sign_of_repetition():
    assert typeset("<p>ສັ້ນ ໆ</p>", Language.LO) == "<p>ສັ້ນ\u00a0ໆ</p>"
