"""What a page must not do, watched from inside the browser."""

from __future__ import annotations

from playwright.sync_api import Page

WATCH_POLICY = (
    "window.broken = [];"
    "document.addEventListener('securitypolicyviolation',"
    " e => window.broken.push(e.violatedDirective + ' ' + e.blockedURI));"
)
"""Put into a page before its own scripts run."""
_LEFT = (
    "async () => [...window.broken, ...Object.keys(localStorage), ...Object.keys(sessionStorage),"
    " document.cookie, window.name, ...(await indexedDB.databases()).map(one => one.name),"
    " ...(window.caches && isSecureContext ? await caches.keys() : [])].filter(Boolean)"
)


def traces(page: Page) -> list[str]:
    """Return what a page broke of its policy and what it left in any storage."""
    found = page.evaluate(_LEFT)
    assert isinstance(found, list)
    return found
