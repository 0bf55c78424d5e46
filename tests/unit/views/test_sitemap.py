"""The sitemap: full addresses, translations in both directions."""

from __future__ import annotations

from guidance.models.base import Language
from guidance.views.sitemap import sitemap

HOST = "https://example.org/guide/"
PAGES = (
    (Language.LO, "index.md"),
    (Language.EN, "index.md"),
    (Language.LO, "law/only-lao.md"),
)


def test_there_is_none_while_the_address_is_not_known():
    assert sitemap(None, PAGES) == ()


def test_each_translation_names_both_and_the_one_for_everybody_else():
    lao, english, _ = sitemap(HOST, PAGES)
    assert lao.address == "https://example.org/guide/index.html"
    assert english.address == "https://example.org/guide/en/index.html"
    assert lao.alternates == english.alternates
    assert [(one.language, one.href) for one in lao.alternates] == [
        ("lo", "https://example.org/guide/index.html"),
        ("en", "https://example.org/guide/en/index.html"),
        ("x-default", "https://example.org/guide/index.html"),
    ]


def test_a_page_without_translation_claims_none():
    *_, alone = sitemap(HOST, PAGES)
    assert alone.address == "https://example.org/guide/law/only-lao.html"
    assert alone.alternates == ()
