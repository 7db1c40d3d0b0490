# SPDX-License-Identifier: Apache-2.0
import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from listingcheck.cli import main

MULTITOOL = shutil.which("sarif-multitool")
EXPORT = Path(__file__).parents[2] / "examples" / "shopify_products.csv"

pytestmark = pytest.mark.skipif(
    MULTITOOL is None, reason="needs npm install --global @microsoft/sarif-multitool"
)


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    path = tmp_path_factory.mktemp("sarif") / "listingcheck.sarif"
    CliRunner().invoke(
        main, ["check", str(EXPORT), "--for", "tiktok-shop/us", "--format", f"sarif={path}"]
    )
    return path


def test_the_published_schema_takes_it(log):
    modules = Path(MULTITOOL).resolve().parents[1]
    schema = next(modules.rglob("sarif-2.1.0.json"))
    jsonschema.validate(json.loads(log.read_text("utf-8")), json.loads(schema.read_text("utf-8")))


def test_the_tool_of_its_makers_and_the_rules_of_github_find_no_error(log):
    ran = subprocess.run(
        [MULTITOOL, "validate", log, "--rule-kind", "Sarif;Ghas"],
        capture_output=True,
        text=True,
        check=False,
        env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "PATH": "/usr/bin:/bin"},
    )
    assert "Analysis completed successfully." in ran.stdout, ran.stdout
    assert ": error " not in ran.stdout
