"""Making scripts small without changing what they do."""

from __future__ import annotations

from guidance.search.squeeze import shorten, squeeze
from guidance.search.worker import own, scripts, shim


def test_comments_and_spaces_go_and_texts_stay():
    script = 'const a = "// no  comment" /* gone */\n  // gone\nreturn a\n'
    assert squeeze(script) == 'let a="// no  comment"\nreturn a\n'


def test_patterns_are_not_divisions():
    assert squeeze("x = a / b / c\ny = /[/ ]  x/g.test(z)\n") == "x=a/b/c\ny=/[/ ]  x/g.test(z)\n"


def test_names_of_ours_become_short_and_others_stay():
    assert squeeze(shorten("const counter = items.length\nreturn counter\n")) == (
        "let q=items.length\nreturn q\n"
    )


def test_no_name_is_shared_by_mistake():
    assert (
        shorten("  const first = one => one\n  const second = two => first(two)\n").count("a") == 4
    )


def test_the_scripts_hold_no_evaluation_and_no_foreign_address():
    for text in (own(), shim(), scripts()["highlight.js"]):
        assert "eval" not in text
        assert "://" not in text
        assert "Function(" not in text
