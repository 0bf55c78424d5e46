"""Tables of a page scroll in a box of their own."""

from __future__ import annotations

from guidance.pages.tables import frame_tables


def test_a_table_gets_a_box_with_an_escaped_name():
    out = frame_tables("<p>a</p><table><tr><td>1</td></tr></table><p>b</p>", 'ຕາ"<')
    assert out.count('<div class="table"') == 1
    assert 'aria-label="ຕາ&quot;&lt;"' in out
    assert out.endswith("</table></div><p>b</p>")
