# SPDX-License-Identifier: Apache-2.0
import io

import pytest

from listingcheck import sample
from listingcheck.failure import Edit, Failure, Fix, Safety, Severity
from listingcheck.outputs.statistics import TOP, Output
from listingcheck.product import Where
from listingcheck.tally import Tally

BY_HAND = Fix("Fix it.")
BY_MACHINE = Fix("Fix it.", Safety.SAFE, (Edit("title", "a", "b"),))
TOLD = Fix("Fix it.", Safety.MANUAL, (Edit("title", "a", "b"),))


@pytest.fixture
def run():
    def write(products, failures):
        out, tally = Output(stream := io.StringIO()), Tally()
        out.begin("a-market/xx", ())
        for product in products:
            out.product(product)
        for position, failure in enumerate(failures):
            tally.failure(failure, position)
            out.failure(failure)
        out.end(tally)
        return [line.split() for line in stream.getvalue().splitlines()]

    return write


def failure(product="p", severity=Severity.ERROR, fix=BY_HAND, rule="test-rule"):
    return Failure(
        rule, None, severity, product, None, "title", Where(), "x", None, "Odd.", fix
    )  # fmt: skip


def test_what_a_machine_can_fix_is_counted(run):
    found = [failure(fix=BY_MACHINE), failure(), failure(fix=TOLD)]
    assert ["3", "1", "error", "test-rule"] in run([], found)


def test_failures_that_come_at_the_end_belong_to_their_brand_too(run):
    products = [sample.product(key=key, brand=brand) for key, brand in (("a", "Oak"), ("b", None))]
    found = [failure("b"), failure("a", Severity.WARNING), failure("a"), failure(None)]
    lines = run(products, found)
    assert ["1", "1", "-", "Oak"] in lines
    assert ["1", "-", "-", "(no", "brand)"] in lines


def test_the_rest_of_many_brands_is_counted_together(run):
    names = [f"brand-{n:02}" for n in range(TOP + 3)]
    products = [sample.product(key=name, brand=name) for name in names]
    found = [failure(name) for name in names for _ in range(2)]
    lines = run(products, found)
    assert sum(line[-1].startswith("brand-") for line in lines if line) == TOP
    assert ["6", "-", "-", "3", "more", "brands"] in lines


def test_a_catalogue_without_brands_has_no_table_of_them(run):
    products = [sample.product(key="p", brand=None, category=None, product_type=None)]
    titles = [line[-1] for line in run(products, [failure()]) if line]
    assert not {"Brand", "Category"} & set(titles)


def test_nothing_found_is_short(run):
    assert len(run([], [])) == 4
