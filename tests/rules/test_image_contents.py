# SPDX-License-Identifier: Apache-2.0
"""Codes and text in pictures: what the rules' examples leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.picture import Box, Code, Damage, Role, Writing
from listingcheck.product import Identifier, IdentifierType
from listingcheck.rule import Valid
from listingcheck.rules.image._spots import spot
from listingcheck.rules.image.barcode_mismatch import ImageBarcodeMismatch
from listingcheck.rules.image.contact_text import ImageContactText
from listingcheck.rules.image.qr_code import ImageQrCode
from listingcheck.rules.image.text_heavy import ImageTextHeavy
from listingcheck.shop import Shop
from listingcheck.testing import findings

BOX = Box(900, 900, 1100, 1100)
LINK = "https://wa.me/12125550142"
RULES = (ImageBarcodeMismatch, ImageContactText, ImageQrCode, ImageTextHeavy)


def lines(*texts, certainty=0.95):
    """Lines below each other, each 40 pixels high."""
    return tuple(
        Writing(text, Box(60, 60 + 50 * n, 500, 100 + 50 * n), certainty)
        for n, text in enumerate(texts)
    )


def said(rule, *pictures, shop=None, options=None, **fields):
    product = sample.product(pictures=pictures, **fields)
    return findings(rule, Valid(product, options=options or {}, shop=shop or Shop()))


def shown(**facts):
    return sample.picture(**facts)


@pytest.mark.parametrize("rule", RULES)
def test_what_was_not_looked_at_or_is_damaged_is_not_judged(rule):
    seen = {"codes": (Code("QR", LINK, BOX),), "texts": lines("write to hi@example.com")}
    assert said(rule, shown(), shown(damage=Damage.TRUNCATED, **seen)) == []
    assert said(rule, shown(trouble="the server answers 404")) == []


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Box(0, 0, 100, 100), "at the top left"),
        (Box(550, 0, 650, 100), "at the top"),
        (Box(550, 550, 650, 650), "in the middle"),
        (Box(0, 0, 1200, 1200), "in the middle"),
        (Box(1000, 550, 1200, 650), "at the right"),
        (Box(900, 900, 1200, 1200), "at the bottom right"),
    ],
)
def test_a_message_says_where_it_stands(box, words):
    [failure] = said(ImageQrCode, shown(codes=(Code("QR", LINK, box),)))
    assert f"QR code {words} that says '{LINK}'" in failure.message


@given(*[st.integers(-50, 1300)] * 4)
def test_every_place_has_words(left, top, right, bottom):
    facts = shown().facts
    assert spot(Box(left, top, right, bottom), facts).startswith(("at the ", "in the middle"))


def test_the_value_is_what_the_code_says():
    [failure] = said(ImageQrCode, shown(codes=(Code("QR", LINK, BOX), Code("QR", "more", BOX))))
    assert failure.value == LINK
    assert failure.severity is Severity.ERROR
    assert f"{LINK}' and 1 more; pictures" in failure.message


def test_a_long_code_is_quoted_in_part_and_control_characters_are_spelled():
    [failure] = said(ImageQrCode, shown(codes=(Code("QR", "BEGIN:VCARD\n" + "x" * 500, BOX),)))
    assert "\n" not in failure.message
    assert len(failure.message) < 250


def test_a_code_that_was_not_read_is_a_warning():
    [failure] = said(ImageQrCode, shown(codes=(Code("QR", None, BOX),)))
    assert failure.severity is Severity.WARNING
    assert "looks like a QR code that could not be read" in failure.message


def test_each_picture_is_named_by_its_role():
    pictures = [
        shown(codes=(Code("QR", LINK, BOX),), role=role, fields=[field])
        for role, field in (
            (Role.MAIN, "images[0].url"),
            (Role.VARIANT, "variants[0].image"),
            (Role.DESCRIPTION, "description"),
        )
    ]
    failures = said(ImageQrCode, *pictures)
    assert [failure.field for failure in failures] == [p.fields[0] for p in pictures]
    assert failures[1].message.startswith("The variant's picture holds")


@pytest.mark.parametrize(
    "text",
    [
        "Line ID:@sunshop",
        "WeChat:bestdeal88",
        "WhatsApp +62 812-3456-7890",
        "+60123456789",
        "(415)555-0132",
        "090 1234 5678",
        "https:/shop",
        "www.tienda",
        "www,tienda-sol,mx",
        "June,fr/promo",
        "instagram.com/janes.shop",
        "DM to order",
        "Follow us @janes.shop",
    ],
)
def test_contact_data_is_known_as_the_engine_reads_it(text):
    [failure] = said(ImageContactText, shown(texts=lines("100% COTTON", text, "EST.1987")))
    assert failure.severity is Severity.WARNING
    assert "at the top left" in failure.message
    assert failure.value.replace(",", ".") in text.replace(",", ".")


@pytest.mark.parametrize(
    "texts",
    [
        ("SPF 50+ PA++++", "Net Wt 250 g (8.8 oz)", "Vitamin C 1000 mg"),
        ("BUY 1 GET 1", "iPhone 15 Pro Max", "A-Z Kids"),
        ("0.5 - 1.0 - 1.5", "(38) 40 42 44 46", "02/04/2026"),
        ("90 km/h", "Size S.M/L", "1.5 l/min", "www"),
        ("0 711 253 001202",),
        (),
    ],
)
def test_harmless_text_is_left_alone(texts):
    assert said(ImageContactText, shown(texts=lines(*texts))) == []


def test_one_failure_names_up_to_three_lines():
    texts = lines("IG: @oak.example", "hi@example.com", "knits.example.com", "t.me/oakshop")
    [failure] = said(ImageContactText, shown(texts=texts))
    assert "and 1 more" in failure.message
    assert failure.value == "@oak.example; hi@example.com; knits.example.com; t.me/oakshop"


def test_what_a_shop_allows_is_left_alone_in_pictures_too():
    texts = lines("www.oak-stools.com", "oak-stools.com/care", "hi@oak-stools.com", "www.oak-st")
    assert said(ImageContactText, shown(texts=texts)) != []
    shop = Shop(allowed_domains=("oak-stools.com",))
    assert said(ImageContactText, shown(texts=texts), shop=shop) == []


def test_countries_whose_numbers_count_can_be_set():
    facts = shown(texts=lines("0812-3456-7890"))
    assert len(said(ImageContactText, facts)) == 1
    assert said(ImageContactText, facts, options={"countries": ("FR",)}) == []


@pytest.mark.parametrize(("words", "judged"), [(15, 0), (16, 1)])
def test_words_of_the_first_picture_are_counted(words, judged):
    facts = shown(texts=lines(*["linen"] * words))
    assert len(said(ImageTextHeavy, facts)) == judged
    later = sample.picture(texts=lines(*["linen"] * words), first=False)
    assert said(ImageTextHeavy, later) == []


def test_signs_without_spaces_count_by_two():
    [failure] = said(ImageTextHeavy, shown(texts=lines("夏季新款纯棉短袖上衣宽松舒适透气吸汗" * 2)))
    assert failure.value == "18 words"


def test_what_a_camera_makes_of_creases_is_no_text():
    crease = (Writing("Lotofo", Box(0, 0, 1200, 1200), 0.52), Writing("|", BOX, 0.99))
    assert said(ImageTextHeavy, shown(texts=crease)) == []
    [failure] = said(ImageTextHeavy, shown(texts=(Writing("SALE", Box(0, 0, 1200, 400), 0.99),)))
    assert "holds 33% of text; at most 25% of text" in failure.message


def barcode(text, kind="EAN-13"):
    return Code(kind, text, BOX)


@pytest.mark.parametrize(
    ("gtin", "code"),
    [
        ("4006381333931", barcode("4006381333931")),
        ("'04006381333931", barcode("4006381333931")),
        ("036000291452", barcode("0036000291452")),
        ("042100005264", barcode("04252614", "UPC-E")),
        ("04252614", barcode("042100005264", "UPC-A")),
        ("0306406152", barcode("9780306406157")),
        ("14006381333938", barcode("4006381333931")),
        ("4006381333931", Code("QR", "https://id.gs1.org/01/4006381333931", BOX)),
        ("4006381333931", barcode("2012345678900")),
        ("4006381333931", barcode("123")),
    ],
)
def test_codes_that_agree_or_say_nothing_pass(gtin, code):
    variants = [sample.variant(gtin=gtin)]
    assert said(ImageBarcodeMismatch, shown(codes=(code,)), variants=variants) == []


def test_one_of_several_barcodes_is_enough():
    codes = (barcode("4006381333931"), barcode("8711253001202"))
    assert said(ImageBarcodeMismatch, shown(codes=codes)) == []
    [failure] = said(ImageBarcodeMismatch, shown(codes=codes[:1]))
    assert failure.severity is Severity.WARNING
    assert failure.value == "4006381333931"
    assert "at the bottom right; the listing has 8711253001202." in failure.message


def test_any_number_of_the_variant_counts():
    one = sample.variant(gtin=None).model_copy(
        update={
            "identifiers": (
                Identifier(code="8711253001202"),
                Identifier(code="9780306406157", type=IdentifierType.ISBN),
            )
        }
    )
    picture = shown(codes=(barcode("9780306406157"),))
    assert said(ImageBarcodeMismatch, picture, variants=[one]) == []


def test_a_picture_of_several_variants_may_show_any_of_theirs():
    variants = sample.variants(["White"], ["Black"], ["Ink"])
    picture = sample.picture(
        role=Role.VARIANT,
        fields=["variants[0].image", "variants[1].image"],
        codes=(barcode("8711253001219"),),
    )
    assert said(ImageBarcodeMismatch, picture, variants=variants) == []
    other = sample.picture(
        role=Role.VARIANT, fields=["variants[2].image"], codes=(barcode("8711253001219"),)
    )
    [failure] = said(ImageBarcodeMismatch, other, variants=variants)
    assert failure.limit == "8711253001226"


@pytest.mark.parametrize("gtin", [None, "4006381333930", "1234567890123"])
def test_a_number_is_proposed_where_there_is_no_usable_one(gtin):
    picture = shown(codes=(barcode("04252614", "UPC-E"),))
    [failure] = said(ImageBarcodeMismatch, picture, variants=[sample.variant(gtin=gtin)])
    assert failure.severity is Severity.INFO
    assert "042100005264" in failure.fix.text
    assert failure.fix.edits == ()


def test_nothing_is_proposed_where_it_is_unclear():
    bare = [sample.variant(gtin=None)]
    two = shown(codes=(barcode("4006381333931"), barcode("8711253001202")))
    assert said(ImageBarcodeMismatch, two, variants=bare) == []
    later = sample.picture(first=False, codes=(barcode("4006381333931"),))
    assert said(ImageBarcodeMismatch, later, variants=bare) == []
