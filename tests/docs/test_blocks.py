# SPDX-License-Identifier: Apache-2.0
"""Every block of code in the pages runs, or is compared with what it shows."""

import re

import pytest
from jsonschema import ValidationError

from listingcheck.errors import ListingcheckError

from .blocks import BLOCK, PAGES, ROOT, Block, blocks
from .following import Follower, shows
from .props import EXAMPLES, furnish


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of its own, in which everything happens."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.syspath_prepend(EXAMPLES / "plugin" / "src")
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)])
def test_a_page_can_be_followed(page, folder):
    furnish(page)
    follower = Follower()
    for block in blocks(page):
        follower.follow(block)


@pytest.mark.parametrize(
    ("language", "text", "complaint"),
    [
        ("console", "$ listingcheck rules --for nowhere\n", "no profile 'nowhere'"),
        ("console", "$ listingcheck --version\nlistingcheck, version 0\n", "prints"),
        ("console", "$ rm -r exports\n", "nobody knows what to do with 'rm'"),
        ("sh", "listingcheck check --fetch-images --colour\n", "--colour"),
        ("toml", 'profil = "tiktok-shop/us"\n', "profil"),
        ("yaml", "repos: [{hooks: [{id: listingchek}]}]\n", "a.md:1"),
        ("json", "{}\n", "schema_version"),
        ("csv", "Handle,Title\n", "which file is it"),
        ("text", "listingcheck check a.csv\n", "a.md:1"),
        ("python", "assert 1 == 2, 'it is not'\n", "it is not"),
        ("rust", "fn main() {}\n", "a block of 'rust'"),
        ("", "what is it\n", "a block of ''"),
    ],
)
def test_a_block_that_is_wrong_is_found_out(language, text, complaint, folder):
    with pytest.raises((AssertionError, ListingcheckError, ValidationError), match=complaint):
        Follower().follow(Block("a.md:1", language, text))


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\n...\nd", "a\nb\nc\nd\n", True),
        ("...\nd", "d\n", True),
        ("a\nc", "a\nb\nc\n", False),
        ("a", "a\nb\n", False),
        ("a\n...\nc", "c\na\n", False),
        ("a.b", "axb\n", False),
    ],
)
def test_only_what_dots_stand_for_may_be_left_out(shown, printed, same):
    assert shows(shown, printed) is same


@pytest.mark.parametrize("page", PAGES)
def test_every_fence_of_a_page_is_seen(page):
    text = (ROOT / page).read_text("utf-8")
    fenced = [found for found in BLOCK.finditer(text) if found["text"] is not None]
    assert len(re.findall(r"^ *(?:```|~~~)", text, re.MULTILINE)) == 2 * len(fenced)
