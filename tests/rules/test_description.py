# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listingcheck import registry, sample
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.text import flatten
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Safety
from listingcheck.fixes.apply import apply
from listingcheck.rule import TextRule

RULES = {rule.id: rule for rule in registry.built_in() if rule.id.startswith("description-")}

FRAGMENTS = (
    *("<p>", "</p>", "<br/>", "<ol>", "</ol>", "<OL start=2>", "<table>", "<b", "<p class=x", "<"),
    *("<script>", "</script>", "<style>p{}</style>", "<!--", "-->", "<iframe src=x>", "</form>"),
    *('<a onclick="go()">', "<a onclick=go>", "<a onclick='", '<a href="/onsale=1">', "</a>", ">"),
    *("&lt;p&gt;", "&amp;lt;p&amp;gt;", "&nbsp;", "&amp;", '"', "'", "Oak shelf", " ", "\n", "É"),
)
markup = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=12).map("".join)


def said_of(rule_id, description, options=None, *, shortcuts=True):
    rules = [RULES[rule_id]] if rule_id else RULES.values()
    bound = [BoundRule(r(options), r.severity, None) for r in rules]
    return Engine(bound, shortcuts=shortcuts).check(sample.product(description=description))


@given(markup)
def test_no_html_is_too_odd_and_shortcuts_change_nothing(description):
    quick, thorough = said_of(None, description), said_of(None, description, shortcuts=False)
    key = lambda failure: (failure.rule, failure.message)  # noqa: E731
    assert sorted(map(key, quick)) == sorted(map(key, thorough))
    assert "internal-error" not in {failure.rule for failure in quick}


@given(markup)
@example("<b\xa0")
def test_both_pattern_engines_see_the_same(description):
    for rule in RULES.values():
        if issubclass(rule, TextRule):
            fast = pattern_set(rule().patterns())
            slow = pattern_set(rule().patterns(), linear=False)
            assert list(fast.match(description)) == list(slow.match(description)), rule.id


@given(markup)
@example("<b<style>p{}</style>>")
@example("&am<script></script>p;")
def test_a_safe_fix_keeps_what_buyers_see(description):
    for failure in said_of("description-html", description):
        if failure.fix.safety is Safety.SAFE:
            fixed = apply(sample.product(description=description), failure.fix.edits)
            assert visible(fixed.description or "") == visible(description)
            again = said_of("description-html", fixed.description)
            assert failure.message not in {other.message for other in again}


@given(markup)
def test_quotes_are_where_they_say(description):
    for failure in said_of(None, description):
        for quote in failure.evidence:
            assert description[quote.start : quote.end] == quote.text


def visible(description):
    return "".join(flatten(description).text.split())


@given(markup, st.integers(1, 40), st.integers(0, 8))
def test_the_quick_way_to_a_long_description_is_the_slow_one(description, minimum, words):
    """A description is short exactly when its visible text is."""
    options = {"minimum": minimum, "minimum_words": words}
    text = " ".join(flatten(description).text.split())
    missing = bool(said_of("description-missing", description))
    short = len(text) < minimum or len(text.split()) < words
    assert bool(said_of("description-short", description, options)) == (short and not missing)


@pytest.mark.parametrize(
    "description",
    ["<p></p>", "<p>&nbsp;</p>", "<div><br></div>\n", "&nbsp; &#160;", "<p> </p><!-- -->"],
)
def test_html_without_text_or_picture_is_no_description(description):
    assert said_of("description-missing", description)
    assert said_of("description-short", description, {"minimum": 80}) == []


@pytest.mark.parametrize(
    "description", ["a", "&amp;", "<p>&euro;</p>", "<IMG src=x>", "<p>&nbsp;&nbsp;x</p>", "< 5 cm"]
)
def test_any_text_or_picture_is_a_description(description):
    assert said_of("description-missing", description) == []


@pytest.mark.parametrize(("length", "failures"), [(10_000, 0), (10_001, 1)])
def test_the_length_counts_html(length, failures):
    description = "<p>" + "x" * (length - 7) + "</p>"
    assert len(said_of("description-length", description)) == failures


@pytest.mark.parametrize(
    "description",
    [
        '<p class="on" id=on data-on="x" aria-label="on = off">Only once = enough</p>',
        '<a href="https://shop.example.com/onsale=1?onload=2">Sale</a>',
        "Is 5 < 6? Yes, and a < b.",
        "<p>The &lt;3 of the &amp;lt; house</p>",
        "<scripture>Old</scripture><formation/><p>stylish</p>",
    ],
)
def test_harmless_html_passes(description):
    assert said_of("description-html", description) == []


@pytest.mark.parametrize(
    ("description", "fixed"),
    [
        ("<p onclick='go(\"x\")' class=a>Mug</p>", "<p class=a>Mug</p>"),
        ("<SCRIPT src=x>if (a<b) {}</SCRIPT >Mug", "Mug"),
        ("<img src=x onerror=alert(1)>Mug", "<img src=x>Mug"),
        ("<style>a</style><p>Mug</p><style>b</style>", "<p>Mug</p>"),
        ("<scr<script></script>ipt>Mug", None),
        ("<script>Mug", None),
        ("<style>p{}</style>\n", None),
    ],
)
def test_scripts_go_where_their_end_is_known(description, fixed):
    edits = said_of("description-html", description)[0].fix.edits
    assert [edit.new for edit in edits] == ([fixed] if fixed else [])


def test_each_problem_of_the_html_is_told_apart():
    found = said_of("description-html", "<style></style><form>x</form>&lt;b&gt;<p")
    assert [failure.fix.safety for failure in found] == ["safe", "unsafe", "unsafe", "manual"]


def test_a_numbered_list_is_turned_without_touching_the_rest():
    description = "<ol><li>Old<br></li></OL><olive>"
    (failure,) = said_of("description-formatting", description)
    assert failure.fix.edits[0].new == "<ul><li>Old<br></li></ul><olive>"


@pytest.mark.parametrize(
    "piece",
    ["<a", "<script>", "<!--", "<p on", 'x="', "&lt;p", "<p x=", "onload=1 ", "a", ">", "</", "é"],
)
@pytest.mark.parametrize("opening", ["", "<p "])
def test_a_hostile_description_ends(opening, piece):
    """Work that grows with the square of a quarter megabyte would not end."""
    text = opening + piece * (250_000 // len(piece))
    found = said_of(None, text, shortcuts=False)
    assert "internal-error" not in {failure.rule for failure in found}
    assert all(len(failure.evidence) <= 10 for failure in found)
