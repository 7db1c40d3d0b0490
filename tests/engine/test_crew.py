# SPDX-License-Identifier: Apache-2.0
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listingcheck import Checker, Shop, read, sample
from listingcheck.engine import BoundRule, Crew, Engine, crew, helpers
from listingcheck.errors import ListingcheckError
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Origin, Product
from listingcheck.rule import PositionRule, ProductRule, VariantRule
from listingcheck.rules.sku.duplicate import SkuDuplicate
from listingcheck.sources import Reading
from listingcheck.suppression import Suppression
from listingcheck.tally import SourceCount, Tally

ROOT = Path(__file__).parents[2]
CATALOGS = ROOT.parent / "shared" / "catalogs"
"""Real exports, where somebody has put some."""
EXPORTS = [
    *sorted((ROOT / "examples").glob("*_products.csv")),
    *sorted(CATALOGS.glob("shopify/*__jewelery.csv")),
]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes"),
    # From 3.12 on Python warns where threads exist; those of the test runner do no harm here.
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]


def is_helper():
    return multiprocessing.parent_process() is not None


class TestRule(ProductRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    __test__ = False
    id = "test-title"
    stage = Stage.SYNC
    VALID = INVALID = (None, None)

    def check(self, product):
        if product.title == "broken":
            raise ZeroDivisionError("boom")
        if product.title is None:
            yield Finding(field="title", message="None.", fix=Fix("Add."))


class Priced(VariantRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-price"
    stage = Stage.SYNC
    absent = "variants[].price"
    VALID = INVALID = (None, None)

    def check(self, product, variant):
        if variant.price is None:
            yield Finding(field=variant.at("price"), message="None.", fix=Fix("Add."))


class EveryTenth(PositionRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-position"
    stage = Stage.SYNC
    VALID = INVALID = (None, None)

    def check(self, product, position):
        if position % 10 == 9:
            yield Finding(field="title", message=f"Number {position}.", fix=Fix("Wait."))


class DeadlyToHelpers(TestRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-deadly"

    def check(self, product):
        if is_helper():
            os.kill(os.getpid(), signal.SIGKILL)
        yield from ()


class SlowFirst(TestRule):
    """x What it checks: Why the marketplace minds: How to fix it:"""

    id = "test-slow"

    def check(self, product):
        if is_helper() and product.title == "slow":
            time.sleep(0.5)
        yield Finding(field="title", message="Seen.", fix=Fix("Nothing."))


class EveryThird(Suppression):
    def __init__(self):
        self.asked = []

    def suppresses(self, failure, product):
        self.asked.append((failure.rule, product.key if product else None))
        return len(self.asked) % 3 == 0


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Helpers from the second batch on, whatever threads the test runner has."""
    monkeypatch.setattr(helpers, "ENOUGH_TO_FORK", 0)
    monkeypatch.setattr(helpers, "_is_single_threaded", lambda: True)
    yield
    assert not multiprocessing.active_children()


@pytest.fixture
def handed(monkeypatch):
    """How many batches helpers were handed."""
    parcels = []
    submit = helpers.Helpers.submit

    def counted(self, parcel):
        parcels.append(parcel)
        return submit(self, parcel)

    monkeypatch.setattr(helpers.Helpers, "submit", counted)
    return parcels


def engine(*rules, jobs=1, **given):
    bound = [BoundRule(rule(), Severity.ERROR, None) for rule in rules]
    return Engine(bound, crew=Crew(jobs), **given)


def everything(products, jobs):
    """All that a run says, in order."""
    suppress, tally = EveryThird(), Tally()
    rules = (TestRule, Priced, EveryTenth, SkuDuplicate)
    said = list(engine(*rules, jobs=jobs, suppress=suppress).stream(products, tally))
    sources = [source.to_dict() for source in tally.sources]
    return said, tally.counts(), tally.outcomes, sources, suppress.asked, tally.broken_rules


def reports(make):
    return [json.dumps(make(jobs).to_dict(), ensure_ascii=True) for jobs in (1, 2, 3)]


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_a_report_is_the_same_with_any_number_of_processes(path, handed):
    shop = Shop(upload_quota=3)
    reports = [Checker(jobs=jobs, shop=shop).run(many(path)).to_dict() for jobs in (1, 2, 3)]
    alone, two, three = map(json.dumps, reports)
    assert alone == two == three
    assert handed


def many(path):
    """The products of an export, time and again, as one reading."""
    reading = read(path)
    products = [*reading]
    repeated = Reading()
    repeated.add(SourceCount(str(path), "test"), products * (150 // len(products) + 1))
    return repeated


ORIGINS = [
    Origin(platform="a", file="a.csv"),
    Origin(platform="b", file="b.csv", lacks=frozenset({"variants[].price"})),
    Origin(platform="c", file="c.csv", lacks=frozenset({"variants[].price", "title"})),
]


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 90), st.sampled_from(ORIGINS), st.sampled_from(["A", None, "broken"])
        ),
        max_size=5,
    )
)
def test_batches_of_any_length_give_the_same_answer(runs):
    variants = [sample.variant(price=None)]
    products = [
        sample.product(key=f"{n}-{i}", title=title, origin=origin, variants=variants)
        for n, (count, origin, title) in enumerate(runs)
        for i in range(count)
    ]
    assert everything(products, 1) == everything(products, 3)


def reading_that(ends, at):
    """300 products of which every 50th could not be read; something happens at one of them."""
    reading = Reading()
    count = SourceCount("a.csv", "test")
    ledger = reading.ledger(count)

    def products():
        for n in range(300):
            if n % 50 == 0:
                ledger.unread("Broken.", "Mend it.", record=n + 1)
            if n == at:
                raise ends
            yield sample.product(key=str(n), title=None if n % 7 else "A")

    reading.add(count, products())
    return reading


def test_records_that_could_not_be_read_are_told_where_they_stood():
    said = everything(reading_that(ZeroDivisionError, None), 1)
    assert said == everything(reading_that(ZeroDivisionError, None), 3)
    rules = [failure.rule for failure in said[0]]
    assert rules.count("row-unreadable") == 6
    assert rules.index("row-unreadable") < rules.index("test-title", 50)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_what_came_before_a_source_broke_is_told_first(jobs):
    stream = engine(TestRule, jobs=jobs).stream(reading_that(OSError("gone"), 200), Tally())
    told = []
    with pytest.raises(OSError, match="gone"):
        told.extend(stream)
    assert told[-1].product == "191"


def test_interrupting_ends_all_processes(handed):
    stream = engine(TestRule, jobs=3).stream(reading_that(KeyboardInterrupt(), 250), Tally())
    with pytest.raises(KeyboardInterrupt):
        list(stream)
    assert handed


def test_stopping_early_ends_all_processes(handed):
    stream = engine(TestRule, jobs=3).stream(reading_that(OSError, None), Tally())
    while not handed:
        next(stream)
    assert multiprocessing.active_children()
    stream.close()


def test_a_killed_helper_is_an_error_that_says_what_to_do():
    products = [sample.product(key=str(n)) for n in range(300)]
    with pytest.raises(ListingcheckError, match="--jobs 1"):
        list(engine(DeadlyToHelpers, jobs=3).stream(products, Tally()))


class Odd(Product):
    """A product that cannot be sent."""

    def __reduce__(self):
        raise TypeError("not to be sent")


def test_products_that_cannot_be_sent_are_looked_at_here(handed):
    odd = [Odd(key=str(n), title=None) for n in range(200)]
    assert everything(odd, 3) == everything(odd, 1)
    assert not handed


def test_a_slow_batch_does_not_make_memory_grow(monkeypatch):
    monkeypatch.setattr(crew, "AHEAD", 3)
    taken = []

    def products():
        for n in range(20_000):
            taken.append(n)
            yield sample.product(key=str(n), title="slow" if n == 32 else "A")

    stream = engine(SlowFirst, jobs=2).stream(products(), Tally())
    assert [next(stream).product for _ in range(33)][-1] == "32"
    assert len(taken) <= 32 * 6
    stream.close()


def test_a_small_run_starts_no_process(monkeypatch, handed):
    monkeypatch.setattr(helpers, "ENOUGH_TO_FORK", 1_000)
    everything([sample.product(key=str(n)) for n in range(900)], 3)
    assert not handed


def test_where_other_threads_are_a_process_is_made_anew(monkeypatch, handed):
    monkeypatch.setattr(helpers, "_is_single_threaded", lambda: False)
    monkeypatch.setattr(helpers, "ENOUGH_TO_SPAWN", 0)
    few = {"select": ("title", "sku", "price")}
    products = [sample.product(key=str(n), title=None if n % 5 else "A") for n in range(300)]
    said = [Checker(jobs=jobs, **few).run(products).to_dict() for jobs in (1, 2)]
    assert said[0] == said[1]
    assert handed


def test_rules_that_cannot_be_sent_stay_here(monkeypatch, handed):
    monkeypatch.setattr(helpers, "_is_single_threaded", lambda: False)
    monkeypatch.setattr(helpers, "ENOUGH_TO_SPAWN", 0)

    class Local(TestRule):
        """x What it checks: Why the marketplace minds: How to fix it:"""

        id = "test-local"

    products = [sample.product(key=str(n), title=None) for n in range(100)]
    checker = Checker(jobs=2, rules=[Local], select=["test-local"])
    assert len(checker.run(products).failures) == 100
    assert not handed


@pytest.mark.parametrize("error", [OSError("no room"), ImportError("no semaphores")])
def test_a_system_without_room_for_processes_is_no_obstacle(monkeypatch, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr(helpers, "ProcessPoolExecutor", refuse)
    products = [sample.product(key=str(n), title=None) for n in range(200)]
    assert everything(products, 3) == everything(products, 1)


ENDLESS = """
import itertools, multiprocessing
from listingcheck import sample
from listingcheck.engine import BoundRule, Crew, Engine
from listingcheck.failure import Severity
from listingcheck.tally import Tally
from listingcheck.rules.title.missing import TitleMissing

engine = Engine([BoundRule(TitleMissing(), Severity.ERROR, None)], crew=Crew(3))
bare = sample.product(title=None)
for n, _ in enumerate(engine.stream(itertools.repeat(bare), Tally())):
    if n == 3_000:
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_helpers_end_with_their_parent(end):
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True, process_group=0) as parent:
        assert parent.stdout is not None
        pids = parent.stdout.readline().split()
        # A terminal interrupts all processes; whoever ends one from outside, the one they know.
        (os.killpg if end is signal.SIGINT else os.kill)(parent.pid, end)
        # What they print ends once nobody can print any more: no helper lives.
        _, complaint = parent.communicate(timeout=60)
    assert len(pids) == 2
    assert complaint.count("KeyboardInterrupt") == (end is signal.SIGINT)
