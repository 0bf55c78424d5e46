"""The last look at a built site."""

import pytest

from guidance.pages.inspect import inspect
from guidance.problems import Problems

PAGE = '<!doctype html><html lang="{lang}"><head>{head}</head><body>x</body></html>\n'


def look(tmp_path, **pages):
    for name in ("index", "en/index"):
        pages.setdefault(name, PAGE.format(lang="lo", head=""))
    for name, text in pages.items():
        path = tmp_path / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    problems = Problems()
    return inspect(tmp_path, problems), [str(p) for p in problems]


def test_a_whole_site_passes(tmp_path):
    head = '<link rel="alternate" href="https://x.y/en/"><script src="a.js"></script>'
    assert look(tmp_path, a=PAGE.format(lang="en", head=head)) == (3, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!doctype html><html lang=lo>", "a.html: The page is cut off. Fix: Build again."),
        (
            PAGE.format(lang="de", head=""),
            "a.html: The page does not say its language. Fix: See main.html.",
        ),
        (
            PAGE.format(lang="lo", head='<script src="https://cdn.x/y.js"></script>'),
            'a.html: The page loads "https://cdn.x/y.js" from another place. '
            "Fix: Serve the file from this site, or do without it.",
        ),
        (
            PAGE.format(lang="lo", head='<link rel="stylesheet" href="//fonts.x/y.css">'),
            'a.html: The page loads "//fonts.x/y.css" from another place. '
            "Fix: Serve the file from this site, or do without it.",
        ),
    ],
)
def test_what_is_wrong_is_told(tmp_path, text, message):
    assert look(tmp_path, a=text)[1] == [message]


def test_a_missing_home_is_told(tmp_path):
    problems = Problems()
    inspect(tmp_path, problems)
    assert len(problems) == 2
