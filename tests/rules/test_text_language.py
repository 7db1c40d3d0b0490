# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import data, sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.rule import Context
from listingcheck.rules.text._languages import NAMES, Languages
from listingcheck.rules.text.language import TextLanguage

TEXTS = {
    "en": "The lamp is made of oak and it can be used with any bulb. You will find that the light is warm and that it is not too bright for your desk.",
    "de": "Die Lampe ist aus Eiche und kann mit jeder Birne benutzt werden. Das Licht ist warm und nicht zu hell für den Tisch, auf dem sie steht.",
    "fr": "La lampe est en chêne et peut être utilisée avec une ampoule de votre choix. Elle est livrée dans une boîte pour les cadeaux, avec des piles, et sur demande sans les piles.",
    "es": "La lámpara es de roble y se puede usar con una bombilla cualquiera. Es muy cálida para los ojos, y también más barata por su tamaño que las del salón, pero sin pilas.",
    "it": "La lampada è di quercia e può essere usata con una lampadina qualsiasi. È molto calda per gli occhi, ed anche più bella nella camera dei bambini, ma non è per il bagno.",
    "pt": "O abajur é de carvalho e não é pesado. Você pode usar com uma lâmpada comum, mas não no banheiro. É muito bonito na sala e também no quarto do seu filho, e são dois anos.",
    "nl": "De lamp is van eikenhout en kan met een gewone peer worden gebruikt. Het licht is niet te fel voor uw bureau, maar ook niet te zwak, en dat is voor het lezen zeer fijn. Je kunt hem ook aan de muur hangen met het haakje dat wij erbij doen.",
    "pl": "Lampa jest z dębu i może być używana z każdą żarówką. Nie jest ciężka, a światło jest bardzo ciepłe oraz przyjemne dla oczu, dzięki temu można ją postawić na biurku lub przy łóżku. To jest prezent, który się przyda.",
    "ms": "Lampu ini dibuat dari kayu dan dapat digunakan dengan bohlam yang ada. Cahaya tidak terlalu terang untuk meja anda, dan juga sangat hangat. Harap baca petunjuk yang ada di dalam kotak sebelum digunakan.",
    "vi": "Đèn được làm từ gỗ sồi và có thể dùng với các loại bóng. Ánh sáng không quá chói cho bàn của bạn, và cũng rất ấm. Sản phẩm này được đóng trong hộp để làm quà cho người thân.",
    "tl": "Ang ilaw na ito ay gawa sa kahoy at pwede mo itong gamitin sa kahit anong bombilya. Hindi ito masyadong maliwanag para sa mesa mo, at may kasama rin na kahon ang mga ito para sa regalo ninyo.",
}


def said_of(text, **options):
    rule = TextLanguage(options, Context(words=data.words))
    product = sample.product(description=f"<p>{text}</p>")
    return Engine([BoundRule(rule, rule.severity, None)]).check(product)


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_known_and_accepted_at_home(language):
    assert said_of(TEXTS[language], accepted=(language,)) == []
    others = [name for name in TEXTS if name != language]
    for other in others:
        (failure,) = said_of(TEXTS[language], accepted=(other,))
        assert failure.message.startswith(f"The description is in {NAMES[language]}")
        assert failure.limit == NAMES[other]


def test_indonesian_is_not_told_from_malay():
    assert said_of(TEXTS["ms"], accepted=("id",)) == []


@pytest.mark.parametrize(
    ("text", "speaks"),
    [(TEXTS["en"], True), ("โคมไฟทำจากไม้และใช้ได้กับหลอดไฟทุกชนิด " * 3 + TEXTS["en"], False)],
)
def test_thai_beside_english_is_thai(text, speaks):
    assert bool(said_of(text, accepted=("th",))) is speaks


@pytest.mark.parametrize(
    "text",
    [
        "Eau de Toilette de la Maison, Château des Roses, Crème de la Crème, 100 ml",
        "100 % Baumwolle, Maschinenwäsche, Rundhals, Größe M",
        "Der Die Das: a German grammar for beginners. The book has been written for you.",
        "",
    ],
)
def test_names_and_features_say_nothing(text):
    assert said_of(text, accepted=("en",)) == []


def test_a_required_language_that_is_lacking_is_noted():
    options = {"accepted": ("ms", "en"), "required": "ms"}
    (failure,) = said_of(TEXTS["en"], **options)
    assert (failure.severity, failure.limit) == ("info", "Malay")
    assert said_of(TEXTS["ms"], **options) == []
    assert said_of(f"{TEXTS['ms']} {TEXTS['en']}", **options) == []
    (failure,) = said_of(TEXTS["de"], **options)
    assert failure.severity == "warning"


def test_without_accepted_languages_nothing_is_checked():
    assert TextLanguage({}, Context(words=data.words)).patterns() == []
    assert said_of(TEXTS["de"]) == []


def test_a_language_that_no_list_has_is_left_out():
    assert Languages(data.words("function_words")).known(["en", "xx", "fil"]) == {"en", "tl"}
    assert said_of(TEXTS["de"], accepted=("xx",)) == []


def test_every_language_has_a_name_and_words_once():
    words = data.words("function_words")
    assert {*words["words"], *words["unspaced"], *words["same"].values()} <= NAMES.keys()
    for listed in (*words["words"].values(), *words["unspaced"].values()):
        assert len(listed) == len(set(listed))
