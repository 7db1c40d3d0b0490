# SPDX-License-Identifier: Apache-2.0
"""What masters vary by: the attributes, what they and their values are called."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from listingcheck.sources.formats.xmlstream import local
from listingcheck.sources.sfcc.inside import children
from listingcheck.sources.sfcc.nodes import PRODUCT_ID
from listingcheck.sources.sfcc.texts import Texts

_ID = "variation-attribute-id"


class Option(NamedTuple):
    """An attribute that variants differ in."""

    name: str | None
    """What buyers call it, where the catalogue says."""
    attribute: str
    """The custom attribute of a variant that holds its value."""
    variation: str
    """Its id as a variation attribute, which pictures may go by."""
    values: Mapping[str, str]
    """What buyers call its values, where the catalogue says."""

    @property
    def title(self) -> str:
        """What it is called, else its id."""
        return self.name or self.attribute

    def value(self, values: Mapping[str, str]) -> str | None:
        """A variant's value of it, as buyers see it."""
        value = values.get(self.attribute)
        return self.values.get(value, value) if value is not None else None

    def over(self, shared: Mapping[str, "Option"]) -> "Option":
        """The same, with what the attributes say that several masters share."""
        there = shared.get(self.variation)
        if there is None:
            return self
        return self._replace(name=self.name or there.name, values=self.values or there.values)


def option(element: Element, texts: Texts) -> Option | None:
    """The option of a variation attribute; None when it has no id."""
    variation = element.get(_ID) or element.get("attribute-id")
    if not variation:
        return None
    name = texts.of(children(element, "display-name"))
    attribute = element.get("attribute-id") or variation
    return Option(name, attribute, variation, dict(_values(element, texts)))


def options(variations: Sequence[Element], texts: Texts) -> Iterator[Option]:
    """The options of a master."""
    for each in variations:
        for attributes in children(each, "attributes"):
            yield from filter(None, (option(attribute, texts) for attribute in attributes))


def _values(element: Element, texts: Texts) -> Iterator[tuple[str, str]]:
    for each in element.iter():
        # The old element "attribute" has "values" of "value" instead.
        if local(each.tag) in {"variation-attribute-value", "value"}:
            name = texts.of(children(each, "display-value"))
            if name and (value := each.get("value")):
                yield value, name


def variant_ids(variations: Sequence[Element]) -> Iterator[str]:
    """The ids of a master's variants."""
    return _ids(variations, "variants", "variant")


def group_ids(variations: Sequence[Element]) -> Iterator[str]:
    """The ids of a master's variation groups, which stand for several variants."""
    return _ids(variations, "variation-groups", "variation-group")


def _ids(variations: Sequence[Element], outer: str, inner: str) -> Iterator[str]:
    for each in variations:
        for listed in children(each, outer):
            if listed.get("merge-mode") != "remove":
                found = (item.get(PRODUCT_ID) for item in children(listed, inner))
                yield from filter(None, found)
