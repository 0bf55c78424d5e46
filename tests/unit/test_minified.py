"""Scripts and styles made small without changing what they say."""

from __future__ import annotations

import pytest

from guidance.minified import script, style


def test_comments_and_names_shrink_and_texts_stay():
    text = '/* why */\n(() => { const counter = "// no  comment"; f(counter, /[/ ]  x/g) })()\n'
    made = script(text)
    assert "why" not in made
    assert "counter" not in made
    assert '"// no  comment"' in made
    assert "/[/ ]  x/g" in made


def test_names_that_other_scripts_use_stay():
    assert "property" in script("(one => { one.property = 1 })(self)")
    assert "shared" in script("const shared = 1\n")


def test_a_script_may_follow_another():
    assert script("(() => { f() })()") == "(()=>{f()})();\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/* note { */ .a , .b{ margin: 0 auto; }", ".a,.b{margin:0 auto}\n"),
        ('.a::before { content: "; { /* , }"; }', '.a::before{content:"; { /* , }"}\n'),
        (".a :focus { top: calc(1px + 2px); }", ".a :focus{top:calc(1px + 2px)}\n"),
        ("@media (min-width: 60em) { a { b: c } }", "@media(min-width:60em){a{b:c}}\n"),
    ],
)
def test_styles_mean_the_same(text, expected):
    assert style(text) == expected
