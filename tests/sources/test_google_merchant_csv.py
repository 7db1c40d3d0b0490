# SPDX-License-Identifier: Apache-2.0
import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError, UnknownPlatformError
from listingcheck.failure import Severity
from listingcheck.product import (
    Attribute,
    Category,
    Identifier,
    IdentifierType,
    Image,
    Money,
    Offer,
    PreSale,
    Product,
    Stock,
    Variant,
    WeightUnit,
)
from listingcheck.sources.google_merchant.groups import groups
from listingcheck.sources.google_merchant.layout import Layout
from listingcheck.sources.inputs import unheard
from listingcheck.sources.kit.stated import money, weight

FEED = (
    "id\ttitle\tdescription\tlink\timage link\tadditional_image_link\tavailability\tprice\t"
    "sale_price\tbrand\tgtin\tmpn\tcondition\tgoogle_product_category\tproduct type\titem_group_id\t"
    "color\tsize\tshipping_weight\tshipping_length\tshipping_width\tshipping_height\n"
    "APR-1\tLinen apron, flax\t<p>Washed.</p>\thttps://x.example/apron?v=1\thttps://x.example/1.jpg\t"
    "https://x.example/2.jpg,https://x.example/w_300,h_200/3.jpg\tin stock\t47.00 BGN\t\tHarbour\t"
    "4006381333931\tM-1\tnew\t2271\tKitchen > Aprons\tAPR\tFlax\tM\t0.5 kg\t30 cm\t20 cm\t4 cm\n"
    "APR-2\tLinen apron, ink\t\thttps://x.example/apron?v=2\thttps://x.example/4.jpg\t"
    "https://x.example/2.jpg\tout of stock\t47.00 BGN\tBGN 39.50\tHarbour\t\tM-2\tnew\t2271\t"
    "Kitchen > Aprons\tAPR\tInk\tM\t0.5 kg\t\t\t\n"
    "MUG\tMug\tStoneware.\thttps://x.example/mug\thttps://x.example/5.jpg\t\tin_stock\t10.000 KWD\t\t"
    "Harbour\t\t\tused\tHome & Garden\t\t\tWhite\t\t\t\t\t\n"
)


def test_a_feed_field_by_field(written, taken):
    path = written(FEED, "feed.txt")
    (apron, mug), reading = taken(path)
    assert (apron.key, apron.title, apron.brand) == ("APR", "Linen apron, flax", "Harbour")
    assert apron.description == "<p>Washed.</p>"
    assert apron.category == Category(path="2271", taxonomy="google")
    assert (apron.product_type, apron.options) == ("Kitchen > Aprons", ("color", "size"))
    flax, ink = apron.variants
    assert (flax.sku, flax.options, flax.line) == ("APR-1", ("Flax", "M"), 2)
    assert flax.price == Money(raw="47.00 BGN", amount=Decimal(47), currency="BGN")
    assert (flax.compare_at_price, flax.stock) == (None, None)
    assert flax.identifiers == (Identifier(code="4006381333931", column="gtin"),)
    assert (flax.weight.raw, flax.weight.grams) == ("0.5 kg", 500)
    assert [side.centimetres for side in flax.dimensions.sides.values()] == [30, 20, 4]
    assert (flax.image, ink.image) == ("https://x.example/1.jpg", "https://x.example/4.jpg")
    assert (ink.sku, ink.options, ink.line, ink.dimensions) == ("APR-2", ("Ink", "M"), 3, None)
    assert ink.price == Money(raw="BGN 39.50", amount=Decimal("39.50"), currency="BGN")
    assert ink.compare_at_price.amount == 47
    assert (ink.stock, ink.identifiers) == (Stock(raw="out of stock", amount=Decimal(0)), ())
    assert apron.images == (
        Image(url="https://x.example/1.jpg", line=2, column="image link"),
        Image(url="https://x.example/2.jpg", line=2, column="additional_image_link"),
        Image(url="https://x.example/w_300,h_200/3.jpg", line=2, column="additional_image_link"),
        Image(url="https://x.example/4.jpg", line=3, column="image link"),
    )
    assert {a.name: a.value for a in apron.attributes} == {"mpn": "M-1"}
    assert flax.offer == Offer(
        link="https://x.example/apron?v=1", condition="new", availability="in stock"
    )
    assert (ink.offer.link, ink.offer.availability) == (
        "https://x.example/apron?v=2",
        "out of stock",
    )
    assert mug.variants[0].offer.condition == "used"
    assert (mug.key, mug.record, mug.line, mug.options) == ("MUG", 2, 4, ())
    assert mug.variants[0].price.amount == Decimal("10.000")
    assert Attribute(name="color", value="White", column="color") in mug.attributes
    assert [count.platform for count in reading.sources] == ["google_merchant"]
    assert not reading.problems


def test_every_field_knows_its_place(written, taken):
    (apron, mug), _ = taken(written(FEED, "feed.txt"))
    places = {
        "key": (2, "item_group_id"),
        "variants[0].options[1]": (2, "size"),
        "options[0]": (2, "color"),
        "variants[1].price": (3, "sale_price / price"),
        "variants[1].compare_at_price": (3, "price"),
        "variants[0].identifiers[0].code": (2, "gtin"),
        "images[1].url": (2, "additional_image_link"),
        "images[3].url": (3, "image link"),
        "variants[1].image": (3, "image link"),
        "variants[0].weight": (2, "shipping_weight"),
        "variants[0].dimensions.width": (2, "shipping_width"),
        "variants[1].stock": (3, "availability"),
        "variants[1].offer.availability": (3, "availability"),
        "variants[1].offer.link": (3, "link"),
        "variants[0].offer.condition": (2, "condition"),
        "product_type": (2, "product type"),
        "category": (2, "google_product_category"),
    }
    for name, place in places.items():
        where = apron.where(name)
        assert (where.line, where.column) == place, name
    assert mug.where("key").column == "id"
    assert mug.where("variants[0].price").column == "price"
    assert mug.where("title").record == 2


def test_what_a_feed_cannot_carry(written, taken):
    [product], _ = taken(written("id,title,link,image_link,availability\na,A,l,i,in stock\n"))
    for field in (
        *("category", "images[].alt", "tags", "status", "brand", "description"),
        *("variants[].price", "variants[].compare_at_price", "variants[].price.currency"),
        *("variants[].identifiers[0].code", "variants[].weight", "variants[].dimensions"),
        *("variants[].offer.condition", "variants[].offer.pre_sale.release"),
    ):
        assert product.lacks(field), field
    assert not product.lacks("images[].url")
    assert not product.lacks("variants[].offer.link")


@pytest.mark.parametrize(
    ("price", "currency", "lacks"),
    [("5.00 EUR", None, False), ("5.00", None, True), ("5.00", "EUR", False)],
)
def test_a_currency_that_prices_state_is_not_lacking(written, taken, price, currency, lacks):
    path = written(f"id,title,link,image_link,condition,price\na,A,l,i,new,{price}\n")
    [product], _ = taken(path, settings=sources.Settings(currency=currency))
    assert product.lacks("variants[].price.currency") is lacks
    assert product.variants[0].price.currency == (None if lacks else "EUR")


@pytest.mark.parametrize(
    "header",
    [
        "id,title,description,link,image_link,availability,price",
        "ID,Title,Description,Link,Image Link,Availability,Price",
        "g:id,g:title,g:description,g:link,g:image_link,g:availability,g:price",
        "id,titel,beschreibung,link,bildlink,verfügbarkeit,preis",
        "identifiant,titre,descriptif,lien,lien image,disponibilité,prix",
        "id,título,descripción,enlace,enlace imagen,disponibilidad,precio",
        "id,titolo,descrizione,link,link immagine,disponibilità,prezzo",
        "id,titel,beschrijving,link,afbeeldingslink,beschikbaarheid,prijs",
        "código,título,descrição,link,link_da_imagem,disponibilidade,preço",
        "id,tytuł,opis,link,link do zdjęcia,dostępność,cena",
        "ID,タイトル,商品説明,商品リンク,商品画像リンク,在庫状況,価格",
    ],
)
def test_names_of_attributes_in_each_language(written, taken, header):
    [product], reading = taken(
        written(f"{header}\n7,Mug,Clay,https://x.example,https://x.example/a.jpg,in stock,5 EUR\n")
    )
    assert reading.sources[0].platform == "google_merchant"
    assert (product.key, product.title, product.description) == ("7", "Mug", "Clay")
    assert product.images[0].url == "https://x.example/a.jpg"
    assert product.variants[0].price.amount == 5
    assert product.variants[0].offer == Offer(link="https://x.example", availability="in stock")
    assert product.attributes == ()
    assert product.where("title").column == header.split(",")[1]


def test_metas_template_has_a_row_of_comments_above_its_header(written, taken):
    path = written(
        '"# Required | A unique id, up to 100 letters","# Required | The title","# Required | Text",'
        '"# Required","# Required","# Required","# Optional","# Optional","# Optional","# Optional",'
        '"# Optional"\n'
        "id,title,description,link,image_link,availability,quantity_to_sell_on_facebook,"
        "fb_product_category,status,product_tags[0],product_tags[1]\n"
        "m-1,Mug,Clay,https://x.example,https://x.example/a.jpg,out of stock,3,173,archived,"
        "kitchen,clay\n",
        "catalog_products.csv",
    )
    [product], reading = taken(path)
    assert reading.sources[0].platform == "google_merchant"
    assert (product.key, product.line, product.status) == ("m-1", 3, "archived")
    assert product.tags == ("kitchen", "clay")
    assert product.category == Category(path="173", taxonomy="facebook")
    assert product.variants[0].stock == Stock(raw="3", amount=Decimal(3))
    assert product.where("variants[0].stock").column == "quantity_to_sell_on_facebook"


def test_metas_template_is_split_at_commas_whatever_bars_its_comments_have(written, taken):
    comment = "# Optional | What it is | Supported values: in stock; out of stock"
    head = "id,title,description,link,image_link,availability,price"
    path = written(
        f"{','.join([comment] * 7)}\n{head}\nm-1,Mug,Clay,https://x.example,"
        "https://x.example/a.jpg,in stock,5 EUR\n"
    )
    [product], reading = taken(path)
    assert reading.sources[0].platform == "google_merchant"
    assert (product.key, product.title, product.variants[0].price.amount) == ("m-1", "Mug", 5)


def test_tiktoks_ads_call_the_id_an_sku_id(written, taken):
    head = "sku_id,title,description,availability,condition,price,link,image_link,brand"
    path = written(
        f"{head}\nT-1,Tote,Canvas,in stock,new,9 USD,https://x,https://x/a.jpg,Harbour\n"
    )
    [product], reading = taken(path)
    assert reading.sources[0].platform == "google_merchant"
    assert (product.key, product.variants[0].sku) == ("T-1", "T-1")
    assert product.where("variants[0].sku").column == "sku_id"


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"trained_algorithmic_media:""Mug: warm, ""red"" clay"""', 'Mug: warm, "red" clay'),
        ("default: Mug", "Mug"),
        ("Mug: warm", "Mug: warm"),
        ('"trained_algorithmic_media:"""', '"'),
    ],
)
def test_a_title_that_says_who_wrote_it(written, taken, cell, title):
    head = "id,structured_title,structured_description,link,image_link,availability"
    path = written(f"{head}\nS,{cell},default:Clay,https://x,https://x/a.jpg,in_stock\n")
    [product], reading = taken(path)
    assert reading.sources[0].platform == "google_merchant"
    assert (product.title, product.description) == (title, "Clay")
    assert product.where("title").column == "structured_title"


def test_metas_numbered_pictures(written, taken):
    [product], _ = taken(
        written(
            "id,title,link,availability,image[0].url,image[1].url\na,A,l,in stock,p.jpg,q.jpg\n"
        ),
        "meta",
    )
    assert [(i.url, i.column) for i in product.images] == [
        ("p.jpg", "image[0].url"),
        ("q.jpg", "image[1].url"),
    ]


@pytest.mark.parametrize(
    ("said", "sold_out"),
    [
        *[("out_of_stock", True), ("Out of Stock", True), ("OUT_OF_STOCK", True)],
        *[("nicht auf Lager", True), ("in_stock", False), ("preorder", False), ("", False)],
    ],
)
def test_an_availability_says_only_that_nothing_is_left(written, taken, said, sold_out):
    [product], _ = taken(written(f"id,title,link,image_link,availability\na,A,l,i,{said}\n"))
    stock = product.variants[0].stock
    assert stock == (Stock(raw=said, amount=Decimal(0)) if sold_out else None)


@pytest.mark.parametrize(
    ("said", "date", "expected"),
    [
        ("preorder", "2099-12-01", PreSale(type="preorder", release="2099-12-01")),
        ("Pre_Order", "", PreSale(type="Pre_Order")),
        ("backorder", "2099-12-01", PreSale(release="2099-12-01")),
        ("backorder", "", None),
        ("in_stock", "2099-12-01", None),
        ("", "2099-12-01", None),
    ],
)
def test_what_is_sold_ahead_says_when_it_is_sent(written, taken, said, date, expected):
    head = "id,title,link,image_link,availability,availability_date"
    [product], _ = taken(written(f"{head}\na,A,l,i,{said},{date}\n"))
    assert product.variants[0].offer.pre_sale == expected
    assert [a.value for a in product.attributes] == ([date] if date else [])
    if expected:
        assert product.where("variants[0].offer.pre_sale.release").column == "availability_date"


def test_an_item_that_says_nothing_of_its_offer_has_none(written, taken):
    [product], _ = taken(written("id,title,link,image_link,availability\na,A,,i,\n"))
    assert product.variants[0].offer is None


def test_only_columns_of_a_kind_have_one(written, taken):
    [product], _ = taken(
        written("id,title,link,image_link,gtin,ean,ISBN\na,A,l,i,4006381333931,,9780306406157\n")
    )
    assert product.variants[0].identifiers == (
        Identifier(code="4006381333931", column="gtin"),
        Identifier(code="9780306406157", type=IdentifierType.ISBN, column="ISBN"),
    )
    assert product.where("variants[0].identifiers[1].code").column == "ISBN"


def test_the_caller_may_name_the_columns_of_trade_number_and_brand(written, taken):
    path = written("id,title,link,image_link,mpn,Barcode,Maker\na,A,l,i,,123,Harbour\n")
    asked = sources.Settings(gtin_attribute="barcode", brand_attribute="Maker")
    [product], _ = taken(path, settings=asked)
    assert product.brand == "Harbour"
    assert product.variants[0].identifiers == (Identifier(code="123", column="Barcode"),)


def test_measures_of_the_package_come_before_those_of_the_product(written, taken):
    (one, other), _ = taken(
        written(
            "id,title,link,image_link,shipping_weight,product_weight,product_length,shipping_length\n"
            "a,A,l,i,1 lb,2 lb,5 in,\nb,B,l,i,,2,,7 in\n"
        ),
        settings=sources.Settings(weight_unit=WeightUnit.KILOGRAM),
    )
    assert one.variants[0].weight.raw == "1 lb"
    assert one.variants[0].dimensions.length.raw == "5 in"
    assert (other.variants[0].weight.raw, other.variants[0].weight.grams) == ("2", 2000)
    assert other.variants[0].dimensions.length.raw == "7 in"


def test_sizes_and_ages_are_options_as_far_as_they_tell_items_apart(written, taken):
    head = "id,title,link,image_link,item_group_id,material,gender,age_group\n"
    (tee, cap, sock), _ = taken(
        written(
            f"{head}1,T,l,i,tee,Cotton,male,adult\n2,T,l,i,tee,Cotton,female,adult\n"
            "3,C,l,i,cap,,male,adult\n4,S,l,i,,Wool,male,adult\n"
        )
    )
    assert (tee.options, [v.options for v in tee.variants]) == (
        ("material", "gender"),
        [("Cotton", "male"), ("Cotton", "female")],
    )
    assert [(a.name, a.value) for a in tee.attributes] == [("age_group", "adult")]
    assert (cap.options, len(cap.variants)) == ((), 1)
    assert sock.options == ()
    assert ("material", "Wool") in [(a.name, a.value) for a in sock.attributes]


def test_items_of_a_group_that_stand_apart_are_one_product(written, taken):
    rows = "".join(f"{n},T{n},l,i,{'AB'[n % 2]},c{n}\n" for n in range(6))
    path = written(f"id,title,link,image_link,item_group_id,color\n{rows}x,X,l,i,,\ny,Y,l,i,A,\n")
    products, _ = taken(path)
    assert [(p.key, p.title, p.record) for p in products] == [
        ("A", "T0", 1),
        ("B", "T1", 2),
        ("x", "X", 3),
    ]
    assert [v.sku for v in products[0].variants] == ["0", "2", "4", "y"]
    assert [v.line for v in products[1].variants] == [3, 5, 7]


def test_items_of_a_group_too_far_apart_are_told_of():
    heard = []
    ledger = unheard()
    ledger.note = lambda problem, fix: heard.append(problem)
    layout = Layout(["id", "item_group_id"], ["id", "item_group_id"])
    items = [(n, [str(n), group, ""], layout) for n, group in enumerate("AABBCCA")]
    found = list(groups(items, ledger, most_held=4))
    assert [(name, len(of)) for _, name, of in found] == [("A", 2), ("B", 2), ("C", 2), ("A", 1)]
    assert len(heard) == 1
    assert "(1, the first of them A) stand more than 4 items apart" in heard[0]
    assert [len(of) for _, _, of in groups(items, ledger)] == [3, 2, 2]
    assert len(heard) == 1


def test_rows_without_an_id_are_unread_and_blank_ones_are_nothing(written, taken):
    products, reading = taken(
        written("id,title,link,image_link,brand\na,A,l,i,\n ,B,l,i,\n,,,,\nc,C,l,i,,more\na,,,,\n")
    )
    assert [(p.key, p.title, p.record) for p in products] == [
        ("a", "A", 1),
        ("c", "C", 3),
        ("a", None, 4),
    ]
    unread = [p for p in reading.problems if p.severity is Severity.ERROR]
    assert [(p.where.record, p.where.line, p.value) for p in unread] == [(2, 3, "B | l | i")]


def test_a_table_without_ids_is_refused(written):
    path = written("title,link,image_link,availability\nA,l,i,in stock\n")
    with pytest.raises(UnknownPlatformError, match="lacks id"):
        sources.read(path)
    with pytest.raises(SourceError, match="has no column id"):
        list(sources.read(path, "google"))


def test_a_local_inventory_feed_is_refused_in_one_sentence(written):
    path = written("store code\tid\tquantity\tprice\tavailability\nS1\tA\t3\t5 USD\tin_stock\n")
    with pytest.raises(SourceError, match="is a local inventory feed"):
        sources.read(path)


@pytest.mark.parametrize(
    "header",
    [
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Variant SKU,Variant Price,Image Src",
        "id,title,price",
        "id,title,price,link",
        "id,title,url,image_url,price,weight",
    ],
)
def test_tables_of_others_are_not_taken(written, header):
    cells = ",".join(["1"] * len(header.split(",")))
    try:
        reading = sources.read(written(f"{header}\n{cells}\n"))
    except UnknownPlatformError:
        return
    assert reading.sources[0].platform != "google_merchant"


NAMES = {
    "id": "id",
    "title": "title",
    "description": "description",
    "brand": "brand",
    "product_type": "product_type",
    "category": "google_product_category",
    "group": "item_group_id",
    "price": "price",
    "sale": "sale_price",
    "quantity": "quantity",
    "gtin": "gtin",
    "weight": "shipping_weight",
    "image": "image_link",
    "more": "additional_image_link",
    "color": "color",
    "size": "size",
}
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\0\r\n\t"),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)
urls = st.from_regex(r"https://x\.example/[a-z0-9,]{1,8}\.jpg", fullmatch=True)
prices = st.from_regex(r"[0-9]{1,4}\.[0-9]{2} (EUR|KWD)|[A-Z]{3} [0-9]{1,3}|free", fullmatch=True)
numbers = st.from_regex(r"[0-9]{1,4}", fullmatch=True)


@st.composite
def variants(draw, index, options):
    price = draw(prices)
    before = draw(st.none() | prices)
    return Variant(
        index=index,
        sku=draw(words),
        options=tuple(draw(words) for _ in range(options)),
        price=money(price),
        compare_at_price=money(before) if before else None,
        identifiers=draw(
            st.just(()) | words.map(lambda code: (Identifier(code=code, column="gtin"),))
        ),
        weight=draw(st.none() | numbers.map(lambda n: weight(f"{n} kg"))),
        stock=draw(st.none() | numbers.map(Stock.parse)),
        image=draw(urls),
    )


@st.composite
def products(draw, number):
    options = ("color", "size")[: draw(st.integers(0, 2))]
    count = draw(st.integers(1, 3)) if options else 1
    made = [draw(variants(n, len(options))) for n in range(count)]
    first, *others = [v.image for v in made]
    pictures = [first, *draw(st.lists(urls, max_size=2))]
    pictures += [url for url in dict.fromkeys(others) if url not in pictures]
    return Product(
        key=f"{draw(words)}{number}" if options else made[0].sku,
        title=draw(words),
        description=draw(st.none() | words),
        brand=draw(st.none() | words),
        product_type=draw(st.none() | words),
        category=draw(st.none() | words.map(lambda w: Category(path=w, taxonomy="google"))),
        options=options,
        variants=tuple(made),
        images=tuple(Image(url=url) for url in pictures),
    )


def items(product):
    """A product as items: attribute to text. All pictures but the first are the first item's."""
    listed = [image.url for image in product.images[1:]]
    for variant in product.variants:
        sale = variant.compare_at_price
        yield {
            "id": variant.sku,
            "title": product.title,
            "description": product.description,
            "brand": product.brand,
            "product_type": product.product_type,
            "category": product.category and product.category.path,
            "group": product.key if product.options else None,
            "price": (sale or variant.price).raw,
            "sale": variant.price.raw if sale else None,
            "quantity": variant.stock and variant.stock.raw,
            "gtin": variant.identifiers[0].code if variant.identifiers else None,
            "weight": variant.weight and variant.weight.raw,
            "image": variant.image,
            "more": listed if variant.index == 0 else [],
            **dict(zip(("color", "size"), variant.options, strict=False)),
        }


def table(found, delimiter):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, NAMES.values(), delimiter=delimiter)
    writer.writeheader()
    for product in found:
        for item in items(product):
            cells = {NAMES[key]: value for key, value in item.items() if key != "more"}
            writer.writerow({**cells, NAMES["more"]: ",".join(item["more"])})
    return out.getvalue()


def without_places(product):
    return product.changed(
        record=None,
        line=None,
        origin=Product(key="").origin,
        variants=tuple(v.model_copy(update={"line": None}) for v in product.variants),
        images=tuple(i.model_copy(update={"line": None, "column": None}) for i in product.images),
    )


@st.composite
def feeds(draw):
    found = [draw(products(n)) for n in range(draw(st.integers(1, 4)))]
    return list({product.key: product for product in found}.values())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(feeds(), st.sampled_from(["\t", ",", ";"]))
def test_a_feed_reads_back_as_it_was_written(found, delimiter):
    reading = sources.read(table(found, delimiter).encode(), "google_merchant")
    assert [without_places(product) for product in reading] == found
    assert not reading.problems


def test_a_real_feed_in_csv(catalogs, taken):
    path = catalogs / "google_merchant" / "Ramiel2009__feed__processed_products.csv"
    products, reading = taken(path)
    assert len(products) == 11
    first, second, third = products[:3]
    assert (first.key, first.title, first.brand) == (
        "beachwaver-b1",
        "BEACHWAVER B1",
        "Beauty Enterprise Store",
    )
    price = first.variants[0].price
    assert (price.raw, price.amount, price.currency) == ("99.00 USD", Decimal(99), "USD")
    assert [i.url for i in first.images] == [
        "https://cdn.shopify.com/s/files/1/0862/4059/2154/files/Frame183.jpg?v=1708958868"
    ]
    assert (first.options, first.variants[0].identifiers) == ((), ())
    assert first.variants[0].offer == Offer(
        link="https://agugnafpzin7ammf-86240592154.shopifypreview.com/products/beachwaver-b1",
        availability="in stock",
        condition="new",
    )
    assert first.attributes == ()
    assert second.key == third.key == "foreo-luna-face-exfoliator-brush-and-silicone-clea"
    assert (third.title, third.description, third.brand) == (None, None, None)
    assert (products[5].variants[0].price.raw, products[5].variants[0].price.amount) == (
        " USD",
        None,
    )
    assert "high-quality" in products[7].description
    assert "technology &amp; high" in products[7].description
    where = products[10].where("variants[0].price")
    assert (where.record, where.line, where.column) == (11, 12, "price")
    assert not reading.problems


def test_a_real_feed_for_openai(catalogs, taken):
    name = "Laz627__google-merchant-center-validation__sample-valid.csv"
    [pack], _ = taken(catalogs / "google_merchant" / name)
    [variant] = pack.variants
    assert (pack.key, pack.title, pack.brand) == ("SKU-CSV-001", "Travel Waist Pack", "BlackBriar")
    assert pack.category == Category(path="Luggage & Bags > Fanny Packs")
    assert (variant.price.raw, variant.price.currency) == ("81.07 USD", "USD")
    assert (variant.weight.raw, variant.weight.unit) == ("0.7 lb", WeightUnit.POUND)
    assert (variant.stock.raw, variant.sku) == ("50", "SKU-CSV-001")
    assert pack.where("variants[0].stock").column == "inventory_quantity"
    assert variant.offer == Offer(
        link="https://example.com/product/SKU-CSV-001", availability="in_stock"
    )
    assert {a.name for a in pack.attributes} >= {"material", "seller_name", "return_window"}


def test_a_real_local_inventory_is_no_feed_of_products(catalogs):
    name = "Laz627__google-merchant-center-validation__sample-local.tsv"
    with pytest.raises(SourceError, match="is a local inventory feed"):
        sources.read(catalogs / "google_merchant" / name)


def test_availability_alone_is_no_stock_level(written, taken):
    head = "id,title,link,image_link,availability,price"
    row = "a,Mug,https://x.example/a,https://x.example/a.jpg,{},5 USD"
    sold_out, left = taken(
        written("\n".join([head, row.format("out_of_stock"), row.format("in_stock")]))
    )[0]
    assert (sold_out.variants[0].stock.amount, left.variants[0].stock) == (0, None)
    assert left.lacks("variants[].stock")
    [counted], _ = taken(written(f"{head},quantity\n{row.format('in_stock')},7\n"))
    assert not counted.lacks("variants[].stock")
