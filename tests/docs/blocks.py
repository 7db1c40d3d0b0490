# SPDX-License-Identifier: Apache-2.0
"""Every block of code that a page for readers holds."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GENERATED = ("docs/rules", "docs/messages.md")
PAGES = sorted(
    str(page.relative_to(ROOT))
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"))
    if not page.is_relative_to(ROOT / GENERATED[0]) and page != ROOT / GENERATED[1]
)
FENCED = r"(?:^`(?P<name>[\w./-]+)`:\n\n)?^```(?P<language>.*)\n(?P<text>(?:.*\n)*?)^```$"
INDENTED = r"(?<=\n\n)(?P<indented>(?:    .*\n|\n(?=    ))+)"
BLOCK = re.compile(f"{FENCED}|{INDENTED}", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    place: str
    """Page and line, for who has to look."""
    language: str
    text: str
    name: str | None = None
    """The file it is, where the page says so."""

    @property
    def commands(self):
        """Each command with the lines shown below it; a line that ends in a backslash goes on."""
        text = self.text.replace("\\\n", " ")
        if "$ " not in text:
            return [(line.strip(), "") for line in text.splitlines() if line.strip()]
        return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)


def blocks(page):
    """The blocks of a page, from top to bottom. Indented ones are commands."""
    text = (ROOT / page).read_text("utf-8")
    return [_block(page, text, found) for found in BLOCK.finditer(text)]


def _block(page, text, found):
    place = f"{page}:{text.count(chr(10), 0, found.start()) + 1}"
    if indented := found["indented"]:
        return Block(place, "sh", re.sub(r"^ {4}", "", indented, flags=re.MULTILINE))
    return Block(place, found["language"].strip(), found["text"], found["name"])
