"""The offline archive."""

import zipfile

from guidance.bundle.archive import FOLDER, pack


def test_the_same_site_gives_the_same_bytes(tmp_path):
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text("ກ")
    (site / "en" / "index.html").write_text("a")
    (site / "sitemap.xml").write_text("x")
    (site / "404.html").write_text("x")
    one, two = pack(site, tmp_path / "1.zip"), pack(site, tmp_path / "2.zip")
    assert one.sha256 == two.sha256
    assert one.files == 2
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert archive.namelist() == [f"{FOLDER}/en/index.html", f"{FOLDER}/index.html"]
        assert archive.read(f"{FOLDER}/index.html").decode() == "ກ"
