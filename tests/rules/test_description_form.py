# SPDX-License-Identifier: Apache-2.0
import time

import pytest

from listingcheck import registry, sample
from listingcheck.detect.text import flatten
from listingcheck.engine import BoundRule, Engine
from listingcheck.fixes.apply import apply
from listingcheck.rules.description._tables import as_bullets
from listingcheck.rules.description.paragraph import _may_be_longer

RULES = {rule.id: rule for rule in registry.built_in()}


def said_of(name, description, **options):
    rule = RULES[f"description-{name}"](options)
    product = sample.product(description=description)
    return Engine([BoundRule(rule, rule.severity, None)]).check(product)


def mended(name, description):
    (failure,) = said_of(name, description)
    product = apply(sample.product(description=description), failure.fix.edits)
    return product.description


@pytest.mark.parametrize(
    "markup",
    [
        "<p>A&nbsp;&nbsp;&amp; B &lt;3</p>",
        '<p>Mug</p><img src="a----------.jpg" alt="==========">',
        "<p>Wait………… for it</p>",
        "<!-- ============== --><p>Mug</p>\r\n\t          <p>Lid</p>",
        "<p>R&amp;B; Q&amp;A;</p>",
        '<a href="?a=1&amp;copy;=2">Mug</a>',
        "<p></p>",
    ],
)
def test_ordinary_html_passes(markup):
    assert said_of("characters", markup) == []


@pytest.mark.parametrize(
    ("markup", "new", "severity"),
    [
        ("<p>Oak\x00 shelf</p>", "<p>Oak shelf</p>", "error"),
        (
            "<b title='----------'>Care ----------</b>",
            "<b title='----------'>Care ---------</b>",
            "warning",
        ),
        ("<p>Salt &amp;amp;amp; Pepper</p>", "<p>Salt &amp; Pepper</p>", "warning"),
        ("★★★★★★★★★★ best", "★★★★★★★★★ best", "warning"),
    ],
)
def test_each_fault_has_its_fix_and_weight(markup, new, severity):
    (failure,) = said_of("characters", markup)
    assert (failure.fix.edits[0].new, failure.severity) == (new, severity)


def test_symbols_alone_are_no_description():
    for markup in ("***", "<p>&nbsp;---</p>", "<p>★ ★</p><img src='a.jpg'>"):
        (failure,) = said_of("characters", markup)
        assert failure.severity == "error"
    assert said_of("characters", "<p>100 %</p>") == []


@pytest.mark.parametrize(
    ("markup", "new"),
    [
        ("<p>Red🔥Blue</p>", "<p>Red Blue</p>"),
        ("<li>✅ Warm</li>", "<li>Warm</li>"),
        ("Hot &#x1F525; tea &#9829;", "Hot tea &#9829;"),
        ("Tea 🇬🇧!", "Tea !"),
    ],
)
def test_emoji_leave_one_space_between_words(markup, new):
    assert mended("emoji", markup) == new
    assert said_of("emoji", new) == []


def test_capitals_in_a_heading_are_no_shouting():
    loud = "THIS MUG IS MADE OF CLAY AND KEEPS YOUR TEA WARM FOR A LONG, LONG TIME. "
    quiet = "It is made by hand, and each one is a little different from all the others we make. "
    assert said_of("all-caps", f"<p>{loud}</p>")
    assert said_of("all-caps", f"<p>{loud}</p><p>{quiet * 2}</p>") == []


@pytest.mark.parametrize("inside", ["", "<b>big</b> ", "<a href='x'>one</a> "])
@pytest.mark.parametrize(("length", "speaks"), [(380, False), (420, True)])
def test_a_paragraph_is_what_a_buyer_reads_without_a_break(inside, length, speaks):
    seen = len(flatten(inside).text)
    markup = f"<ul><li>Mug</li></ul><p>{inside}{'x' * (length - seen)}</p><p>Lid</p>"
    assert bool(said_of("paragraph", markup, maximum=400)) is speaks
    broken = markup.replace("xxx", "xxx<br/>", 1).replace("x" * 300, "x" * 300 + "\n")
    assert said_of("paragraph", broken, maximum=400) == []


def test_the_leaps_miss_no_long_paragraph():
    for before in range(0, 900, 7):
        assert _may_be_longer("a" * before + "<p>" + "b" * 450, 400)
        assert _may_be_longer("<br>" * (before // 4) + "b" * 402 + "<p>" * 50, 400)
    assert not _may_be_longer(("b" * 390 + "<p>") * 9, 400)


@pytest.mark.parametrize(
    ("markup", "speaks"),
    [
        ("One line " * 20, True),
        ("<div><p>" + "One line " * 20 + "</p></div>", True),
        ("One line " * 20 + "\ntwo", False),
        ("<p>One</p><p>" + "two " * 40, False),
        ("Short", False),
    ],
)
def test_a_line_break_is_expected_of_longer_texts(markup, speaks):
    assert bool(said_of("paragraph", markup, line_break=True)) is speaks


@pytest.mark.parametrize(
    ("markup", "speaks"),
    [
        ("https://example.com/a https://example.com/b", True),
        ("<a href='x'>https://example.com/?a=1&amp;b=2</a>", True),
        ("<IMG src='a.jpg'>", True),
        ("Mug https://example.com", False),
        ("<img src='a.jpg'>Mug", False),
        ("<p>&nbsp;</p>", False),
    ],
)
def test_a_link_or_picture_alone_is_no_text(markup, speaks):
    assert bool(said_of("link-only", markup)) is speaks


def test_pictures_are_counted_and_looked_at():
    many = "<img src='https://x.example/1.png'>" * 31
    (failure,) = said_of("images", many)
    assert (failure.value, failure.severity) == ("31 pictures", "error")
    for tag in (
        "<img>",
        "<img src=''>",
        "<img src='a.jpg'>",
        '<img src="data:image/gif;base64,R0">',
    ):
        (failure,) = said_of("images", tag)
        assert failure.severity == "warning"
    (failure,) = said_of("images", "<img src=//[bad/a.jpg>", hosts=["x.example"])
    assert failure.severity == "info"
    assert said_of("images", many[:-35], hosts=["example"]) == []
    assert said_of("images", "<imgx><p>Mug</p>") == []


def test_a_description_without_pictures_is_not_one_that_is_missing():
    rule = RULES["description-few-images"]()
    engine = Engine([BoundRule(rule, rule.severity, None)])
    assert engine.check(sample.product(description=None)) == []
    assert len(engine.check(sample.product(description="Mug"))) == 1


def test_words_are_for_the_audit_and_a_good_length_is_only_noted():
    options = {"recommended": 500, "minimum_words": 30}
    found = said_of("short", "<p>A linen shirt.</p>", **options)
    assert [(f.stage, f.severity) for f in found] == [("quality", "info"), ("review", "warning")]
    thirty = "เสื้อเชิ้ตผ้าลินินใส่สบาย" * 12
    assert len(said_of("short", thirty, **options)) == 1


@pytest.mark.parametrize(
    ("table", "bullets"),
    [
        ("<tr><td>Width</td><td>80 cm</td></tr>", "<li>Width: 80 cm</li>"),
        (
            "<tr><th>Width:</th><td><b>80</b> cm<tr><th>Depth<td>",
            "<li>Width: 80 cm</li><li>Depth</li>",
        ),
        (
            "<tr><th>Size</th><th>Chest</th><th>Length</th><tr><td>M</td><td>95</td><td>71</td>",
            "<li>M: Chest 95, Length 71</li>",
        ),
        (
            "<tr><th>Part</th><th>Fabric</th></tr><tr><td>Body</td><td>Wool</td></tr>",
            "<li>Body: Wool</li>",
        ),
    ],
)
def test_a_table_becomes_bullets(table, bullets):
    markup = f"<p>Shelf</p><table class='x'><tbody>{table}</tbody></table>"
    assert mended("formatting", markup) == f"<p>Shelf</p><ul>{bullets}</ul>"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
        "<table><tr><td colspan='2'>a</td></tr></table>",
        "<table><tr><td><img src='a.jpg'></td></tr></table>",
        "<table></table>",
        "<table><tr><td>a",
    ],
)
def test_a_table_that_is_no_list_is_left_to_a_person(table):
    (failure,) = said_of("formatting", table)
    assert failure.fix.edits == ()


@pytest.mark.parametrize(
    "piece",
    [
        "<table>",
        "<table><tr><td>",
        "<tr><td>",
        "<caption>",
        "<img ",
        "&amp;",
        "www.",
        "<!--",
        "<",
        "-",
    ],
)
@pytest.mark.parametrize("opening", ["", "<table>"])
def test_a_hostile_description_ends(opening, piece):
    start = time.monotonic()
    markup = opening + piece * (300_000 // len(piece))
    for name in ("characters", "emoji", "formatting", "images", "link-only", "all-caps"):
        said_of(name, markup)
    said_of("paragraph", markup, maximum=400, line_break=True)
    as_bullets(markup + "</table>")
    assert time.monotonic() - start < 20
