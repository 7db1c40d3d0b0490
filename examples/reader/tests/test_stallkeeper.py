# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

from listingcheck_stallkeeper import PLATFORM

from listingcheck import sources
from listingcheck.sources import platforms

EXPORT = Path(__file__).parents[1] / "stall.csv"


def test_it_knows_its_own_export():
    header = EXPORT.read_text("utf-8").splitlines()[0].split(";")
    assert PLATFORM.evidence(header).missing == ()
    assert PLATFORM.evidence(["Handle", "Title"]).missing == ("article no.", "stall price")


def test_every_record_is_accounted_for(monkeypatch):
    monkeypatch.setattr(platforms, "known", lambda: (PLATFORM,))
    reading = sources.read(EXPORT)
    cap, mug = reading
    assert [variant.options for variant in cap.variants] == [("S",), ("M",)]
    assert (mug.options, mug.variants[0].price.amount) == ((), 0)
    assert cap.where("variants[1].price").column == "Standpreis"
    [count] = reading.sources
    assert (count.records, count.products, count.unread) == (3, 2, 1)
    assert reading.problems[0].where.line == 4
