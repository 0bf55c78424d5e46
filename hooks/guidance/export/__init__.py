"""What leaves the site besides its pages: cards, tables and codes, all made from the views.

Only numbers that their owner confirmed are in any of them; names of offices always are.
"""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "exports"
"""Folder below the root of each language."""


@dataclass(frozen=True)
class ExportFile:
    """A file to put beside the pages."""

    path: str
    """Below `docs/<language>/`, such as `exports/contacts.csv`."""
    content: bytes
