# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.detect.folding import folded, is_usual, pieces, unmixed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ｗｈａｔｓ", "whats"),
        ("🅦🅗🅐🅣🅢 🆆 🇼", "WHATS W W"),
        ("ᴡʜᴀᴛꜱ", "whats"),
        ("𝐰𝐡𝐚𝐭𝐬", "whats"),
        ("1️⃣2️⃣ ๐๘ ❶ 🔟", "12 08 1 10"),
        ("wh\u200bats\u00adapp", "whatsapp"),
        ("w̶h̶a̶t̶s̶ 转̶账̶", "whats 转账"),
        ("whаtsаpp", "whatsapp"),
        ("РМ іs thе kеу", "PM is the key"),
        ("liên hệ".replace("ê", "e\u0302"), "liên hệ"),
        ("ﾌﾟﾛﾌ", "プロフ"),
        ("加Ｖ：１２３", "加V:123"),
        ("น้ำหอม", "น้ำหอม"),
    ],
)
def test_a_text_is_read_as_the_eye_reads_it(text, read):
    assert folded(text) == read


@pytest.mark.parametrize(
    "text", ["Мёд", "α-lipoic", "10 µm", "Größe", "áo thun", "น้ำหอม", "綿100%"]
)
def test_honest_letters_stay(text):
    assert folded(text).replace("μ", "µ") == text


@given(st.text())
def test_what_is_usual_is_left_as_it_is(text):
    if is_usual(text):
        assert folded(text) == text


@given(st.text())
def test_pieces_stand_in_order_and_folding_twice_changes_nothing(text):
    end = 0
    for piece in pieces(text):
        assert end <= piece.start < piece.end or piece.start == piece.end == 0
        end = piece.end
    assert len(unmixed(text)) == len(text)
