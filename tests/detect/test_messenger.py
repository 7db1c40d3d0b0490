# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.detect.account import Accounts
from listingcheck.detect.messenger import Messengers
from listingcheck.detect.names import MOST
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.username import Usernames

ACCOUNTS = Accounts(
    labels=("id", "ไอดี", "아이디"), naming=("は",), usernames=Usernames(("notifications",))
)
MESSENGERS = Messengers(
    ("whatsapp", "telegram", "wechat", "zalo", "za lo", "line id", "카톡", "微信", "zap(|zap)"),
    ("line", "wa", "signal", "ไลน์"),
    codes=("vx", "qq", "加v"),
    signs=("🟢💬", "📲"),
    veto=("sku",),
    accounts=ACCOUNTS,
)
GATE = pattern_set(MESSENGERS.patterns)
PIECES = st.sampled_from(
    ["WhatsApp", "line", "wa", "vx", "加v", "ไลน์", "📲", " ", ":", "ID", "@", "oak", "_", "0812345", "+", "-", "."]
)  # fmt: skip


def found(text):
    return [text[span.start : span.end] for span in MESSENGERS.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "LINE ID: oakexample",
        "LINE @oak",
        "LINE: oak_example",
        "line ID: oak77example",
        "WeChat: oak_123",
        "wechat oak88",
        "vx abc123",
        "VX:oak88",
        "加V oak88",
        "微信oak_88",
        "QQ 123456",
        "Telegram @oak",
        "Telegram: oakexample",
        "zalo 0912345678",
        "za lo 0912.345.678",
        "zalo o9l2.34S.678",
        "zapzap 11 98765-4321",
        "카톡 아이디 oakexample",
        "카톡 아이디는 oakexample",
        "ไลน์: oakexample",
        "WA 0812 3456 7890",
        "WA: 812 3456 789",
        "Signal +49 151 23456789",
        "WhatsApp no. 0812 3456 7890",
        "🟢💬 0812 3456 7890",
        "📲 (21) 9 9876 5432",
    ],
)
def test_ids_and_numbers(text):
    assert found(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "A-line skirt",
        "LINE FRIENDS Brown",
        "line 2",
        "line: M24x1",
        "Fishing line PE0.8 300m",
        "Signal whistle",
        "Signal 20231105",
        "QQ糖 500g",
        "QQ-123456",
        "telegram-style print",
        "WhatsApp notifications",
        "WhatsApp: notifications",
        "Works with WhatsApp, 240x284 px, 280 mAh",
        "WhatsApp, SKU 12345678",
        "WhatsApp 1200-1500 mAh",
        "微信、WhatsApp 消息提醒",
        "ws_ftp whatsapp_x",
        "VX 200 motor",
        "📲 2012-2015",
    ],
)
def test_no_ids(text):
    assert found(text) == []


@given(st.lists(PIECES, max_size=20).map("".join))
def test_the_patterns_let_through_all_that_is_found(text):
    assert not found(text) or GATE.match(text)


@pytest.mark.parametrize("text", ["line ", "line:", "wa 0", "whatsapp ", "vx a", "qq 1 "])
def test_hostile_texts_take_linear_time(text):
    assert len(MESSENGERS.find(text * 10_000)) <= 4 * MOST
