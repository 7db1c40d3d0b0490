# SPDX-License-Identifier: Apache-2.0
import re

import pytest

from listingcheck import Checker, registry, sample
from listingcheck.rule import TextRule

PHRASES = sorted(
    {
        product.description
        for rule in registry.built_in()
        if issubclass(rule, TextRule)
        for example in rule.INVALID
        for product in example.catalogue
        if len(product.description or "") < 500
    }
    - {None}
)


@pytest.fixture(scope="module")
def checkers():
    return Checker("tiktok-shop/us"), Checker("tiktok-shop/us", shortcuts=False)


@pytest.mark.parametrize("text", PHRASES)
def test_markup_around_a_word_hides_no_phrase(text, checkers):
    """Which rules look at a text must not depend on which of its words are bold."""
    words = [*re.finditer(r"(?<= )[A-Za-z0-9@.]+(?= )", text)]
    for word in words[:8]:
        bold = f"{text[: word.start()]}<b>{word[0]}</b>{text[word.end() :]}"
        product = sample.product(description=bold)
        quick, thorough = ({f.rule for f in each.check(product)} for each in checkers)
        assert quick == thorough, bold
