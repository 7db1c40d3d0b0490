# SPDX-License-Identifier: Apache-2.0
import re
from pathlib import Path

from listingcheck import descriptions
from listingcheck.suppression import CONDITIONS, REMARKS
from listingcheck.suppression.notes import read_note

from .blocks import blocks

GUIDE = (Path(__file__).parents[2] / "docs" / "suppressing.md").read_text("utf-8")


def test_the_note_is_read():
    texts = [block.text for block in blocks("docs/suppressing.md") if block.language == "text"]
    [text] = [text for text in texts if text.startswith("image-few")]
    note = read_note(text, frozenset(each.id for each in descriptions.everything()))
    assert [each.name for each in note.accepted] == ["image-few", "title-all-caps", "sku"]
    assert note.problems == ()


def test_every_condition_and_every_remark_has_its_line():
    rows = re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE)
    assert set(CONDITIONS) <= set(rows)
    severities = dict(re.findall(r"^\| `([a-z-]+)` \| (info|warning) \|", GUIDE, re.MULTILINE))
    usual = {each.id: each.severity for each in descriptions.ENGINE_RULES}
    assert set(severities) == REMARKS - {"suppression-unreadable"}
    assert all(usual[name] == said for name, said in severities.items())
