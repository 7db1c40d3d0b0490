# SPDX-License-Identifier: Apache-2.0
"""``redirect-boilerplate``."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.text import flatten
from listingcheck.failure import Failure, Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import EchoRule, Invalid, Member, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules._removal import sentence

_CONTACT = "<p>Oak, oiled by hand.</p><p>Questions? Email us at hello@example.com.</p>"


def _shelf(key: str, description: str = _CONTACT) -> Product:
    return sample.product(key=key, description=description)


class RedirectBoilerplate(EchoRule):
    """One sentence leads buyers away on many products.

    What it checks: whether a sentence in which another rule found an address or a call to leave
    stands on many products: a template or an app of the shop puts it there. The products are
    failures of their own; this one says that they have one cause.

    Why the marketplace minds: every one of them fails its review with "Redirecting Traffic".

    How to fix it: take the sentence out of the template once, and export again.
    """

    id = "redirect-boilerplate"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = ("Redirecting Traffic",)
    echoes = (
        "redirect-address",
        "redirect-call-to-action",
        "redirect-coupon",
        "redirect-email",
        "redirect-handle",
        "redirect-messenger",
        "redirect-payment",
        "redirect-phone",
        "redirect-platform",
        "redirect-url",
    )

    class Options(RuleOptions):
        products: int = Field(
            default=5, ge=2, description="On how many products a sentence is boilerplate."
        )

    VALID = (
        Valid((_shelf("one"), _shelf("two"))),
        Valid(
            tuple(_shelf(f"shelf-{n}", f"<p>Oak. See shelf{n}.example.com</p>") for n in range(6)),
        ),
    )
    INVALID = (
        Invalid(tuple(_shelf(f"shelf-{n}") for n in range(5)), field="description"),
        Invalid(
            tuple(_shelf(f"mug-{n}", f"<p>Mug {n}.</p><p>DM us to order!</p>") for n in range(2)),
            options={"products": 2},
            field="description",
        ),
    )

    def echoed(
        self, product: Product, failures: Sequence[Failure]
    ) -> tuple[Sequence[str | None], Sequence[str | None]]:
        said = dict.fromkeys(_sentences(product.description or "", failures))
        return [text.lower() for text in said], list(said)

    def path(self, place: int, variants: int) -> str:
        return "description"

    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        if len(members) >= self.options.products:
            first = members[0]
            yield (
                first,
                Finding(
                    field=first.field,
                    message=f"The sentence {quoted(first.shown)} leads buyers away on "
                    f"{len(members):,} products.",
                    fix=Fix("Take it once out of the template or app that adds it."),
                    value=first.shown,
                    limit=f"on fewer than {self.options.products} products",
                ),
            )


def _sentences(description: str, failures: Sequence[Failure]) -> Iterator[str]:
    """Yield the sentences behind some failures, as a buyer reads them."""
    for failure in failures:
        for quote in failure.evidence if failure.field == "description" else ():
            first, last = sentence(description, quote.start, quote.end) or (quote.start, quote.end)
            yield " ".join(flatten(description[first:last]).text.split())
