# SPDX-License-Identifier: Apache-2.0
"""Every block of docs/suppressing.md is true."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from listingcheck import config, descriptions, sample
from listingcheck.cli import main
from listingcheck.suppression import CONDITIONS, REMARKS, read_entries
from listingcheck.suppression.notes import read_note

GUIDE = (Path(__file__).parents[1] / "docs" / "suppressing.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (listingcheck .*)$", GUIDE, re.MULTILINE)
NOTE = re.findall(r"^    (image-few .*)$", GUIDE, re.MULTILINE)
BASELINE = "listingcheck-baseline.json"


@pytest.fixture(autouse=True)
def _in_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def blocks(language):
    found = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return found


@pytest.mark.parametrize("text", blocks("toml"))
def test_configurations_are_read(text):
    Path(config.FILE).write_text(text, "utf-8")
    assert config.load() != config.Config()


def test_the_baseline_is_one():
    [text] = blocks("json")
    Path(BASELINE).write_text(text, "utf-8")
    assert len(read_entries(BASELINE)) == 2


def test_the_commands_run_one_after_the_other(export):
    assert len(COMMANDS) == 3
    for command in COMMANDS:
        ran = CliRunner().invoke(main, shlex.split(command)[1:])
        assert ran.exit_code == 0, (command, ran.output)
        Path(config.FILE).unlink(missing_ok=True)
        if "init" in command:
            Path(BASELINE).unlink()


def test_the_note_is_read():
    [text] = NOTE
    note = read_note(text, frozenset(each.id for each in descriptions.everything()))
    assert [each.name for each in note.accepted] == ["image-few", "title-all-caps", "sku"]
    assert note.problems == ()


def test_the_python_runs():
    Path(BASELINE).write_text(blocks("json")[0], "utf-8")
    known = {}
    for text in blocks("python"):
        exec(text, known)
    draft = sample.product(status="draft")
    assert known["NotYetOnSale"]().suppresses(None, draft)
    assert known["checker"].check(draft) is not None


def test_every_condition_and_every_remark_has_its_line():
    rows = re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE)
    assert set(CONDITIONS) <= set(rows)
    severities = dict(re.findall(r"^\| `([a-z-]+)` \| (info|warning) \|", GUIDE, re.MULTILINE))
    usual = {each.id: each.severity for each in descriptions.ENGINE_RULES}
    assert set(severities) == REMARKS - {"suppression-unreadable"}
    assert all(usual[name] == said for name, said in severities.items())
