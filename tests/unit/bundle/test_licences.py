"""Licences as packages give them in their metadata."""

from __future__ import annotations

from email.message import Message

import pytest

from guidance.bundle.licences import Licence, licence_of


def package(*fields: tuple[str, str]) -> Message:
    message = Message()
    for key, value in fields:
        message[key] = value
    return message


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT AND PSF-2.0"), ("License", "x")], ("MIT AND PSF-2.0", True)),
        ([("License", "BSD-3-Clause")], ("BSD-3-Clause", True)),
        (
            [("Classifier", "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)")],
            ("MPL-2.0", True),
        ),
        ([("Classifier", "License :: OSI Approved :: BSD License")], ("BSD License", False)),
        (
            [
                ("License", "UNKNOWN"),
                ("Classifier", "Topic :: Text"),
                ("Classifier", "License :: OSI Approved :: MIT License"),
            ],
            ("MIT", True),
        ),
        ([("License", "Apache 2.0")], ("Apache 2.0", False)),
        ([("License", "Permission is hereby granted " * 9)], ("", False)),
        ([], ("", False)),
    ],
)
def test_the_clearest_field_is_believed(fields, licence):
    assert licence_of(package(*fields)) == Licence(*licence)
