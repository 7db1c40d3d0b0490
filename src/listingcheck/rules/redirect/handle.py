# SPDX-License-Identifier: Apache-2.0
"""``redirect-handle``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.account import Accounts
from listingcheck.detect.handle import Handles
from listingcheck.detect.text import Flat
from listingcheck.detect.username import Usernames
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, RedirectRule, quoted
from listingcheck.rules.redirect._words import Words


class RedirectHandle(RedirectRule):
    """A text names an account on a social network.

    What it checks: all texts of a listing for names of accounts: "@name" beside a network or a
    word such as "follow", and "IG: name". Measures ("2 @ 10 cm"), e-mail addresses and names of
    fabrics or models are left alone.

    Why the marketplace minds: an account elsewhere leads buyers away; TikTok Shop's review fails
    the listing with "Redirecting Traffic".

    How to fix it: take the name out; buyers find you by your shop on the marketplace.
    """

    id = "redirect-handle"
    noun = "account name"
    VALID = (
        Valid(sample.product(description="<p>Runs on 230 V @50Hz, 2 pieces @ 10 cm.</p>")),
        Valid(sample.product(title="Insta360 Camera Mount")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Oak shelf.</p><p>Instagram: @oak.example</p>"),
            field="description",
            fixed="<p>Oak shelf.</p>",
        ),
        Invalid(sample.product(title="Oak Shelf IG @oak.example"), field="title"),
    )

    def prepare(self) -> None:
        super().prepare()
        listed, marketplace = self.words.named, self.context.marketplace
        self._handles = Handles(
            [*listed("network"), *listed("messenger")],
            [*listed("network_short"), *listed("messenger_short"), *listed("messenger_code")],
            signs=listed("network_sign"),
            paged=listed("page_network"),
            follow=listed("follow"),
            own=self.context.words("redirect/names").get("own", {}).get(marketplace, ()),
            accounts=accounts(self.words),
        )

    def patterns(self) -> Sequence[str | tuple[str, ...]]:
        return self._handles.patterns

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        return quoted(text, self._handles.find(text.text))


def accounts(words: Words) -> Accounts:
    """What finds account names beside the names of networks and messengers."""
    return Accounts(
        labels=words.named("account_label"),
        naming=words.named("account_naming"),
        page=words.named("account_page"),
        search=words.named("account_search"),
        usernames=Usernames(
            words.named("no_account"), words.domains.get("files", ()), words.named("underscore")
        ),
    )
