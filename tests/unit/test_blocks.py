"""Blocks inside hand-written pages."""

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
        'docs/lo/x.md:6: The block "hotline" is not known. Fix: Did you mean "hotlines"?'
    ]


def test_a_badly_written_block_is_told():
    assert run("::: hotlines country")[1] == [
        'docs/lo/x.md:5: "::: hotlines country" is not a block. '
        "Fix: Write `::: name` or `::: name key=value` on a line of its own."
    ]


def test_wrong_arguments_are_told():
    assert run("::: hotlines land=th")[1] == [
        'docs/lo/x.md:5: The block "hotlines" cannot be shown: it knows only country=<code>. '
        "Fix: Correct the line."
    ]


def test_calls_lists_the_blocks_of_a_page():
    assert calls("x\n::: a\n\n::: b k=v") == [BlockCall("a", {}), BlockCall("b", {"k": "v"})]
