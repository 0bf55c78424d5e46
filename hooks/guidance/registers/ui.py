"""Interface strings from `data/ui/*.yml` of the engine and, over them, of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import RootModel

from guidance.models import parse
from guidance.models.base import Language
from guidance.models.ui import UiString
from guidance.problems import Problems, did_you_mean
from guidance.source import read_yaml

ENGINE_DATA = Path(__file__).resolve().parents[3] / "data"
"""The engine's own data folder: another site with the same engine uses its interface strings."""


class UiFile(RootModel[dict[str, UiString]]):
    """Shape of a file in `data/ui/`: key → string."""


@dataclass(frozen=True)
class UiStrings:
    """All interface strings by key."""

    by_key: Mapping[str, UiString] = field(default_factory=dict)

    def text(self, key: str, language: Language, **values: object) -> str:
        """Return a string; an unknown key is a mistake in the engine and raises KeyError."""
        if key not in self.by_key:
            raise KeyError(
                f'The interface string "{key}" is missing. {did_you_mean(key, self.by_key)}'
            )
        return self.by_key[key].text(language, **values)


def load(data_dir: Path, root: Path, problems: Problems) -> UiStrings:
    """Read the engine's strings and then the site's own, which replace equal keys."""
    by_key: dict[str, UiString] = {}
    for folder in dict.fromkeys((ENGINE_DATA / "ui", (data_dir / "ui").resolve())):
        here: dict[str, str] = {}
        for path in sorted(folder.glob("*.yml")):
            source = read_yaml(path, root, problems)
            file = parse(UiFile, source, problems) if source else None
            if not source or not file:
                continue
            for key, string in file.root.items():
                if key in here:
                    problems.append(
                        source.problem(
                            (key,),
                            f'The key "{key}" stands in {here[key]} too.',
                            "Keep one of the two.",
                        )
                    )
                here[key] = source.file
                by_key[key] = string
    return UiStrings(by_key)
