# SPDX-License-Identifier: Apache-2.0
import os
import shlex
import shutil
import subprocess
import sys

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from listingcheck import registry
from listingcheck.cli import completing, main
from listingcheck.cli.completion import ASKED_BY, PROGRAM
from listingcheck.outputs import FORMATS
from listingcheck.profile import profiles
from listingcheck.sources import platforms


def completed(*words):
    asked = BashComplete(main, {}, PROGRAM, ASKED_BY)
    return [item.value for item in asked.get_completions(list(words[:-1]), words[-1])]


def test_every_rule_can_be_completed():
    ids = {rule.id for rule in (*registry.built_in(), *registry.installed())}
    names = set(completing.rule_names())
    assert ids <= names
    assert {"price", "redirect"} <= names - ids
    assert "upload" not in names


def test_rules_of_installed_packages_are_completed(monkeypatch):
    monkeypatch.setattr(completing, "entry_points", lambda group: [group])
    monkeypatch.setattr(registry, "installed", lambda: registry.built_in()[:1])
    assert registry.built_in()[0].id in completing.rule_names()


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_rules_and_families_are_completed_also_behind_a_comma(option):
    assert completed("check", option, "price-z") == ["price-zero"]
    assert completed("check", option, "title,price-z") == ["title,price-zero"]
    assert "price" in completed("check", option, "pri")


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (("check", "--for", ""), profiles()),
        (("rules", "--for", ""), profiles()),
        (("check", "--from", ""), [platform.name for platform in platforms.known()]),
        (("check", "--format", ""), list(FORMATS)),
        (("check", "--show", ""), ["error", "warning", "info"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
        (("explain", "gtin-check"), ["gtin-check-digit"]),
    ],
)
def test_what_is_known_is_completed(words, known):
    assert completed(*words) == known


def test_exports_are_left_to_the_shell():
    asked = BashComplete(main, {}, PROGRAM, ASKED_BY)
    assert [item.type for item in asked.get_completions(["check"], "exp")] == ["file"]
    assert [item.type for item in asked.get_completions(["check", "--shop-data"], "")] == ["dir"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(shell):
    ran = CliRunner().invoke(main, ["completion", shell])
    assert ran.exit_code == 0
    assert f"{ASKED_BY}={shell}_complete" in ran.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_with_the_script(tmp_path):
    program = tmp_path / PROGRAM
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m listingcheck "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$(listingcheck completion bash)"\n'
        "COMP_WORDS=(listingcheck check --select price-z)\nCOMP_CWORD=3\n"
        '_listingcheck_completion listingcheck\necho "${COMPREPLY[@]}"\n'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "--norc", "-c", script],
        capture_output=True, text=True, check=True, env={**os.environ, "PATH": path},
    )  # fmt: skip
    assert ran.stdout == "price-zero\n"
