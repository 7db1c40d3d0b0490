# SPDX-License-Identifier: Apache-2.0
import pickle
from pathlib import Path

import pytest

import listingcheck as lc
from listingcheck import face, sample
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.rule import Invalid, TextRule, Valid

NAMES = [
    "Checker",
    "Defaults",
    "Description",
    "Dimensions",
    "Edit",
    "Evidence",
    "Failure",
    "Finding",
    "Fix",
    "Identifier",
    "Image",
    "Money",
    "Product",
    "Report",
    "Safety",
    "Severity",
    "Shop",
    "Stage",
    "Stock",
    "Variant",
    "Weight",
    "categories",
    "check",
    "check_image",
    "check_text",
    "errors",
    "explain",
    "fix",
    "read",
    "reconcile",
    "rules",
    "sources",
]


class Shouting(TextRule):
    """The text shouts.

    What it checks: three exclamation marks. Its region is quoted to see it.

    Why the marketplace minds: for the test.

    How to fix it: lower the voice.
    """

    id = "test-shouting"
    stage = Stage.REVIEW
    VALID = (Valid(sample.product()), Valid(sample.product(title="Tee!")))
    INVALID = (
        Invalid(sample.product(title="Tee!!!"), field="title"),
        Invalid(sample.product(title="Mug!!!"), field="title"),
    )

    def patterns(self):
        return ["!!!"]

    def check(self, product, field, text):
        yield Finding(field, f"It shouts in {self.context.market}.", Fix("Lower the voice."))


@pytest.fixture
def shouting(monkeypatch):
    monkeypatch.setattr(face.registry, "installed", lambda: (Shouting,))
    face._text_engine.cache_clear()
    yield
    face._text_engine.cache_clear()


@pytest.fixture
def text_pack(tmp_path, pack):
    path = tmp_path / "texts.yaml"
    path.write_text(Path(pack).read_text("utf-8") + "  test-shouting: {}\n", "utf-8")
    return str(path)


def test_the_public_names_are_frozen():
    assert lc.__all__ == NAMES == sorted(NAMES)


def test_every_public_name_is_there():
    for name in NAMES:
        assert getattr(lc, name) is not None
    assert set(NAMES) <= set(dir(lc))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = lc.chekc


def test_rules_is_the_package_and_answers_a_call():
    from listingcheck.rules.price import zero

    assert lc.rules.price.zero is zero
    assert "price-zero" in [description.id for description in lc.rules()]


def test_rules_of_a_profile_have_its_limits(pack):
    found = {description.id: description for description in lc.rules(pack)}
    assert sorted(found) == ["price-zero", "sku-duplicate", "title-length"]
    assert found["title-length"].limits[0].options == {"minimum": 5, "maximum": 60}
    assert found["title-length"].limits[0].checked == "2026-08"


def test_a_file_is_checked(export, pack):
    report = lc.check(export, profile=pack)
    assert report.outcomes == {
        "ready": 1,
        "sync_failed": 2,
        "review_failed": 0,
        "needs_approval": 0,
    }
    assert sorted({failure.rule for failure in report.failures}) == [
        "price-zero",
        "sku-duplicate",
        "title-length",
    ]


def test_products_are_checked_as_they_are(pack):
    free = sample.product(variants=[sample.variant(price="0")])
    for source in (free, [free], iter([free])):
        assert [f.rule for f in lc.check(source, profile=pack).failures] == ["price-zero"]


def test_a_data_frame_is_checked(export, pack):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(export, dtype=str)
    assert lc.check(frame, profile=pack).outcomes == lc.check(export, profile=pack).outcomes


def test_selecting_and_ignoring(export, pack):
    assert {f.rule for f in lc.check(export, profile=pack, select=["price"]).failures} == {
        "price-zero"
    }
    ignored = lc.check(export, profile=pack, ignore=["price", "title-length"])
    assert {f.rule for f in ignored.failures} == {"sku-duplicate"}


def test_reading_gives_products(export):
    assert [p.key for p in lc.read(export)] == ["linen-apron", "steel-mug", "soy-candle"]


def test_reading_does_not_lose_a_row_in_silence(tmp_path, export):
    broken = tmp_path / "broken.csv"
    broken.write_text(Path(export).read_text("utf-8") + ",Orphan,,,,,,,\n", "utf-8")
    with pytest.warns(UserWarning, match="Rows that could not be read: 1"):
        assert len(list(lc.read(broken))) == 3


def test_a_note_about_a_source_is_no_warning(tmp_path):
    feed = tmp_path / "products.csv"
    feed.write_text("Product ID;Active (0/1);Name *;Price tax excluded;Reference #\n1;1;Mug;5;M\n")
    [product] = lc.read(feed)
    assert (product.title, product.variants[0].price.includes_tax) == ("Mug", False)


@pytest.mark.usefixtures("shouting")
def test_a_text_is_read_by_text_rules_alone(text_pack):
    found = lc.check_text("Buy now!!!", profile=text_pack)
    assert [(f.rule, f.field, f.message) for f in found] == [
        ("test-shouting", "description", "It shouts in US.")
    ]
    assert lc.check_text("Buy now.", profile=text_pack) == []
    assert lc.check_text("", profile=text_pack) == []


@pytest.mark.usefixtures("shouting")
def test_a_region_stands_in_for_the_market(text_pack):
    found = lc.check_text("Buy now!!!", profile=text_pack, region="vn", field="title")
    assert [(f.field, f.message) for f in found] == [("title", "It shouts in VN.")]


@pytest.mark.usefixtures("shouting")
def test_an_option_is_a_text_too(text_pack):
    found = lc.check_text("Red!!!", profile=text_pack, field="options")
    assert [f.field for f in found] == ["options[0]"]


def test_an_unknown_text_is_guessed():
    with pytest.raises(ConfigurationError, match="Did you mean 'description'"):
        lc.check_text("x", field="descripton")


def test_a_report_travels_between_processes(export, pack):
    report = lc.check(export, profile=pack)
    assert pickle.loads(pickle.dumps(report)).to_dict() == report.to_dict()
