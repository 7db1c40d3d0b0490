# SPDX-License-Identifier: Apache-2.0
import io
import json
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
    IdentifierType,
    Money,
    Product,
    Stock,
    Variant,
)
from listingcheck.sources.reading import Settings

OF_27 = [
    *("item-name", "item-description", "listing-id", "seller-sku", "price", "quantity"),
    *("open-date", "image-url", "item-is-marketplace", "product-id-type", "zshop-shipping-fee"),
    *("item-note", "item-condition", "zshop-category1", "zshop-browse-path"),
    *("zshop-storefront-feature", "asin1", "asin2", "asin3", "will-ship-internationally"),
    *("expedited-shipping", "zshop-boldface", "product-id", "bid-for-featured-placement"),
    *("add-delete", "pending-quantity", "fulfillment-channel"),
]
OF_29 = [*OF_27, "merchant-shipping-group", "status"]
OF_31 = [*OF_29, "Minimum order quantity", "Sell remainder"]
OF_BUSINESS = [
    *OF_27,
    "Business Price",
    "Quantity Price Type",
    *(f"Quantity {kind} {n}" for n in range(1, 6) for kind in ("Lower Bound", "Price")),
    "Progressive Price Type",
    *(f"Progressive {kind} {n}" for n in range(1, 4) for kind in ("Lower Bound", "Price")),
    "status",
]
KINDS = {IdentifierType.ISBN: "2", IdentifierType.UPC: "3", IdentifierType.EAN: "4"}
BOARD = {
    "item-name": "Walnut board",
    "listing-id": "0708QH1",
    "seller-sku": "WB-1",
    "price": "24.90",
    "quantity": "12",
    "product-id-type": "4",
    "item-condition": "11",
    "asin1": "B000000001",
    "product-id": "4006381333931",
    "fulfillment-channel": "DEFAULT",
    "status": "Active",
}


def report(rows, header=OF_29, width=None):
    """A report as Amazon writes it: tabs, and no quotation marks unless they are needed."""
    cells = ([row.get(name, "") for name in header][:width] for row in rows)
    lines = map("\t".join, [header, *cells])
    return "\r\n".join(lines) + "\r\n"


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set('\t\r\n"') else cell


def written_row(product):
    [variant] = product.variants
    raw = {"price": variant.price, "quantity": variant.stock}
    cells = {name: value.raw for name, value in raw.items() if value}
    cells |= {
        "seller-sku": variant.sku,
        "item-name": product.title or "",
        "item-description": product.description or "",
        "status": product.status or "",
    }
    cells |= {each.name: each.value for each in product.attributes}
    cells["asin1"] = cells.pop("asin", "")
    for each in variant.identifiers:
        cells |= {"product-id": each.code, "product-id-type": KINDS.get(each.type, "")}
    return {name: quoted(cell) for name, cell in cells.items()}


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
numbers = st.from_regex(r"[0-9]{1,4}(\.[0-9]{2})?|free|1,299", fullmatch=True)


@st.composite
def listings(draw):
    sku = draw(words)
    identifiers = st.builds(Identifier, code=words, type=st.sampled_from([None, *KINDS]))
    details = [
        Attribute(name=name, value=value)
        for name in ("asin", "item-condition", "item-note", "fulfillment-channel")
        if (value := draw(st.none() | words))
    ]
    variant = Variant(
        index=0,
        sku=sku,
        price=draw(st.none() | numbers.map(Money.parse)),
        identifiers=tuple(draw(st.lists(identifiers, max_size=1))),
        stock=draw(st.none() | numbers.map(Stock.parse)),
    )
    texts = {name: draw(st.none() | words) for name in ("title", "description", "status")}
    return Product(key=sku, variants=(variant,), attributes=tuple(details), **texts)


def without_places(product):
    return product.changed(
        record=None,
        origin=None,
        line=None,
        variants=tuple(v.model_copy(update={"line": None}) for v in product.variants),
        attributes=tuple(a.model_copy(update={"column": None}) for a in product.attributes),
    ).model_dump(exclude={"variants": {"__all__": {"identifiers": {"__all__": {"column"}}}}})


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(listings(), max_size=4), st.sampled_from([OF_29, OF_31, OF_BUSINESS]))
def test_what_is_written_as_a_report_reads_back_equal(products, header):
    reading = sources.read(report(map(written_row, products), header).encode(), "amazon")
    assert [without_places(p) for p in reading] == [without_places(p) for p in products]
    assert not reading.problems


def test_a_listing_of_the_all_listings_report(written, taken):
    path = written(report([BOARD]))
    [board], reading = taken(path)
    [variant] = board.variants
    assert (board.key, board.title, board.status) == ("WB-1", "Walnut board", "Active")
    assert (board.description, board.brand, board.images, board.options) == (None, None, (), ())
    assert variant.price == Money(raw="24.90", amount=Decimal("24.90"))
    assert (variant.sku, variant.stock.amount) == ("WB-1", 12)
    assert variant.identifiers == (Identifier(code="4006381333931", type=IdentifierType.EAN),)
    assert [(a.name, a.value, a.column) for a in board.attributes] == [
        ("asin", "B000000001", "asin1"),
        ("item-condition", "11", "item-condition"),
        ("fulfillment-channel", "DEFAULT", "fulfillment-channel"),
    ]
    assert (board.record, board.line, reading.sources[0].platform) == (1, 2, "amazon")
    columns = [
        board.where(field).column
        for field in ("key", "title", "variants[0].price", "variants[0].identifiers[0].code")
    ]
    assert columns == ["seller-sku", "item-name", "price", "product-id"]


@pytest.mark.parametrize("header", [OF_27, OF_29[:28], OF_29, OF_31, OF_BUSINESS])
def test_every_generation_of_the_report_is_known(written, taken, header):
    [board], _ = taken(written(report([BOARD], header)))
    assert (board.title, board.variants[0].price.raw) == ("Walnut board", "24.90")


def test_rows_of_29_cells_below_31_columns_are_read(written, taken):
    products, reading = taken(written(report([BOARD, BOARD | {"status": ""}], OF_31, width=29)))
    assert [p.status for p in products] == ["Active", None]
    assert not reading.problems


def test_an_asin_is_no_trade_number(written, taken):
    rows = [
        BOARD | {"product-id-type": "1", "product-id": "B0041IZHVO", "asin1": ""},
        BOARD | {"product-id-type": "2", "product-id": "0306406152"},
        BOARD | {"product-id-type": "3", "product-id": "036000291452"},
        BOARD | {"product-id-type": "", "product-id": "4006381333931"},
    ]
    products, _ = taken(written(report(rows)))
    assert [[i.type for i in p.variants[0].identifiers] for p in products] == [
        [],
        [IdentifierType.ISBN],
        [IdentifierType.UPC],
        [None],
    ]
    asin = products[0].attributes[0]
    assert (asin.name, asin.value, asin.column) == ("asin", "B0041IZHVO", "product-id")


def test_listings_that_amazon_sends_have_no_stock_of_their_own(written, taken):
    [board], _ = taken(
        written(report([BOARD | {"quantity": "", "fulfillment-channel": "AMAZON_EU"}]))
    )
    assert board.variants[0].stock is None
    assert not board.lacks("variants[].stock")


def test_open_listings(written, taken):
    [mug], _ = taken(written("sku\tasin\tprice\tquantity\nMUG-1\tB000000002\t9.50\t\n"))
    assert (mug.key, mug.title, mug.variants[0].price.raw) == ("MUG-1", None, "9.50")
    assert [(a.name, a.value) for a in mug.attributes] == [("asin", "B000000002")]
    assert mug.lacks("title")


def test_a_report_cannot_carry_brand_pictures_or_weight(written, taken):
    [board], _ = taken(written(report([BOARD])))
    for field in (
        *("brand", "images[].url", "category", "variants[].weight", "variants[].dimensions"),
        "variants[].price.currency",
    ):
        assert board.lacks(field), field
    assert not board.lacks("variants[].identifiers[0].code")
    [known], _ = taken(written(report([BOARD])), settings=Settings(currency="GBP"))
    assert known.variants[0].price.currency == "GBP"
    assert not known.lacks("variants[].price.currency")


HEADERS = {
    "de": "Artikelbezeichnung\tAngebotsnummer\tHändler-SKU\tPreis\tMenge\tProdukt-ID-Typ\tASIN 1"
    "\tProdukt-ID\tStatus",
    "fr": "nom-produit\tid-offre\tsku-vendeur\tprix\tquantité\ttype-id-produit\tasin1"
    "\tid-produit\tétat",
    "it": "Nome dell'articolo\tNumero offerta\tSKU venditore\tPrezzo\tQuantità"
    "\tTipo di identificativo del prodotto\tASIN 1\tIdentificativo del prodotto\tstato",
    "es": "Título del producto\tIdentificador del listing\tSKU del vendedor\tPrecio\tCantidad"
    "\tTipo de identificador de producto\tASIN 1\tIdentificador del producto\testado",
    "ja": "商品名\t出品ID\t出品者SKU\t価格\t数量\t商品IDタイプ\tASIN 1\t商品ID\tステータス",
    "pl": "nazwa-produktu\tidentyfikator-oferty\tsku-sprzedawcy\tcena\tilość"
    "\ttyp-identyfikatora-produktu\tasin1\tidentyfikator-produktu\tstatus",
    "zh": "商品名称\tlisting-id\t卖家 SKU\t价格\t数量\t商品编码类型\tASIN1\t商品编码\t状态",
    "pt": "nome-do-item\tlisting-id\tsku-do-vendedor\tpreço\tquantidade\tproduct-id-type\tasin 1"
    "\tproduct-id\tstatus",
    "tr": "item-name (ürün adı)\tlisting-id (liste kaydı numarası)\tseller-sku (satıcı sku)"
    "\tprice (fiyat)\tquantity (adet)\tproduct-id-type (ürün numarası türü)\tasin1"
    "\tproduct-id (ürün numarası)\tdurum",
    "ar": "اسم-المنتج\tرقم-العرض\tsku-البائع\tالسعر\tالكمية\tنوع-رقم-المنتج\tasin1"
    "\tرقم-المنتج\tالحالة",
}
ENCODINGS = {"ja": "shift_jis", "fr": "cp1252"}


@pytest.mark.parametrize("language", HEADERS)
def test_headers_are_translated(written, taken, language):
    row = "Board\t0708\tWB-1\t12.50\t3\t4\tB000000001\t4006381333931\tActive"
    encoding = ENCODINGS.get(language, "utf-8")
    [board], _ = taken(written(f"{HEADERS[language]}\n{row}\n", encoding=encoding))
    [variant] = board.variants
    assert (board.title, board.status, variant.sku) == ("Board", "Active", "WB-1")
    assert (variant.price.amount, variant.stock.amount) == (Decimal("12.5"), 3)
    [number] = variant.identifiers
    kind = IdentifierType.JAN if language == "ja" else IdentifierType.EAN
    assert (number.code, number.type) == ("4006381333931", kind)
    assert board.attributes[0].value == "B000000001"
    assert board.where("title").column == HEADERS[language].split("\t")[0]


@pytest.mark.parametrize("known", [Settings(currency="JPY"), Settings(language="ja_JP")])
def test_in_japan_an_ean_is_a_jan(written, taken, known):
    [board], _ = taken(written(report([BOARD])), settings=known)
    assert board.variants[0].identifiers[0].type is IdentifierType.JAN


def test_a_price_may_state_its_currency(written, taken):
    prices = ["1,299 JPY", "JPY 12,980", "1,299", "1,2999 JPY"]
    products, _ = taken(written(report([BOARD | {"price": price} for price in prices])))
    found = [p.variants[0].price for p in products]
    assert [(p.raw, p.amount, p.currency) for p in found] == [
        ("1,299 JPY", Decimal(1299), "JPY"),
        ("JPY 12,980", Decimal(12980), "JPY"),
        ("1,299", None, None),
        ("1,2999 JPY", None, "JPY"),
    ]


def test_the_inventory_loader_says_what_is_to_go(written, taken):
    products, reading = taken(
        written(
            "sku\tproduct-id\tproduct-id-type\tprice\titem-condition\tquantity\tadd-delete\n"
            "A-1\t4006381333931\tEAN\t5.00\t11\t2\ta\n"
            "A-2\tB000000003\tASIN\t5.00\t11\t2\td\n"
            "A-3\t\t\t\t\t\tx\n"
        )
    )
    assert [p.key for p in products] == ["A-1"]
    assert products[0].variants[0].identifiers[0].type is IdentifierType.EAN
    assert reading.sources[0].skipped == {"deleted row": 2}


def test_a_row_without_a_sku_is_unread(written, taken):
    rows = [BOARD, BOARD | {"seller-sku": " "}, {}, BOARD | {"seller-sku": "WB-2"}]
    products, reading = taken(written(report(rows)))
    assert [(p.key, p.record) for p in products] == [("WB-1", 1), ("WB-2", 3)]
    [unread] = reading.problems
    assert (unread.severity, unread.where.record, unread.where.line) == (Severity.ERROR, 2, 3)
    assert unread.value.startswith("Walnut board | ")


def test_skus_that_occur_twice_are_kept(written, taken):
    products, reading = taken(written(report([BOARD, BOARD])))
    assert [(p.key, p.line) for p in products] == [("WB-1", 2), ("WB-1", 3)]
    assert not reading.problems


@pytest.mark.parametrize(
    "text",
    [
        "sku\terror-code\terror-message\tattribute-name\toriginal-record-number\nA\t8541\tx\ty\t1\n",
        "Feed Processing Summary:\n\tNumber of records processed\t\t2\noriginal-record-number\tsku\n",
    ],
)
def test_a_processing_report_is_refused_by_its_name(written, taken, text):
    with pytest.raises(SourceError, match="processing report of an upload"):
        taken(written(text, "report.tsv"))


def test_an_order_report_is_refused_by_its_name(written, taken):
    header = "amazon-order-id\tpurchase-date\tproduct-name\tsku\tasin\tquantity\titem-price"
    with pytest.raises(SourceError, match="report of Amazon's orders"):
        taken(written(f"{header}\n1\t2\tMug\tM\tB0\t1\t9.5\n"))


def test_a_table_without_skus_says_so(written, taken):
    with pytest.raises(SourceError, match="seller-sku"):
        taken(written("asin1,price,item-name\nB0,1,Mug\n"), "amazon")


def test_the_text_of_a_report_that_a_client_hands_over(taken):
    class Response:
        payload = {
            "reportDocumentId": "amzn1.spdoc.1",
            "url": "https://x.example/report",
            "document": report([BOARD, BOARD | {"seller-sku": ""}]),
        }

    [board], reading = taken(Response())
    assert (board.key, board.title, board.line) == ("WB-1", "Walnut board", 2)
    assert [problem.where.line for problem in reading.problems] == [3]


def test_rows_that_a_connector_turned_into_json(written, taken):
    lines = [
        {"type": "RECORD", "stream": "all_listings", "record": row}
        for row in (BOARD, BOARD | {"seller-sku": "WB-2", "price": 7.5}, {"seller-sku": ["x"]})
    ]
    path = written("\n".join(map(json.dumps, lines)), "rows.jsonl")
    products, reading = taken(path)
    assert [(p.key, p.variants[0].price.raw, p.line) for p in products] == [
        ("WB-1", "24.90", 1),
        ("WB-2", "7.5", 2),
    ]
    assert [problem.where.line for problem in reading.problems] == [3]


def test_a_real_all_listings_report(catalogs, taken):
    path = catalogs / "amazon/zynk-docs__GET_MERCHANT_LISTINGS_ALL_DATA_sample.tsv"
    (vest, audio, player), reading = taken(str(path))
    assert (vest.title, vest.key, vest.status) == ("Vest", "1234567", "Active")
    assert (vest.variants[0].price.raw, vest.variants[0].stock.raw) == ("20", "1")
    assert vest.variants[0].identifiers == (
        Identifier(code="680242554716", type=IdentifierType.UPC),
    )
    assert (audio.title, audio.key) == ("Survive The Vibe [Audio CD]", "35-GFRR-W3VC")
    assert audio.variants[0].price.amount == Decimal("0.02")
    assert audio.variants[0].identifiers == (
        Identifier(code="3800065711135", type=IdentifierType.EAN),
    )
    assert [(a.name, a.value) for a in audio.attributes] == [
        ("asin", "B004ADOCTI"),
        ("item-condition", "4"),
        ("item-note", "NOT A REAL ITEM"),
        ("fulfillment-channel", "DEFAULT"),
    ]
    assert (player.title, player.status) == ("Apple TV 2, MC572FD_A", "Inactive")
    assert (player.variants[0].sku, player.variants[0].identifiers) == ("ATV2", ())
    assert (player.where("variants[0].price").line, player.where("status").column) == (4, "status")
    assert not reading.problems


def test_a_real_processing_report(catalogs):
    path = catalogs / "amazon/whywbhydyq__amazon-flat-file-diagnoser__sample-processing-report.tsv"
    with pytest.raises(SourceError, match="give the file that was uploaded"):
        sources.read(io.BytesIO(path.read_bytes()))


def test_a_kind_of_number_without_the_number_is_nothing(written, taken):
    [product], _ = taken(
        written(
            "item-name\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tproduct-id-type\t"
            "item-condition\nMug\tL1\tM-1\t5\t2\t2026-01-05\t1\t11\n"
        ),
        "amazon",
    )
    assert (product.key, product.variants[0].identifiers) == ("M-1", ())
    assert "asin" not in {each.name for each in product.attributes}
