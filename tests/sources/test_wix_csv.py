# SPDX-License-Identifier: Apache-2.0
import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import (
    Attribute,
    Identifier,
    Image,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
)
from listingcheck.sources import wix

SLOTS = range(1, 7)
V1 = ",".join(
    [
        "handleId,fieldType,name,description,productImageUrl,collection,sku,ribbon,price",
        "surcharge,visible,discountMode,discountValue,inventory,weight,cost",
        *(f"productOption{part}{n}" for n in SLOTS for part in ("Name", "Type", "Description")),
        *(f"additionalInfo{part}{n}" for n in SLOTS for part in ("Title", "Description")),
        *(f"customText{part}{n}" for n in (1, 2) for part in ("Field", "CharLimit", "Mandatory")),
        "brand",
    ]
)
V3 = ",".join(
    [
        "handle,fieldType,name,visible,plainDescription,media,mediaAltText,ribbon,brand",
        "price,strikethroughPrice,baseUnit,baseUnitMeasurement,totalUnits",
        "totalUnitsMeasurement,cost,inventory,preOrderEnabled,preOrderMessage",
        "preOrderLimit,sku,barcode,weight",
        *(f"productOption{part}{n}" for n in SLOTS for part in ("Name", "Type", "Choices")),
        "modifierName1,modifierType1,modifierCharLimit1,modifierMandatory1,modifierDescription1",
    ]
)


def table(rows, header=V1):
    """A file with these rows, each a dict of its filled cells."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header.split(","))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def head(handle, **cells):
    return {"handleId": handle, "fieldType": "Product", "name": handle.title(), **cells}


def under(handle, value, **cells):
    return {
        "handleId": handle,
        "fieldType": "Variant",
        "productOptionDescription1": value,
        **cells,
    }


TEE = [
    head(
        "tee",
        price="20.0",
        discountMode="PERCENT",
        discountValue="0.0",
        visible="true",
        productOptionName1="Size",
        productOptionType1="DROP_DOWN",
        productOptionDescription1="S;M;L",
        inventory="0",
        weight="0.2",
    ),
    under("tee", "S", inventory="4", visible="true", sku="T-S"),
    under("tee", "M", surcharge="2.5", inventory="InStock", visible="true"),
    under("tee", "L", surcharge="-5.0", inventory="OutOfStock", visible="true", weight="0.3"),
]


def of_v1(product):
    """The rows of a product as an export of catalogue V1 has them."""
    base = product.variants[0].price
    cells = {
        "handleId": product.key,
        "fieldType": "Product",
        "name": product.title,
        "description": product.description,
        "brand": product.brand,
        "collection": product.product_type,
        "visible": {"active": "true", "hidden": "false"}.get(product.status),
        "productImageUrl": ";".join(image.url for image in product.images),
        "price": base.raw,
        "discountMode": "PERCENT",
        "discountValue": "0.0",
    }
    for n, each in enumerate(product.attributes, 1):
        cells |= {f"additionalInfoTitle{n}": each.name, f"additionalInfoDescription{n}": each.value}
    for n, name in enumerate(product.options, 1):
        cells |= {f"productOptionName{n}": name, f"productOptionType{n}": kind(n)}
    if not product.options:
        return [cells | own_cells(product.variants[0])]
    return [cells, *(variant_row(product.key, base, each) for each in product.variants)]


def kind(number):
    return "COLOR" if number % 2 else "DROP_DOWN"


def variant_row(key, base, variant):
    values = {
        f"productOptionDescription{n}": f"#a1B2c3:{value}" if kind(n) == "COLOR" else value
        for n, value in enumerate(variant.options, 1)
    }
    extra = variant.price.amount - base.amount
    return {
        "handleId": key,
        "fieldType": "Variant",
        "visible": "true",
        "surcharge": str(extra) if extra else "",
        **values,
        **own_cells(variant),
    }


def own_cells(variant):
    return {
        "sku": variant.sku,
        "inventory": variant.stock.raw if variant.stock else "InStock",
        "weight": variant.weight.raw if variant.weight else "",
    }


def of_v3(product):
    """The rows of a product as a file of catalogue V3 has them."""
    first, *others = [*product.images, Image()]
    cells = {
        "handle": product.key,
        "fieldType": "PRODUCT",
        "name": product.title,
        "plainDescription": product.description,
        "brand": product.brand,
        "visible": {"active": "TRUE", "hidden": "FALSE"}.get(product.status),
        "media": first.url,
        "mediaAltText": first.alt,
    }
    for n, name in enumerate(product.options, 1):
        cells |= {f"productOptionName{n}": name, f"productOptionType{n}": "TEXT_CHOICES"}
    rows = [cells | v3_cells(product.variants[0])] if not product.options else [cells]
    for variant in product.variants if product.options else ():
        values = {f"productOptionChoices{n}": value for n, value in enumerate(variant.options, 1)}
        own = {"handle": product.key, "fieldType": "VARIANT", "media": variant.image}
        rows.append(own | values | v3_cells(variant))
    for image in others[: len(product.images) - 1]:
        own = {"handle": product.key, "fieldType": "MEDIA"}
        rows.append(own | {"media": image.url, "mediaAltText": image.alt})
    return rows


def v3_cells(variant):
    stock = variant.stock.raw if variant.stock else "IN_STOCK"
    cells = {"price": variant.price.raw, "sku": variant.sku, "inventory": stock}
    if variant.compare_at_price:
        cells["strikethroughPrice"] = variant.compare_at_price.raw
    if variant.weight:
        cells["weight"] = variant.weight.raw
    for each in variant.identifiers:
        cells["barcode"] = each.code
    return cells


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0;"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
numbers = st.from_regex(r"[0-9]{1,4}(\.[0-9]{2})?|free|1,299", fullmatch=True)
sums = st.integers(0, 99_999).map(lambda cents: Money.parse(f"{Decimal(cents) / 100:.2f}"))
stocks = st.sampled_from(["0", "7", "-2", "many"]).map(Stock.parse)
gone = st.just(Stock(raw="OutOfStock", amount=Decimal(0)))


@st.composite
def variants(draw, index, options, *, of_v3):
    return Variant(
        index=index,
        sku=draw(st.none() | words),
        options=tuple(draw(words) for _ in range(options)),
        price=draw(numbers.map(Money.parse) if of_v3 else sums),
        compare_at_price=draw(st.none() | numbers.map(Money.parse)) if of_v3 else None,
        identifiers=draw(words.map(lambda code: (Identifier(code=code),))) if of_v3 else (),
        weight=draw(st.none() | numbers.map(Weight.parse)),
        stock=draw(st.none() | stocks | gone),
        image=draw(st.none() | words) if of_v3 and options else None,
    )


@st.composite
def listings(draw, *, of_v3):
    options = draw(st.lists(words, max_size=6))
    count = draw(st.integers(1, 3)) if options else 1
    infos = [] if of_v3 else draw(st.lists(st.tuples(words, words), max_size=3))
    images = st.builds(Image, url=words, alt=st.none() | words if of_v3 else st.none())
    return Product(
        key=draw(words),
        **{name: draw(st.none() | words) for name in ("title", "description", "brand")},
        product_type=None if of_v3 else draw(st.none() | words),
        status=draw(st.sampled_from([None, "active", "hidden"])),
        options=tuple(options),
        variants=tuple(draw(variants(n, len(options), of_v3=of_v3)) for n in range(count)),
        images=tuple(draw(st.lists(images, max_size=3))),
        attributes=tuple(
            Attribute(name=name, value=value, column=f"additionalInfoDescription{n}")
            for n, (name, value) in enumerate(infos, 1)
        ),
    )


def catalogues(*, of_v3):
    return st.lists(listings(of_v3=of_v3), max_size=4, unique_by=lambda product: product.key)


def without_places(product):
    """The product without the lines it stands on and where it comes from."""
    plain = {"line": None}
    return product.changed(
        record=None,
        origin=None,
        variants=tuple(v.model_copy(update=plain) for v in product.variants),
        images=tuple(i.model_copy(update=plain) for i in product.images),
        **plain,
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(catalogues(of_v3=False))
def test_what_is_written_as_v1_reads_back_equal(products):
    text = table([row for product in products for row in of_v1(product)])
    reading = sources.read(text.encode("utf-8-sig"), "wix")
    assert [without_places(p) for p in reading] == [without_places(p) for p in products]
    assert not reading.problems


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(catalogues(of_v3=True))
def test_what_is_written_as_v3_reads_back_equal(products):
    text = table([row for product in products for row in of_v3(product)], V3)
    reading = sources.read(text.encode(), "wix")
    assert [without_places(p) for p in reading] == [without_places(p) for p in products]
    assert not reading.problems


def test_variants_of_v1_add_to_the_price_and_inherit_the_weight(written, taken):
    [tee], reading = taken(written(table(TEE), encoding="utf-8-sig"))
    assert reading.sources[0].platform == "wix"
    assert (tee.key, tee.title, tee.status, tee.options) == ("tee", "Tee", "active", ("Size",))
    assert [v.options for v in tee.variants] == [("S",), ("M",), ("L",)]
    assert [v.price.raw for v in tee.variants] == ["20.0", "22.5", "15.0"]
    assert [v.price.amount for v in tee.variants] == [20, Decimal("22.5"), 15]
    assert [v.compare_at_price for v in tee.variants] == [None, None, None]
    assert [v.sku for v in tee.variants] == ["T-S", None, None]
    assert [v.weight.raw for v in tee.variants] == ["0.2", "0.2", "0.3"]
    four, any_number, none = (v.stock for v in tee.variants)
    assert (four.amount, any_number, none.raw, none.amount) == (4, None, "OutOfStock", 0)
    assert not reading.problems


@pytest.mark.parametrize(
    ("mode", "value", "raw", "amount"),
    [
        ("PERCENT", "20.0", "22.0", 22),
        ("percent", "12.5", "24.0625", Decimal("24.0625")),
        ("AMOUNT", "0.05", "27.45", Decimal("27.45")),
        ("AMOUNT", "30.0", "-2.5", Decimal("-2.5")),
        ("PERCENT", "half", "27.5 - half PERCENT", None),
        ("", "5", "27.5 - 5", None),
    ],
)
def test_a_discount_is_taken_off_price_and_surcharge(written, taken, mode, value, raw, amount):
    rows = [{**TEE[0], "price": "25.0", "discountMode": mode, "discountValue": value}, TEE[2]]
    [tee], _ = taken(written(table(rows)))
    [variant] = tee.variants
    assert (variant.price.raw, variant.price.amount) == (raw, amount)
    assert (variant.compare_at_price.raw, variant.compare_at_price.amount) == (
        "27.5",
        Decimal("27.5"),
    )


@pytest.mark.parametrize("value", ["", "0", "0.0", " "])
def test_no_discount_leaves_the_price_alone(written, taken, value):
    [tee], _ = taken(written(table([{**TEE[0], "discountValue": value}, TEE[1]])))
    assert (tee.variants[0].price.raw, tee.variants[0].compare_at_price) == ("20.0", None)


def test_a_surcharge_beside_the_price_of_a_product_is_nobodys(written, taken):
    (mug, tee), _ = taken(
        written(
            table([head("mug", price="8.0", surcharge="3"), {**TEE[0], "surcharge": "3"}, TEE[1]])
        )
    )
    assert [p.variants[0].price.raw for p in (mug, tee)] == ["8.0", "20.0"]


def test_the_longest_numbers_are_not_rounded(written, taken):
    price = "999999999999999999.999999999"
    row = head("gem", price=price, discountMode="PERCENT", discountValue="0.000000001")
    [gem], _ = taken(written(table([row])))
    assert gem.variants[0].price.raw == "999999999989999999.99999999900000000001"


def test_every_field_knows_its_columns(written, taken):
    sale = {**head("mug", price="8"), "discountMode": "AMOUNT", "discountValue": "1"}
    (tee, mug), _ = taken(path := written(table([*TEE, sale])))
    assert tee.where("variants[1].price") == tee.where("title").__class__(
        path, 1, 4, "price + surcharge"
    )
    assert tee.where("variants[2].options[0]").column == "productOptionDescription1"
    assert tee.where("options[0]").column == "productOptionName1"
    assert (tee.where("key").column, tee.where("status").column) == ("handleId", "visible")
    assert (mug.record, mug.line) == (2, 6)
    assert mug.where("variants[0].price").column == "price - discountValue"
    assert mug.where("variants[0].compare_at_price").column == "price"
    assert mug.origin.lacks is tee.origin.lacks
    assert {p.origin.columns["variants[].price"] for p in (tee, mug)} == {
        "price + surcharge",
        "price - discountValue",
    }


def test_products_of_one_kind_share_their_origin(written, taken):
    (one, other, _), _ = taken(written(table([head("a"), head("b"), *TEE])))
    assert one.origin is other.origin


def test_what_v1_has_no_column_for_is_lacking(written, taken):
    (mug, *_), _ = taken(written(table([head("mug", price="8")])))
    for field in (
        "variants[].dimensions",
        "variants[].identifiers[0].code",
        "variants[].price.currency",
        "category",
        "tags",
        "images[].alt",
    ):
        assert mug.lacks(field)
    for field in ("variants[].price", "variants[].compare_at_price", "variants[].weight", "brand"):
        assert not mug.lacks(field)


def test_a_file_without_barcodes_says_how_to_give_them(written, taken):
    [mug], _ = taken(written(table([head("mug", price="8")])))
    assert "gtin_attribute" in mug.origin.remedies["variants[].identifiers[0].code"]


def test_older_files_lack_brand(written, taken):
    header = V1.removesuffix(",brand").replace(",cost,", ",")
    [mug], _ = taken(written(table([head("mug", price="8")], header)))
    assert mug.lacks("brand")


@pytest.mark.parametrize(
    ("kind", "value", "name"),
    [
        ("COLOR", "#b81616:Red", "Red"),
        ("COLOR", "rgb(193,180,123):Cream", "Cream"),
        ("COLOR", "rgba(0, 0, 0, 0.5):Smoke: dark", "Smoke: dark"),
        ("COLOR", "#FFF:", "#FFF:"),
        ("COLOR", "Plain", "Plain"),
        ("DROP_DOWN", "#1:Large", "#1:Large"),
    ],
)
def test_colours_are_called_by_their_names(written, taken, kind, value, name):
    [hat], _ = taken(
        written(
            table(
                [
                    head("hat", productOptionName1="Colour", productOptionType1=kind),
                    under("hat", value),
                ]
            )
        )
    )
    assert hat.variants[0].options == (name,)


def test_a_list_of_values_is_sold_in_all_combinations(written, taken):
    row = head(
        "hat",
        price="9.0",
        sku="H",
        inventory="12",
        productOptionName1="Colour",
        productOptionType1="COLOR",
        productOptionDescription1="#b81616:Red;rgb(193,180,123):Cream",
        productOptionName2="Size",
        productOptionType2="DROP_DOWN",
        productOptionDescription2="S; M;",
    )
    [hat], reading = taken(written(table([row])))
    assert hat.options == ("Colour", "Size")
    assert [v.options for v in hat.variants] == [
        ("Red", "S"),
        ("Red", "M"),
        ("Cream", "S"),
        ("Cream", "M"),
    ]
    assert [v.index for v in hat.variants] == [0, 1, 2, 3]
    assert {(v.sku, v.price.raw, v.stock.raw, v.line) for v in hat.variants} == {
        ("H", "9.0", "12", 2)
    }
    assert hat.where("variants[3].price").column == "price"
    assert not reading.problems


@pytest.mark.parametrize(("count", "variants"), [(10, 1_000), (11, 1)])
def test_a_product_has_at_most_a_thousand_variants(written, taken, count, variants):
    values = {f"productOptionDescription{n}": ";".join(map(str, range(10))) for n in (1, 2)}
    values["productOptionDescription3"] = ";".join(map(str, range(count)))
    [wall], reading = taken(written(table([head("wall", price="9", **values)])))
    assert len(wall.variants) == variants
    if variants == 1:
        assert (wall.options, wall.variants[0].options) == ((), ())
        [odd] = reading.problems
        assert (odd.severity, odd.where.line) == (Severity.WARNING, 2)
        assert "wall" in odd.message
    else:
        assert wall.options == ("Option1", "Option2", "Option3")


def test_an_option_may_stand_in_any_column(written, taken):
    option = {"productOptionName3": "Size", "productOptionDescription3": "S;M"}
    row = {"handleId": "ring", "fieldType": "Variant", "productOptionDescription3": "S"}
    (ring, band), _ = taken(
        written(table([head("ring", **option), row, head("band", productOptionName2="Metal")]))
    )
    assert (ring.options, ring.variants[0].options) == (("Size",), ("S",))
    assert ring.where("variants[0].options[0]").column == "productOptionDescription3"
    assert (band.options, band.variants[0].options) == (("Metal",), (None,))


def test_variants_that_are_not_visible_are_left_out_and_said_once(written, taken):
    hidden = {**TEE[2], "visible": "FALSE"}
    cap = [{**row, "handleId": "cap"} for row in (TEE[0], TEE[1], hidden)]
    (tee, _), reading = taken(written(table([TEE[0], TEE[1], hidden, *cap])))
    assert [v.options for v in tee.variants] == [("S",)]
    [note] = reading.problems
    assert (note.severity, note.where.line) == (Severity.INFO, None)
    assert note.message.startswith("2 variants are not visible")


def test_a_product_none_of_whose_variants_is_visible_keeps_them(written, taken):
    rows = [{**row, "visible": "false"} for row in TEE]
    [tee], reading = taken(written(table(rows)))
    assert (tee.status, len(tee.variants)) == ("hidden", 3)
    assert not reading.problems


def test_pictures_named_by_media_ids_stay_as_they_are(written, taken):
    ids = "a1_5d59~mv2.jpg;a1_76eb~mv2.png"
    (mug, pot), _ = taken(
        written(table([head("mug", productImageUrl=ids), head("pot", productImageUrl="")]))
    )
    assert [(i.url, i.line) for i in mug.images] == [
        ("a1_5d59~mv2.jpg", 2),
        ("a1_76eb~mv2.png", 2),
    ]
    assert pot.images == ()
    assert mug.lacks("images[].url.host")
    assert pot.lacks("images[].url.host")
    assert not mug.lacks("images[].url")


def test_pictures_with_addresses_are_not_completed_by_anyone(written, taken):
    urls = "https://x.example/1.jpg;https://x.example/2.jpg"
    [mug], _ = taken(written(table([head("mug", productImageUrl=urls)])))
    assert [i.url for i in mug.images] == urls.split(";")
    assert not mug.lacks("images[].url.host")


def test_further_texts_and_the_ribbon_are_attributes(written, taken):
    row = head(
        "mug",
        ribbon="New",
        additionalInfoTitle2="Care",
        additionalInfoDescription2="<p>Wash</p>",
        additionalInfoTitle3="Empty",
        additionalInfoDescription4="No title",
    )
    [mug], _ = taken(written(table([row])))
    assert [(a.name, a.value, a.column) for a in mug.attributes] == [
        ("Care", "<p>Wash</p>", "additionalInfoDescription2"),
        ("additionalInfoDescription4", "No title", "additionalInfoDescription4"),
        ("ribbon", "New", "ribbon"),
    ]


def test_the_first_collection_is_the_type(written, taken):
    (mug, pot), _ = taken(
        written(table([head("mug", collection="Tea, and more;Sale"), head("pot", collection=";")]))
    )
    assert (mug.product_type, mug.category, mug.tags) == ("Tea, and more", None, ())
    assert pot.product_type is None


def test_codes_and_damage_stay_as_they_are(written, taken):
    row = head("mug", price="1,299", sku="'007", weight="heavy", inventory="1e999", visible="maybe")
    [mug], _ = taken(written(table([row])))
    [variant] = mug.variants
    assert (variant.sku, variant.price.raw, variant.price.amount) == ("'007", "1,299", None)
    assert (variant.weight.raw, variant.weight.amount) == ("heavy", None)
    assert (variant.stock.raw, variant.stock.amount, mug.status) == ("1e999", None, "maybe")


def test_what_the_file_does_not_say_comes_from_settings(written, taken):
    known = sources.Settings(
        currency="EUR",
        weight_unit=WeightUnit.KILOGRAM,
        gtin_attribute="cost",
        brand_attribute="ribbon",
    )
    row = head("mug", price="8", weight="0.4", cost="4006381333931", ribbon="Moor")
    [mug], _ = taken(written(table([row])), settings=known)
    [variant] = mug.variants
    assert (variant.price.currency, variant.weight.grams) == ("EUR", 400)
    assert variant.identifiers == (Identifier(code="4006381333931"),)
    assert mug.brand == "Moor"
    assert not mug.lacks("variants[].price.currency")
    assert mug.where("variants[0].identifiers[0].code").column == "cost"


def test_rows_that_were_sorted_apart_are_brought_together(written, taken):
    mug = head("mug", price="8")
    apart = [TEE[3], TEE[0], mug, TEE[1], TEE[2]]
    products, reading = taken(written(table(apart)))
    [tee] = [p for p in products if p.key == "tee"]
    assert {v.options for v in tee.variants} == {("S",), ("M",), ("L",)}
    assert len(products) == 2
    assert not reading.problems


def test_rows_without_a_product_are_unread_with_their_handle(written, taken):
    rows = [under("lost", "S", sku="X"), {"name": "No handle"}, {}, head("mug")]
    products, reading = taken(written(table(rows)))
    assert [p.key for p in products] == ["mug"]
    assert reading.sources[0].unread == 2
    by_line = {problem.where.line: problem for problem in reading.problems}
    assert "variant row has the handle lost" in by_line[2].message
    assert by_line[2].value == "lost | Variant | X | S"
    assert (by_line[3].value, by_line[3].severity) == ("No handle", Severity.ERROR)


def test_a_row_of_another_type_is_unread(written, taken):
    products, reading = taken(written(table([head("mug"), {**head("mug"), "fieldType": "Add-on"}])))
    assert len(products) == 1
    [unread] = reading.problems
    assert ("Add-on" in unread.message, unread.where.line) == (True, 3)


def test_a_row_without_a_type_belongs_to_the_product_before_it(written, taken):
    rows = [{**row, "fieldType": ""} for row in TEE]
    products, _ = taken(written(table([*rows, {**head("mug"), "fieldType": ""}])))
    assert [(p.key, len(p.variants)) for p in products] == [("tee", 3), ("mug", 1)]


def test_products_with_one_handle_are_both_read(written, taken):
    products, _ = taken(written(table([*TEE, *TEE])))
    assert [(p.key, p.record, len(p.variants)) for p in products] == [("tee", 1, 3), ("tee", 2, 3)]


JUG = [
    {
        "handle": "jug",
        "fieldType": "PRODUCT",
        "name": "Jug",
        "visible": "TRUE",
        "plainDescription": "<p>For milk</p>",
        "media": "https://x.example/jug.jpg",
        "mediaAltText": "A jug",
        "brand": "Moor",
        "price": "18.00",
        "strikethroughPrice": "20.00",
        "weight": "0.9",
        "sku": "JUG",
        "productOptionName1": "Glaze",
        "productOptionType1": "SWATCH_CHOICES",
        "productOptionChoices1": "#ffffff:White;#000000:Black",
        "modifierName1": "Engraving",
    },
    {
        "handle": "jug",
        "fieldType": "VARIANT",
        "visible": "TRUE",
        "price": "17.50",
        "sku": "JUG-W",
        "barcode": "4006381333931",
        "inventory": "OUT_OF_STOCK",
        "media": "https://x.example/white.jpg",
        "productOptionChoices1": "#ffffff:White",
    },
    {
        "handle": "jug",
        "fieldType": "VARIANT",
        "visible": "TRUE",
        "inventory": "IN_STOCK",
        "productOptionChoices1": "#000000:Black",
    },
    {
        "handle": "jug",
        "fieldType": "MEDIA",
        "media": "https://x.example/side.jpg",
        "mediaAltText": "From the side",
    },
]


def test_a_product_of_v3(written, taken):
    [jug], reading = taken(written(table(JUG, V3)))
    assert reading.sources[0].platform == "wix"
    assert (jug.key, jug.title, jug.brand, jug.status) == ("jug", "Jug", "Moor", "active")
    assert (jug.description, jug.options) == ("<p>For milk</p>", ("Glaze",))
    assert [(i.url, i.alt, i.line) for i in jug.images] == [
        ("https://x.example/jug.jpg", "A jug", 2),
        ("https://x.example/side.jpg", "From the side", 5),
    ]
    white, black = jug.variants
    assert (white.options, black.options) == (("White",), ("Black",))
    assert (white.price.raw, white.compare_at_price) == ("17.50", None)
    assert (black.price.raw, black.compare_at_price.raw) == ("18.00", "20.00")
    assert (white.sku, black.sku, white.weight.raw) == ("JUG-W", None, "0.9")
    assert white.identifiers == (Identifier(code="4006381333931"),)
    assert (white.stock.amount, black.stock) == (0, None)
    assert (white.image, black.image) == ("https://x.example/white.jpg", None)
    assert jug.where("variants[0].price").column == "price"
    assert jug.where("variants[0].compare_at_price").column == "strikethroughPrice"
    assert jug.where("variants[1].options[0]").column == "productOptionChoices1"
    assert jug.where("images[1].alt").column == "mediaAltText"
    assert jug.where("variants[0].identifiers[0].code").column == "barcode"
    assert not jug.lacks("variants[].identifiers[0].code")
    assert jug.lacks("product_type")


def test_an_alternative_text_belongs_to_the_first_picture_of_its_row(written, taken):
    two = {**JUG[0], "media": "https://x.example/1.jpg;https://x.example/2.jpg"}
    [jug], _ = taken(written(table([two], V3)))
    assert [i.alt for i in jug.images] == ["A jug", None]


def test_a_picture_without_a_product_is_unread(written, taken):
    _, reading = taken(written(table([*JUG, {**JUG[3], "handle": "pot"}], V3)))
    [unread] = reading.problems
    assert ("media row has the handle pot" in unread.message, unread.where.line) == (True, 6)


def test_a_file_made_by_hand_is_read_as_far_as_it_goes(written, taken):
    text = (
        "handleId,fieldType,Name,Price,SKU,Image,Description,InStock\n"
        "mug,Product,Mug,8.00,M-1,https://x.example/m.jpg,For tea,in_stock\n"
        "pot,Product,Pot,18.00,P-1,https://x.example/p.jpg,For tea,out_of_stock\n"
    )
    (mug, pot), reading = taken(written(text))
    assert reading.sources[0].platform == "wix"
    assert (mug.title, mug.description, mug.images[0].url) == (
        "Mug",
        "For tea",
        "https://x.example/m.jpg",
    )
    assert (mug.variants[0].price.raw, mug.variants[0].sku) == ("8.00", "M-1")
    assert (mug.variants[0].stock, pot.variants[0].stock.amount) == (None, 0)
    assert mug.where("variants[0].price").column == "Price"
    assert mug.lacks("variants[].weight")
    assert mug.lacks("variants[].compare_at_price")


@pytest.mark.parametrize(
    "header",
    [
        "id,title,description,availability,condition,price,link,image_link,brand",
        "Handle,Title,Body (HTML),Vendor,Variant Price",
        "Handle,Title,Price,SKU,Surcharge",
        "handleId,fieldType",
        "fieldType,name,price",
    ],
)
def test_tables_of_others_are_not_claimed(header):
    assert wix.PLATFORM.evidence(header.split(",")).missing


@pytest.mark.parametrize("header", [V1, V3, "handleId,fieldType,name,price"])
def test_wix_is_known_by_the_type_of_rows(header):
    evidence = wix.PLATFORM.evidence(header.split(","))
    assert not evidence.missing
    assert set(evidence.found) <= set(header.split(","))
    assert {"fieldType", "name", "price"} <= set(evidence.found)


def test_a_table_without_handles_is_refused(written, taken):
    with pytest.raises(SourceError, match="no column handleId or handle"):
        taken(written("fieldType,name,price\nProduct,Mug,8\n"), "wix")


def test_short_rows_are_read(written, taken):
    [mug], _ = taken(written(f"{V1}\nmug,Product,Mug\n"))
    assert (mug.title, mug.variants[0].price, mug.images) == ("Mug", None, ())


def test_a_real_export_with_colours_and_hidden_variants(catalogs, taken):
    path = catalogs / "wix" / "DevinReid__Wix-to-Facebook-Catalog__catalog_products.csv"
    products, reading = taken(path)
    by_key = {p.key: p for p in products}
    assert (len(products), reading.sources[0].variants, len(reading.problems)) == (33, 111, 0)

    coat = by_key["product_14af3301-bf76-0b80-eb1b-a82c3bb37e4a"]
    assert (coat.title, coat.line, coat.status) == ("Captain Fenclaw's Overcoat", 817, "active")
    assert (coat.options, coat.product_type) == (("Size", "Color"), "The Cat Captain's Coffers")
    assert [(v.options, v.sku, v.stock.raw, v.line) for v in coat.variants] == [
        (("S", "Red"), "CCC6S", "2", 836),
        (("L", "Red"), "CCC6L", "3", 837),
        (("XL", "Red"), "CCC6XL", "1", 838),
        (("M", "Red"), "CCC6M", "4", 839),
        (("3XL", "Red"), "CCC63XL", "1", 840),
        (("XS", "Red"), "CCC6XS", "2", 841),
        (("2XL", "Red"), "CCC62XL", "2", 842),
    ]
    assert {v.price.raw for v in coat.variants} == {"380.0"}
    assert coat.images[0].url == "a47bec_3cfb7db6531d452e927e3de810777493~mv2.png"
    assert [a.name for a in coat.attributes] == ["PRODUCT DETAILS"]
    assert coat.where("variants[1].options[1]").line == 837
    assert coat.where("variants[1].options[1]").column == "productOptionDescription2"

    collar = by_key["product_6a6e6379-986f-9a94-07b5-3190f997fc1d"]
    assert (collar.title, collar.line, collar.status) == ("Fiona's Cloth Collar ", 13, "hidden")
    assert [(v.options, v.price.raw, v.stock) for v in collar.variants] == [
        (("Red",), "20.0", None),
        (("Cream",), "20.0", None),
    ]

    shirt = by_key["product_6ef4f446-65e5-5147-ac2d-9bc674c60fba"]
    assert [v.options[0] for v in shirt.variants] == ["XL", "Medium", "Large", "XXXL", "XXL"]
    assert (len(shirt.images), shirt.lacks("images[].url.host")) == (4, True)


def test_a_real_export_with_surcharges(catalogs, taken):
    path = catalogs / "wix" / "rococo-digital__MigrateWixToShopify__catalog_products.csv"
    products, reading = taken(path)
    by_key = {p.key: p for p in products}
    # 23,910 rows of variants, 36 products without options and two lists, of 96 and 64 values.
    assert (len(products), reading.sources[0].variants) == (408, 23_910 + 36 + 96 + 64)
    assert not reading.problems

    bookish = by_key["product_eff8ddd9-9e5a-8685-555e-1c146ba42974"]
    assert (bookish.title, bookish.record, bookish.line) == ("MICHAEL", 367, 23_331)
    assert bookish.options == ("Item selection", "Invitation printing process", "Quantity")
    assert len(bookish.variants) == 224
    first, last = bookish.variants[0], bookish.variants[-1]
    assert (first.options, first.price.raw, first.line) == (
        ("Invitation", "Digital", "150"),
        "712.5",
        23_332,
    )
    assert (last.options, last.price.raw, last.line) == (
        ("Reply set", "2-sided print", "160"),
        "840.0",
        23_555,
    )
    assert bookish.images[0].url == "20972a_58ab7263c54e46a3ad7c11199dda4b1a~mv2.jpg"

    carson = by_key["product_145fc457-5d8a-3c4c-91e8-d93704d5e85b"]
    assert (carson.title, carson.brand, carson.line) == ("Carson", "Bella Figura", 2_765)
    assert [(v.price.raw, v.compare_at_price.raw) for v in carson.variants[:2]] == [
        ("180.0", "225.0"),
        ("200.0", "250.0"),
    ]
    assert carson.variants[-1].compare_at_price.raw == "1285.0"
    assert carson.variants[-1].price.amount == 1028
    assert [(a.name, a.value) for a in carson.attributes] == [("ribbon", "A Favorite!")]


def test_a_real_file_made_by_hand(catalogs, taken):
    path = catalogs / "wix" / "ThomasLineau__snekers_ecommerce__wix_products.csv"
    products, reading = taken(path)
    assert (len(products), reading.sources[0].platform) == (234, "wix")
    first = products[0]
    assert first.key == "asics-gel-kayano-14-atmos-undermycar-pepper-1203A430-200"
    assert first.title == "ASICS Gel-Kayano 14 atmos Undermycar Pepper"
    [variant] = first.variants
    assert (variant.price.raw, variant.sku, variant.stock) == ("150.00", "1203A430-200", None)
    assert first.description.startswith("Japan\u2019s atmos teams up")
    assert len(first.images) == 1
    assert first.where("variants[0].price").column == "Price"
