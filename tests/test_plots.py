# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys
from dataclasses import replace

import pytest

from listingcheck import colours, sample
from listingcheck.checker import Checker
from listingcheck.errors import ConfigurationError, MissingExtraError

pytest.importorskip("matplotlib")

from listingcheck import plots

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def report(pack):
    """Two products of Harbour, one without a price, and one of nobody."""
    return Checker(pack, select=["price-zero"]).run(
        [product("a", "0", "Harbour"), product("b", "1", "Harbour"), product("c", "1", None)]
    )


def product(key, price, brand):
    return sample.product(key=key, brand=brand, variants=[sample.variant(price=price, sku=None)])


def bars(figure):
    """Per colour's label the widths of its bars, from the top."""
    (axes,) = figure.axes
    return {
        part.get_label(): [int(bar.get_width()) for bar in part.patches] for part in axes.containers
    }


def names(figure):
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def test_outcomes_are_shown_with_their_counts(report):
    figure = plots.outcomes(report)
    assert names(figure) == ["ready", "needs approval", "review failed", "sync failed"]
    assert bars(figure) == {"ready": [2, 0, 0, 0], "sync failed": [0, 0, 0, 1]}
    assert figure.axes[0].get_title("left") == "What becomes of 3 products"
    assert [text.get_text() for text in figure.axes[0].texts] == ["2", "0", "0", "1"]


def test_rules_are_parted_by_severity(report):
    assert names(plots.rules(report)) == ["price-zero"]
    assert bars(plots.rules(report)) == {"error": [1]}


def test_what_was_not_checked_is_no_bar(report):
    missing = replace(report.failures[0], rule="gtin-missing", product=None, unchecked=True)
    report.failures += (missing,)
    assert names(plots.rules(report)) == ["price-zero"]


def test_products_are_grouped_the_largest_first(report):
    figure = plots.by(report, "brand")
    assert names(figure) == ["Harbour", plots.NAMELESS]
    assert bars(figure) == {"ready": [1, 1], "sync failed": [1, 0]}
    assert figure.axes[0].get_xlabel() == "products"
    assert [text.get_text() for text in figure.legends[0].texts] == ["ready", "sync failed"]


def test_the_title_says_how_much_is_left_out(report):
    figure = plots.by(report, "brand", most=1)
    assert names(figure) == ["Harbour"]
    assert figure.axes[0].get_title("left") == "Outcomes by brand: the first 1 of 2 brands"


def test_an_unknown_group_is_named_with_the_known(report):
    with pytest.raises(ConfigurationError, match=r"'brnd'.*brand, category"):
        plots.by(report, "brnd")


def test_a_run_without_products_or_failures_can_be_drawn(pack):
    empty = Checker(pack).run([])
    for figure in (plots.outcomes(empty), plots.rules(empty), plots.by(empty, "category")):
        assert figure._repr_png_()[0].startswith(PNG)


@pytest.mark.parametrize(
    "brand", ["$x^{$", "\ud83d\x00\x1b", "\u202eabc", "品牌 ยี่ห้อ", "_hidden", "x" * 100_000, "\n\n"]
)
def test_any_brand_can_be_drawn(pack, brand):
    report = Checker(pack, select=["price-zero"]).run([product("a", "0", brand)])
    picture, size = plots.by(report, "brand")._repr_png_()
    assert picture.startswith(PNG)
    assert size["width"] == 900


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("Home > Mugs", "Home > Mugs"),
        ("Home & Garden > Kitchen & Dining > Kitchen Tools > Aprons", "... > Aprons"),
        (
            "One endless category that has no parent at all",
            "One endless category that has no pare...",
        ),
    ],
)
def test_a_long_category_keeps_its_end(pack, path, shown):
    thing = sample.product(category=path)
    figure = plots.by(Checker(pack, select=["price-zero"]).run([thing]), "category")
    assert names(figure) == [shown]


def test_every_outcome_and_severity_has_a_colour():
    from listingcheck.failure import Severity
    from listingcheck.tally import Outcome

    assert set(colours.OUTCOMES) == set(Outcome)
    assert set(colours.SEVERITIES) == set(Severity)


def test_pyplot_is_left_alone():
    code = "import listingcheck.plots, sys; assert 'matplotlib.pyplot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_matplotlib_the_extra_is_named(monkeypatch):
    monkeypatch.delitem(sys.modules, "listingcheck.plots")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"listingcheck\[plots\]"):
        __import__("listingcheck.plots")
