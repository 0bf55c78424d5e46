"""Firefox where one is found: the offline copy opens and shows its fonts and text."""

from __future__ import annotations

import shutil
import subprocess

import pytest

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


@pytest.mark.skipif(FIREFOX is None, reason="no Firefox on this machine")
def test_the_offline_copy_is_drawn(offline, tmp_path):
    picture = tmp_path / "home.png"
    subprocess.run(
        [
            FIREFOX,
            "--headless",
            "--profile",
            str(tmp_path),
            "--window-size=360,740",
            f"--screenshot={picture}",
            (offline / "index.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert picture.stat().st_size > 20_000
