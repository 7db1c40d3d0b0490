# SPDX-License-Identifier: Apache-2.0
from listingcheck_gifts.personalised import GiftTextMissing

from listingcheck.testing import check_examples


def test_the_examples_of_the_rule() -> None:
    check_examples(GiftTextMissing)
