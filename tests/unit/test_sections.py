"""HTML to sections."""

from guidance.sections import PageSection, split


def test_text_is_cut_at_headings_with_an_id():
    html = (
        '<p>ກ<b>ຂ</b></p><h2 id="a">One</h2><ul><li>x</li><li>y</li></ul>'
        '<div class="admonition"><p>in</p></div><h3 id="b">Two</h3><p>z</p><h4>not</h4>'
    )
    assert split(html) == [
        PageSection("", "", "ກຂ"),
        PageSection("a", "One", "x\ny\nin"),
        PageSection("b", "Two", "z\nnot"),
    ]


def test_scripts_drawings_and_marked_parts_are_silent():
    assert split("<svg><text>1</text></svg><p>a</p><p data-nosearch>b</p><script>c</script>") == [
        PageSection("", "", "a")
    ]


def test_an_empty_page_has_no_section():
    assert split("") == []


def test_words_of_neighbouring_blocks_stay_apart():
    assert split("<table><tr><td>a</td><td>b</td></tr></table>c<br>d")[0].text == "a\nb\nc\nd"
