"""The scripts of the search as they are shipped."""

from __future__ import annotations

from guidance.bench.search import script_bytes
from guidance.search.worker import lunr, own, scripts, shim


def test_the_scripts_hold_no_evaluation_and_no_foreign_address():
    for text in (own(), shim(), scripts()["highlight.js"]):
        assert "eval" not in text
        assert "://" not in text
        assert "Function(" not in text


def test_what_a_search_fetches_beside_lunr_stays_within_eight_kilobytes():
    assert script_bytes() <= 8192


def test_lunr_names_its_author_and_licence():
    assert "Oliver Nightingale, MIT" in lunr().partition("\n")[0]
