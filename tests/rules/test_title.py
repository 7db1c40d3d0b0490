# SPDX-License-Identifier: Apache-2.0
import itertools

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, registry, sample
from listingcheck.detect.patterns import pattern_set
from listingcheck.engine import BoundRule, Engine
from listingcheck.fixes.apply import apply
from listingcheck.rule import Context, TextRule
from listingcheck.rules.text._emoji import HINT, SEQUENCE
from listingcheck.rules.title._family import commonest_word, tidied

RULES = {rule.id: rule for rule in registry.built_in() if rule.id.startswith("title-")}
CONTEXT = Context(words=data.words)

FRAGMENTS = (
    *("Linen Shirt", "TEST", "test 2", "copy of", "(Copy)", "SUMMER DRESS", "USB HDMI", "dress"),
    *("free shipping", "-free shipping", "50% OFF", "ENVÍO GRATIS", "envio gratis", "giảm giá"),
    *("&amp;", "&#39;", "&T;", "<b>", "<br/>", "<3", "<i am>", '<a href="x">', "&amp;lt;"),
    *("🔥", "❤️", "3️⃣", "🇺🇸", "\u200d", "\ufe0f", "★", "♥", "!!!", "©️", "½", "ＳＡＬＥ"),
    *("aaaaaaaaaaaa", "----------", "          ", "\x07", "\t", "\n", "台灯", "É", "ß", ",", " "),
)
titles = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=8).map("".join)


def said_of(rule_id, title, options=None, *, shortcuts=True):
    rules = [RULES[rule_id]] if rule_id else RULES.values()
    bound = [BoundRule(r(options, CONTEXT), r.severity, None) for r in rules]
    return Engine(bound, shortcuts=shortcuts).check(sample.product(title=title))


def phrases(name):
    return [
        pytest.param(entry, id=f"{group}: {entry['phrase']}")
        for group, entries in data.words(name).items()
        for entry in entries
    ]


@given(titles)
def test_no_title_is_too_odd_and_shortcuts_change_nothing(title):
    quick, thorough = said_of(None, title), said_of(None, title, shortcuts=False)
    key = lambda failure: (failure.rule, failure.message)  # noqa: E731
    assert sorted(map(key, quick)) == sorted(map(key, thorough))
    assert "internal-error" not in {failure.rule for failure in quick}


@given(titles)
def test_both_pattern_engines_see_the_same(title):
    for rule in RULES.values():
        if issubclass(rule, TextRule):
            patterns = rule(None, CONTEXT).patterns()
            fast, slow = pattern_set(patterns), pattern_set(patterns, linear=False)
            assert list(fast.match(title)) == list(slow.match(title)), rule.id


@given(titles)
def test_a_machine_fix_silences_its_failure(title):
    for failure in said_of(None, title):
        if failure.fix.edits:
            fixed = apply(sample.product(title=title), failure.fix.edits)
            again = {(f.message, f.value) for f in said_of(failure.rule, fixed.title)}
            assert (failure.message, failure.value) not in again


@given(titles)
def test_quotes_are_where_they_say(title):
    for failure in said_of(None, title):
        for quote in failure.evidence:
            assert title[quote.start : quote.end] == quote.text


def test_every_coloured_pictograph_is_an_emoji():
    pictograph, hint = regex.compile(r"\p{Emoji_Presentation}"), regex.compile(HINT)
    for character in map(chr, itertools.chain(range(0xD800), range(0xE000, 0x20000))):
        if pictograph.match(character):
            assert hint.match(character), hex(ord(character))
            assert SEQUENCE.fullmatch(character), hex(ord(character))


@pytest.mark.parametrize(
    "title", ["©️ ®️ ™️ Signs", "Bra 75B ½ Cup", "ABC # 1 * 2", "Ø 7 cm ♀ ♂ ♥", "№ 5 № 7 ① ②"]
)
def test_signs_are_no_emoji(title):
    assert said_of("title-emoji", title) == []


@pytest.mark.parametrize("entry", phrases("promotional"))
def test_a_promotional_phrase_is_found_and_its_look_alike_is_not(entry):
    assert said_of("title-promotional", entry["match"])
    assert said_of("title-promotional", entry["match"].upper())
    assert said_of("title-promotional", entry["miss"]) == []
    assert said_of("title-promotional", entry["miss"].title()) == []


@pytest.mark.parametrize("entry", phrases("title_placeholders"))
def test_a_placeholder_is_found_and_its_look_alike_is_not(entry):
    assert said_of("title-placeholder", entry["match"])
    assert said_of("title-placeholder", f" {entry['match'].upper()} ")
    assert said_of("title-placeholder", entry["miss"]) == []


@pytest.mark.parametrize("name", ["promotional", "title_placeholders"])
def test_every_phrase_is_found_by_itself(name):
    """A match that another phrase explains would prove nothing."""
    for group, entries in data.words(name).items():
        for entry in entries:
            only = Context(words=lambda _, alone={group: [entry]}: alone)
            rule = RULES["title-promotional" if name == "promotional" else "title-placeholder"]
            engine = Engine([BoundRule(rule(None, only), rule.severity, None)])
            assert engine.check(sample.product(title=entry["match"])), entry["phrase"]


@pytest.mark.parametrize(
    "title",
    [
        "USB C HDMI VGA DVI",
        "HP DG0300FARVV 300-GB 6G 10K 2.5 DP SAS HDD",
        "IKEA Kallax Shelf",
        "NASA Hoodie, Made in USA, XXL",
        "LEGO NINJAGO 71741",
        "ADIDAS 愛迪達 SUPERSTAR 運動鞋 ORIGINALS 休閒鞋 男款女款白色",
        "iPhone 15 PRO MAX CASE CLEAR with Stand and Ring",
    ],
)
def test_abbreviations_and_brands_do_not_shout(title):
    assert said_of("title-all-caps", title) == []


def test_a_title_in_capitals_is_found_whatever_its_letters():
    for title in (
        "ÉTUI EN CUIR POUR TÉLÉPHONE",
        "НАСТОЛЬНАЯ ЛАМПА БЕЛАЯ",
        "ＬＩＮＥＮ ＳＨＩＲＴ ＢＬＵＥ",
    ):
        assert said_of("title-all-caps", title), title


@pytest.mark.parametrize("title", ["AT&T", "R&B", "<3", "5 < 6 > 4", "A&P;", "&unknown;", "<M>"])
def test_ampersands_and_angles_are_no_html(title):
    assert said_of("title-html", f"Poster {title} print") == []


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Cup &amp;amp; Lid", "Cup & Lid"),
        ("Fish&regular; &reg; Rod", "Fish&regular; ® Rod"),
        ("A<b>b</b>c<br>d", "Abc d"),
        ("&#x41;lpha", "Alpha"),
    ],
)
def test_html_becomes_plain_text(title, plain):
    assert said_of("title-html", title)[0].fix.edits[0].new == plain


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("dress dress dress dress dress", ("dress", 5)),
        ("dress,dress,dress,dress,dress", ("dress", 5)),
        ("DRESS, Dress, dress, summer dress, dress", ("dress", 5)),
        ("for iPhone 12 for iPhone 13 for iPhone 14 for iPhone", ("for", 4)),
        ("2 2 2 2 2 2 of of of of of", ("", 0)),
        ("One two three four five", ("", 0)),
    ],
)
def test_the_commonest_word_is_counted(title, words):
    assert commonest_word(title) == words


@pytest.mark.parametrize("length", [0, 9, 10, 11, 100])
def test_ten_in_a_row_are_too_many(length):
    for character in "a Z7-#~":
        title = f"Mug{character * length}.Lid"
        assert bool(said_of("title-repeated-character", title)) == (length >= 10)


def test_symbols_of_different_weight_have_different_severity():
    assert [f.severity for f in said_of("title-symbols", "★★★ ---")] == ["error"]
    assert [f.severity for f in said_of("title-symbols", "1984")] == ["warning"]
    assert [f.severity for f in said_of("title-symbols", "Mug\x07")] == ["error"]
    assert [f.severity for f in said_of("title-symbols", "Mug ★")] == ["warning"]


def test_white_space_around_a_title_is_no_control_character():
    assert said_of("title-symbols", "\n\tLinen Shirt\r\n") == []
    assert said_of("title-symbols", "Linen\nShirt")


@pytest.mark.parametrize(
    ("title", "options", "severity"),
    [
        ("x" * 255, {}, None),
        ("x" * 256, {}, "error"),
        ("x" * 24, {"minimum": 25, "recommended": 40}, "error"),
        ("x" * 39, {"minimum": 25, "recommended": 40}, "info"),
        ("x" * 40, {"minimum": 25, "recommended": 40}, None),
    ],
)
def test_the_length_counts(title, options, severity):
    found = said_of("title-length", title, options)
    assert [failure.severity for failure in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("title", "tidy"),
    [
        ("Shirt | | Blue", "Shirt | Blue"),
        ("- Shirt ( ) [] -", "Shirt"),
        ("! Shirt !", "Shirt"),
        (".223 Case, T-Shirt - Blue!", ".223 Case, T-Shirt - Blue!"),
    ],
)
def test_what_removal_leaves_behind_is_tidied(title, tidy):
    assert tidied(title) == tidy


def test_a_title_that_would_be_emptied_is_left_to_a_person():
    for title, rule in (("50% OFF", "promotional"), ("🔥", "emoji"), ("<b></b>", "html")):
        assert said_of(f"title-{rule}", title)[0].fix.edits == ()


@pytest.mark.parametrize(
    "piece",
    ["a", "AAAA ", "À", "<b", "&", "&amp;", "🔥a", "★", "free ", "50% off ", "- ", "( ", " "],
)
def test_a_hostile_title_ends(piece):
    """Work that grows with the square of a quarter megabyte would not end."""
    found = said_of(None, piece * (250_000 // len(piece)), shortcuts=False)
    assert "internal-error" not in {failure.rule for failure in found}
    assert all(len(failure.evidence) <= 10 for failure in found)
