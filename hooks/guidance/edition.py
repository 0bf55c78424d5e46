"""What a build is for: everything that is chosen per build and is not a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guidance.publishing import Release


@dataclass(frozen=True)
class Edition:
    """One build's choices."""

    release: Release = Release.DRAFT
    today: date = field(default_factory=date.today)
    """Day against which dates are checked; a reader's browser uses its own."""
    site_url: str | None = None
    """Public address; None while it is not known: then nothing absolute is written."""
    officers_data: Path | None = None
    """Folder outside the repository with officers' numbers; None in every public build."""


def from_environment(environment: Mapping[str, str]) -> Edition:
    """Read the choices from `RELEASE`, `SITE_URL` and `GUIDANCE_OFFICERS_DATA`.

    Raises ValueError with one clear sentence for a value that is not known.
    """
    name = environment.get("RELEASE") or Release.DRAFT.value
    if name not in set(Release):
        raise ValueError(f'RELEASE is "{name}". Write RELEASE=draft or RELEASE=public.')
    site_url = environment.get("SITE_URL") or None
    if site_url and not site_url.startswith(("https://", "http://")):
        raise ValueError(f'SITE_URL is "{site_url}". Begin it with https://.')
    officers = environment.get("GUIDANCE_OFFICERS_DATA")
    if officers and name == Release.PUBLIC:
        raise ValueError("Officers' data never goes into a public build. Unset one of the two.")
    return Edition(
        release=Release(name),
        site_url=site_url.rstrip("/") + "/" if site_url else None,
        officers_data=Path(officers) if officers else None,
    )
