"""The choices of a build."""

import pytest

from guidance.edition import from_environment
from guidance.publishing import Release


def test_a_build_is_a_draft_unless_told_otherwise():
    assert from_environment({}).release is Release.DRAFT
    assert from_environment({"RELEASE": "public"}).release is Release.PUBLIC


def test_the_public_address_ends_in_a_slash():
    assert from_environment({"SITE_URL": "https://x.gov.la"}).site_url == "https://x.gov.la/"
    assert from_environment({"SITE_URL": ""}).site_url is None


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"RELEASE": "final"}, 'RELEASE is "final". Write RELEASE=draft or RELEASE=public.'),
        ({"SITE_URL": "x.gov.la"}, 'SITE_URL is "x.gov.la". Begin it with https://.'),
        (
            {"RELEASE": "public", "GUIDANCE_OFFICERS_DATA": "/x"},
            "Officers' data never goes into a public build. Unset one of the two.",
        ),
    ],
)
def test_a_wrong_choice_is_told(environment, message):
    with pytest.raises(ValueError, match="^" + message.replace("(", r"\(")):
        from_environment(environment)
