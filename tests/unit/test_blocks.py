"""Blocks inside hand-written pages."""

import pytest

from guidance.blocks import BlockCall, BlockError, calls, expand
from guidance.problems import Problems


def lines(args):
    if set(args) - {"country"}:
        raise BlockError("it knows only country=<code>.")
    return f"- line\n- {args.get('country', 'la')}"


def run(text):
    problems = Problems()
    return expand(text, {"hotlines": lines}, "docs/lo/x.md", 5, problems), list(map(str, problems))


def test_a_block_is_replaced_and_keeps_its_indent():
    assert run("a\n\n    ::: hotlines country=th\n\nb") == ("a\n\n    - line\n    - th\n\nb", [])


def test_an_unknown_block_names_the_nearest():
    assert run("\n::: hotline")[1] == [
        'docs/lo/x.md:6:1: The block "hotline" is not known. Fix: Did you mean "hotlines"?'
    ]


def test_a_badly_written_block_is_told():
    assert run("::: hotlines country")[1] == [
        'docs/lo/x.md:5:1: "::: hotlines country" is not a block. '
        "Fix: Write `::: name` or `::: name key=value` on a line of its own, "
        "without spaces round = and commas."
    ]


@pytest.mark.parametrize(
    "text", ["See ::: hotlines", ":: hotlines", ":::hotlines", "：：： hotlines", "::: Hotlines"]
)
def test_what_was_meant_as_a_block_is_never_shown_as_it_is(text):
    assert [f'docs/lo/x.md:5:1: "{text}" is not a block.' in p for p in run(text)[1]] == [True]


def test_code_and_colons_are_no_blocks():
    for text in ("| `::: hotlines` | The lines |", "Time 12:30: now", "a :: b"):
        assert run(text) == (text, [])


def test_an_argument_that_stands_twice_is_told():
    assert run("::: hotlines country=th country=vn")[1] == [
        "docs/lo/x.md:5:1: A word before = stands twice. Fix: Keep one of the two."
    ]


def test_wrong_arguments_are_told():
    assert run("::: hotlines land=th")[1] == [
        'docs/lo/x.md:5:1: The block "hotlines" cannot be shown: it knows only country=<code>. '
        "Fix: Correct the line."
    ]


def test_calls_lists_the_blocks_of_a_page():
    assert calls("x\n::: a\n\n::: b k=v") == [BlockCall("a", {}), BlockCall("b", {"k": "v"})]
