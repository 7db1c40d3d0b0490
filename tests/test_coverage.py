# SPDX-License-Identifier: Apache-2.0
"""docs/tiktok-shop.md names rules that exist and that some market of TikTok Shop switches on."""

import re
from pathlib import Path

from listingcheck.profile import load_profile, profiles

PAGE = Path(__file__).parents[1] / "docs" / "tiktok-shop.md"
MARKETS = {name for name in profiles() if name.startswith("tiktok-shop/")}


def rules_on(name):
    return {rule for rule, said in load_profile(name).rules.items() if said.severity != "off"}


def test_every_rule_named_is_on_in_some_market():
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", PAGE.read_text("utf-8")))
    assert len(named) > 80
    assert named <= set().union(*map(rules_on, MARKETS))


def test_there_is_a_pack_for_every_market():
    sixteen = [
        "br",
        "de",
        "es",
        "fr",
        "id",
        "ie",
        "it",
        "jp",
        "mx",
        "my",
        "ph",
        "sg",
        "th",
        "uk",
        "us",
        "vn",
    ]
    assert {f"tiktok-shop/{market}" for market in sixteen} == MARKETS
