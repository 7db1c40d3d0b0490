# SPDX-License-Identifier: Apache-2.0
"""The notebook under examples/ runs, and shows what it says it shows."""

import os
import shutil
from pathlib import Path

import pytest

for package in ("ipykernel", "matplotlib", "polars"):
    pytest.importorskip(package)
nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "examples" / "audit.ipynb"
TABLES = (1, 2, 4, 6, 8, 9)
PICTURES = (3, 5, 7)

# Warnings of the notebook's own machinery are not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore")


def code_of(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_is_kept_without_outputs():
    cells = code_of(nbformat.read(NOTEBOOK, as_version=4))
    assert len(cells) == len(TABLES) + len(PICTURES)
    assert not any(cell.outputs or cell.execution_count for cell in cells)


def test_it_runs_and_shows_what_it_says(tmp_path):
    shown = run_in(tmp_path)
    assert {number: out.output_type for number, out in shown.items()} == dict.fromkeys(
        sorted(TABLES + PICTURES), "execute_result"
    )
    for number in TABLES:
        assert "<table" in shown[number].data["text/html"]
    for number in PICTURES:
        assert len(shown[number].data["image/png"]) > 10_000
        assert shown[number].metadata["image/png"]["width"] == 900
    shows_the_report_in_three_ways(shown[1].data)
    names_brand_and_remedy((tmp_path / "audit.csv").read_text("utf-8"))


def run_in(folder):
    """Run it in a folder; the one thing each cell of code shows, from 1."""
    shutil.copy(ROOT / "examples" / "shopify_products.csv", folder)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(folder)}}
    )
    source = str(ROOT / "src")
    client.execute(env={**os.environ, "PYTHONPATH": source, "IPYTHONDIR": str(folder / ".ipython")})
    # A second output would be a warning, or a plot that is shown twice.
    return {cell.execution_count: out for cell in code_of(notebook) for (out,) in [cell.outputs]}


def shows_the_report_in_three_ways(report):
    assert '<div class="tex2jax_ignore' in report["text/html"]
    assert "| ready | 2 |" in report["text/markdown"]
    assert report["text/plain"].startswith("<Report tiktok-shop/us: 2 ready")


def names_brand_and_remedy(table):
    header, *rows = table.splitlines()
    assert header == "brand,product,title,line,column,rule,message,fix"
    mug = 'Harbour & Pine,enamel-mug,"Harbour & Pine Enamel Camping Mug, 350 ml"'
    assert f"{mug},7,Variant Price,price-zero" in table
    assert len(rows) == 16
