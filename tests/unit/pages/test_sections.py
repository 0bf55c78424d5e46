"""HTML to sections."""

from guidance.pages.sections import PageSection, links_alone, parse, split


def test_text_is_cut_at_headings_with_an_id():
    html = (
        '<p>ກ<b>ຂ</b></p><h2 id="a">One</h2><ul><li>x</li><li>y</li></ul>'
        '<div class="admonition"><p>in</p></div><h3 id="b">Two</h3><p>z</p><h4>not</h4>'
    )
    assert split(parse(html)) == [
        PageSection("", "", "ກຂ"),
        PageSection("a", "One", "x\ny\nin"),
        PageSection("b", "Two", "z\nnot"),
    ]


def test_scripts_drawings_and_marked_parts_are_silent():
    assert split(
        parse("<svg><text>1</text></svg><p>a</p><p data-nosearch>b</p><script>c</script>")
    ) == [PageSection("", "", "a")]


def test_a_mark_on_a_sentence_is_no_part_of_it():
    html = (
        '<p>Ask first. <strong class="mark-proposal">Proposal</strong></p>'
        '<p>Binding <span class="prov prov-official">official source</span></p>'
        '<p><span class="prov prov-to_confirm">to be confirmed with an office</span></p>'
    )
    text = "Ask first.\nBinding\nto be confirmed with an office"
    assert split(parse(html)) == [PageSection("", "", text)]


def test_an_empty_page_has_no_section():
    assert split(parse("")) == []


def test_words_of_neighbouring_blocks_stay_apart():
    assert (
        split(parse("<table><tr><td>a</td><td>b</td></tr></table>c<br>d"))[0].text == "a\nb\nc\nd"
    )


def test_a_contact_card_is_a_section_of_its_own_and_the_text_goes_on_behind_it():
    html = (
        '<h2 id="a">Lines</h2><p>before</p><div class="contact" id="x"><p>Police</p>'
        "<p>1191</p></div><p>after</p>"
    )
    assert split(parse(html)) == [
        PageSection("a", "Lines", "before\nafter"),
        PageSection("x", "Police", "Police\n1191"),
    ]


def test_an_entry_of_a_list_of_terms_is_a_section():
    html = '<dl><dt><span id="t">Word</span></dt><dd>means</dd><dt id="u">Other</dt><dd>b</dd></dl>'
    assert split(parse(html)) == [PageSection("t", "Word", "means"), PageSection("u", "Other", "b")]


def test_a_marked_item_of_a_list_is_a_section():
    html = '<h2 id="a">A</h2><ul><li><span id="x"></span>one</li><li>two</li></ul>'
    assert split(parse(html)) == [PageSection("a", "A", "two"), PageSection("x", "", "one")]


def test_a_list_of_links_is_told_from_text_with_links():
    listed = '<h2>A</h2><ul><li><a href="x">A page of some name</a></li></ul>'
    assert links_alone(parse(listed))
    assert not links_alone(parse(f"{listed}<p>And a sentence</p>"))
    assert not links_alone(parse(""))
