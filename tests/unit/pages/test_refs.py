"""References in Markdown."""

import pytest

from guidance.pages.refs import expand
from guidance.problems import Problems
from guidance.views import RefTarget

TARGETS = {
    "law:penal-code#215": RefTarget(
        "law/laws/penal-code.md#art-215", "Penal Code, art. 215", "Tip"
    ),
    "treaty:crc#35": RefTarget(
        "law/treaties/crc.md#art-35", "Child convention, art. 35", mark="secondary source"
    ),
    "term:victim": RefTarget("law/glossary.md#victim", "victim"),
    "place:0801": RefTarget("contacts/provinces/xayabouly.md#phiang", "Phiang *district*"),
}


TARGETS["line:x"] = RefTarget("contacts/index.md#x", "Line: 1362", "Not confirmed", "Line")
WITHHELD = {"law:rumour": "Its only footing is background knowledge."}


def run(text, page="help/index.md", marked=False):
    problems = Problems()
    file = "docs/en/help/index.md"
    return expand(text, page, TARGETS, WITHHELD, file, 10, problems, marked), list(
        map(str, problems)
    )


def test_a_reference_becomes_a_link_with_a_tooltip():
    assert run("See [[law:penal-code#215]].") == (
        'See [Penal Code, art. 215](../law/laws/penal-code.md#art-215 "Tip"){ .ref }.',
        [],
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "[[victim]]",
        "[[term: victim]]",
        "[[Term:victim]]",
        "[[term:victim]",
        "[term:victim]",
        "[[]]",
        "［［term:victim］］",
    ],
)
def test_what_was_meant_as_a_reference_is_never_shown_as_it_is(wrong):
    assert run(f"See\n  {wrong}.")[1] == [
        f'docs/en/help/index.md:11:3: "{wrong}" is not a reference. Fix: Write [[kind:id]] or '
        "[[kind:id|words]] without spaces, such as [[term:victim]]."
    ]


@pytest.mark.parametrize("text", ["`[[victim]]`", "[note: x](a.md)", "[https://x.la](y.md)", "[x]"])
def test_links_and_code_are_no_references(text):
    assert run(text) == (text, [])


def test_own_words_replace_the_label():
    assert run("[[term:victim|victims]]")[0] == "[victims](../law/glossary.md#victim){ .ref }"


def test_how_a_fact_is_known_stands_after_its_link_in_words_of_our_own():
    link = "[Child convention, art. 35](../law/treaties/crc.md#art-35){ .ref }"
    assert run("[[treaty:crc#35]].", marked=True)[0] == (
        f'{link} <span class="prov">secondary source</span>.'
    )
    assert run("[[treaty:crc#35]].")[0] == f"{link}."
    assert "prov" not in run("[[law:penal-code#215]]", marked=True)[0]


def test_on_the_same_page_the_link_is_a_fragment():
    assert run("[[term:victim]]", "law/glossary.md")[0] == "[victim](#victim){ .ref }"


def test_labels_are_inert():
    assert "&#42;district&#42;" in run("[[place:0801]]")[0]


def test_an_unknown_target_is_told_with_its_place_and_the_nearest_name():
    text, problems = run("one\ntwo [[term:victm]]")
    assert text == "one\ntwo term:victm"
    assert problems == [
        'docs/en/help/index.md:11:5: The reference "term:victm" leads nowhere. '
        'Fix: Did you mean "term:victim"?'
    ]


def test_code_is_left_alone():
    assert run("`[[term:x]]`\n\n```\n[[term:x]]\n```\n") == (
        "`[[term:x]]`\n\n```\n[[term:x]]\n```\n",
        [],
    )


def test_what_may_not_be_shown_is_told_as_that():
    assert run("[[law:rumour]]")[1] == [
        'docs/en/help/index.md:10:1: The reference "law:rumour" may not be shown. Its only footing '
        "is background knowledge. Fix: See the editors' guide for what can be named."
    ]


def test_an_unconfirmed_number_has_other_words_for_paper():
    assert run("[[line:x]]")[0] == (
        '[Line: 1362](../contacts/index.md#x "Not confirmed")'
        '{ .ref .ref-unprinted data-print="Line" }'
    )
