# SPDX-License-Identifier: Apache-2.0
"""``description-html``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.text import Flat, flatten
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.description import _markup
from listingcheck.rules.description._family import DescriptionRule
from listingcheck.rules.description._problems import PROBLEMS, Problem
from listingcheck.rules.text._quotes import shown


class DescriptionHtml(DescriptionRule):
    """The description's HTML holds what a listing cannot show.

    What it checks: scripts, styles and handlers (``onclick``), frames and forms, tags that are cut
    short, and tags that were escaped so that buyers would read them.

    Why the marketplace minds: TikTok Shop drops or refuses what is not plain formatting ("The
    product description html syntax with error"), and connectors strip it.

    How to fix it: keep to paragraphs, bullets, pictures and bold text. Scripts and styles can go
    without a buyer noticing; a video belongs among the pictures.
    """

    id = "description-html"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = (
        "12052344",
        "12052345",
        "12052348",
        "12052349",
        "12052350",
        "12052352",
        "The product description html syntax with error",
        "The product description html tag not support.",
        "The product description html tag contain illegal attribute.",
        "product description is invalid",
    )
    VALID = (
        Valid(sample.product(description='<p>5 < 6 & a < b</p><a href="/onsale=1">on = off</a>')),
        Valid(sample.product(description='<img src="a.jpg" alt="x"><br/>Style &lt;3 &amp; form')),
    )
    INVALID = (
        Invalid(
            sample.product(
                description='<style>p{color:red}</style><p onclick="go()" class="a">Mug</p>'
            ),
            field="description",
            fixed='<p class="a">Mug</p>',
        ),
        Invalid(
            sample.product(description='<p>Mug</p><iframe src="https://v.example.com"></iframe>'),
            field="description",
            fixed="<p>Mug</p>",
        ),
        Invalid(
            sample.product(description="&lt;p&gt;Mug &amp; lid&lt;/p&gt;"),
            field="description",
            fixed="<p>Mug & lid</p>",
        ),
        Invalid(sample.product(description="<p>Mug <b<br>with lid</p"), field="description"),
    )

    def patterns(self) -> Sequence[str]:
        return (
            _markup.UNSEEN,
            _markup.HANDLER,
            _markup.EMBEDDED,
            _markup.UNFINISHED,
            _markup.ESCAPED,
        )

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        for problem in PROBLEMS:
            evidence = problem.found(text.original)
            if evidence:
                yield Finding(
                    field=field,
                    message=f"The description holds {problem.said}: {shown(evidence)}; "
                    "paragraphs, bullets, pictures and bold text are accepted.",
                    fix=_fix(field, text.original, problem),
                    value=evidence[0].text,
                    limit="paragraphs, bullets, pictures and bold text",
                    evidence=evidence,
                )


def _fix(field: str, markup: str, problem: Problem) -> Fix:
    new = problem.mended(markup)
    if new == markup or not new.strip() or problem.found(new):
        return Fix(problem.advice)
    # Taken out of a broken tag or entity, a script may leave halves that join.
    if problem.safety is Safety.SAFE and _seen(new) != _seen(markup):
        return Fix(problem.advice)
    return Fix(problem.advice, problem.safety, (Edit(field, markup, new),))


def _seen(markup: str) -> str:
    """What buyers see, white space aside."""
    return "".join(flatten(markup).text.split())
