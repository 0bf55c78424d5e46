"""Small pages in both languages, read the way real ones are."""

import pytest

from guidance.problems import Problems
from guidance.registers import pages

FRONT = "---\ntitle: {title}\ndescription: {title}\n{more}---\n\n"


@pytest.fixture
def read(tmp_path):
    """Write files below `docs` and return their pages; `more` is further front matter."""

    def read(more="", **bodies):
        for name, body in bodies.items():
            language, _, stem = name.partition("_")
            text = body
            if not body.startswith("---"):
                text = FRONT.format(title={"lo": "ກ", "en": "A"}[language], more=more) + body
            path = tmp_path / "docs" / language / f"{stem or 'x'}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        problems = Problems()
        register = pages.load(tmp_path / "docs", tmp_path / "data", tmp_path, problems)
        assert not problems
        return register.pages

    return read
