# SPDX-License-Identifier: Apache-2.0
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import listingcheck as lc
from listingcheck import sample
from listingcheck.cli import main
from listingcheck.errors import ConfigurationError, RuleError, SourceError
from listingcheck.product import Identifier
from listingcheck.reconcile import predictions
from listingcheck.reconcile.desk import Desk
from listingcheck.reconcile.reading import refusals_of
from listingcheck.reconcile.refusal import Refusal
from listingcheck.reconcile.result import Cause
from listingcheck.reconcile.words import Kind, kind_of, pieces

ROOT = Path(__file__).parents[1]
EXPORT = ROOT / "examples" / "shopify_products.csv"
REFUSALS = ROOT / "examples" / "tiktok_refusals.csv"
REAL = ROOT.parent / "shared" / "catalogs" / "tiktok"

TEE = sample.product(key="tee", title="Northwind Organic Cotton T-Shirt with Round Neck")
FREE = sample.product(
    key="mug",
    title="Harbour & Pine Enamel Camping Mug",
    variants=[sample.variant(price="0.00", sku="MUG-1", gtin="8711253001219")],
)


def compare(refusals, *products, **options):
    return lc.reconcile(products or (TEE, FREE), refusals, **options)


def read(text, tmp_path, name="refusals.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [*refusals_of(str(path))]


def row(found, reason):
    [row] = [row for row in found if row.reason == reason]
    return row


# What is predicted, and what is not


def test_a_refusal_that_was_predicted():
    found = compare({"mug": "Price out of range"})
    assert (found.refusals, found.predicted, found.share) == (1, 1, 1.0)
    told = row(found, "price-zero")
    assert (told.both.products, told.predicted_only.count, told.missed.count) == (("mug",), 0, 0)
    assert told.messages == ("Price out of range",)


def test_a_prediction_that_did_not_happen():
    found = compare({})
    told = row(found, "price-zero")
    assert (told.both.count, told.predicted_only.products, told.share) == (0, ("mug",), None)


def test_a_product_refused_for_something_else_than_predicted():
    found = compare({"mug": "Package Weight is missing."})
    assert row(found, "price-zero").predicted_only.products == ("mug",)
    [miss] = found.misses
    assert (miss.cause, miss.rule, miss.other_rules) == (
        Cause.SILENT,
        "weight-missing",
        ("price-zero",),
    )


def miss_of(refusals, *products, **options):
    found = compare(refusals, *products, **options)
    assert found.predicted == 0
    [miss] = found.misses
    return miss


REFUSED = {"mug": "Price out of range"}


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        ({"ignore": ["price"]}, Cause.IGNORED),
        ({"select": ["title"]}, Cause.IGNORED),
        ({"settings": {"price-zero": {"severity": "off"}}}, Cause.OFF),
        ({"settings": {"price-zero": {"severity": "warning"}}}, Cause.BELOW),
    ],
)
def test_a_miss_names_the_rule_that_would_have_caught_it(options, cause):
    from listingcheck.profile import RuleSetting

    if "settings" in options:
        said = {name: RuleSetting(**setting) for name, setting in options["settings"].items()}
        options = {"settings": said}
    miss = miss_of(REFUSED, **options)
    assert (miss.cause, miss.rule, miss.reason) == (cause, "price-zero", "price-zero")
    assert "price-zero" in miss.explanation


def test_a_rule_that_the_profile_does_not_name_is_found_as_well(pack):
    product = sample.product(key="tee", title="Tee")
    other = sample.product(key="two", title="Tee", variants=[sample.variant(sku=None, price=None)])
    miss = miss_of({"two": "Missing price for SKU(s)"}, product, other, profile=pack)
    assert (miss.cause, miss.rule) == (Cause.OFF, "price-missing")


def test_a_rule_across_products_is_found_although_it_is_off(pack):
    twins = [sample.product(key=key) for key in ("one", "two")]
    miss = miss_of({"one": "Duplicate listing"}, *twins, profile=pack)
    assert (miss.cause, miss.rule) == (Cause.OFF, "listing-duplicate")


def test_a_severity_that_counts_is_chosen():
    from listingcheck.profile import RuleSetting

    settings = {"price-zero": RuleSetting(severity="warning")}
    assert compare(REFUSED, settings=settings, fail_on="warning").predicted == 1
    with pytest.raises(ConfigurationError, match="Did you mean 'warning'"):
        compare(REFUSED, fail_on="warnin")


def test_a_recommendation_is_predicted_by_a_rule_of_any_severity():
    answer = {
        "id": "tee",
        "diagnoses": [
            {"field": "IMAGE", "diagnosis_results": [{"code": "MAIN_IMG_LESS_THAN_5_IMAGES"}]}
        ],
    }
    found = compare([answer], sample.product(key="tee", images=2))
    assert (found.predicted, row(found, "image-few").both.products) == (1, ("tee",))


def test_what_no_rule_can_know_says_why():
    miss = miss_of({"tee": "Authentication expired"})
    assert (miss.cause, miss.rule) == (Cause.OUTSIDE, None)
    assert "No rule can know it before upload" in miss.explanation


def test_a_message_that_nobody_knows():
    miss = miss_of({"tee": "qqqq zzzz"})
    assert (miss.cause, miss.reason) == (Cause.UNKNOWN, "qqqq zzzz")


def test_what_the_export_cannot_carry_is_said():
    found = lc.reconcile(str(EXPORT), {"linen-apron": "Package Dimensions are missing."})
    [miss] = found.misses
    assert (miss.cause, miss.rule) == (Cause.ABSENT, "dimensions-missing")
    assert "no package size" in miss.explanation


def test_a_status_without_a_reason_is_predicted_by_any_rule_of_its_stage(tmp_path):
    text = "Handle,Status\nmug,Sync failed\ntee,Review failed\n"
    found = compare(read(text, tmp_path))
    assert (found.predicted, row(found, "price-zero").both.products) == (1, ("mug",))
    [miss] = found.misses
    assert (miss.product, miss.cause, miss.reason) == ("tee", Cause.UNKNOWN, "Review failed")


def test_one_product_counts_once_for_a_reason():
    found = compare([("mug", "Price out of range"), ("MUG-1", "12052571")])
    assert (found.predicted, row(found, "price-zero").both.count) == (2, 1)


def test_a_hint_is_looked_up_where_nothing_is_known_of_the_message():
    answer = {
        "id": "mug",
        "audit_failed_reasons": [{"reasons": ["qqqq zzzz"], "suggestions": ["Price out of range"]}],
    }
    assert compare([answer]).predicted == 1


# Which product is meant


@pytest.mark.parametrize(
    "name",
    [
        *("mug", " mug ", "MUG-1", "8711253001219", "08711253001219"),
        *("Harbour & Pine Enamel Camping Mug", "Harbour & Pine  Enamel Camping Mug"),
    ],
)
def test_a_product_is_found_by_any_of_its_names(name):
    assert compare({name: "Price out of range"}).predicted == 1


def test_what_is_found_nowhere_is_counted_and_named():
    found = compare({"lamp": "Price out of range"})
    [unmatched] = found.unmatched
    assert (found.predicted, found.share, unmatched.refusal.names) == (0, None, ("lamp",))
    assert "No product of the export" in unmatched.why
    assert "lamp: 'Price out of range'" in str(found)


def test_a_name_that_several_products_bear_is_no_guess():
    twins = [sample.product(key=key, variants=[sample.variant(sku="S")]) for key in "ab"]
    [unmatched] = compare({"S": "Price out of range"}, *twins).unmatched
    assert unmatched.why == "Several products of the export are called that: a, b."


def test_other_names_tell_them_apart():
    products = [
        sample.product(key=key, title=key.upper(), variants=[sample.variant(sku="S")])
        for key in "ab"
    ]
    desk = Desk([refusal := Refusal(("S", "B"), ("x",)), first := Refusal(("a", "B"), ("x",))])
    for product in products:
        desk.see(product)
    assert (desk.place_of(refusal), desk.place_of(first)) == (1, 0)


def test_only_what_is_asked_for_is_kept():
    desk = Desk([Refusal(("p7",), ("x",))])
    for number in range(100):
        desk.see(sample.product(key=f"p{number}"))
    assert (desk.products, desk.keys) == (100, {7: "p7"})


def test_a_trade_number_of_letters_is_compared_as_it_is():
    variant = sample.variant(gtin=None).model_copy(
        update={"identifiers": (Identifier(code="080442957X"),)}
    )
    desk = Desk([refusal := Refusal(("080442957X",), ("x",))])
    desk.see(sample.product(variants=[variant]))
    assert desk.place_of(refusal) is None


# Answers of the API


def said(document):
    return [(r.names, r.said, r.blocks) for r in refusals_of([document])]


def test_get_product_says_why_the_audit_failed():
    document = {
        "code": 0,
        "message": "Success",
        "data": {
            "id": "17",
            "external_product_id": "mug",
            "title": "Mug",
            "audit_failed_reasons": [{"position": "Product Name", "reasons": ["Too vague", "Odd"]}],
            "skus": [{"seller_sku": "MUG-1", "identifier_code": {"code": "87", "type": "EAN"}}],
        },
    }
    assert said(document) == [
        (("17", "mug", "Mug", "MUG-1", "87"), ("Too vague",), True),
        (("17", "mug", "Mug", "MUG-1", "87"), ("Odd",), True),
    ]


def test_search_products_says_why_products_do_not_sync():
    document = {"data": {"products": [{"id": 5, "product_sync_fail_reasons": ["No paper."]}]}}
    assert said(document) == [(("5",), ("No paper.",), True)]


def test_the_listing_check_says_reasons_pre_checks_and_diagnoses():
    document = {
        "code": 0,
        "request_id": "mug",
        "data": {
            "check_result": "FAILED",
            "fail_reasons": [{"code": 12052700, "message": "Product title invalid"}],
            "warnings": {"message": "Your product will not be sent for review."},
            "pre_check_results": [{"pre_check_details": [{"short_reason": "Vague"}]}],
            "diagnoses": [{"diagnosis_results": [{"code": "TITLE_REPETITIVE"}]}],
        },
    }
    assert said(document) == [
        (("mug",), ("Product title invalid", "12052700"), True),
        (("mug",), ("Vague",), True),
        (("mug",), ("TITLE_REPETITIVE",), False),
    ]


@pytest.mark.parametrize(
    "document",
    [
        {"code": 12052571, "message": "No price", "data": None, "request_id": "mug"},
        {"handle": "mug", "response": {"code": "12052571", "message": "No price"}},
        {
            "request": {"external_product_id": "mug"},
            "response": {"code": 12052571, "message": "No price"},
        },
        {"mug": {"code": 12052571, "message": "No price"}},
    ],
)
def test_an_error_of_create_product(document):
    assert said(document) == [(("mug",), ("No price", "12052571"), True)]


@pytest.mark.parametrize(
    "document",
    [
        {"code": 0, "message": "Success", "data": {"id": "5", "status": "ACTIVATE"}},
        {"code": "0", "message": "Success", "data": {"check_result": "PASS", "fail_reasons": []}},
        {"code": 0, "data": {"products": []}},
        {"handle": "mug", "message": None},
    ],
)
def test_an_answer_that_refuses_nothing(document):
    assert said(document) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "code",
                    "message",
                    "data",
                    "products",
                    "audit_failed_reasons",
                    "reasons",
                    "skus",
                    "fail_reasons",
                    "pre_check_results",
                    "pre_check_details",
                    "short_reason",
                    "handle",
                    "diagnoses",
                    "diagnosis_results",
                    "request",
                    "status",
                    "suggestions",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=30,
)


@given(json_values)
def test_no_answer_breaks_it(document):
    try:
        refusals = [*refusals_of([document])]
    except SourceError:
        return
    assert all(text.strip() for refusal in refusals for text in refusal.said)


def test_answers_in_files(tmp_path):
    one = {"handle": "mug", "code": 12052571, "message": "No price"}
    two = {**one, "handle": "tee"}
    lines = f"{json.dumps(one)}\n\n{json.dumps(two)}\n"
    for text in (lines, json.dumps([one, two]), json.dumps({"products": [one, two]}, indent=1)):
        found = read(text, tmp_path, "answers.json")
        assert [refusal.names for refusal in found] == [("mug",), ("tee",)]
        assert {refusal.file for refusal in found} == {str(tmp_path / "answers.json")}
    assert [refusal.line for refusal in read(lines, tmp_path)] == [1, 3]


# Tables


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(
            (name, Kind.NAME)
            for name in ("Handle", "Seller SKU", "product_id", "External Product ID")
        ),
        *((name, Kind.NAME) for name in ("Title", "Product name", "Barcode", "sellerSku", "id")),
        *((name, Kind.MESSAGE) for name in ("Failed reason", "Error Message", "Status message")),
        *((name, Kind.CODE) for name in ("code", "errorCode", "Reason code")),
        *((name, Kind.STATUS) for name in ("Status", "Listing status", "TikTok Shop Status")),
        *((name, None) for name in ("Country code", "Error count", "Category id", "Shop name")),
        *((name, None) for name in ("Price", "Brand ID", "Product type", "Image URL", "")),
    ],
)
def test_columns_are_known_by_their_words(name, kind):
    assert kind_of(name) is kind


ROWS = "Seller SKU;Grund;Error message;Error code\nMUG-1;;Preis: zu hoch, für alle;12052570\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_encoding(tmp_path, delimiter, encoding):
    text = ROWS.replace("Preis: zu hoch, für alle", '"Preis: zu hoch, für alle"')
    [refusal] = read(text.replace(";", delimiter).encode(encoding), tmp_path)
    assert refusal == Refusal(
        names=("MUG-1",),
        said=("Preis: zu hoch, für alle", "12052570"),
        file=str(tmp_path / "refusals.csv"),
        line=2,
    )


def test_a_title_may_stand_above_the_header(tmp_path):
    [refusal] = read("Report of October\n\nHandle,Reason\nmug,Odd\n", tmp_path)
    assert (refusal.names, refusal.line) == (("mug",), 4)


def test_tables_in_archives_and_pages(tmp_path):
    text = b"Handle,Reason\nmug,Odd\n"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("refusals.csv", text)
    page = (
        b"<table><tr><th>Handle</th><th>Reason</th></tr><tr><td>mug</td><td>Odd</td></tr></table>"
    )
    for content in (gzip.compress(text), archive.getvalue(), page):
        assert [refusal.said for refusal in read(content, tmp_path)] == [("Odd",)]


def test_a_data_frame():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"Handle": ["mug"], "Reason": ["Price out of range"]})
    assert compare(frame).predicted == 1


def test_several_messages_in_one_cell(tmp_path):
    found = read('Handle,Reason,Code\nmug,"Odd\nBad | Worse; Worst",7\n', tmp_path)
    assert [refusal.said for refusal in found] == [("Odd",), ("Bad",), ("Worse",), ("Worst",)]
    assert pieces("The price is 0; it must be more.") == ["The price is 0; it must be more."]


def test_what_was_listed_is_no_refusal(tmp_path):
    rows = ("a,Active,Old news", "b,Synced,", "c,Pending,", "d,Draft,-", "e,,Success", "f,Failed,")
    found = read("\n".join(["Handle,Status,Reason", *rows]), tmp_path)
    assert [(refusal.names, refusal.is_status) for refusal in found] == [(("f",), True)]


def test_a_row_too_long_keeps_what_is_known(tmp_path):
    [refusal] = read("Handle,Reason\nmug,Price out of range, sadly\n", tmp_path)
    assert refusal.said == ("Price out of range",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("Handle,Price\nmug,5\n", "Its columns: Handle, Price. Give one column that names"),
        ('Handle,Reason\nmug,Odd\ntee,"never closed\n', "line 3: The file ends inside a quoted"),
        ('{"handle": "a", "message": "b"}\n{"handle": "c", \n', "line 2: the line is not valid"),
        ('{"products": [{"id": 5}', "is not valid JSON"),
        ('{"openapi": "3.1"}', "holds no answer that is known. It has: openapi."),
        ("[]", "holds no answer"),
        ("[" * 5000, "Nested too deeply"),
        ("<rss><channel/></rss>", "is XML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        (b"\x00\x01\x02" * 400, "is no text"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(tmp_path, content, words):
    with pytest.raises(SourceError) as raised:
        read(content, tmp_path)
    assert words in str(raised.value)
    assert "refusals.csv" in str(raised.value)


@pytest.mark.parametrize("source", [5, [5], ["mug"], None, {"mug": {"price": 5}}, [{"a": 1}]])
def test_what_is_no_refusal_in_memory_says_so(source):
    with pytest.raises(SourceError, match="is no answer that is known"):
        list(refusals_of(source))


def test_answers_nested_without_end_do_not_break_it():
    document = {"data": {}}
    for _ in range(400):
        document = {"data": document}
    with pytest.raises(SourceError):
        list(refusals_of([document]))


@pytest.mark.skipif(not REAL.is_dir(), reason="the real answers are not here")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("v202309_ProductGetProductDetailResponse", ("violate listing rules",)),
        ("v202309_ProductGetProductDiagnosesResponse", ("TITLE_LESS_THAN_40_CHARACTERS",)),
        ("v202309_ProductSearchProductsResponse", ("The required qualification is missed.",)),
        ("CreateProductListingCheckResponse", ("Product title invalid", "12052700")),
        ("search_products_202502_live_response", None),
    ],
)
def test_real_answers_are_read(name, expected):
    [path] = REAL.glob(f"*{name}.json")
    found = [refusal.said for refusal in refusals_of(str(path))]
    assert found[:1] == ([expected] if expected else [])


# The run as a whole


SAID = """\
Handle,Status,Reason
linen-apron,Sync failed,Price out of range
steel-mug,Sync failed,The product name exceed max limit characters
steel-mug,Sync failed,Identifier code already entered
soy-candle,Review failed,Redirecting Traffic
soy-candle,Sync failed,Authentication expired
linen-apron,Review failed,Qqqq zzzz
paper-lantern,Sync failed,Package Weight is missing.
"""


def test_a_comparison_looks_as_it_did(snapshot, monkeypatch, tmp_path, pack, export):
    monkeypatch.setattr("listingcheck.__version__", "0.0.0")
    monkeypatch.chdir(tmp_path)
    Path("refusals.csv").write_text(SAID)
    found = lc.reconcile(export, "refusals.csv", profile=pack)
    snapshot("reconcile.text", f"{found}\n".replace(pack, "PACK"))
    told = json.dumps(found.to_dict(), indent=1)
    snapshot("reconcile.json", f"{told}\n".replace(pack, "PACK"))


def test_most_of_the_example_is_predicted():
    found = lc.reconcile(str(EXPORT), str(REFUSALS))
    assert (found.refusals, found.predicted, len(found.unmatched)) == (10, 6, 1)
    assert {miss.cause for miss in found.misses} == {Cause.ABSENT, Cause.BELOW, Cause.OUTSIDE}


def test_the_json_has_the_documented_keys():
    found = json.loads(json.dumps(compare({"mug": "Odd qqqq", "x": "y"}).to_dict()))
    assert list(found) == [
        *("schema_version", "tool", "profile", "counts", "share"),
        *("reasons", "misses", "unmatched"),
    ]
    for key, names in (
        ("counts", "products unread refusals predicted missed unmatched"),
        (
            "reasons",
            "reason rule messages predicted_and_happened predicted_only happened_only share",
        ),
        ("misses", "product message where blocks reason cause rule explanation other_rules"),
        ("unmatched", "names message where blocks why"),
    ):
        first = found[key] if key == "counts" else found[key][0]
        assert list(first) == names.split()


def test_what_listingcheck_says_in_tiktoks_tongue_is_predicted_when_it_comes_back(tmp_path):
    """A round trip through both formats: every failure it reports is one it predicts."""
    CliRunner().invoke(main, ["check", str(EXPORT), "--format", f"tiktok={tmp_path / 'a.jsonl'}"])
    found = lc.reconcile(str(EXPORT), str(tmp_path / "a.jsonl"), fail_on="info")
    assert found.refusals > 15
    assert [(miss.product, miss.refusal.message) for miss in found.misses] == []
    assert found.unmatched == ()


def test_a_notebook_shows_a_table_and_nothing_can_break_out_of_it():
    evil = "<script>alert(1)</script>\x1b[31m"
    found = compare([("mug", "Price out of range"), ("tee", evil), (evil, evil)])
    assert "<table>" in found._repr_html_()
    assert "<script>" not in found._repr_html_()
    assert "\x1b" not in str(found) + found._repr_html_()
    assert "1 of 3 refusals predicted" in repr(found)


def test_many_misses_are_counted_in_text_and_all_named_in_json():
    found = compare([("tee", f"qqqq {number}") for number in range(60)])
    assert "and 10 more" in str(found)
    assert len(found.to_dict()["misses"]) == 60


def test_an_export_without_products_is_no_success(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text(EXPORT.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    with pytest.raises(SourceError, match="nothing was compared"):
        lc.reconcile(str(path), {})


def test_a_rule_that_breaks_is_told(monkeypatch):
    def breaks(self, product, variant):
        raise ZeroDivisionError("boom")
        yield

    from listingcheck.rules.price.zero import PriceZero

    monkeypatch.setattr(PriceZero, "check", breaks)
    with pytest.raises(RuleError, match="price-zero"):
        compare({})
    assert compare({}, ignore=["price-zero"]).refusals == 0


def test_a_rule_of_ones_own_is_known():
    path = next((ROOT / "examples" / "rules").glob("*.py"))
    assert compare({}, rules=[str(path)]).refusals == 0


def test_the_package_and_the_function_share_a_name():
    import listingcheck.reconcile.desk

    assert lc.reconcile is listingcheck.reconcile
    assert lc.reconcile([FREE], REFUSED).predicted == 1


def test_examples_of_predictions_are_few(monkeypatch):
    monkeypatch.setattr(predictions, "EXAMPLES", 3)
    many = [FREE.changed(key=f"mug-{number}") for number in range(40)]
    told = row(compare({"mug-7": "Price out of range"}, *many), "price-zero")
    assert (told.both.products, told.predicted_only.count) == (("mug-7",), 39)
    assert told.predicted_only.products == ("mug-0", "mug-1", "mug-2")


# The command


def call(*arguments):
    return CliRunner().invoke(main, ["reconcile", *map(str, arguments)])


def test_the_command_tells_a_table_and_exits_with_1_for_a_miss():
    ran = call(EXPORT, "--refusals", REFUSALS, "--for", "tiktok-shop/us")
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert "predicted and happened  predicted only  happened only  share  reason" in ran.stdout


def test_everything_predicted_exits_with_0(tmp_path):
    path = tmp_path / "refusals.csv"
    path.write_text("Handle,Reason\nenamel-mug,Price out of range\n")
    ran = call(EXPORT, "--refusals", path, "--format", "json")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)["counts"]["predicted"] == 1
    ran = call(EXPORT, "--refusals", path, "--refusals", REFUSALS, "--format", "json")
    assert (ran.exit_code, json.loads(ran.stdout)["counts"]["refusals"]) == (1, 11)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([EXPORT, "--refusals", "nowhere.csv"], "There is no file nowhere.csv"),
        ([EXPORT, "--refusals", EXPORT], "no column that says why"),
        (["nowhere.csv", "--refusals", REFUSALS], "There is no file nowhere.csv"),
        ([EXPORT, "--refusals", REFUSALS, "--for", "tiktok-shop/xx"], "There is no profile"),
    ],
)
def test_what_cannot_be_done_exits_with_2_and_one_line(arguments, words):
    ran = call(*arguments)
    assert ran.exit_code == 2
    assert words in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_options_of_check_are_understood(tmp_path):
    (tmp_path / "listingcheck.toml").write_text('ignore = ["price"]\nformat = "json=x.json"\n')
    (tmp_path / "refusals.csv").write_text("Handle,Reason\nenamel-mug,Price out of range\n")
    options = ("--refusals", tmp_path / "refusals.csv", "--config", tmp_path / "listingcheck.toml")
    ran = call(EXPORT, *options, "--from", "shopify", "--format", "json")
    assert json.loads(ran.stdout)["misses"][0]["cause"] == "ignored"
    assert not Path("x.json").exists()
