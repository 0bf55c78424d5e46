"""The bill of materials, read again by an independent library."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.output.xml import XmlV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.xml import XmlValidator

from guidance.bundle.sbom import LOCK, ROOT, SHIPPED, SbomError, locked, sbom, write
from guidance.search.worker import lunr

SCRIPT = "/* lunr 2.3.9 */\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (
        "assets/bundle.0123456789.js",
        "assets/fonts/noto-sans-lao-2.003-400.woff2",
        "assets/fonts/noto-sans-lao-2.003-700.woff2",
        "search/worker.js",
    ):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SCRIPT)
    return tmp_path / "site"


def plain(value: object) -> object:
    """Return JSON in one order: the other library sorts lists by rules of its own."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in sorted(value.items())}
    if isinstance(value, list):
        return sorted(map(plain, value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def read_again(bill: dict[str, object]) -> object:
    """Return a bill as the independent library understands it; it refuses what is not valid."""
    read = Bom.from_json(bill)
    assert read.validate()
    fault = XmlValidator(SchemaVersion.V1_6).validate_str(XmlV1Dot6(read).output_as_string())
    assert fault is None, fault
    again = json.loads(JsonV1Dot6(read).output_as_string())
    again.pop("serialNumber")
    again["metadata"].pop("timestamp")
    return plain(again)


def test_another_library_reads_all_of_it_and_finds_it_valid(site):
    bill = sbom(site, LOCK.read_text("utf-8"))
    assert read_again(bill) == plain(bill)


FAULTS = {
    "kind of component": lambda bill: bill["components"][0].update(type="thing"),
    "key that is not known": lambda bill: bill["components"][0].update(licences=[]),
    "licence that is not on the list": lambda bill: bill["components"][0].update(
        licenses=[{"license": {"id": "My-Own-1.0"}}]
    ),
    "hash that is none": lambda bill: bill["components"][-1]["externalReferences"][0].update(
        hashes=[{"alg": "SHA-256", "content": "abc"}]
    ),
    "need of nothing": lambda bill: bill["dependencies"][0].update(dependsOn=["pkg:pypi/none"]),
}


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("plant", FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_bill_would_be_found(site, plant):
    bill = sbom(site, LOCK.read_text("utf-8"))
    plant(bill)
    try:
        found = read_again(bill) != plain(bill)
    except Exception:
        found = True
    assert found


def test_every_installed_package_of_the_lock_is_there_with_its_hashes(site):
    text = LOCK.read_text("utf-8")
    bill = sbom(site, text)
    by_name = {one["name"]: one for one in bill["components"]}
    for name in ("mkdocs", "pillow", "lxml", "tdewolff-minify"):
        assert by_name[name]["version"] == version(name)
        assert by_name[name]["licenses"]
        hashes = [h["content"] for h in by_name[name]["externalReferences"][0]["hashes"]]
        entry = re.search(rf"^{name}==.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
        assert entry and hashes == re.findall(r"sha256:(\w+)", entry[0])
    needs = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    assert by_name["markdown"]["bom-ref"] in needs[by_name["mkdocs"]["bom-ref"]]
    (own,) = (refs for ref, refs in needs.items() if ref.startswith("guidance@"))
    assert by_name["GeoNames"]["bom-ref"] in own and by_name["pillow"]["bom-ref"] in own


def test_what_readers_get_is_named_with_the_hash_of_its_file(site):
    bill = sbom(site, LOCK.read_text("utf-8"))
    shipped = {
        one["name"]: one
        for one in bill["components"]
        if {"name": "guidance:use", "value": "shipped"} in one["properties"]
    }
    assert set(shipped) == {part.name for part in SHIPPED}
    inner = shipped["mkdocs-material bundle"]["components"]
    assert {"rxjs", "assets/bundle.0123456789.js"} <= {one["name"] for one in inner}
    (file,) = shipped["lunr.js"]["components"]
    assert re.fullmatch(r"[0-9a-f]{64}", file["hashes"][0]["content"])


def test_versions_that_are_written_down_are_those_in_use():
    by_name = {part.name: part for part in SHIPPED}
    assert f"lunr {by_name['lunr.js'].version}," in lunr()
    assert f"{by_name['GeoNames'].version} (snapshot; GeoNames" in (
        ROOT / "data" / "places.yml"
    ).read_text("utf-8")
    assert list((ROOT / "overrides").glob(by_name["Noto Sans Lao"].files))


def test_it_holds_no_date_no_machine_and_no_registry_and_is_the_same_each_time(site, tmp_path):
    one, two = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    two.mkdir()
    text = write(site, one).read_text("utf-8")
    assert text == write(site, two).read_text("utf-8")
    assert "timestamp" not in text and "serialNumber" not in text
    assert set(re.findall(r"https?://[^/\"]+", text)) == {"http://cyclonedx.org"}
    assert (
        str(tmp_path) not in text and str(ROOT) not in text and str(Path.home()) + "/" not in text
    )


def test_it_does_not_claim_a_version_that_did_not_run():
    with pytest.raises(SbomError, match=r"mkdocs .* is installed, the lock file says 0\.1"):
        locked("mkdocs==0.1 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    assert locked("no-such-package==1\n") == {}


def test_a_part_that_is_no_longer_shipped_is_a_fault(site):
    (site / "search/worker.js").unlink()
    with pytest.raises(SbomError, match=r"lunr\.js: the site holds no search/worker\.js"):
        sbom(site, LOCK.read_text("utf-8"))
