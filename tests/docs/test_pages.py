# SPDX-License-Identifier: Apache-2.0
import re
import subprocess
import sys
from pathlib import Path

import pytest

from listingcheck.sources import platforms

ROOT = Path(__file__).parents[1]


def test_every_rule_has_its_page_and_no_page_is_stale():
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target:
            assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"


def test_the_output_in_the_readme_is_what_the_command_prints():
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"```console\n\$ listingcheck ([^\n]*)\n(.*?)```", text, re.DOTALL)
    assert blocks
    for arguments, shown in blocks:
        command = [sys.executable, "-m", "listingcheck", *arguments.split()]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        printed = [line.rstrip() for line in ran.stdout.splitlines()]
        for line in shown.splitlines():
            assert line.rstrip() in printed or line == "...", f"{arguments}: {line!r}"


def test_every_platform_has_its_line():
    text = (ROOT / "docs" / "platforms.md").read_text("utf-8")
    for platform in platforms.BUILT_IN:
        assert f"| `{platform.name}` |" in text
