# SPDX-License-Identifier: Apache-2.0
"""The site: every page is in it, everything public is in its reference, and it asks nobody."""

import importlib.util
import pkgutil
import re
from pathlib import Path

import pytest

import listingcheck

from .blocks import PAGES, ROOT


def load(path):
    spec = importlib.util.spec_from_file_location("publish", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


publish = load(ROOT / "docs" / "publish.py")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    publish.leads(Path(page))


def test_a_link_that_leads_nowhere_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text(
        "[here](a.md), [gone](b/c.md#d)\n\n```sh\n[x](y)\n```\n", "utf-8"
    )
    monkeypatch.setattr(publish, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match=r"^a\.md: there is no b/c\.md$"):
        publish.leads(Path("a.md"))


def test_every_page_is_listed_on_a_start_page():
    lost = [str(page) for page in publish.unlisted()]
    assert lost == [], "name it in docs/index.md, for who would look for it there"


def test_what_no_start_page_lists_is_told(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Start\n\n## All\n\n* [a](a.md)\n", "utf-8")
    for name in ("a.md", "b.md"):
        (tmp_path / "docs" / name).write_text("# Page\n", "utf-8")
    monkeypatch.setattr(publish, "ROOT", tmp_path)
    monkeypatch.setattr(publish, "DOCS", tmp_path / "docs")
    assert list(publish.navigation()) == [{"Start": "index.md"}, {"All": ["a.md"]}]
    assert publish.unlisted() == [Path("docs/b.md")]


def test_rules_are_grouped_by_family():
    (rules,) = [below["Rules"] for below in publish.navigation() if "Rules" in below]
    first, *families = rules
    assert first == "rules/README.md"
    found = {name: pages for family in families for name, pages in family.items()}
    assert "rules/price-zero.md" in found["Price"]
    assert "rules/upload-limit.md" in found["Listing"]
    assert set(publish.named(families)) == {
        f"rules/{page.name}" for page in (ROOT / "docs" / "rules").glob("*-*.md")
    }


REFERENCE = [
    name
    for page in sorted((ROOT / "docs" / "api").glob("*.md"))
    for name in re.findall(r"^::: (\S+)", page.read_text("utf-8"), re.MULTILINE)
]


@pytest.mark.parametrize("name", REFERENCE)
def test_what_the_reference_names_exists_and_says_what_it_is(name):
    assert pkgutil.resolve_name(name).__doc__


def test_everything_public_is_in_the_reference():
    told = {part for name in REFERENCE for part in name.split(".")}
    assert set(listingcheck.__all__) <= told
    assert len(REFERENCE) == len(set(REFERENCE))


def test_it_is_built_without_a_warning_and_asks_nobody(tmp_path):
    pytest.importorskip("zensical", reason="builds the site; make docs installs what it takes")
    pytest.importorskip("mkdocstrings_handlers.python", reason="reads the docstrings")
    publish.stage(tmp_path)
    assert publish.build(tmp_path) == 0
    built = {str(page.relative_to(tmp_path / "site")) for page in tmp_path.glob("site/**/*.html")}
    assert {"index.html", "rules/price-zero.html", "api/checking.html", "in-ci.html"} <= built
    asked = r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="?(?:https?:)?//[^>]*>'
    for page in built:
        assert re.findall(asked, (tmp_path / "site" / page).read_text("utf-8")) == [], page
    reference = (tmp_path / "site" / "api" / "checking.html").read_text("utf-8")
    assert "New listings the shop may still upload." in reference
