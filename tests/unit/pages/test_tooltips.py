"""Terms explained on first use."""

from guidance.pages.tooltips import MOST, explain
from guidance.views import RefTarget

TERMS = {
    "human trafficking": RefTarget("law/glossary.html#t", "human trafficking", "A tip"),
    "ການຄ້າມະນຸດ": RefTarget("law/glossary.html#t", "ການຄ້າມະນຸດ", "human trafficking"),
    "ຂາ": RefTarget("law/glossary.html#leg", "ຂາ", "leg"),
}
LINK = '<a class="term" href="../law/glossary.html#t" title="A tip">Human trafficking</a>'


def run(text):
    return explain(text, "help/index.html", TERMS)


def test_the_first_use_is_a_link_with_a_tooltip():
    assert run("<p>Human trafficking and human trafficking.</p>") == (
        f"<p>{LINK} and human trafficking.</p>"
    )


def test_lao_words_are_found_inside_a_sentence_but_not_inside_a_syllable():
    assert ">ການຄ້າມະນຸດ</a>ແມ່ນ" in run("<p>ຕ້ານການຄ້າມະນຸດແມ່ນ</p>")
    assert run("<p>ເຂາ ຂາ້</p>") == "<p>ເຂາ ຂາ້</p>"


def test_a_lao_word_of_one_syllable_is_not_found_inside_another_word():
    assert run("<p>ຂາປະຈຳ ມີຂາ</p>") == "<p>ຂາປະຈຳ ມີຂາ</p>"
    assert ">ຂາ</a> 2" in run("<p>ຂາປະຈຳ, ຂາ 2</p>")


def test_an_english_word_is_not_cut_out_of_one_with_a_hyphen():
    assert run("<p>anti-human trafficking</p>") == "<p>anti-human trafficking</p>"


def test_headings_links_marks_and_cards_are_left_alone():
    text = (
        '<h2 id="a">Human trafficking</h2><p><a href="x.html">human trafficking</a></p>'
        '<p><strong class="mark-proposal">Human trafficking</strong></p>'
        '<div class="contact"><p>human trafficking</p></div>'
    )
    assert run(text) == text


def test_a_page_is_not_flooded():
    terms = {f"word{i}x": RefTarget("g.html#a", "", "") for i in range(20)}
    text = "".join(f"<p>word{i}x</p>" for i in range(20))
    assert explain(text, "x.html", terms).count("<a ") == MOST


def test_text_stays_inert():
    assert run("<p>human trafficking &lt;b&gt; &amp;</p>").endswith("</a> &lt;b&gt; &amp;</p>")
