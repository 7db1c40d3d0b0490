# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listingcheck import Checker, Shop, data, sample
from listingcheck.detect.text import flatten, plain
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Evidence, Safety, Severity
from listingcheck.fixes.apply import apply
from listingcheck.product import Attribute, Image
from listingcheck.rule import Context, Valid
from listingcheck.rules._removal import shorter, unlinked, without
from listingcheck.rules.redirect._family import QUOTED
from listingcheck.rules.redirect.address import RedirectAddress
from listingcheck.rules.redirect.call_to_action import RedirectCallToAction
from listingcheck.rules.redirect.coupon import RedirectCoupon
from listingcheck.rules.redirect.email import RedirectEmail
from listingcheck.rules.redirect.handle import RedirectHandle
from listingcheck.rules.redirect.messenger import RedirectMessenger
from listingcheck.rules.redirect.payment import RedirectPayment
from listingcheck.rules.redirect.phone import RedirectPhone
from listingcheck.rules.redirect.platform import RedirectPlatform
from listingcheck.rules.redirect.url import RedirectUrl
from listingcheck.testing import findings

RULES = (
    RedirectAddress,
    RedirectCallToAction,
    RedirectCoupon,
    RedirectEmail,
    RedirectHandle,
    RedirectMessenger,
    RedirectPayment,
    RedirectPhone,
    RedirectPlatform,
    RedirectUrl,
)
CONTEXT = Context(marketplace="tiktok-shop", market="US", language="en", words=data.words)
READY = [rule({}, CONTEXT) for rule in RULES]
BOUND = [BoundRule(rule=rule, severity=Severity.ERROR, source_url=None) for rule in READY]
CHECKER = Checker("tiktok-shop/us", select=["redirect"])
QUICK, THOROUGH = Engine(BOUND), Engine(BOUND, shortcuts=False)
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<a href='https://example.com'>", "</a>", "<a href='/sizes'>", "<a href='?'>", "<b>", "</b>", "&amp;", "<li>",
        "call ", "212-555-0142", "+44 20 7946 0018", "a@example.com", " at ", " dot ", "example.com",
        "https://", "www.", "link in bio", " ", "\n", ". ", "Ａ＠ｅ.com", "\u200b", "加微信", "é",
        "wh4ts4pp", "w h a t s", "а", "whаtsapp", "IG: ", "@oak.example", "LINE", "ID", "zalo", "ทักไลน์",
        "our website", "visit ", "pay ", "paypal", "one two ", "③", "インスタ", "를 ", "1️⃣", "d.m.u.s",
    ]
)  # fmt: skip


def found(rule, **fields):
    return findings(rule, Valid(sample.product(**fields)))


@given(st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join))
def test_evidence_cuts_out_exactly_what_it_quotes(text):
    product = sample.product()
    for rule in READY:
        for flat, field in ((flatten(text), "description"), (plain(text), "title")):
            for finding in rule.check(product, field, flat):
                for quote in finding.evidence:
                    assert quote.text == text[quote.start : quote.end]
                    assert quote.text


@given(st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join))
def test_the_patterns_let_through_all_that_is_found(text):
    product = sample.product(title=text or None, description=text or None)
    assert _told(QUICK, product) == _told(THOROUGH, product)


def _told(engine, product):
    return sorted((f.rule, f.field, f.value or "") for f in engine.check(product))


@given(st.lists(PIECES, min_size=1, max_size=20).map("".join))
@example("<a href='https://example.com'> ")
def test_the_edit_of_a_fix_silences_it(text):
    product = sample.product(description=text)
    for rule in READY:
        for finding in rule.check(product, "description", flatten(text)):
            if finding.fix.edits:
                fixed = apply(product, finding.fix.edits)
                if finding.fix.safety is Safety.SAFE:
                    assert flatten(fixed.description).text == flatten(text).text
                left = rule.check(fixed, "description", flatten(fixed.description))
                assert finding.value not in [other.value for other in left]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_one_address_is_one_failure_however_often_it_stands(rule):
    text = (
        "<p>Call +1 212 555 0142, a@example.com, www.example.com, link in bio, IG: @oak.example, "
        "WhatsApp us, also on Etsy, visit our showroom, Venmo accepted, 10% off on our site</p>"
    ) * 50
    failure = found(rule, description=text)[0]
    assert len(failure.evidence) == QUOTED


def test_texts_and_options_are_read():
    (title,) = found(RedirectEmail, title="Mug a@example.com")
    assert title.field == "title"
    (option,) = found(
        RedirectEmail, options=("Colour",), variants=sample.variants(["Red"], ["a@example.com"])
    )
    assert option.field == "variants[1].options[0]"
    assert "option value" in option.message


def test_a_domain_in_the_markup_of_a_picture_is_no_link():
    picture = '<p>Tee</p><img src="https://cdn.example.com/x.jpg" alt="Tee">'
    assert found(RedirectUrl, description=picture) == []


def test_a_link_is_quoted_from_the_markup():
    text = "<p>Tee <a href='https://example.com/a'>more</a></p>"
    (failure,) = found(RedirectUrl, description=text)
    assert failure.evidence == (Evidence("https://example.com/a", 16, 37),)


def test_a_link_inside_the_merchants_own_shop_is_a_warning():
    (failure,) = found(RedirectUrl, description="<p><a href='/pages/sizes'>Sizes</a></p>")
    assert (failure.value, failure.severity) == ("/pages/sizes", Severity.WARNING)


def test_what_is_only_likely_is_a_warning():
    (failure,) = found(RedirectPhone, description="<p>Tee (212) 555-0142</p>")
    assert failure.severity is Severity.WARNING
    (failure,) = found(RedirectPhone, description="<p>Call (212) 555-0142</p>")
    assert failure.severity is Severity.ERROR


def test_a_number_of_another_market_needs_its_plus():
    local = "<p>Hotline 020 7946 0018</p>"
    british = RedirectPhone({}, Context(market="UK", words=data.words))
    (finding,) = british.check(sample.product(), "description", flatten(local))
    assert finding.severity is None


def test_split_and_widened_addresses_are_found():
    assert found(RedirectEmail, description="<p>a<b>@</b>example<i>.</i>com</p>")
    assert found(RedirectEmail, description="<p>a&#64;example.com</p>")
    assert found(RedirectEmail, title="Mug ａ＠ｅｘａｍｐｌｅ．ｃｏｍ")


def test_rules_without_word_lists_still_work():
    bare = [rule({}, Context()) for rule in RULES]
    text = flatten("<p>a@example.com https://example.com/a +44 20 7946 0018 link in bio</p>")
    told = [rule.id for rule in bare if list(rule.check(sample.product(), "description", text))]
    assert told == ["redirect-email", "redirect-phone", "redirect-url"]


@pytest.mark.parametrize(
    ("markup", "quote", "left"),
    [
        ("One. Two x. Three.", "x", "One. Three."),
        ("One. Two x.", "x", "One."),
        ("One\nTwo x\nThree", "x", "One\nThree"),
        ("<p>One.</p><p>Two x.</p>", "x", "<p>One.</p>"),
        ("<ul><li>One</li><li>Two <b>x</b></li></ul>", "x", "<ul><li>One</li></ul>"),
        ("<p>One. Two x. Three.</p>", "x", "<p>One. Three.</p>"),
        ("<div>One<br>x<br>Two</div>", "x", None),
        ("<p>One <b>x</p></b>", "x", None),
        ("x", "x", None),
        ("<p>x</p>", "x", None),
    ],
)
def test_a_sentence_is_left_out_only_where_that_leaves_whole_markup(markup, quote, left):
    start = markup.rindex(quote)
    assert without(markup, [Evidence(quote, start, start + len(quote))]) == left


def ids(**fields):
    """The rules that speak of a product, with the field each names."""
    return {(failure.rule, failure.field) for failure in CHECKER.check(sample.product(**fields))}


def test_every_text_of_a_product_is_read():
    text = "Message us on WhatsApp"
    rule = "redirect-messenger"
    assert (rule, "tags[1]") in ids(tags=("linen", text))
    pictured = sample.product().model_copy(update={"images": (Image(url="x", alt=text),)})
    assert (rule, "images[0].alt") in {(f.rule, f.field) for f in CHECKER.check(pictured)}
    assert (rule, "attributes[0].value") in ids(attributes=(Attribute(name="Care", value=text),))
    assert (rule, "options[0]") in ids(options=(text,), variants=[sample.variant("S")])
    assert (rule, "variants[0].options[0]") in ids(
        options=("Size",), variants=[sample.variant(text)]
    )


@pytest.mark.parametrize(
    "value", ["https://example.com/manual.pdf", "+1 212 555 0142", "2125550142"]
)
def test_an_attribute_that_is_nothing_but_an_address_is_a_technical_one(value):
    told = ids(attributes=(Attribute(name="manual", value=value),))
    assert not {rule for rule, _ in told} & {"redirect-url"}


def test_a_shop_allows_domains_and_phrases():
    text = "<p>Tested at www.oekotex.example.com. Scan the QR code to join our care club.</p>"
    shop = Shop(
        allowed_domains=("oekotex.example.com",),
        allowed_phrases=("scan the qr code to join our care club",),
    )
    checker = Checker("tiktok-shop/us", select=["redirect"], shop=shop)
    product = sample.product(description=text)
    assert {f.rule for f in CHECKER.check(product)} >= {"redirect-url", "redirect-call-to-action"}
    assert checker.check(product) == []


def test_the_marketplaces_own_name_keeps_a_call_at_home():
    assert not ids(description="<p>Follow us on TikTok, and chat with us in the app.</p>")
    assert ids(description="<p>Not here on TikTok, WhatsApp us instead.</p>")


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Silk Scarf, DM to order", "Silk Scarf"),
        ("DM to order | Silk Scarf | Red", "Silk Scarf | Red"),
        ("Silk Scarf (DM to order) Red", "Silk Scarf Red"),
        ("Silk Scarf - DM to order - Red", "Silk Scarf - Red"),
        ("絹のスカーフ【DM to order】赤", "絹のスカーフ赤"),
        ("Scarf, DM to order", None),
        ("DM to order", None),
    ],
)
def test_a_title_loses_the_part_that_leads_away(title, left):
    start = title.index("DM to order")
    assert shorter(title, [Evidence("DM to order", start, start + 11)]) == left


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ('<p><a href="x">Care</a> guide</p>', "<p>Care guide</p>"),
        ('<a class="b" href="x"><img src="a.png"></a>', '<img src="a.png">'),
        ('<a href="x">Care', "Care"),
        ("x", "x"),
    ],
)
def test_a_link_goes_and_its_words_stay(markup, left):
    place = markup.index("x")
    assert unlinked(markup, [Evidence("x", place, place + 1)]) == left


def test_a_sentence_on_many_products_is_told_once_more():
    products = [
        sample.product(key=f"mug-{n}", description=f"<p>Mug {n}.</p><p>DM us to order!</p>")
        for n in range(7)
    ]
    told = [f for f in CHECKER.run(products).failures if f.rule == "redirect-boilerplate"]
    assert [failure.product for failure in told] == ["mug-0"]
    assert "'DM us to order!'" in told[0].message
    assert "7 products" in told[0].message
