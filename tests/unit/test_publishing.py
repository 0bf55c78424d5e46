"""The publishing table: every row, in both releases."""

import pytest

from guidance.models.base import Cited, Confidence, Restricted
from guidance.models.citation import SourceKind, SourceRecord
from guidance.models.contact import Publish
from guidance.publishing import (
    FactRule,
    Mark,
    NumberRule,
    Release,
    advice_rule,
    fact_rule,
    number_rule,
    page_rule,
)

SOURCES = {
    kind.value: SourceRecord(id=kind.value.replace("_", "-"), publisher="x", kind=kind)
    for kind in SourceKind
}
DRAFT, PUBLIC = Release.DRAFT, Release.PUBLIC
HIDDEN = FactRule(False, Mark.TO_CONFIRM)


def fact(confidence, *sources, restricted=None):
    return Cited(confidence=confidence, sources=sources, restricted=restricted)


@pytest.mark.parametrize("release", Release)
@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (fact("high", "official"), FactRule(True, Mark.OFFICIAL)),
        (fact("high", "international"), FactRule(True, Mark.OFFICIAL)),
        (fact("high", "state_press"), FactRule(True, Mark.OFFICIAL)),
        (fact("high", "press"), FactRule(True, Mark.SECONDARY)),
        (fact("high", "reference", "background"), FactRule(True, Mark.SECONDARY)),
        (fact("medium", "official"), FactRule(True, Mark.SECONDARY)),
        (fact("medium", "press"), FactRule(True, Mark.SECONDARY)),
        (fact("low", "official"), HIDDEN),
        (fact("not_found"), HIDDEN),
        (fact("high"), HIDDEN),
        (fact("high", "background"), HIDDEN),
        (fact("high", "unknown"), HIDDEN),
        (fact("medium", "background", "press"), FactRule(True, Mark.SECONDARY)),
    ],
)
def test_facts_are_shown_by_confidence_and_source(cited, expected, release):
    assert fact_rule(cited, SOURCES, release) == expected


@pytest.mark.parametrize("kind", Restricted)
@pytest.mark.parametrize("release", Release)
def test_a_restricted_fact_needs_an_official_source(kind, release):
    assert fact_rule(fact("high", "official", restricted=kind), SOURCES, release).shown
    for weak in (
        fact("medium", "official", restricted=kind),
        fact("high", "press", restricted=kind),
    ):
        assert fact_rule(weak, SOURCES, release) == HIDDEN


def test_a_conflict_is_shown_in_a_draft_and_withheld_from_the_public():
    cited = fact("high", "official")
    assert fact_rule(cited, SOURCES, DRAFT, in_conflict=True).shown
    assert fact_rule(cited, SOURCES, PUBLIC, in_conflict=True) == HIDDEN


NUMBERS = [
    # publish, confidence, confirmed, release → shown, tappable, exported
    ("after_test", "high", False, DRAFT, (True, True, False)),
    ("after_test", "high", False, PUBLIC, (False, False, False)),
    ("after_test", "high", True, PUBLIC, (True, True, True)),
    ("after_test", "medium", False, DRAFT, (True, False, False)),
    ("after_test", "medium", False, PUBLIC, (False, False, False)),
    ("after_test", "medium", True, PUBLIC, (True, True, True)),
    ("after_test", "low", False, DRAFT, (False, False, False)),
    ("after_test", "low", True, PUBLIC, (False, False, False)),
    ("name_only", "high", True, DRAFT, (False, False, False)),
    ("no", "high", True, PUBLIC, (False, False, False)),
]


@pytest.mark.parametrize(("publish", "confidence", "confirmed", "release", "expected"), NUMBERS)
def test_numbers(publish, confidence, confirmed, release, expected):
    rule = number_rule(Publish(publish), Confidence(confidence), confirmed, release)
    assert rule == NumberRule(*expected, confirmed)


def test_weak_advice_is_a_proposal_and_reaches_the_public_only_on_approved_pages():
    for confidence, proposal in ((Confidence.LOW, False), (Confidence.HIGH, True)):
        rule = advice_rule(confidence, proposal, False, DRAFT)
        assert rule == FactRule(True, Mark.PROPOSAL)
        assert not advice_rule(confidence, proposal, False, PUBLIC).shown
        assert advice_rule(confidence, proposal, True, PUBLIC).shown


def test_only_approved_pages_are_public():
    assert page_rule(False, DRAFT)
    assert page_rule(True, PUBLIC)
    assert not page_rule(False, PUBLIC)
