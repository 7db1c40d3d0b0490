# SPDX-License-Identifier: Apache-2.0
"""Formats, sizes, damages and colours of measured pictures: what the rules' examples leave open."""

from datetime import date

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.checker import Checker
from listingcheck.failure import Severity, Stage
from listingcheck.picture import Damage, Format, Role
from listingcheck.rule import UNLIKE_ANY, Valid
from listingcheck.rules.image._family import EXTENSIONS, FORMATS, pictures
from listingcheck.rules.image.animated import ImageAnimated
from listingcheck.rules.image.aspect_ratio import ImageAspectRatio
from listingcheck.rules.image.colour_mode import ImageColourMode
from listingcheck.rules.image.extension import ImageExtension
from listingcheck.rules.image.file_size import ImageFileSize
from listingcheck.rules.image.format import ImageFormat
from listingcheck.rules.image.too_large import ImageTooLarge
from listingcheck.rules.image.too_small import ImageTooSmall
from listingcheck.rules.image.unreadable import ImageUnreadable
from listingcheck.testing import findings

RULES = (
    *(ImageAnimated, ImageAspectRatio, ImageColourMode, ImageExtension, ImageFileSize),
    *(ImageFormat, ImageTooLarge, ImageTooSmall, ImageUnreadable),
)
URL = "https://cdn.example.com/tee"
TROUBLE = "the server answers 404"


def shown(name=f"{URL}.jpg", **facts):
    """A product that shows one measured picture."""
    return sample.product(images=[name], pictures=(sample.picture(name, **facts),))


def said(rule, product, **options):
    return findings(rule, Valid(product, options))


def of_a_variant(**facts):
    place = {"role": Role.VARIANT, "fields": ["variants[0].image"], "first": False}
    return shown(**place, **facts)


def in_the_description(**facts):
    return shown(role=Role.DESCRIPTION, fields=["description"], first=False, **facts)


def test_every_format_has_extensions_of_its_own():
    assert {*EXTENSIONS} == {*Format}
    assert len(FORMATS) == sum(map(len, EXTENSIONS.values()))


@pytest.mark.parametrize("kind", Format)
@pytest.mark.parametrize("name", [f"{URL}.jpg", f"{URL}.gif", URL])
def test_the_bytes_decide_and_not_the_name(kind, name):
    found = said(ImageFormat, shown(name, format=kind))
    doubtful = {Format.WEBP, Format.HEIC, Format.BMP}
    if kind in {Format.JPEG, Format.PNG}:
        assert found == []
    else:
        expected = Severity.WARNING if kind in doubtful else Severity.ERROR
        assert [(f.severity, f.field, f.value) for f in found] == [
            (expected, "images[0].url", name)
        ]
        assert kind in found[0].message


@pytest.mark.parametrize("kind", [Format.GIF, Format.PSD])
def test_a_conversion_is_offered_where_there_is_one(kind):
    [failure] = said(ImageFormat, shown(format=kind))
    assert ("listingcheck images fix" in failure.fix.text) == (kind is Format.GIF)


def test_who_takes_a_format_is_said():
    [failure] = said(ImageFormat, shown(format=Format.WEBP))
    assert "WebP by Google, eBay and TikTok Shop's own upload" in failure.message


@pytest.mark.parametrize(
    ("options", "kind", "speaks"),
    [
        ({"refused": ["tif"]}, Format.TIFF, True),
        ({"refused": ["heif"], "doubtful": []}, Format.HEIC, True),
        ({"refused": [], "doubtful": []}, Format.SVG, False),
        ({"refused": ["jfif", "jpg"]}, Format.JPEG, False),
    ],
)
def test_a_format_is_named_by_any_of_its_extensions(options, kind, speaks):
    assert bool(said(ImageFormat, shown(format=kind), **options)) is speaks


def test_a_picture_that_could_not_be_had_is_judged_by_its_name():
    name = f"{URL}.gif"
    assert said(ImageFormat, shown(name, trouble=TROUBLE))
    assert said(ImageExtension, shown(f"{URL}.mp4", trouble=TROUBLE))
    for rule in RULES:
        spoken = said(rule, shown(f"{URL}.jpg", trouble=TROUBLE))
        assert spoken == []


def test_one_picture_in_two_places_is_judged_once():
    name = f"{URL}.gif"
    product = sample.product(
        images=[name],
        variants=[sample.variant(image=name)],
        pictures=(
            sample.picture(name, fields=["images[0].url", "variants[0].image"], format="GIF"),
        ),
    )
    assert [f.field for f in said(ImageFormat, product)] == ["images[0].url"]


@pytest.mark.parametrize(
    ("name", "kind", "right"),
    [
        (f"{URL}.jpg", Format.WEBP, "webp"),
        (f"{URL}.PNG?v=2", Format.JPEG, "jpg"),
        (f"{URL}.pdf", Format.JPEG, "jpg"),
        (f"{URL}.mp4", Format.PNG, "png"),
        (f"{URL}.heic", Format.AVIF, "avif"),
        (f"{URL}.jpe", Format.JPEG, None),
        (f"{URL}.jfif", Format.JPEG, None),
        (f"{URL}.heif", Format.HEIC, None),
        (f"{URL}.tif", Format.TIFF, None),
        (f"{URL}.apng", Format.PNG, None),
        (f"{URL}.php", Format.WEBP, None),
        (URL, Format.WEBP, None),
    ],
)
def test_name_and_bytes_agree(name, kind, right):
    found = said(ImageExtension, shown(name, format=kind))
    assert [f.limit for f in found] == ([right] if right else [])
    assert all(f".{right}" in f.message and f.severity is Severity.WARNING for f in found)


@given(st.integers(1, 5000), st.integers(1, 5000), st.booleans(), st.sampled_from(Role))
def test_a_picture_is_too_small_by_its_shorter_side(width, height, first, role):
    product = shown(width=width, height=height, role=role, first=first)
    found = said(ImageTooSmall, product)
    shorter, minimum = min(width, height), 300 if role is Role.MAIN else 100
    if shorter < minimum:
        assert [(f.severity, f.stage) for f in found] == [(Severity.ERROR, Stage.SYNC)]
        assert f"at least {minimum} " in found[0].message
    elif first and shorter < 600:
        assert [(f.severity, f.stage) for f in found] == [(Severity.WARNING, Stage.QUALITY)]
    else:
        assert found == []


def test_size_and_limit_are_said():
    [failure] = said(ImageTooSmall, shown(width=200, height=150))
    assert failure.message == (
        "The picture is 200 x 150 pixels; at least 300 on each side are required."
    )


@pytest.mark.parametrize(
    ("category", "speaks"),
    [
        ("Apparel & Accessories > Shoes", True),
        ("166", True),
        ("1668", False),
        ("Home & Garden > Kitchen", False),
        (None, False),
    ],
)
def test_clothing_may_need_more_pixels(category, speaks):
    product = sample.product(
        category=category, pictures=(sample.picture(width=200, height=200, first=False),)
    )
    found = said(ImageTooSmall, product, minimum=100, minimum_apparel=250)
    assert bool(found) is speaks


@pytest.mark.parametrize(
    ("picture", "width", "speaks"),
    [
        (shown, 4000, False),
        (shown, 4001, True),
        (of_a_variant, 20_000, False),
        (of_a_variant, 20_001, True),
        (in_the_description, 4000, False),
        (in_the_description, 4001, True),
    ],
)
def test_each_kind_of_picture_has_its_largest_side(picture, width, speaks):
    upright, lying = picture(width=900, height=width), picture(width=width, height=900)
    assert bool(said(ImageTooLarge, upright)) is speaks
    assert bool(said(ImageTooLarge, lying)) is speaks


def test_pixels_in_all_are_counted_where_there_is_a_limit():
    options = {"maximum": None, "maximum_pixels": 64_000_000}
    assert said(ImageTooLarge, shown(width=8000, height=8000), **options) == []
    [failure] = said(ImageTooLarge, shown(width=8001, height=8000), **options)
    assert "64.0 megapixels; at most 64 megapixels" in failure.message


@given(st.integers(0, 20 * 2**20))
@hypothesis.example(5 * 2**20)
@hypothesis.example(10 * 2**20)
def test_bytes_are_told_to_the_byte(size):
    found = said(ImageFileSize, shown(size=size))
    severity = (
        None if size <= 5 * 2**20 else Severity.INFO if size <= 10 * 2**20 else Severity.ERROR
    )
    assert [f.severity for f in found] == ([severity] if severity else [])
    assert all(f"{size:,} bytes" in f.message for f in found)


@given(st.integers(1, 3000))
def test_a_pixel_lost_in_rounding_passes(longer):
    for shorter in (int(longer * 3 / 4), int(longer * 3 / 4 + 0.5)):
        if shorter:
            assert said(ImageAspectRatio, shown(width=longer, height=shorter)) == []
            assert said(ImageAspectRatio, shown(width=shorter, height=longer)) == []


@given(st.integers(100, 3000), st.integers(100, 3000))
def test_what_is_far_outside_the_ratio_is_told_with_it(width, height):
    found = said(ImageAspectRatio, of_a_variant(width=width, height=height))
    if width / height > 1.36 or height / width > 1.36:
        assert "3:4 to 4:3" in found[0].message
        assert f"{width:,} x {height:,}" in found[0].message
    elif 0.75 <= width / height <= 4 / 3:
        assert found == []


def test_a_ratio_may_be_written_as_two_numbers():
    product = shown(width=1600, height=900)
    assert said(ImageAspectRatio, product, widest="16:9") == []
    assert said(ImageAspectRatio, product, widest=1.78) == []
    with pytest.raises(ValueError, match="widest"):
        ImageAspectRatio({"widest": "16:0"})


@pytest.mark.parametrize("damage", Damage)
def test_a_damaged_picture_is_judged_once_and_in_words_of_its_own(damage):
    product = shown(damage=damage, format=Format.GIF, width=None, height=None, mode="CMYK")
    found = {rule.id: said(rule, product) for rule in RULES}
    [failure] = found.pop("image-unreadable")
    assert not any(found.values())
    others = [said(ImageUnreadable, shown(damage=other))[0] for other in Damage if other != damage]
    assert failure.message not in {f.message for f in others}
    assert failure.fix.text not in {f.fix.text for f in others}
    assert (failure.severity is Severity.WARNING) == (damage is Damage.TOO_LARGE)


def test_what_exactly_is_damaged_is_told():
    [failure] = said(ImageUnreadable, shown(damage=Damage.NO_PICTURE, detail="a web page"))
    assert failure.message == "The picture is not a picture: a web page."
    giant = shown(damage=Damage.TOO_LARGE, width=60_000, height=60_000, size=70 * 2**20)
    [failure] = said(ImageUnreadable, giant)
    assert "60,000 x 60,000 pixels" in failure.message
    assert failure.severity is Severity.INFO


def test_what_is_too_large_to_open_is_still_measured():
    giant = shown(damage=Damage.TOO_LARGE, width=60_000, height=60_000, size=70 * 2**20)
    assert [f.severity for f in said(ImageTooLarge, giant)] == [Severity.ERROR]
    assert [f.severity for f in said(ImageFileSize, giant)] == [Severity.ERROR]


@pytest.mark.parametrize(("trailing", "speaks"), [(0, False), (32, False), (33, True)])
def test_bytes_after_the_end_are_told(trailing, speaks):
    for kind, severity in ((Format.JPEG, Severity.INFO), (Format.PNG, Severity.WARNING)):
        found = said(ImageUnreadable, shown(trailing=trailing, format=kind))
        assert [f.severity for f in found] == ([severity] if speaks else [])


@pytest.mark.parametrize(
    ("kind", "frames", "speaks"),
    [
        (Format.WEBP, 2, True),
        (Format.PNG, 30, True),
        (Format.PNG, 1, False),
        (Format.JPEG, 2, False),
        (Format.GIF, 30, False),
    ],
)
def test_frames_are_counted_where_the_format_is_taken(kind, frames, speaks):
    assert bool(said(ImageAnimated, shown(format=kind, frames=frames))) is speaks


@pytest.mark.parametrize(
    ("mode", "profile", "severity"),
    [
        ("CMYK", "Coated FOGRA39 (ISO 12647-2:2004)", Severity.WARNING),
        ("LAB", None, Severity.WARNING),
        ("I;16B", None, Severity.WARNING),
        ("F", None, Severity.WARNING),
        ("RGB", "Display P3", Severity.INFO),
        ("RGB", "ProPhoto RGB", Severity.INFO),
        ("RGB", "EPSON XP3100 Series", None),
        ("RGBA", "sRGB IEC61966-2.1", None),
        ("L", "Dot Gain 20%", None),
        ("1", None, None),
        (None, None, None),
    ],
)
def test_colours(mode, profile, severity):
    found = said(ImageColourMode, shown(mode=mode, profile=profile))
    assert [f.severity for f in found] == ([severity] if severity else [])


def test_measured_pictures_are_looked_at_every_time():
    assert pictures(shown()) is UNLIKE_ANY
    products = [shown(format=Format.PNG), shown(format=Format.GIF)]
    products[1] = products[1].changed(key="another")
    found = Checker("tiktok-shop/us").run(products).failures
    assert [f.product for f in found if f.rule == "image-format"] == ["another"]


def judged(profile, product, on=None):
    failures = Checker(profile, on=on).check(product)
    return {f.rule: f.severity for f in failures if f.rule.startswith("image-")}


@pytest.mark.parametrize(
    ("facts", "tiktok", "google"),
    [
        ({"format": Format.GIF}, Severity.ERROR, None),
        ({"format": Format.WEBP}, Severity.WARNING, None),
        ({"format": Format.HEIC}, Severity.WARNING, Severity.ERROR),
        ({"format": Format.JPEG_XL}, Severity.ERROR, Severity.ERROR),
    ],
)
def test_each_marketplace_takes_its_own_formats(facts, tiktok, google):
    product = shown(URL, **facts)
    assert judged("tiktok-shop/us", product).get("image-format") == tiktok
    assert judged("google-merchant/us", product).get("image-format") == google


@pytest.mark.parametrize(
    ("day", "side", "severity"),
    [
        (None, 99, Severity.ERROR),
        (None, 100, Severity.WARNING),
        (None, 500, None),
        (date(2027, 1, 30), 499, Severity.WARNING),
        (date(2027, 1, 31), 499, Severity.WARNING),
        (date(2027, 1, 31), 500, None),
    ],
)
def test_google_asks_for_more_pixels_from_a_day_on(day, side, severity):
    found = judged("google-merchant/us", shown(width=side, height=side), day)
    assert found.get("image-too-small") == severity


def test_google_asks_it_of_every_picture_from_that_day_on():
    later = shown(width=499, height=499, first=False)
    assert "image-too-small" not in judged("google-merchant/us", later, date(2027, 1, 30))
    assert "image-too-small" in judged("google-merchant/us", later, date(2027, 1, 31))
