# SPDX-License-Identifier: Apache-2.0
"""A clean listing to build examples from: ``product(title="...")`` changes just the title."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from listingcheck.picture import Format, ImageFacts, Picture, Role
from listingcheck.product import (
    Category,
    Dimensions,
    Identifier,
    IdentifierType,
    Image,
    Length,
    LengthUnit,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
)

DESCRIPTION = (
    "<p>Soft, breathable tee knitted from combed organic cotton, cut straight with a ribbed"
    " round neck that keeps its shape.</p><ul><li>Fabric: 100% organic cotton, 180 g/m2</li>"
    "<li>Care: machine wash cold, dry flat</li><li>Fit: regular, true to size</li></ul>"
)
_CODES = ("8711253001202", "8711253001219", "8711253001226", "8711253001233")


def product(
    *,
    variants: Sequence[Variant] | None = None,
    category: str | None = "Womenswear > Tops > T-Shirts",
    images: Sequence[str] | int = 5,
    **fields: Any,
) -> Product:
    """A clean listing. ``images`` is a number of pictures or their addresses."""
    urls = (
        [f"https://cdn.example.com/tee-{n}.jpg" for n in range(images)]
        if isinstance(images, int)
        else images
    )
    given = [variant()] if variants is None else variants
    values: dict[str, Any] = {
        "key": "organic-cotton-tee",
        "title": "Northwind Organic Cotton T-Shirt with Round Neck",
        "description": DESCRIPTION,
        "brand": "Northwind",
        "category": Category(path=category, taxonomy="tiktok-shop") if category else None,
        "images": tuple(Image(url=url, alt="White tee") for url in urls),
        "variants": tuple(v.model_copy(update={"index": i}) for i, v in enumerate(given)),
        **fields,
    }
    return Product(**values)


def variant(
    *options: str | None,
    price: str | None = "19.99",
    compare_at: str | None = None,
    currency: str | None = "USD",
    sku: str | None = "TEE-WHT-M",
    gtin: str | None = _CODES[0],
    gtin_type: IdentifierType | None = None,
    weight: str | None = "250",
    weight_unit: WeightUnit | None = WeightUnit.GRAM,
    size: tuple[str | None, str | None, str | None] | None = ("30", "20", "5"),
    size_unit: LengthUnit | None = LengthUnit.CENTIMETRE,
    stock: str | None = "25",
    image: str | None = None,
) -> Variant:
    """A clean variant with these option values; every value is text, as a source writes it."""
    sides = [Length.parse(side, size_unit) if side else None for side in size or ()]
    return Variant(
        index=0,
        sku=sku,
        options=options,
        price=Money.parse(price, currency) if price else None,
        compare_at_price=Money.parse(compare_at, currency) if compare_at else None,
        identifiers=(Identifier(code=gtin, type=gtin_type),) if gtin else (),
        weight=Weight.parse(weight, weight_unit) if weight else None,
        dimensions=Dimensions(length=sides[0], width=sides[1], height=sides[2]) if sides else None,
        stock=Stock.parse(stock) if stock else None,
        image=image,
    )


def variants(*rows: Sequence[str | None], **fields: Any) -> tuple[Variant, ...]:
    """Clean variants, one for each row of option values, each with a SKU and GTIN of its own."""
    return tuple(
        variant(*row, **{"sku": f"TEE-{i}", "gtin": _CODES[i % len(_CODES)], **fields})
        for i, row in enumerate(rows)
    )


def picture(
    name: str = "https://cdn.example.com/tee-0.jpg",
    *,
    role: Role = Role.MAIN,
    fields: Sequence[str] = ("images[0].url",),
    first: bool = True,
    trouble: str | None = None,
    passing: bool = False,
    kin: str | None = None,
    **facts: Any,
) -> Picture:
    """A clean picture; ``facts`` change what was measured of it, ``trouble`` says it was not."""
    values: dict[str, Any] = {
        "digest": sha256(name.encode()).hexdigest(),
        "size": 184_320,
        "format": Format.JPEG,
        "width": 1200,
        "height": 1200,
        "mode": "RGB",
        "profile": "sRGB",
        **facts,
    }
    measured = None if trouble else ImageFacts(**values)
    return Picture(name, role, tuple(fields), first, measured, trouble, passing, kin)
