# SPDX-License-Identifier: Apache-2.0
"""What must not be imported before someone needs it."""

import subprocess
import sys

import pytest

HEAVY = {
    "PIL",
    "httpx",
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
    for command in ("categories", "check", "explain", "images", "reconcile", "rules"):
        assert not loaded(SHOW_HELP.replace("--help", f'{command}", "--help')) & HEAVY


def test_a_json_report_needs_no_rich():
    assert "rich" not in loaded(JSON_REPORT)


def test_a_plain_check_loads_no_frames_and_no_phone_numbers_before_a_rule_asks():
    assert not loaded("from listingcheck.checker import Checker") & {"pandas", "polars", "rich"}
