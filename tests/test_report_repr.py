# SPDX-License-Identifier: Apache-2.0
"""What a report looks like at the end of a notebook cell."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import check, sample
from listingcheck.checker import Checker
from listingcheck.digest import LINES, RULES, SHOWN
from listingcheck.failure import Severity
from listingcheck.htmltable import LONGEST
from listingcheck.product import Origin, Where
from listingcheck.report import Report
from listingcheck.tally import Tally

CHECKER = Checker(select=["price-zero"])


def zero():
    return sample.variant(price="0", sku=None)


def one_failure():
    """One product whose price is 0."""
    return CHECKER.run([sample.product(variants=[zero()])])


@pytest.fixture
def plain():
    return one_failure()


def with_message(report, message, count=1):
    said = replace(report.failures[0], message=message)
    report.failures = tuple(replace(said, product=f"product {n}") for n in range(count))
    return report


def without_barcodes(*prices):
    """One product a price, of a source that has no barcodes."""
    origin = Origin("test", "a.csv", lacks=frozenset({"variants[].identifiers[0].code"}))
    variants = [sample.variant(price=price, sku=None, gtin=None) for price in prices]
    products = [sample.product(key=f"p{n}", variants=[v]) for n, v in enumerate(variants)]
    return Checker(select=["price-zero", "gtin-missing"]).run(
        [product.changed(origin=origin) for product in products]
    )


class Page(HTMLParser):
    """Texts and tags of a page; a tag that is not closed where it should be is an error."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.texts, self.styles, self._open = [], [], [], []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert {name for name, _ in attrs} <= {"class", "style", "title"}
        self.styles.append(dict(attrs).get("style", ""))
        self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self):
        return "".join(self.texts)


@pytest.mark.parametrize(("name", "show"), [("html", "_repr_html_"), ("md", "_repr_markdown_")])
def test_a_report_looks_like_this(pack, export, snapshot, name, show):
    report = check(export, profile=pack)
    report.profile = "a-market/xx"
    snapshot(f"notebook.{name}", getattr(report, show)())


def test_the_bar_has_a_part_for_each_outcome_that_is_there(pack):
    products = [sample.product(key=str(n), variants=[zero()]) for n in range(3)]
    report = Checker(pack, select=["price-zero"]).run([*products, sample.product(key="fine")])
    shown = report._repr_html_()
    assert 'title="3 sync failed" style="flex:3 1 0' in shown
    assert 'title="1 ready" style="flex:1 1 0' in shown
    assert "review failed" not in shown


def test_a_rule_that_failed_once_among_thousands_is_seen(plain):
    failure = plain.failures[0]
    plain.failures = (*[failure] * 9_999, replace(failure, rule="rare"))
    assert "width:0.0%;min-width:3px" in plain._repr_html_()


def test_a_page_loads_nothing_and_runs_nothing(plain):
    page = Page(plain._repr_html_())
    assert set(page.tags) <= {"div", "p", "b", "span", "table", "thead", "tbody", "tr", "th", "td"}
    assert not any("url(" in style for style in page.styles)


def test_dollar_signs_are_no_formulas(plain):
    assert 'class="tex2jax_ignore mathjax_ignore"' in plain._repr_html_()
    assert r"from \$5 to \$9" in with_message(plain, "from $5 to $9")._repr_markdown_()


def test_what_merchants_write_is_escaped(plain):
    report = with_message(plain, "<script>alert('x')</script> | [a](http://b) `c`\nd")
    assert "<script" not in report._repr_html_()
    assert "&lt;script&gt;" in report._repr_html_()
    (row,) = (line for line in report._repr_markdown_().splitlines() if "alert" in line)
    assert r"\<script\>alert('x')\</script\> \| \[a\](http\://b) \`c\` d |" in row


@given(message=st.text(st.characters(), max_size=50), product=st.text(max_size=20))
def test_any_text_leaves_page_and_table_whole(message, product):
    plain = one_failure()
    plain.failures = (replace(plain.failures[0], message=message, product=product, rule=message),)
    page = Page(plain._repr_html_())
    assert page.tags.count("tr") == 4
    page.text.encode("utf-8")
    rows = [line for line in plain._repr_markdown_().split("\n") if line.startswith("|")]
    assert len(rows) == 9
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows} == {3, 5, 7}


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\ud83d", "\u202e"])
def test_marks_that_disturb_a_page_are_replaced(plain, odd):
    report = with_message(plain, f"a{odd}b")
    assert "a\ufffdb" in report._repr_html_()
    assert "a\ufffdb" in report._repr_markdown_()


def test_a_megabyte_of_text_is_cut(plain):
    report = with_message(plain, "x" * 1_000_000)
    assert "x" * (LONGEST - 3) + "..." in report._repr_html_()
    assert len(report._repr_html_()) < 10_000
    assert len(report._repr_markdown_()) < 10_000


@pytest.mark.parametrize("show", ["_repr_html_", "_repr_markdown_"])
def test_what_is_left_out_is_counted(plain, show):
    report = with_message(plain, "seen", SHOWN + 1_007)
    shown = getattr(report, show)()
    assert shown.count("seen") == SHOWN
    assert "and 1,007 more failures" in shown
    report.failures = tuple(replace(report.failures[0], rule=f"r{n}") for n in range(RULES + 3))
    assert "and 3 more rules" in getattr(report, show)()


SHOWS = pytest.mark.parametrize("show", ["_repr_html_", "_repr_markdown_"])


@SHOWS
def test_the_most_severe_come_first(plain, show):
    failure = plain.failures[0]
    plain.failures = tuple(
        replace(failure, severity=severity, message=f"as {severity}", product=f"{number}")
        for number, severity in enumerate(
            [*[Severity.INFO] * SHOWN, Severity.WARNING, Severity.ERROR]
        )
    )
    shown = getattr(plain, show)()
    assert shown.index("as error") < shown.index("as warning") < shown.index("as info")
    assert shown.count("as info") == SHOWN - 2
    assert "and 2 more failures" in shown


@SHOWS
def test_failures_of_a_product_that_say_the_same_are_one_row(plain, show):
    failure = plain.failures[0]
    lines = range(5, 5 + LINES + 2)
    alike = [replace(failure, where=Where(line=n, column="Price")) for n in lines]
    plain.failures = (*alike, replace(failure, product="another"))
    shown = getattr(plain, show)()
    assert shown.count(failure.message) == 2
    assert "Price, lines 5, 6, 7, 8 and 2 more, 6 times" in shown
    assert "more failures" not in shown


@SHOWS
def test_a_product_has_its_title_beside_its_key(pack, show):
    titled = sample.product(key="p1", title="A <b>mug</b>", variants=[zero()])
    shown = getattr(Checker(pack, select=["price-zero"]).run([titled]), show)()
    assert re.search(r"p1(: |<div[^>]*>)A (&lt;|\\<)b", shown)


def test_products_that_share_a_key_keep_their_titles(pack):
    products = [
        sample.product(key="same", title=f"Mug {n}", variants=[zero()]).changed(record=n)
        for n in range(1, 3)
    ]
    shown = Checker(pack, select=["price-zero"]).run(products)._repr_markdown_()
    assert "same: Mug 1" in shown
    assert "same: Mug 2" in shown


def test_a_report_without_its_products_shows_keys(plain):
    shown = Report("a-market", Tally(), plain.failures)._repr_html_()
    assert "organic-cotton-tee</td>" in shown


def test_what_was_not_checked_stands_apart():
    report = without_barcodes("0", "1")
    assert list(report.severities) == ["price-zero"]
    assert [failure.rule for failure in report.unchecked] == ["gtin-missing"]
    for shown in (report._repr_html_(), report._repr_markdown_(), str(report)):
        found, apart = shown.split("Not checked")
        assert "price-zero" in found
        assert "gtin-missing" not in found
        assert "2 products could not be checked" in apart


def test_not_checked_may_be_all_there_is():
    report = without_barcodes("1")
    assert "Not checked" in report._repr_html_()
    assert "Not checked" in report._repr_markdown_()
    assert "more" not in Page(report._repr_html_()).text


@pytest.mark.parametrize("show", ["_repr_html_", "_repr_markdown_", "__str__"])
def test_a_report_without_products_says_so(show):
    said = getattr(CHECKER.run([]), show)()
    assert "nothing was checked" in said.lower() or "nothing checked" in said


def test_rules_are_counted_by_severity_those_with_errors_first(plain):
    failure = plain.failures[0]
    hint = replace(failure, severity=Severity.INFO, rule="hint")
    doubt = replace(failure, severity=Severity.WARNING, rule="doubt")
    plain.failures = (hint, hint, hint, hint, doubt, doubt, doubt, failure, failure)
    plain.failures += (replace(failure, rule="rare"), replace(hint, rule="rare"))
    assert {rule: dict(found) for rule, found in plain.severities.items()} == {
        failure.rule: {"error": 2},
        "rare": {"error": 1, "info": 1},
        "doubt": {"warning": 3},
        "hint": {"info": 4},
    }
    assert list(plain.severities) == [failure.rule, "rare", "doubt", "hint"]


def test_plain_text_has_outcomes_and_rules():
    products = [sample.product(key=str(n), variants=[zero()]) for n in range(2)]
    report = CHECKER.run(products)
    assert repr(report) == "<Report tiktok-shop/us: 2 sync_failed>"
    assert str(report) == f"{report!r}\n       2  price-zero"


def test_ipython_shows_the_plain_text_in_a_terminal(plain):
    said = []
    plain._repr_pretty_(type("Printer", (), {"text": staticmethod(said.append)}), cycle=False)
    assert said == [str(plain)]
