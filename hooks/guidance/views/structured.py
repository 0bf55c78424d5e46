"""What search engines are told of a page, in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from guidance.models.base import Language

CONTEXT = "https://schema.org"


def script_json(data: object) -> Markup:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def website(name: str, url: str, language: Language) -> Mapping[str, object]:
    """Describe the site in one language; `url` is its home page."""
    return {"@type": "WebSite", "@id": url, "url": url, "name": name, "inLanguage": str(language)}


def web_page(
    name: str, description: str, url: str, language: Language, site: Mapping[str, object]
) -> Mapping[str, object]:
    """Describe one page of `site`."""
    return {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": name,
        "description": description,
        "inLanguage": str(language),
        "isPartOf": site,
    }


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Mapping[str, object]:
    """Describe the way to a page: names and full addresses, from the home page to the page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(steps, 1)
        ],
    }


def block(*things: Mapping[str, object]) -> Markup:
    """Return the data block of a page."""
    return script_json({"@context": CONTEXT, "@graph": list(things)})
