# SPDX-License-Identifier: Apache-2.0
"""Everything under examples/ runs, and says what the guides say it says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from listingcheck import config, registry, testing

EXAMPLES = Path(__file__).parents[1] / "examples"
PLUGIN = EXAMPLES / "plugin"
READER = EXAMPLES / "reader"
EXPORTS = ("shopify_products.csv", "woocommerce_products.csv")


def run(*command, **environment):
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=EXAMPLES,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def report(export, *options):
    arguments = ("check", export, "--for", "tiktok-shop/us", "--format", "json", *options)
    ran = run("-m", "listingcheck", *arguments)
    assert (ran.returncode, ran.stderr) == (1, "")
    return json.loads(ran.stdout)


@pytest.mark.parametrize("export", EXPORTS)
def test_an_example_export_is_read_whole(export):
    (source,) = report(export)["sources"]
    assert source["platform"] == export.partition("_")[0]
    assert source["unread"] == 0
    assert source["records"] == source["products"] + sum(source["skipped"].values())


FAULTS = {
    ("shopify_products.csv", "enamel-mug"): "price-zero",
    ("shopify_products.csv", "cotton-tote"): "variant-duplicate-value",
    ("shopify_products.csv", "walnut-board"): "gtin-lost-zero",
    ("shopify_products.csv", "bamboo-toothbrush"): "gtin-scientific",
    ("shopify_products.csv", "soy-candle"): "redirect-email",
    ("shopify_products.csv", "vape-starter-kit"): "prohibited-product",
    ("shopify_products.csv", "wool-socks"): "title-emoji",
    ("shopify_products.csv", "garlic-press"): "gtin-check-digit",
    ("shopify_products.csv", "desk-lamp"): "price-unreadable",
    ("shopify_products.csv", "tea-sampler"): "text-mojibake",
    ("woocommerce_products.csv", "FB-HOE-01"): "price-zero",
    ("woocommerce_products.csv", "FB-TWN-50"): "gtin-type",
    ("woocommerce_products.csv", "FB-GLV-M"): "redirect-phone",
    ("woocommerce_products.csv", "FB-CAN"): "gtin-duplicate",
}
"""One fault of each faulty listing."""


@pytest.mark.parametrize("export", EXPORTS)
def test_each_faulty_listing_is_found_out(export):
    found = {(f["product"], f["rule"]) for f in report(export)["failures"]}
    wanted = {(product, rule) for (file, product), rule in FAULTS.items() if file == export}
    assert wanted <= found, wanted - found


SHOWN = {
    "enamel-mug": {"image-format", "image-extension", "image-too-small"},
    "cotton-tote": {"image-duplicate"},
    "walnut-board": {"image-qr-code", "image-unreadable"},
    "soy-candle": {"image-blank"},
    "wool-socks": {"image-border", "image-aspect-ratio"},
    "glass-bottle": {"image-format"},
    "garlic-press": {"image-colour-mode"},
}
"""What the pictures of the example show once they are looked at."""


def test_each_faulty_picture_is_found_out():
    failures = report("shopify_products.csv", "--images", "images", "--select", "image")["failures"]
    found = {(f["product"], f["rule"]) for f in failures if f["product"]}
    assert {(product, rule) for product, rules in SHOWN.items() for rule in rules} <= found
    assert not [rule for product, rule in found if product == "linen-apron"]


def test_the_pictures_are_mended(tmp_path):
    ran = run("-m", "listingcheck", "images", "fix", "images", "--out", tmp_path / "mended")
    assert ran.returncode == 1
    assert "enamel-mug-1.jpg: WebP, 1000 x 1000 -> enamel-mug-1.jpg: JPEG" in ran.stdout
    assert "walnut-board-2.jpg: JPEG, 1000 x 1000 -> not mended: " in ran.stdout
    assert "image-format: 3 before, 0 after" in ran.stdout
    assert (
        len(list((tmp_path / "mended").iterdir())) == len(list((EXAMPLES / "images").iterdir())) - 1
    )


def test_the_clean_listings_are_clean():
    """The linen apron has nothing against it but what its file cannot carry."""
    failures = report("shopify_products.csv", "--currency", "USD")["failures"]
    against = [f["rule"] for f in failures if f["product"] == "linen-apron"]
    assert against == []


def test_the_configuration_loads_and_switches_on_the_local_rules():
    loaded = config.load(EXAMPLES / "listingcheck.toml")
    assert {rule.id for rule in loaded.plugins} >= {"house-brand-unknown", "house-title-length"}
    assert {rule.id for rule in loaded.plugins} <= {b.rule.id for b in loaded.checker().rules}


@pytest.mark.parametrize("file", sorted((EXAMPLES / "rules").iterdir()), ids=lambda path: path.name)
def test_the_local_rules_do_what_their_examples_say(file):
    if file.suffix not in {".py", ".yaml"}:
        return
    for rule in registry.from_path(file):
        testing.check_examples(rule)


def test_the_script_runs():
    ran = run("check_in_python.py")
    assert ran.returncode == 0, ran.stderr
    assert "<Report tiktok-shop/us:" in ran.stdout
    assert "price-zero: The price is 0." in ran.stdout


def test_the_plugin_is_tested_as_its_guide_says():
    path = os.pathsep.join([str(PLUGIN / "src"), os.environ.get("PYTHONPATH", "")])
    ran = run("-m", "pytest", "-q", "-p", "no:cacheprovider", PLUGIN / "tests", PYTHONPATH=path)
    assert ran.returncode == 0, ran.stdout


def test_an_installed_plugin_is_found(tmp_path):
    """An installed package is its modules and the record of its entry points: that is all here."""
    project = (PLUGIN / "pyproject.toml").read_text("utf-8")
    (point,) = re.findall(r'^gifts = "(.+)"$', project, re.MULTILINE)
    record = tmp_path / "listingcheck_gifts-1.0.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: listingcheck-gifts\nVersion: 1\n"
    )
    (record / "entry_points.txt").write_text(f"[listingcheck.rules]\ngifts = {point}\n")
    path = os.pathsep.join([str(tmp_path), str(PLUGIN / "src"), os.environ.get("PYTHONPATH", "")])
    ran = run("-m", "listingcheck", "explain", "gift-text-missing", PYTHONPATH=path)
    assert "A personalised gift does not say how to hand in the text." in ran.stdout, ran.stderr


def test_the_examples_name_no_real_shop():
    """Codes, addresses and names are made up: example domains only."""
    for export in EXPORTS:
        text = (EXAMPLES / export).read_text("utf-8-sig")
        hosts = set(re.findall(r"https?://([^/,\"]+)", text))
        assert hosts <= {"cdn.example.com"}


def test_the_reader_is_tested_as_its_guide_says():
    path = os.pathsep.join([str(READER / "src"), os.environ.get("PYTHONPATH", "")])
    ran = run("-m", "pytest", "-q", "-p", "no:cacheprovider", READER / "tests", PYTHONPATH=path)
    assert ran.returncode == 0, ran.stdout


def test_an_installed_reader_is_found(tmp_path):
    project = (READER / "pyproject.toml").read_text("utf-8")
    (point,) = re.findall(r'^stallkeeper = "(.+)"$', project, re.MULTILINE)
    record = tmp_path / "listingcheck_stallkeeper-1.0.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: x\nVersion: 1\n")
    (record / "entry_points.txt").write_text(f"[listingcheck.platforms]\nstallkeeper = {point}\n")
    path = os.pathsep.join([str(tmp_path), str(READER / "src"), os.environ.get("PYTHONPATH", "")])
    arguments = ("check", "reader/stall.csv", "--format", "json")
    ran = run("-m", "listingcheck", *arguments, PYTHONPATH=path)
    (source,) = json.loads(ran.stdout)["sources"]
    assert (source["platform"], source["products"], source["unread"]) == ("stallkeeper", 2, 1)
