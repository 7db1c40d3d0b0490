# SPDX-License-Identifier: Apache-2.0
"""``attribute-length``."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from listingcheck.answers import Property, Stated
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._examples import SCHEMA, SHOP, tee
from listingcheck.rules.attribute._family import ValueRule, called


class AttributeLength(ValueRule):
    """The value of an attribute is too long or too short.

    What it checks: the characters of values for the attributes of the product's category, against
    the lengths in its listing schema, else those of the profile.

    Why the marketplace minds: "value name characters cannot exceed" its limit.

    How to fix it: shorten the value; what buyers should read at length goes into the description.
    """

    id = "attribute-length"
    stage = Stage.SYNC
    codes = ("12052249", "value name characters cannot exceed {{max_limit}}")

    class Options(RuleOptions):
        maximum: int | None = Field(default=None, ge=1, description="Most characters.")
        advised: int | None = Field(
            default=None, ge=1, description="Characters above which older calls refuse a value."
        )

    VALID = (
        Valid(tee(("Care Instructions", "Wash cold")), shop=SCHEMA),
        Valid(tee(("Story", "A" * 3_000)), options={"maximum": 2_000}, shop=SHOP),
    )
    INVALID = (
        Invalid(
            tee(("Care Instructions", "Wash cold, " * 4)),
            field="attributes[0].value",
            shop=SCHEMA,
        ),
        Invalid(
            tee(("Care Instructions", "Wash cold, " * 60)),
            field="attributes[0].value",
            options={"maximum": 2_000, "advised": 500},
            shop=SHOP,
        ),
    )

    def judge_values(self, asked: Property, stated: Sequence[Stated]) -> Iterator[Finding]:
        for each in stated:
            count = len(each.value.strip())
            accepted, severity = self._accepted(asked, count)
            if accepted:
                yield Finding(
                    field=each.path,
                    message=f"The attribute {called(asked)}, {quoted(each.value)}, has {count:,} "
                    f"characters; {accepted} are accepted.",
                    fix=Fix(f"Bring {called(asked)} to {accepted} characters in the shop."),
                    value=each.value,
                    limit=f"{accepted} characters",
                    severity=severity,
                )

    def _accepted(self, asked: Property, count: int) -> tuple[str | None, Severity | None]:
        """The lengths that are accepted where this one is not, and how sure that is."""
        most = asked.limits.max_length or self.options.maximum
        fewest, advised = asked.limits.min_length, self.options.advised
        if most is not None and count > most:
            return f"at most {most:,}", None
        if fewest is not None and count < fewest:
            return f"at least {fewest:,}", None
        if advised is not None and count > advised and asked.limits.max_length is None:
            return f"at most {advised:,}", Severity.WARNING
        return None, None
