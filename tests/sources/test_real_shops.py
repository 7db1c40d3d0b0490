# SPDX-License-Identifier: Apache-2.0
"""Two real files read field by field, with values taken from the files by eye.

The readers of other platforms have such comparisons beside their other tests.
"""

SHIRT = "http://cdn.shopify.com/s/images/shopify_shirt.png?e6948ca4d9028f9e734b8202cc472e3b89aae0f3"
SAMPLES = "https://classiccommerce.cc/wp-content/downloads/sample-data-images"


def test_a_real_template_of_shopify(catalogs, taken):
    path = catalogs / "shopify" / "Text-Connects__DemoProducts__product_template.csv"
    plain, sized = taken(path)[0]
    [variant] = plain.variants
    assert (plain.key, plain.title, plain.brand) == ("black-t-shirt-os", "Black T-Shirt OS", "Acme")
    assert plain.description == "<p>Product Description Goes Here</p>"
    assert (plain.product_type, plain.tags) == ("Shirts", ("mens t-shirt",))
    assert (plain.category.path, plain.category.taxonomy) == (
        "Apparel & Accessories > Clothing",
        "google",
    )
    assert (plain.options, variant.options, variant.sku) == ((), (), None)
    assert (variant.price.raw, variant.price.currency, variant.compare_at_price) == (
        *("19.99", None),
        None,
    )
    assert [i.code for i in variant.identifiers] == ["'3212483"]
    assert (variant.weight.raw, variant.weight.unit, variant.stock.raw) == ("200", "g", "1")
    [image] = plain.images
    assert (image.url, image.alt) == (SHIRT, "A black t-shirt with the shopify logo")
    assert (sized.options, sized.variants[0].options) == (
        ("Size",),
        ('Lithograph - Height: 9" x Width: 12"',),
    )
    assert sized.variants[0].price.raw == "25"
    where = plain.where("variants[0].identifiers[0].code")
    assert (where.file, where.record, where.line, where.column) == (
        *(str(path), 1, 2),
        "Variant Barcode",
    )


def test_real_samples_of_woocommerce(catalogs, taken):
    path = catalogs / "woocommerce" / "ClassicPress__classic-commerce__sample_products.csv"
    products = {product.key: product for product in taken(path)[0]}
    hoodie, beanie = products["cc-hoodie"], products["cc-beanie"]
    assert (hoodie.title, hoodie.status, hoodie.line) == ("Hoodie", "publish", 3)
    assert hoodie.category.path == "Clothing > Hoodies"
    assert hoodie.options == ("Color", "Logo")
    assert [(variant.sku, variant.line) for variant in hoodie.variants] == [
        ("cc-hoodie-red", 12),
        ("cc-hoodie-green", 13),
        ("cc-hoodie-blue", 14),
        ("cc-hoodie-red-logo", 23),
        ("cc-hoodie-blue-logo", 24),
        ("cc-hoodie-green-logo", 25),
    ]
    assert hoodie.variants[0].options == ("Red", "No")
    [variant] = beanie.variants
    assert (variant.price.raw, variant.compare_at_price.raw) == ("18", "20")
    assert [image.url for image in beanie.images] == [f"{SAMPLES}/beanie.png"]
    assert [(a.name, a.value) for a in beanie.attributes] == [("Color", "Red")]
    assert (variant.stock, variant.weight, variant.dimensions) == (None, None, None)
    assert beanie.where("variants[0].price").column == "Sale price / Regular price"
