# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import Checker, sample, sources
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Severity
from listingcheck.profile import RuleSetting
from listingcheck.spelling import ordinal
from listingcheck.tally import Tally

MILD = {"brands": "Harbour", "rules": {"title-length": {"severity": "info"}}}


def product(key="mug", **said):
    return sample.product(
        **{"key": key, "title": "Mug", "variants": [sample.variant(sku=key)], **said}
    )


def told(products, pack, *overrides, tally=None, **said):
    checker = Checker(pack, overrides=overrides, **said)
    found = checker.stream(products, tally if tally is not None else Tally())
    return [(each.rule, each.product, each.severity.value) for each in found]


def test_an_override_changes_the_severity_of_some_products(pack):
    products = [product("a", brand="harbour"), product("b", brand="Contoso"), product("c")]
    of_each = [("title-length", key, severity) for key, severity in (("a", "info"), ("b", "error"), ("c", "error"))]  # fmt: skip
    assert told(products, pack, MILD) == of_each


def test_an_override_changes_options_for_some_products(pack):
    longer = {"products": "b*", "rules": {"title-length": {"options": {"minimum": 3}}}}
    assert told([product("a"), product("b")], pack, longer) == [("title-length", "a", "error")]


def test_of_two_overrides_the_last_that_speaks_of_the_rule_counts(pack):
    off = {"products": "*", "ignore": "title"}
    other = {"products": "*", "rules": {"price-zero": {"severity": "info"}}}
    tagged = product(brand="Harbour")
    assert told([tagged], pack, MILD, off, other) == []
    assert told([tagged], pack, off, MILD, other) == [("title-length", "mug", "info")]


def test_an_override_starts_from_what_holds_for_all(pack):
    settings = {"title-length": RuleSetting(severity="warning", options={"minimum": 4})}
    exact = {"products": "a", "rules": {"title-length": {"options": {"maximum": 2}}}}
    found = told([product("a"), product("b", title="Mugs")], pack, exact, settings=settings)
    assert found == [("title-length", "a", "warning")] * len(found)
    assert found


def test_an_override_switches_a_rule_on_for_some(pack):
    settings = {"title-length": RuleSetting(severity="off")}
    found = told([product("a", brand="Harbour"), product("b")], pack, MILD, settings=settings)
    assert found == [("title-length", "a", "info")]


def test_an_override_may_leave_only_some_rules(pack):
    only = {"products": "a", "select": "price"}
    assert told([product("a"), product("b")], pack, only) == [("title-length", "b", "error")]


def test_what_is_ignored_everywhere_stays_so(pack):
    assert told([product(brand="Harbour")], pack, MILD, ignore=["title"]) == []
    assert told([product(brand="Harbour")], pack, MILD, select=["price"]) == []


def test_a_rule_on_several_products_knows_the_traits_of_each(pack):
    products = [
        sample.product(key=key, title="A mug of tin", brand=brand)
        for key, brand in (("a", "Harbour"), ("b", "Contoso"))
    ]
    mild = {"brands": "Harbour", "rules": {"sku-duplicate": {"severity": "info"}}}
    found = told(products, pack, mild)
    assert sorted(each for each in found if each[0] == "sku-duplicate") == [
        ("sku-duplicate", "a", "info"),
        ("sku-duplicate", "b", "warning"),
    ]


def test_one_variant_may_be_meant(pack):
    free = {"skus": "FREE-*", "ignore": "price-zero"}
    zero = [sample.variant(sku=sku, price="0") for sku in ("FREE-1", "APR-1")]
    mug = sample.product(title="A mug of tin", variants=zero)
    found = Checker(pack, overrides=[free]).check(mug)
    assert [(each.rule, each.variant) for each in found] == [("price-zero", "APR-1")]


def test_the_file_may_be_meant(export, pack):
    off = {"files": "export.csv", "ignore": ["title-length", "price-zero"]}
    assert {rule for rule, *_ in told(sources.read(export), pack, off)} == {"sku-duplicate"}


def test_a_text_rule_of_the_market_obeys():
    mail = "Write to shop@example.com for more. " + "A plain and sturdy mug. " * 5
    mild = {"tags": "draft", "rules": {"redirect-email": {"severity": "info"}}}
    checker = Checker(select=["redirect-email"], overrides=[mild])
    for tags, severity in (((), Severity.ERROR), (("Draft",), Severity.INFO)):
        found = checker.check(product(description=mail, tags=tags))
        assert [each.severity for each in found] == [severity]


def test_each_rule_is_described_once(pack):
    ids = [bound.rule.id for bound in Checker(pack, overrides=[MILD]).rules]
    assert ids == ["price-zero", "sku-duplicate", "title-length"]


def test_what_a_source_lacks_is_counted_once(export):
    mild = {"products": "linen-*", "rules": {"weight-missing": {"severity": "info"}}}
    for overrides in ((), [mild]):
        checker = Checker(select=["weight-missing"], overrides=overrides)
        (failure,) = checker.stream(sources.read(export))
        assert failure.value == "4"


@given(
    st.lists(st.tuples(st.sampled_from(["Harbour", "Contoso", None]), st.sampled_from(["Mug", "Linen apron", ""])), max_size=8),
    st.lists(st.sampled_from([MILD, {"products": "1*", "ignore": "title"}, {"brands": "Contoso", "select": "title"}]), max_size=3),
)  # fmt: skip
def test_shortcuts_change_nothing(products, overrides):
    made = [product(str(n), brand=brand, title=title) for n, (brand, title) in enumerate(products)]
    selected = {"select": ["title-length", "title-missing", "sku-duplicate", "price-zero"]}
    quick = told(made, "tiktok-shop/us", *overrides, **selected)
    assert quick == told(made, "tiktok-shop/us", *overrides, **selected, shortcuts=False)


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ({"rules": {"price-zero": {}}}, "The 1st override, say of which products"),
        ({"brands": "x"}, "say what is different with one of: select, ignore, rules"),
        (
            {"brand": "x", "ignore": "price"},
            "The 1st override, unknown key 'brand'. Did you mean 'brands'?",
        ),
        ({"brands": "x", "ignore": "prize"}, "the 1st [[override]], ignore: there is no rule or"),
        ({"brands": "x", "rules": {"price": {}}}, "rules: there is no rule 'price'"),
        ({"brands": "x", "rules": {"price-zero": {"budget": 3}}}, "a budget is of the whole run"),
        ({"brands": "x", "rules": {"title-length": {"options": {"max": 3}}}}, "option 'max'"),
    ],
)
def test_a_mistake_is_said(pack, override, said):
    with pytest.raises(ConfigurationError) as caught:
        Checker(pack, overrides=[override])
    assert said in str(caught.value)


def test_ordinals():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th")
    ]
