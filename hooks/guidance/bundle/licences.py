"""Under which licence an installed package stands, as its own metadata says."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageMetadata

_LONGEST_NAME = 60
"""Some packages put the whole text of their licence where its name belongs."""
_SPDX = {
    "BSD 2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    **{one: one for one in ("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MPL-2.0")},
}
"""Names in use that mean exactly one licence of the SPDX list; "BSD License" is none of them."""


@dataclass(frozen=True)
class Licence:
    """A licence by its SPDX expression, or else by the name that the package uses."""

    name: str
    """Empty where the package says nothing."""
    spdx: bool


def licence_of(package: PackageMetadata) -> Licence:
    """Return the licence; the newest field is believed first.

    They are `License-Expression`, which is SPDX by its own rule, `License` and the classifiers.
    """
    if expression := _first(package, "License-Expression"):
        return Licence(expression, True)
    name = _first(package, "License")
    classifiers = [c for c in package.get_all("Classifier") or [] if c.startswith("License ::")]
    if name not in _SPDX and classifiers:
        name = " / ".join(sorted(c.split(" :: ")[-1] for c in classifiers))
    if name in _SPDX:
        return Licence(_SPDX[name], True)
    return Licence(name if len(name) <= _LONGEST_NAME else "", False)


def _first(package: PackageMetadata, key: str) -> str:
    found = (package.get_all(key) or [""])[0].strip()
    return "" if found == "UNKNOWN" else found
