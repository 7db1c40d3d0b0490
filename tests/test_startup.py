# SPDX-License-Identifier: Apache-2.0
"""What must not be imported before someone needs it."""

import gc
import subprocess
import sys

import pytest

from listingcheck.data import load_yaml, words
from listingcheck.detect import phrases
from listingcheck.rules.claim._family import claims_of

HEAVY = {
    "PIL",
    "httpx",
    "matplotlib",
    "pandas",
    "phonenumbers",
    "polars",
    "pydantic",
    "re2",
    "regex",
    "rich",
    "stdnum",
    "yaml",
}

SHOW_HELP = """
from listingcheck.cli import main
try:
    main(["--help"])
except SystemExit as end:
    assert not end.code
"""
JSON_REPORT = """
import io, sys
from listingcheck.outputs import output
output("json")(io.StringIO()).begin("tiktok-shop/us", ())
"""
ASK = "\nimport sys; print('loaded:', *{name.partition('.')[0] for name in sys.modules})"


def loaded(code):
    ran = subprocess.run(
        [sys.executable, "-c", code + ASK], capture_output=True, text=True, check=True
    )
    return set(ran.stdout.rpartition("loaded:")[2].split())


@pytest.mark.parametrize(
    "code", ["import listingcheck", SHOW_HELP, "import listingcheck.cli.check"], ids=str.split
)
def test_nothing_heavy_is_imported(code):
    there = loaded(code)
    assert "listingcheck" in there
    assert not there & HEAVY


def test_help_of_each_command_is_as_light():
    for command in (
        "baseline",
        "categories",
        "check",
        "config",
        "explain",
        "images",
        "new-rule",
        "reconcile",
        "rules",
        "test",
    ):
        assert not loaded(SHOW_HELP.replace("--help", f'{command}", "--help')) & HEAVY


def test_a_json_report_needs_no_rich():
    assert "rich" not in loaded(JSON_REPORT)


def test_a_plain_check_loads_no_frames_and_no_phone_numbers_before_a_rule_asks():
    assert not loaded("from listingcheck.checker import Checker") & {"pandas", "polars", "rich"}


def test_what_makes_a_sentence_harmless_is_compiled_once_a_phrase_stands_in_a_text(monkeypatch):
    asked = []
    compiled = phrases.any_of
    monkeypatch.setattr(phrases, "any_of", lambda *of: asked.append(of) or compiled(*of))
    claims = claims_of.__wrapped__(words)
    assert not claims.find("Oak frame", "medical")
    assert not asked
    assert claims.find("This tea cures cancer", "medical")
    assert asked


@pytest.mark.parametrize("enabled", [True, False])
def test_reading_a_list_leaves_the_search_for_garbage_as_it_was(monkeypatch, enabled):
    monkeypatch.setattr(gc, "isenabled", lambda: enabled)
    calls = []
    monkeypatch.setattr(gc, "enable", lambda: calls.append("enable"))
    monkeypatch.setattr(gc, "disable", lambda: calls.append("disable"))
    load_yaml("[wine, beer]", "list")
    assert calls == (["disable", "enable"] if enabled else ["disable"])
