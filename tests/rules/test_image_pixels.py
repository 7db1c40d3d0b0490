# SPDX-License-Identifier: Apache-2.0
"""Pictures by their pixels: what the examples of the rules leave open."""

from io import BytesIO
from itertools import product as combined
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageOps

from listingcheck import data, sample
from listingcheck.failure import Safety, Severity
from listingcheck.fixes.apply import apply
from listingcheck.imaging.pixels import pixel_facts
from listingcheck.picture import Box, Damage, Fingerprint, Role, Writing
from listingcheck.rule import UNLIKE_ANY, Valid
from listingcheck.rules.image._pixels import pixels
from listingcheck.rules.image._placeholders import Placeholders
from listingcheck.rules.image.background import ImageBackground
from listingcheck.rules.image.blank import ImageBlank
from listingcheck.rules.image.border import ImageBorder
from listingcheck.rules.image.duplicate import ImageDuplicate
from listingcheck.rules.image.placeholder import ImagePlaceholder, hinted
from listingcheck.testing import findings

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "images"
WORDS = data.words("image_placeholders")
NAMED = Placeholders(WORDS).named
A, B, C = (f"https://cdn.example.com/{name}.jpg" for name in "abc")
SAME = "5e" * 32


def photo(level=120):
    image = Image.radial_gradient("L").resize((600, 600)).convert("RGB")
    ImageDraw.Draw(image).rectangle((100, 200, 420, 500), fill=(level, 40, 60))
    return image


def measured(image, **fields):
    return sample.picture(pixels=pixel_facts(image), **fields)


def found(rule, picture, **options):
    return findings(rule, Valid(sample.product(pictures=(picture,)), options=options))


def pictures(*urls, kin=SAME, **fields):
    return tuple(
        sample.picture(url, fields=[f"images[{n}].url"], first=n == 0, kin=kin, **fields)
        for n, url in enumerate(urls)
    )


def showing(*urls, key="tee", **fields):
    return sample.product(key=key, images=urls, pictures=pictures(*urls, **fields))


class TestBlank:
    @pytest.mark.parametrize("colour", ["white", "black", (200, 30, 40), (0, 0, 0, 0)])
    def test_one_colour(self, colour):
        mode = "RGBA" if len(colour) == 4 else "RGB"
        (failure,) = found(ImageBlank, measured(Image.new(mode, (600, 600), colour)))
        assert failure.severity is Severity.WARNING

    def test_a_speck_on_white_is_a_hint(self):
        image = Image.new("RGB", (600, 600), "white")
        image.paste((90, 90, 90), (280, 280, 320, 320))
        (failure,) = found(ImageBlank, measured(image))
        assert failure.severity is Severity.INFO

    def test_a_photo_is_not_blank(self):
        assert found(ImageBlank, measured(photo())) == []


class TestBorder:
    @pytest.mark.parametrize(
        ("colour", "severity"),
        [("black", Severity.WARNING), ("white", Severity.WARNING), ("green", Severity.INFO)],
    )
    def test_colours(self, colour, severity):
        framed = ImageOps.expand(photo().crop((100, 150, 500, 550)), (0, 50), colour)
        (failure,) = found(ImageBorder, measured(framed))
        assert failure.severity is severity
        assert "top 10%, bottom 10%" in failure.message

    def test_the_first_picture_alone(self):
        framed = ImageOps.expand(photo(), 50, "red")
        assert found(ImageBorder, measured(framed, first=False)) == []


class TestBackground:
    def test_a_scene_and_a_cut_out(self):
        assert found(ImageBackground, measured(ImageOps.expand(photo(), 60, "white"))) == []
        (failure,) = found(ImageBackground, measured(photo().crop((0, 0, 300, 300))))
        assert failure.severity is Severity.INFO


@pytest.mark.parametrize("rule", [ImageBlank, ImageBorder, ImageBackground, ImagePlaceholder])
def test_what_was_not_looked_at_is_not_judged(rule):
    assert found(rule, sample.picture()) == []
    damaged = measured(Image.new("RGB", (300, 300)), damage=Damage.TRUNCATED)
    assert found(rule, damaged) == []


class TestPlaceholderNames:
    @pytest.mark.parametrize(
        "url",
        [
            "https://example.com/wp-content/uploads/woocommerce-placeholder-324x324.png",
            "https://example.com/img/p/en-default-large_default.jpg",
            "https://example.com/img/p/fr-default-home.jpg?v=2",
            "https://example.com/media/catalog/product/placeholder/default/logo_1.jpg",
            "https://example.com/assets/noimage/large.png",
            "https://cdn.example.com/No%20Image%20Available.PNG",
            "https://cdn.example.com/noimage.jpg",
            "https://cdn.example.com/NO_PHOTO.jpg",
            "https://cdn.example.com/image-coming-soon-tee.jpg",
            "https://cdn.example.com/kein-bild.jpg",
            "https://cdn.example.com/sin_imagen_300.jpg",
            "https://cdn.example.com/default-image.jpg",
            "https://via.placeholder.com/600x600",
            "placeholder.png",
            "no_selection",
        ],
    )
    def test_known(self, url):
        assert NAMED(url)
        assert hinted(sample.product(images=[url])) is UNLIKE_ANY

    @pytest.mark.parametrize(
        "url",
        [
            "https://cdn.example.com/default.jpg",
            "https://cdn.example.com/piano-imagery.jpg",
            "https://cdn.example.com/casino-images.jpg",
            "https://cdn.example.com/casino-image.jpg",
            "https://cdn.example.com/no-photo-zone-sign.jpg",
            "https://cdn.example.com/wedding-placeholder-cards.jpg",
            "https://cdn.example.com/placeholders/red-tee.jpg",
            "https://no-image.example.com/red-tee.jpg?from=no-image.jpg",
            "https://cdn.example.com/baby-coming-soon-mug.jpg",
            "https://cdn.example.com/de-default-chair.jpg",
            "https://cdn.example.com/singapore-photo-book.jpg",
            "",
        ],
    )
    def test_look_alikes(self, url):
        assert NAMED(url) is None

    @pytest.mark.parametrize("sign", ["-", "_", "", "+", "%20"])
    def test_whatever_is_listed_is_found_behind_the_quick_look(self, sign):
        for phrase in (*WORDS["phrases"], *WORDS["alone"]):
            url = f"https://cdn.example.com/{phrase.replace(' ', sign).upper()}.jpg"
            assert NAMED(url), url
            assert hinted(sample.product(images=[url])) is UNLIKE_ANY, url
        addresses = [f"https://{host}/600" for host in WORDS["hosts"]]
        addresses += [f"https://example.com/{folder}/a.jpg" for folder in WORDS["folders"]]
        for url in addresses:
            assert NAMED(url)
            assert hinted(sample.product(images=[url])) is UNLIKE_ANY

    def test_an_ordinary_product_has_the_shape_of_all(self):
        assert hinted(sample.product()) == hinted(sample.product(images=[A, B])) is not UNLIKE_ANY
        assert hinted(sample.product(pictures=(sample.picture(),))) is UNLIKE_ANY

    def test_one_that_is_known_by_name_is_told_once(self):
        url = "https://cdn.example.com/no-image.jpg"
        blank = sample.picture(url, pixels=pixels(colourful=0, fingerprint=_pale()))
        product = sample.product(images=[url], pictures=(blank,))
        assert len(findings(ImagePlaceholder, Valid(product))) == 1


def _pale():
    return Fingerprint(1 << 77, bytes([230]) * 48)


def _lettered(words, colour=(90, 90, 90)):
    image = Image.new("RGB", (600, 600), "white")
    ImageDraw.Draw(image).text((60, 240), words, fill=colour, font_size=72)
    return image


class TestPlaceholderPictures:
    def test_grey_lettering_on_white_looks_like_one(self):
        (failure,) = found(ImagePlaceholder, measured(_lettered("Bilde mangler")))
        assert failure.severity is Severity.INFO

    def test_colour_or_a_body_does_not(self):
        assert found(ImagePlaceholder, measured(_lettered("Sale", (200, 30, 40)))) == []
        grey = Image.new("RGB", (600, 600), "white")
        ImageDraw.Draw(grey).ellipse((100, 100, 500, 500), fill=(130, 130, 130))
        assert found(ImagePlaceholder, measured(grey)) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("No image\navailable", True),
            ("画像 準備中", True),
            ("Kein Bild verfügbar.", True),
            ("IMAGE COMING SOON! shop.example", True),
            ("There is no image like that of the sea in the morning, printed on canvas", False),
            ("Cotton", False),
        ],
    )
    def test_what_is_written_in_it(self, text, expected):
        lines = tuple(Writing(line, Box(0, 0, 9, 9), 0.9) for line in text.split("\n"))
        told = found(ImagePlaceholder, sample.picture(texts=lines))
        assert [f.severity for f in told] == [Severity.WARNING] * expected

    @pytest.mark.parametrize("quality", [90, 40])
    def test_a_listed_fingerprint_is_known(self, quality):
        drawn = pixel_facts(_lettered("No picture yet"))
        listed = {
            "platform": "Northwind",
            "shape": f"{drawn.fingerprint.shape:064x}",
            "colours": drawn.fingerprint.colours.hex(),
        }
        known = Placeholders({"known": [listed]})
        held = BytesIO()
        _lettered("No picture yet").resize((300, 300)).save(held, "JPEG", quality=quality)
        assert known.shown(pixel_facts(Image.open(held))) == "Northwind"
        assert known.shown(pixel_facts(_lettered("Something else"))) is None

    @pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared files are elsewhere")
    def test_real_ones_are_told_and_real_photos_are_not(self):
        for path in sorted((FOLDER / "placeholder").iterdir()):
            (failure,) = found(ImagePlaceholder, measured(Image.open(path), name="a.jpg"))
            assert failure.severity is Severity.WARNING, path.name
        for path in sorted((FOLDER / "products").iterdir()):
            assert found(ImagePlaceholder, measured(Image.open(path), name="a.jpg")) == []


class TestDuplicate:
    def test_an_address_twice_is_left_out_safely(self):
        product = sample.product(images=[A, B, A, A])
        told = findings(ImageDuplicate, Valid(product))
        assert [f.field for f in told] == ["images[2].url", "images[3].url"]
        assert {f.fix.safety for f in told} == {Safety.SAFE}
        fixed = apply(product, [edit for f in told for edit in f.fix.edits])
        assert [image.url for image in fixed.images if image.url] == [A, B]

    def test_an_address_of_two_products_is_none(self):
        both = (sample.product(images=[A, A]), sample.product(key="other", images=[A, A]))
        assert [f.severity for f in findings(ImageDuplicate, Valid(both))] == [Severity.WARNING] * 2

    def test_what_looks_the_same_names_both(self):
        (failure,) = findings(ImageDuplicate, Valid(showing(A, B)))
        assert (failure.field, failure.severity) == ("images[1].url", Severity.WARNING)
        assert A in failure.message
        assert B in failure.message
        assert failure.fix.safety is Safety.UNSAFE

    def test_the_same_bytes_without_kin(self):
        assert len(findings(ImageDuplicate, Valid(showing(A, B, kin=None, digest=SAME)))) == 1
        assert findings(ImageDuplicate, Valid(showing(A, B, kin=None))) == []

    def test_an_address_twice_stays_safe_with_its_bytes(self):
        twice = sample.picture(A, fields=["images[0].url", "images[1].url"], kin=SAME)
        (failure,) = findings(
            ImageDuplicate, Valid(sample.product(images=[A, A], pictures=(twice,)))
        )
        assert failure.fix.safety is Safety.SAFE

    def test_a_variant_may_show_what_the_product_shows(self):
        variant = sample.picture(
            B, role=Role.VARIANT, fields=["variants[0].image"], first=False, kin=SAME
        )
        product = sample.product(images=[A], pictures=(*pictures(A), variant))
        assert findings(ImageDuplicate, Valid(product)) == []

    def test_broken_files_are_no_copies(self):
        assert findings(ImageDuplicate, Valid(showing(A, B, damage=Damage.NO_PICTURE))) == []

    def test_first_pictures_of_several_products_name_each_other(self):
        run = (showing(A, key="one"), showing(B, key="two"), showing(C, key="three", kin="0a" * 32))
        told = findings(ImageDuplicate, Valid(run))
        assert [(f.product, f.severity) for f in told] == [
            ("one", Severity.INFO),
            ("two", Severity.INFO),
        ]
        assert "two" in told[0].message

    def test_other_pictures_may_be_shared(self):
        chart = [
            sample.product(
                key=f"p{n}",
                images=[f"{n}.jpg", "chart.jpg"],
                pictures=(
                    sample.picture(f"{n}.jpg", kin=f"{n:064x}"),
                    sample.picture("chart.jpg", fields=["images[1].url"], first=False, kin=SAME),
                ),
            )
            for n in range(3)
        ]
        assert findings(ImageDuplicate, Valid(tuple(chart))) == []

    @pytest.mark.parametrize("images", [0, 1, 9])
    def test_a_product_without_pictures_has_no_keys(self, images):
        assert ImageDuplicate().keys(sample.product(images=images)) == ((), ())


def test_of_two_firsts_and_a_repeat_all_are_told():
    run = (showing(A, B, key="one"), showing(C, key="two"))
    told = {(f.product, f.field, f.severity) for f in findings(ImageDuplicate, Valid(run))}
    assert told == {
        ("one", "images[1].url", Severity.WARNING),
        *combined(("one", "two"), ("images[0].url",), (Severity.INFO,)),
    }
