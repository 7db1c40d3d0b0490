# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.detect.account import Accounts
from listingcheck.detect.handle import Handles
from listingcheck.detect.names import MOST
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.span import Confidence
from listingcheck.detect.username import Usernames

ACCOUNTS = Accounts(
    labels=("id", "アカウント"),
    naming=("is", "heißt", "は"),
    page=("page", "seite", "channel", "namin"),
    search=("搜",),
    usernames=Usernames(("home", "media", "supported", "sachet"), ("png", "psd"), ("underscore",)),
)
HANDLES = Handles(
    ("instagram", "ig", "insta", "facebook", "fb", "fb page", "youtube", "インスタは", "小红书"),
    ("x", "page", "เพจ"),
    signs=("📷",),
    paged=("facebook", "fb", "fb page", "小红书", "เพจ"),
    follow=("follow", "tag", "etiquétanos", "フォロー"),
    own=("tiktok",),
    accounts=ACCOUNTS,
)
GATE = pattern_set(HANDLES.patterns)
PIECES = st.sampled_from(
    [
        "@",
        "oak",
        "_",
        ".",
        ":",
        " ",
        "\n",
        "IG",
        "fb",
        "page",
        "x",
        "小红书",
        "📷",
        "“",
        "”",
        "9",
        "é",
    ]
)


def found(text):
    return [text[span.start : span.end] for span in HANDLES.find(text)]


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Instagram: @oak.example", "@oak.example"),
        ("IG @oak", "@oak"),
        ("@oak_example on Instagram", "@oak_example"),
        ("Tag @oakexample to be seen", "@oakexample"),
        ("Etiquétanos @oakexample", "@oakexample"),
        ("Nice mug. @oak.example", "@oak.example"),
        ("IG: oakexample", "oakexample"),
        ("Insta: oakexample.", "oakexample"),
        ("fb - oakexample", "oakexample"),
        ("facebook/oakexample", "oakexample"),
        ("IG oak_example", "oak_example"),
        ("our insta is oak.example", "oak.example"),
        ("ig oak.example.shop cek ya", "oak.example.shop"),
        ("IG ID oakexample", "oakexample"),
        ("X: oak_example", "oak_example"),
        ("FB page Oak And Pine", "Oak"),
        ("FB: Oak And Pine", "Oak"),
        ("FB page namin: Oak ni Pine", "Oak"),
        ("Facebook-Seite heißt Eiche Musterdorf", "Eiche"),
        ("our YouTube channel Oak & Pine", "Oak"),
        ("小红书：橡树家居".replace("：", ":"), "橡树家居"),
        ("เพจ : บ้านโอ๊ค", "บ้านโอ๊ค"),
        ("youtube「橡の木」", "「橡の木」"),
        ("insta oak underscore example", "oak underscore example"),
        ("insta: oak . example", "oak . example"),
        ("oak_example on Instagram", "oak_example"),
        ("📷 oak_example", "oak_example"),
        ("インスタは@oak_example", "@oak_example"),
    ],
)
def test_names(text, account):
    assert found(text) == [account]


@pytest.mark.parametrize(
    "text",
    [
        "2 @ 10 cm",
        "230 V @50Hz",
        "icon@2x.png",
        "Care@Home",
        "work @ home",
        "work @home",
        "anna@example.com",
        "anna @example.com",
        "@media (max-width: 600px) { p { color: red } }",
        "10 @sachet",
        "Insta360 camera",
        "insta-worthy photo_wall",
        "Instagram story kit, story_01.psd",
        "Instagram, Facebook and YouTube videos",
        "Instagram Post Template 1080x1080",
        "YouTube: 1080p",
        "Facebook: supported.",
        "YouTube Channel Starter Kit",
        "X: 20 cm, Y: 30 cm",
        "page: 120",
        "Works with Facebook: HD camera",
        "Follow the steps @ page 2",
        "TikTok @oakexample",
        "Follow @oakexample on TikTok",
        "fb_data and x_ray",
    ],
)
def test_no_names(text):
    assert found(text) == []


def test_what_may_be_a_word_is_likely():
    (span,) = HANDLES.find("Oak shelf @oakexample")
    assert span.confidence is Confidence.LIKELY
    (span,) = HANDLES.find("IG @oakexample")
    assert span.confidence is Confidence.SURE


@given(st.lists(PIECES, max_size=20).map("".join))
def test_the_patterns_let_through_all_that_is_found(text):
    assert not found(text) or GATE.match(text)


@pytest.mark.parametrize("text", ["@", "@a ", "ig ", "ig:", "fb page ", "x:", "@a_b ", "ig “"])
def test_hostile_texts_take_linear_time(text):
    assert len(HANDLES.find(text * 10_000)) <= 4 * MOST


def test_a_name_of_several_underscores_is_found_beside_a_word_that_asks_to_follow():
    assert found("follow (oak_and_ash)") == ["oak_and_ash"]
    assert found("follow the size_chart") == []


def test_a_name_to_look_for_may_follow_its_verb_at_once():
    assert found("小红书搜老木匠工坊") == ["搜老木匠工坊"]
