# SPDX-License-Identifier: Apache-2.0
import re
import subprocess
import sys

import pytest

from listingcheck.sources import platforms

from .blocks import ROOT


def test_every_rule_has_its_page_and_no_page_is_stale():
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_what_a_listing_holds_is_shown_and_not_done(page):
    """Outside code no page has a tag: a quoted one would be a part of the site."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"(`+)[^`].*?\1|<!--.*?-->|<https://\S+>", "", text)
    assert re.findall(r"<[/a-z!?].*", text, re.IGNORECASE) == []


def test_every_platform_has_its_line():
    text = (ROOT / "docs" / "platforms.md").read_text("utf-8")
    for platform in platforms.BUILT_IN:
        assert f"| `{platform.name}` |" in text
