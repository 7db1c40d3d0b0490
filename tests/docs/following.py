# SPDX-License-Identifier: Apache-2.0
"""Does what a block of a page says, and sees that it is so."""

import json
import os
import re
import shlex
from itertools import chain
from pathlib import Path

import jsonschema
import yaml
from click.testing import CliRunner

from listingcheck import config, mapping
from listingcheck.cli import main
from listingcheck.suppression import read_entries

from . import props
from .blocks import ROOT

NOT_RUN = {
    "make": "sets up an environment and runs these tests",
    "pip": "installs",
    "--fetch-images": "asks the web",
}
"""Commands, and options of our own, that are not run, and why."""
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
HOOKS = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}


class Follower:
    """Follows one page from top to bottom in the current folder."""

    def __init__(self):
        self.names = props.names()

    def follow(self, block):
        does = getattr(self, f"_{block.language}", None)
        assert does, f"{block.place}: nobody knows what to do with a block of {block.language!r}"
        if block.name and block.language != "console":
            Path(block.name).write_text(block.text, "utf-8")
        if not (block.language in QUOTABLE and quoted(block.text)):
            does(block)

    def _console(self, block):
        for command, shown in block.commands:
            output = ran(command, block.place)
            if shown.strip():
                assert shows(shown, output), f"{block.place}: {command}\nprints\n{output}"

    _sh = _console

    def _python(self, block):
        code = compile(block.text, block.name or block.place, "exec", dont_inherit=True)
        if not block.name:
            exec(code, self.names)

    def _diff(self, block):
        old, new = (re.search(rf"^\{sign}(.*\n)", block.text, re.MULTILINE)[1] for sign in "-+")
        (changed,) = [path for path in Path().glob("*.py") if old in path.read_text("utf-8")]
        changed.write_text(changed.read_text("utf-8").replace(old, new), "utf-8")

    def _toml(self, block):
        path = Path(block.name or "as_shown.toml")
        path.write_text(block.text, "utf-8")
        if block.name in (None, config.FILE):
            config.load(path)
        else:
            assert mapping.load(path), block.place

    def _yaml(self, block):
        said = yaml.safe_load(block.text)
        if not block.name:
            (repository,) = said["repos"]
            assert {hook["id"] for hook in repository["hooks"]} <= HOOKS, block.place

    def _json(self, block):
        said = json.loads(block.text)
        if "baseline_version" in said:
            path = Path("as_shown.json")
            path.write_text(block.text, "utf-8")
            assert len(list(read_entries(path))) == len(said["entries"])
        else:
            jsonschema.validate(said, SCHEMA)

    def _csv(self, block):
        assert block.name, f"{block.place}: which file is it?"

    def _text(self, block):
        """A drawing, or the layout of a folder."""
        assert not re.search(r"^(\$ |listingcheck )", block.text, re.MULTILINE), block.place


QUOTABLE = ("python", "toml", "yaml")
"""What may be a part of a file: then it is compared, for it need not run by itself."""


def quoted(text):
    """Whether it stands, word for word, in a file of the project or of the folder."""
    here = (path.read_text("utf-8") for path in Path().glob("*.py"))
    return any(text in file for file in chain(here, props.known()))


def ran(command, place):
    """What a command prints; nothing where it is not run, for a reason."""
    # What is behind a bar, or what a shell does with the exit code, is not ours.
    words = shlex.split(re.split(r" [|]+ ", os.path.expandvars(command))[0])
    if words[0] in NOT_RUN:
        return ""
    assert words[0] == "listingcheck", f"{place}: nobody knows what to do with {words[0]!r}"
    if NOT_RUN.keys() & set(words):
        assert_options_exist(words, place)
        return ""
    result = CliRunner().invoke(main, [each for word in words[1:] for each in _globbed(word)])
    assert result.exit_code in (0, 1), f"{place}: {command}\n{result.output}"
    return result.output


def assert_options_exist(words, place):
    known = {name for option in main.commands[words[1]].params for name in option.opts}
    named = {word for word in words if word.startswith("--")}
    assert named <= known, f"{place}: {named - known}"


def _globbed(word):
    return sorted(map(str, Path().glob(word))) if "*" in word else [word]


def shows(shown, output):
    """Whether a page shows what was printed; a line of dots stands for any lines left out."""
    lines = (line.rstrip() for line in shown.strip("\n").splitlines())
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else f"{re.escape(line)}\n" for line in lines)
    printed = "".join(f"{line.rstrip()}\n" for line in output.strip("\n").splitlines())
    return re.fullmatch(pattern, printed) is not None
