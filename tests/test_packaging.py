# SPDX-License-Identifier: Apache-2.0
"""The packs are found from a wheel, from an editable install and from a zip of the source."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ASK = """
from listingcheck.checker import Checker
from listingcheck import data
checker = Checker("tiktok-shop/us")
print(len(checker.rules), checker.profile.title, bool(data.words("placeholders")))
"""


def ask(*path):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))}
    ran = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(out),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_a_wheel_and_a_checkout_know_the_same_rules(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    assert ask(tmp_path) == ask(ROOT / "src")


def test_the_wheel_holds_what_it_should(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"listingcheck"}
    assert "listingcheck/py.typed" in names
    assert "listingcheck/marketplaces/tiktok-shop/us.yaml" in names
    assert "listingcheck/marketplaces/messages/tiktok-shop/codes.yaml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
