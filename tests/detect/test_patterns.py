# SPDX-License-Identifier: Apache-2.0
import listingcheck as lc
from listingcheck import sample
from listingcheck.detect import patterns


def test_where_google_re2_has_no_wheel_the_same_is_found(monkeypatch):
    monkeypatch.setattr(patterns, "_re2", lambda: None)
    product = sample.product(description="<p>Oak stool. Gmail → anna.k. WhatsApp: 0912 345 678</p>")
    slow = lc.Checker("tiktok-shop/us", ignore=["prohibited", "restricted"]).check(product)
    monkeypatch.undo()
    fast = lc.Checker("tiktok-shop/us", ignore=["prohibited", "restricted"]).check(product)
    assert slow == fast
    assert "redirect-email" in {failure.rule for failure in slow}
