# SPDX-License-Identifier: Apache-2.0
"""The dialects of XML."""

from pathlib import Path
from xml.sax.saxutils import escape

from dialects.products import Written, feed_item, products


def google_xml(count: int, path: Path) -> None:
    """A feed as RSS."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n')
        for p in products(count):
            for v in p["variants"]:
                cells = "".join(
                    f"    <g:{name}>{escape(text)}</g:{name}>\n"
                    for name, text in feed_item(p, v).items()
                )
                file.write(f"  <item>\n{cells}  </item>\n")
        file.write("</channel></rss>\n")


def sfcc_xml(count: int, path: Path) -> None:
    """A master catalogue: variants, then their master."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<catalog xmlns='
            '"http://www.demandware.com/xml/impex/catalog/2006-10-31" catalog-id="bench">\n'
        )
        for p in products(count):
            for v in p["variants"]:
                file.write(_sfcc_variant(v))
            file.write(_sfcc_master(p))
        file.write("</catalog>\n")


_SFCC_HEAD = """    <upc/>
    <unit/>
    <min-order-quantity>1</min-order-quantity>
    <step-quantity>1</step-quantity>
"""
_SFCC_FLAGS = """    <store-force-price-flag>false</store-force-price-flag>
    <store-non-inventory-flag>false</store-non-inventory-flag>
    <store-non-revenue-flag>false</store-non-revenue-flag>
    <store-non-discountable-flag>false</store-non-discountable-flag>
    <online-flag>true</online-flag>
    <available-flag>true</available-flag>
    <searchable-flag>true</searchable-flag>
"""
_SFCC_TAIL = """    <pinterest-enabled-flag>false</pinterest-enabled-flag>
    <facebook-enabled-flag>false</facebook-enabled-flag>
    <store-attributes>
      <force-price-flag>false</force-price-flag>
      <non-inventory-flag>false</non-inventory-flag>
      <non-revenue-flag>false</non-revenue-flag>
      <non-discountable-flag>false</non-discountable-flag>
    </store-attributes>
"""


def _sfcc_variant(v: dict[str, str]) -> str:
    return (
        f'  <product product-id="{v["sku"]}">\n    <ean>{v["barcode"]}</ean>\n{_SFCC_HEAD}'
        f"{_SFCC_FLAGS}    <tax-class-id>standard</tax-class-id>\n    <custom-attributes>\n"
        f'      <custom-attribute attribute-id="color">{v["colour"]}</custom-attribute>\n'
        '      <custom-attribute attribute-id="refinementColor">grey</custom-attribute>\n'
        f'      <custom-attribute attribute-id="size">{v["size"]}</custom-attribute>\n'
        f"    </custom-attributes>\n{_SFCC_TAIL}  </product>\n"
    )


def _sfcc_master(p: Written) -> str:
    images = "".join(f'        <image path="{url}"/>\n' for url in p["pictures"])
    variants = "".join(f'        <variant product-id="{v["sku"]}"/>\n' for v in p["variants"])
    return (
        f'  <product product-id="{p["handle"]}">\n    <ean/>\n{_SFCC_HEAD}'
        f'    <display-name xml:lang="x-default">{escape(p["title"])}</display-name>\n'
        f'    <short-description xml:lang="x-default">{p["kind"]}</short-description>\n'
        f'    <long-description xml:lang="x-default">{escape(p["text"])}</long-description>\n'
        f"{_SFCC_FLAGS}"
        f'    <images>\n      <image-group view-type="large">\n{images}      </image-group>\n'
        f'      <image-group view-type="small">\n{images}      </image-group>\n    </images>\n'
        "    <tax-class-id>standard</tax-class-id>\n"
        f"    <brand>{escape(p['brand'])}</brand>\n    <page-attributes/>\n"
        "    <variations>\n      <attributes>\n"
        '        <variation-attribute attribute-id="color" variation-attribute-id="color"/>\n'
        '        <variation-attribute attribute-id="size" variation-attribute-id="size"/>\n'
        f"      </attributes>\n      <variants>\n{variants}      </variants>\n"
        f"    </variations>\n{_SFCC_TAIL}  </product>\n"
    )
