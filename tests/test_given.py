# SPDX-License-Identifier: Apache-2.0
"""What callers in Python may give, and what they are told where it makes no sense."""

import pickle
from datetime import date

import pytest

import listingcheck as lc
from listingcheck import sample
from listingcheck.errors import ConfigurationError, ListingcheckError, RuleError
from listingcheck.rules.price.zero import PriceZero
from listingcheck.suppression import Ignore, Ignores, Suppression, Together

FREE = sample.product(title="Mug", variants=[sample.variant(price="0")])
TITLES = Ignore(rules="title", reason="A house style.")
PRICES = Ignore(rules="price-zero", reason="Gifts.")


class Drafts(Suppression):
    def suppresses(self, failure, product):
        return product is not None and product.status == "draft"


def found(pack, product=FREE, **said):
    return [failure.rule for failure in lc.Checker(pack, **said).check(product)]


def test_there_is_something_to_suppress(pack):
    assert sorted(found(pack)) == ["price-zero", "title-length"]


@pytest.mark.parametrize(
    "suppress",
    [TITLES, [TITLES], (TITLES, Drafts()), [Drafts(), Ignores([TITLES], date(2026, 1, 1))]],
)
def test_ignores_and_suppressions_are_taken_alone_or_together(pack, suppress):
    assert found(pack, suppress=suppress) == ["price-zero"]


def test_several_ignores_keep_their_numbers(pack):
    report = lc.check(FREE, profile=pack, suppress=[TITLES, Ignore(rules="sku", reason="None.")])
    assert report.counts["suppressed"] == 1
    assert "table 2 (None.)" in report.failures[-1].message


def test_an_ignore_ends_on_the_day_of_the_check(pack):
    ended = Ignore(rules="title", reason="x", until=date(2026, 1, 31))
    assert "title-length" not in found(pack, suppress=ended, on=date(2026, 1, 31))
    assert "title-length" in found(pack, suppress=ended, on=date(2026, 2, 1))


@pytest.mark.parametrize("wrap", [lambda i: i, lambda i: [i], lambda i: Together([Ignores([i], date(2026, 1, 1))])])  # fmt: skip
def test_an_ignore_of_a_rule_that_is_not_there_is_refused_with_a_guess(pack, wrap):
    typo = Ignore(rules="title-lenght", reason="x")
    with pytest.raises(ConfigurationError, match=r"suppress: .*'title-lenght'.*'title-length'"):
        lc.Checker(pack, suppress=wrap(typo))


def test_what_was_not_checked_cannot_be_ignored(pack):
    with pytest.raises(ConfigurationError, match="cannot be ignored"):
        lc.Checker(pack, suppress=Ignore(rules="row-unreadable", reason="x"))


@pytest.mark.parametrize("suppress", ["known.json", ["title"], 3, {"rules": "title"}])
def test_what_suppresses_nothing_is_refused(pack, suppress):
    with pytest.raises(ConfigurationError, match=r"suppress takes .*Ignore\(...\)"):
        lc.Checker(pack, suppress=suppress)


def test_settings_are_taken_as_plain_data(pack):
    settings = {"title-length": {"severity": "off"}, "price-zero": {"severity": "info"}}
    [failure] = lc.Checker(pack, settings=settings).check(FREE)
    assert (failure.rule, failure.severity) == ("price-zero", lc.Severity.INFO)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"title-length": {"severty": "off"}}, "title-length, unknown key 'severty'.*'severity'"),
        ({"title-length": {"severity": "bad"}}, "title-length, severity"),
        ({"title-length": 3}, "settings of title-length"),
        (["title-length"], "settings takes a mapping"),
    ],
)
def test_settings_that_make_no_sense_are_refused(pack, settings, said):
    with pytest.raises(ConfigurationError, match=said):
        lc.Checker(pack, settings=settings)


def test_an_override_with_an_unknown_key_gets_a_guess(pack):
    with pytest.raises(ConfigurationError, match=r"1st override, unknown key 'brand'.*'brands'"):
        lc.Checker(pack, overrides=[{"brand": "Harbour", "ignore": "title"}])


def test_one_name_is_a_sequence_of_names(pack):
    assert found(pack, select="price") == ["price-zero"]
    assert found(pack, ignore="title-length") == ["price-zero"]


@pytest.mark.parametrize("key", ["select", "ignore"])
def test_names_of_rules_are_texts(pack, key):
    with pytest.raises(ConfigurationError, match=rf"{key} takes ids or families"):
        lc.Checker(pack, **{key: [PriceZero]})


def test_one_file_or_class_is_a_sequence_of_rules(pack, tmp_path):
    with pytest.raises(RuleError, match=r"There is no rule file house.py"):
        lc.Checker(pack, rules="house.py")
    with pytest.raises(RuleError, match="price-zero"):
        lc.Checker(pack, rules=type("Other", (PriceZero,), {}))
    with pytest.raises(RuleError, match="There is no rule file"):
        lc.Checker(pack, rules=[tmp_path / "house.py"])


def test_a_rule_is_given_as_its_class(pack):
    [bound] = lc.Checker(pack, select="price-zero").rules
    with pytest.raises(RuleError, match="give PriceZero itself"):
        lc.Checker(pack, rules=[bound.rule])


@pytest.mark.parametrize("rule", [3, int, None])
def test_what_is_no_rule_is_refused(pack, rule):
    with pytest.raises(RuleError, match="rules takes classes of rules and paths"):
        lc.Checker(pack, rules=[rule])


@pytest.mark.parametrize(
    ("given", "instead"),
    [
        ({"title": "Mug"}, "lc.sources.shopify.product"),
        ([FREE], "Checker.run"),
        (iter([FREE]), "Checker.run"),
        ("export.csv", "lc.check"),
        (None, "lc.check"),
    ],
)
def test_what_is_no_product_is_told_what_to_call(pack, given, instead):
    with pytest.raises(ListingcheckError, match=f"is no product: .*{instead}"):
        lc.Checker(pack).check(given)


@pytest.mark.parametrize(
    "given", [{"title": "Mug"}, [FREE, {"title": "Mug"}], ["export.csv"], None]
)
def test_a_run_is_of_products(pack, given):
    with pytest.raises(ListingcheckError, match=r"is no product: .*lc\."):
        lc.Checker(pack).run(given)


def test_a_run_may_be_of_one_product(pack):
    assert lc.Checker(pack).run(FREE).counts["products"] == 1


def test_one_override_is_a_sequence_of_them(pack):
    assert found(pack, overrides={"products": "*", "ignore": "title"}) == ["price-zero"]


def test_a_megabyte_of_payload_is_quoted_shortly(pack):
    with pytest.raises(ListingcheckError) as told:
        lc.Checker(pack).check({"title": "\ud800" * 1_000_000})
    assert len(str(told.value)) < 300
    str(told.value).encode()


def test_a_shop_is_taken_as_plain_data(pack):
    checker = lc.Checker(pack, shop={"currency": "EUR", "defaults": {"weight": "1 kg"}})
    assert checker.shop == lc.Shop(currency="EUR", defaults={"weight": "1 kg"})


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        ({"curency": "USD"}, "unknown key 'curency'.*'currency'"),
        ({"defaults": {"wieght": "1 kg"}}, "unknown key 'defaults.wieght'.*'weight'"),
        ({"defaults": {"weight": "banana"}}, "defaults.weight: write 'banana' like '500 g'"),
        ("USD", "shop, "),
        (lc.Shop(currency="dollars"), "there is no currency 'dollars'.*ISO 4217"),
        (lc.Shop(source_currency="UDS"), "source_currency: there is no currency 'UDS'"),
    ],
)
def test_a_shop_that_makes_no_sense_is_refused(pack, shop, said):
    with pytest.raises(ConfigurationError, match=said):
        lc.Checker(pack, shop=shop)


@pytest.mark.parametrize("code", ["USD", "usd", "VND"])
def test_a_currency_is_known_in_any_case(pack, code):
    assert lc.Checker(pack, shop=lc.Shop(currency=code)).shop.currency == code


def test_checks_corrections_and_reconciliations_read_alike(pack, export):
    settings = {"title-length": {"severity": "off"}}
    said = {"profile": pack, "shop": {"currency": "USD"}, "select": "title", "settings": settings}
    assert not lc.check(export, **said).failures
    assert lc.fix(export, **said).before.failures == 0
    assert lc.reconcile(export, {}, **said) is not None
    for face, given in ((lc.check, ()), (lc.fix, ()), (lc.reconcile, ({},))):
        with pytest.raises(ConfigurationError, match="dollars"):
            face(export, *given, profile=pack, shop={"currency": "dollars"})


@pytest.mark.parametrize("given", [FREE, {"title": "Mug"}, [FREE], None, b"a,b"])
def test_only_files_are_corrected(given):
    with pytest.raises(ConfigurationError, match=r"fix takes the path of a CSV or TSV"):
        lc.fix(given)


def test_a_correction_is_shown_without_its_bytes(export, pack):
    shown = repr(lc.fix(export, profile=pack))
    assert shown.startswith(f"<Correction of {export}: 0 cells corrected")
    assert "Linen" not in shown


@pytest.mark.parametrize("region", ["Narnia", "XX", "", 49])
def test_a_region_is_a_country(region):
    with pytest.raises(ConfigurationError, match=r"There is no region .*ISO 3166"):
        lc.check_text("Call us.", region=region)


@pytest.mark.parametrize("region", ["UK", "gb", "VN", None])
def test_countries_are_regions(region):
    assert lc.check_text("A mug.", region=region) == []


@pytest.mark.parametrize("text", [None, b"A mug.", 3])
def test_only_texts_are_checked_as_texts(text):
    with pytest.raises(ConfigurationError, match="check_text takes a text"):
        lc.check_text(text)


def test_a_product_is_changed_in_fields_it_has():
    assert FREE.changed(title="Cup").title == "Cup"
    with pytest.raises(ConfigurationError, match=r"no field 'titel'. Did you mean 'title'"):
        FREE.changed(titel="Cup")


def test_a_checker_stays_in_its_process(pack):
    with pytest.raises(ListingcheckError, match="make one in each"):
        pickle.dumps(lc.Checker(pack))
