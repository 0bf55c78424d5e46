"""Both languages of a page alike; every kind of difference is found and told."""

import pytest

from guidance.checks import pairs, parity
from guidance.problems import Problems

LO = """\
ໂທຫາ [[line:la-lwu-1362]].

!!! do-now "ເຮັດດຽວນີ້"

    1. ໜຶ່ງ
    2. ສອງ

## ປອດໄພ {#safe}

ອາຍຸຕ່ຳກວ່າ ໑໘ ປີ, ສາມຄົນ, [[law:a#2]] ແລະ [ບ່ອນອື່ນ](../a.md).
{: #under-18 .para }

::: hotlines country=th

| ກ | ຂ |
| --- | --- |
| **ກົດໝາຍ**{ .mark-law } | ຂ |

### ຕໍ່ໄປ {#next}

- ກ
- ຂ
"""
EN = """\
Call [[line:la-lwu-1362]].

!!! do-now "Do this now"

    1. One
    2. Two

## Safe {#safe}

See [elsewhere](../a.md) and [[law:a#2]]: under 18 years, 3 people.
{: #under-18 .para }

::: hotlines country=th

| A | B |
| --- | --- |
| **Law**{ .mark-law } | B |

### Next {#next}

- a
- b
"""


@pytest.fixture
def differences(read):
    def differences(lo=LO, en=EN, **front):
        pages = read(lo=lo, en=en, **front)
        docs = pairs.documents(pages)
        problems = Problems()
        parity.check(pairs.pairs(pages, docs), problems)
        parity.check_ids(docs, problems)
        return list(map(str, sorted(problems)))

    return differences


def test_pages_that_agree_are_clean(differences):
    assert differences() == []


PLANTED = {
    ("{#next}", "{#after}"): [
        'docs/lo/x.md:24:1: Found the heading "### after", expected the heading "### next" as in '
        "docs/en/x.md:24. Fix: Write the heading in both languages with the same id and level."
    ],
    ("### ຕໍ່ໄປ", "## ຕໍ່ໄປ"): [
        'docs/lo/x.md:24:1: Found the heading "## next", expected the heading "### next" as in '
        "docs/en/x.md:24. Fix: Write the heading in both languages with the same id and level."
    ],
    ("country=th", "country=vn"): [
        'docs/lo/x.md:18:1: Found the block "hotlines country=vn", expected the block '
        '"hotlines country=th" as in docs/en/x.md:18. Fix: Write the same block, with the same '
        "words after its name, in both languages."
    ],
    ("::: hotlines country=th\n", ""): [
        'docs/en/x.md:18:1: Found the block "hotlines country=th", expected none as in '
        "docs/lo/x.md. Fix: Write the same block, with the same words after its name, in both "
        "languages."
    ],
    ("[[law:a#2]]", "[[law:a#3]]"): [
        'docs/en/x.md:15:30: Found the reference "law:a#2" once, expected not at all as in '
        "docs/lo/x.md:13. Fix: Name the same references in this section of both languages.",
        'docs/lo/x.md:15:28: Found the reference "law:a#3" once, expected not at all as in '
        "docs/en/x.md:13. Fix: Name the same references in this section of both languages.",
    ],
    ("໑໘", "16"): [
        'docs/en/x.md:15:49: Found the number "18" once, expected not at all as in '
        "docs/lo/x.md:13. Fix: Write the same numbers in this section of both languages.",
        'docs/lo/x.md:15:13: Found the number "16" once, expected not at all as in '
        "docs/en/x.md:13. Fix: Write the same numbers in this section of both languages.",
    ],
    ("la-lwu-1362", "la-police-1191"): [
        'docs/en/x.md:6:6: Found the telephone line "line:la-lwu-1362" once, expected not at all '
        "as in docs/lo/x.md. Fix: Name the same telephone lines in this section of both "
        "languages.",
        'docs/lo/x.md:6:6: Found the telephone line "line:la-police-1191" once, expected not at '
        "all as in docs/en/x.md. Fix: Name the same telephone lines in this section of both "
        "languages.",
    ],
    ("- ຂ\n", "- ຂ\n- ຄ\n"): [
        "docs/lo/x.md:26:1: Found a list of 3 items, expected a list of 2 items as in "
        "docs/en/x.md:26. Fix: Give both languages the same list with the same number of items."
    ],
    ("    1. ໜຶ່ງ\n    2. ສອງ", "    - ໜຶ່ງ\n    - ສອງ"): [
        "docs/lo/x.md:10:5: Found a list of 2 items, expected a numbered list of 2 items as in "
        "docs/en/x.md:10. Fix: Give both languages the same list with the same number of items."
    ],
    (" | ຂ |\n\n", " |\n| ກ | ຂ |\n\n"): [
        "docs/lo/x.md:20:1: Found a table of 3 rows and 2 columns, expected a table of 2 rows and "
        "2 columns as in docs/en/x.md:20. Fix: Give both languages the same table with the same "
        "rows and columns."
    ],
    ("| ກ | ຂ |\n| --- | --- |", "| ກ |\n| --- |"): [
        "docs/lo/x.md:20:1: Found a table of 2 rows and 1 column, expected a table of 2 rows and "
        "2 columns as in docs/en/x.md:20. Fix: Give both languages the same table with the same "
        "rows and columns."
    ],
    (".mark-law", ".mark-proposal"): [
        'docs/en/x.md:22:10: Found the mark "mark-law" once, expected not at all as in '
        "docs/lo/x.md:13. Fix: Give both languages the same marks in this section.",
        'docs/lo/x.md:22:13: Found the mark "mark-proposal" once, expected not at all as in '
        "docs/en/x.md:13. Fix: Give both languages the same marks in this section.",
    ],
    ("!!! do-now", "!!! warning"): [
        'docs/lo/x.md:8:1: Found the callout "warning", expected the callout "do-now" as in '
        "docs/en/x.md:8. Fix: Use the same callouts in the same order in both languages."
    ],
    ("(../a.md)", "(../b.md)"): [
        'docs/en/x.md:15:17: Found the link "../a.md" once, expected not at all as in '
        "docs/lo/x.md:13. Fix: Link to the same pages in this section of both languages.",
        'docs/lo/x.md:15:55: Found the link "../b.md" once, expected not at all as in '
        "docs/en/x.md:13. Fix: Link to the same pages in this section of both languages.",
    ],
    ("#under-18", "#under-age"): [
        'docs/lo/x.md:16:1: Found the numbered paragraph "under-age", expected the numbered '
        'paragraph "under-18" as in docs/en/x.md:16. Fix: Give the paragraph the same id in both '
        "languages."
    ],
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_difference_is_told(differences, planted):
    lo = LO.replace(*planted)
    assert lo != LO
    assert differences(lo=lo) == PLANTED[planted]


def test_a_difference_is_told_whichever_language_has_less(differences):
    assert differences(en=EN.replace("- b\n", "")) == [
        "docs/lo/x.md:26:1: Found a list of 2 items, expected a list of 1 item as in "
        "docs/en/x.md:26. Fix: Give both languages the same list with the same number of items."
    ]


def test_tel_links_are_compared_as_telephone_lines(differences):
    assert differences(lo="[ໂທ](tel:1362)\n", en="[Call](tel:1300)\n") == [
        'docs/en/x.md:6:8: Found the telephone line "tel:1300" once, expected not at all as in '
        "docs/lo/x.md. Fix: Name the same telephone lines in this section of both languages.",
        'docs/lo/x.md:6:6: Found the telephone line "tel:1362" once, expected not at all as in '
        "docs/en/x.md. Fix: Name the same telephone lines in this section of both languages.",
    ]


def test_the_order_of_words_in_a_sentence_is_free(differences):
    assert differences(lo="[[law:a]] ກ [[law:b]] 3 ກ 4\n", en="4 [[law:b]] 3 [[law:a]]\n") == []


def test_a_number_in_words_excuses_one_in_digits(differences):
    assert differences(lo="3 ຄົນ ແລະ ສອງ\n", en="three people and 2\n") == []
    assert len(differences(lo="3 ຄົນ\n", en="two people\n")) == 1


def test_a_page_may_link_to_itself_either_way(differences):
    assert differences(lo="[ກ](x.md#a)\n", en="[A](#a)\n") == []


def front(title, **keys):
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\ndescription: {title}\n{more}---\n\nx\n"


EQUAL = {
    ("audience", "public", "officers"): "Found public, expected officers",
    ("owner", "lwu", "mps"): "Found lwu, expected mps",
    ("sources", "[a, b]", "[b]"): "Found a, b, expected b",
    ("obligations", "[a]", "[b]"): "Found a, expected b",
    ("safety_critical", "true", "false"): "Found true, expected false",
    ("review_months", "6", "12"): "Found 6, expected 12",
}


@pytest.mark.parametrize("planted", EQUAL)
def test_front_matter_that_must_be_equal(differences, planted):
    key, lo, en = planted
    assert differences(lo=front("ກ", **{key: lo}), en=front("A", **{key: en})) == [
        f"docs/lo/x.md:4:1: {key}: {EQUAL[planted]} as in docs/en/x.md:4. "
        "Fix: Make both languages equal."
    ]


def test_the_order_of_sources_is_free(differences):
    assert differences(lo=front("ກ", sources="[a, b]"), en=front("A", sources="[b, a]")) == []


def test_a_lead_stands_in_both_or_neither(differences):
    assert differences(lo=front("ກ", lead="ຂ"), en=front("A")) == [
        "docs/lo/x.md:4:1: lead: `lead` stands here, but not in docs/en/x.md. "
        "Fix: Write it in both languages, or in neither."
    ]


def test_numbers_of_title_and_description_are_equal(differences):
    assert differences(lo=front("ກ 16"), en=front("A 18")) == [
        'docs/en/x.md:2:1: title: The number 18 stands here, but not in the "title" of '
        "docs/lo/x.md. Fix: Write the same numbers in both languages.",
        'docs/en/x.md:3:1: description: The number 18 stands here, but not in the "description" '
        "of docs/lo/x.md. Fix: Write the same numbers in both languages.",
        'docs/lo/x.md:2:1: title: The number 16 stands here, but not in the "title" of '
        "docs/en/x.md. Fix: Write the same numbers in both languages.",
        'docs/lo/x.md:3:1: description: The number 16 stands here, but not in the "description" '
        "of docs/en/x.md. Fix: Write the same numbers in both languages.",
    ]


def test_a_heading_without_id_is_a_notice(differences):
    assert differences(lo="## ກ\n", en="## A\n") == [
        f"docs/{language}/x.md:6:1: notice: The heading has no id. "
        "Fix: Write `{#short-id}` after it, equal in both languages."
        for language in ("en", "lo")
    ]


def test_an_id_stands_once(differences):
    twice = "## ກ {#a}\n\n## ຂ {#a}\n"
    assert differences(lo=twice, en=twice.replace("ກ", "A").replace("ຂ", "B")) == [
        f'docs/{language}/x.md:8:1: The id "a" stands on line 6 too. '
        "Fix: Give each heading an id of its own."
        for language in ("en", "lo")
    ]


def test_a_page_in_one_language_has_nothing_to_be_compared_with(read):
    pages = read(lo=LO)
    assert pairs.pairs(pages, pairs.documents(pages)) == ()
