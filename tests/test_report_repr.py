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
from listingcheck.failure import Severity
from listingcheck.htmltable import LONGEST, RULES, SHOWN

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
    report.failures = (replace(report.failures[0], message=message),) * count
    return report


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


@pytest.mark.parametrize("show", ["_repr_html_", "_repr_markdown_", "__str__"])
def test_a_report_without_products_says_so(show):
    said = getattr(CHECKER.run([]), show)()
    assert "nothing was checked" in said.lower() or "nothing checked" in said


def test_rules_are_counted_by_severity(pack, plain):
    failure = plain.failures[0]
    plain.failures = (
        failure,
        failure,
        replace(failure, severity=Severity.WARNING, rule="b"),
        failure,
    )
    assert {rule: dict(found) for rule, found in plain.severities.items()} == {
        failure.rule: {"error": 3},
        "b": {"warning": 1},
    }


def test_plain_text_has_outcomes_and_rules():
    products = [sample.product(key=str(n), variants=[zero()]) for n in range(2)]
    report = CHECKER.run(products)
    assert repr(report) == "<Report tiktok-shop/us: 2 sync_failed>"
    assert str(report) == f"{report!r}\n       2  price-zero"


def test_ipython_shows_the_plain_text_in_a_terminal(plain):
    said = []
    plain._repr_pretty_(type("Printer", (), {"text": staticmethod(said.append)}), cycle=False)
    assert said == [str(plain)]
