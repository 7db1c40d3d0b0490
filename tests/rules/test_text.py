# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listingcheck import registry, sample
from listingcheck.detect.patterns import pattern_set
from listingcheck.engine import BoundRule, Engine
from listingcheck.fixes.apply import apply
from listingcheck.rules.text._mojibake import PATTERNS, misread, read_back

RULES = {rule.id: rule for rule in registry.built_in() if rule.id.startswith("text-")}
ALL = ("Arabic", "Cyrillic", "Devanagari", "Han", "Hangul", "Hebrew", "Kana", "Thai")

HONEST = (
    "Café Crème, 20 °C – “Größe” ½ … 5 €",
    "NESTLÉ® AVELÃ™ MAÇÃ® PÃO CORAÇÃO",
    "« Voilà », dit-il : « l’été »\u00a0!",
    "Der Buchstabe „Ä“, das „Å“ und das „ß“",
    "Ångström Ärmel Łódź Żółć İstanbul Ďábel",
    "Tấm vải ấm áp, Đà Nẵng – Châu Âu\u00a0!",
    "Привет, мир — «да»",
    "ผ้าเช็ดตัว 台灯 カメラ 아누아",
)
WORDS = ("Café", "Größe", "naïve", "Łódź", "İstanbul", "señor", "Привет", "ไทย", "日本語", "🔥🔥")


def said_of(rule_id, settings=None, *, shortcuts=True, **fields):
    rule = RULES[rule_id]
    engine = Engine([BoundRule(rule(settings), rule.severity, None)], shortcuts=shortcuts)
    return engine.check(sample.product(**fields))


def misread_once(text, encoding):
    """What a program makes of UTF-8 that it takes for a one-byte encoding."""
    if encoding == "latin-1":
        return text.encode().decode("latin-1")
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_not_broken(text):
    assert misread(text) == []
    assert read_back(text) == text
    assert said_of("text-mojibake", title=text, description=f"<p>{text}</p>") == []


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("word", WORDS)
def test_broken_text_is_found_and_read_back(word, times, encoding):
    broken = word
    for _ in range(times):
        broken = misread_once(broken, encoding)
    assert misread(broken)
    assert read_back(broken) == word
    (failure,) = said_of("text-mojibake", title=f"{broken} mug")
    assert failure.fix.edits[0].new == f"{word} mug"


@given(st.text(alphabet="aZ ÃÂâ€™œÄÅ‚¡©®\u00a0\u0081ðŸ˜ïｿ½¿à¸Ðé”’\ufffd", max_size=20))
@example("ï¿½")
def test_what_is_found_has_a_pattern_and_both_engines_agree(text):
    rule = RULES["text-mojibake"]()
    fast, slow = pattern_set(rule.patterns()), pattern_set(rule.patterns(), linear=False)
    assert list(fast.match(text)) == list(slow.match(text))
    assert not misread(text) or pattern_set(PATTERNS).match(text)
    quick = said_of("text-mojibake", title=text)
    assert quick == said_of("text-mojibake", title=text, shortcuts=False)


@pytest.mark.parametrize("text", ["Caf\ufffd CrÃ¨me", "NETRAMï¿½", "â\u0093 Mug Ã¢\u0093"])
def test_what_was_lost_is_left_to_a_person(text):
    (failure,) = said_of("text-mojibake", title=text)
    assert failure.fix.edits == ()


def test_a_broken_option_value_is_mended_on_every_variant():
    variants = sample.variants(["GrÃ¼n", "S"], ["Rot", "S"], ["GrÃ¼n", "M"])
    product = sample.product(options=("Farbe", "Size"), variants=variants)
    (failure,) = said_of("text-mojibake", options=product.options, variants=product.variants)
    fixed = apply(product, failure.fix.edits)
    assert [variant.options[0] for variant in fixed.variants] == ["Grün", "Rot", "Grün"]


def test_a_broken_option_name_is_mended():
    (failure,) = said_of("text-mojibake", options=("GrÃ¶ÃŸe",), variants=[sample.variant("S")])
    assert [(edit.field, edit.new) for edit in failure.fix.edits] == [("options[0]", "Größe")]


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("Arabic", "مصباح"),
        ("Cyrillic", "Лампа"),
        ("Devanagari", "दीपक"),
        ("Han", "台灯"),
        ("Han", "𠮷野家"),
        ("Hangul", "램프"),
        ("Hebrew", "מנורה"),
        ("Kana", "ランプ"),
        ("Thai", "โคมไฟ"),
    ],
)
def test_each_script_is_known_by_its_letters_and_no_others(script, text):
    assert said_of("text-script", {"refused": [script]}, title=f"Lamp {text}")
    others = [other for other in ALL if other != script]
    assert said_of("text-script", {"refused": others}, title=f"Lamp {text}") == []


@pytest.mark.parametrize("text", ["Lamp【New】、・ー〜", "½ ㎝ ① №", "Ωμα β-carotene", "Ｌａｍｐ"])
def test_marks_and_wide_letters_are_no_foreign_script(text):
    assert said_of("text-script", {"refused": ALL, "foreign": ALL}, title=text) == []


def test_no_options_refuse_nothing():
    assert said_of("text-script", title="台灯 Лампа") == []


def test_a_foreign_word_is_no_foreign_text():
    foreign = {"foreign": ["Hangul"]}
    assert said_of("text-script", foreign, title="Anua 아누아 Toner") == []
    (failure,) = said_of("text-script", foreign, title="아누아 어성초 토너 Anua")
    assert (failure.stage, failure.severity) == ("review", "warning")


def test_chinese_is_quoted_from_where_it_stands():
    description = "<p>Lamp &amp; <b>台</b>灯</p>"
    (failure,) = said_of("text-script", {"refused": ["Han"]}, description=description)
    (quote,) = failure.evidence
    assert description[quote.start : quote.end] == quote.text == "台</b>灯"


@pytest.mark.parametrize("piece", ["Ã", "Ã©", "é", "à¸", "â€", "Ð", "台", "台a", "a", "\ufffd"])
def test_hostile_text_ends(piece):
    """Work that grows with the square of a quarter megabyte would not end."""
    text = piece * (250_000 // len(piece))
    for rule, settings in (("text-mojibake", None), ("text-script", {"refused": ALL})):
        found = said_of(rule, settings, title=text, description=text, shortcuts=False)
        assert "internal-error" not in {failure.rule for failure in found}
        assert all(len(failure.evidence) <= 10 for failure in found)
