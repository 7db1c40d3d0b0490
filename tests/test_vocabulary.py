"""The messages under rules/messages are whole, well formed, and found by the words sellers see."""

import json
import re

import pytest
from click.testing import CliRunner

from listingcheck import data, lookup, registry
from listingcheck.cli import main
from listingcheck.errors import ConfigurationError
from listingcheck.vocabulary import Message, parse, vocabulary

MESSAGES = vocabulary()
ENTRY = {
    "marketplace": "m",
    "group": "status",
    "kind": "data",
    "place": "title",
    "meaning": "It is odd.",
    "fix": "Put it right.",
    "preventable": "yes",
}


@pytest.fixture(scope="module", autouse=True)
def _known():
    """One reading of rules and messages for every question."""
    with pytest.MonkeyPatch.context() as patch:
        known = lookup.glossary()
        patch.setattr(lookup, "glossary", lambda: known)
        yield


def messages_of(question):
    return [message.id for found in lookup.explain(question) for message in found.messages]


def of_group(group):
    return [message for message in MESSAGES if message.group == group]


# The data


def test_every_failure_reason_is_there():
    assert {m.id for m in of_group("failure reason")} == {f"F{n:03}" for n in range(1, 117)}


def test_every_connector_code_is_there():
    assert {m.id for m in of_group("connector code")} == {f"{n:04}-m2e" for n in range(1, 23)}


def test_there_are_as_many_error_codes_as_are_known():
    codes = of_group("error code")
    assert len(codes) == 265
    assert all(re.fullmatch(r"\d{5,8}(-\d{8})?", message.id) for message in codes)


def test_no_two_messages_have_one_id_and_none_has_a_rules():
    ids = [message.id for message in MESSAGES]
    assert len(set(ids)) == len(ids)
    assert not {*ids} & {rule.id for rule in registry.built_in()}


def test_every_rule_that_a_message_names_exists():
    known = {rule.id for rule in registry.built_in()}
    missing = {name: m.id for m in MESSAGES for name in m.rules if name not in known}
    assert not missing


def test_what_can_be_prevented_has_a_rule_and_what_cannot_a_reason():
    known = lookup.glossary()
    for message in MESSAGES:
        if message.preventable == "yes":
            assert known.rules_of(message), message.id
        elif message.preventable == "no":
            assert message.why, message.id
            assert not known.rules_of(message), message.id
        else:
            assert message.why or known.rules_of(message), message.id


@pytest.mark.parametrize("part", ["meaning", "fix", "why"])
def test_explanations_are_sentences(part):
    for message in MESSAGES:
        said = getattr(message, part)
        assert said is None or re.fullmatch(r"[A-Z'].*[.]", said), (message.id, said)
        assert "—" not in (said or "")


def test_every_message_says_where_it_is_from():
    unsourced = [message.id for message in MESSAGES if not message.source]
    assert unsourced == ["F076"]
    assert {message.confidence for message in MESSAGES} <= set("ABCDE")


def test_words_that_say_the_same_lead_somewhere():
    asked = data.words("questions")
    assert not {*asked["same"]} & {*asked["ignored"]}
    assert not {*asked["same"].values()} & {*asked["same"]}


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"meanning": "x"}, "a message has no 'meanning'"),
        ({"fix": ""}, "it says no 'fix'"),
        ({"preventable": "perhaps"}, "use one of: yes, partly, no"),
        ({"source": "XY"}, "there is no source 'XY'"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(own, said):
    with pytest.raises(ConfigurationError, match=f"some.yaml, message 'x1': .*{re.escape(said)}"):
        list(parse("some.yaml", {"causes": [{"messages": {"x1": {**ENTRY, **own}}}]}))


def test_a_message_inherits_from_its_cause_and_the_file():
    said = {
        **ENTRY,
        "sources": {"S": "https://example.com"},
        "source": "S",
        "causes": [
            {"fix": "Wait.", "messages": {"x1": ["Text"], "x2": {"texts": ["T"], "kind": "state"}}}
        ],
    }
    first, second = parse("some.yaml", said)
    assert (first.texts, first.fix, first.kind) == (("Text",), "Wait.", "data")
    assert (first.url, second.kind) == ("https://example.com", "state")


def test_a_range_of_codes_answers_to_each_of_its_numbers():
    message = Message(**{**ENTRY, "id": "12052830-12052832"})
    assert message.names == ("12052830-12052832", "12052830", "12052831", "12052832")


# Finding them


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        str.lower,
        'Shopify app says: "{}", what now?',
        'My connector stopped yesterday evening and now shows "{}" beside the product',
    ],
)
def test_every_message_is_found_by_every_text_of_it(form):
    put = form if callable(form) else form.format
    lost = [
        (message.id, text)
        for message in MESSAGES
        for text in message.names
        if (len(text) > 8 or callable(form)) and message.id not in messages_of(put(text))
    ]
    assert not lost


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ('Remove or modify the duplicated value: "white"', "F010"),
        ("The product price must be between 0.01 and 7,600 USD", "F012"),
        ("value name characters cannot exceed 50", "12052249"),
        ("Voltage is required as you've selected Yes for Contains batteries", "12052182"),
        ("FAILED due to Product: Bad Thing", "status-failed"),
        ("12052840", "12052830-12052864"),
    ],
)
def test_holes_are_filled_in(question, id_):
    assert id_ in messages_of(question)
    assert id_ in messages_of(f"it says {question.lower()} when I sync")


def test_a_small_part_of_a_longer_message_is_not_meant():
    asked = "It says: FAILED due to Product: Missing brand authorization"
    assert {*messages_of(asked)} == {"F005"}


def test_the_longest_of_several_messages_comes_first():
    found = messages_of("36009002, Reached the TikTok Shop product upload limit")
    assert (found[0], found[-1]) == ("F008", "36009002")


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("why does it say duplicated value white", "12052251"),
        ("my product was suspended", "status-platform-deactivated"),
        ("image size wrong", "12038014"),
        ("tiktok says product title invalid", "12052700"),
        ("order failed to sync", "order-sync-failed"),
        ("product stuck in review", "status-pending"),
        ("upc code not accepted", "12052591"),
        ("the invite expird", "creator-invite-expired"),
        ("imgae is blured", "F041"),
    ],
)
def test_a_question_in_other_words_is_understood(question, id_):
    assert lookup.explain(question)[0].message.id == id_


@pytest.mark.parametrize(
    "question",
    [
        "how to bake bread",
        "the weather tomorrow",
        "why is it so",
        "the price of whale watching tours off iceland in spring",
    ],
)
def test_a_question_about_something_else_is_not_answered(question):
    with pytest.raises(ConfigurationError, match="Nothing here is known as"):
        lookup.explain(question)


# The command


def run(*arguments):
    ran = CliRunner().invoke(main, ["explain", *arguments])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_a_message_is_printed_with_the_rule_behind_it():
    shown = run('Remove or modify the duplicated value: "white"')
    assert shown.startswith('Remove or modify the duplicated value: "{{value}}"')
    assert "failure reason F010" in shown
    order = [
        shown.index(part)
        for part in ("What it means:", "Before upload: it can", "What to do:", "What it checks:")
    ]
    assert order == sorted(order)


def test_what_cannot_be_prevented_is_said_plainly():
    shown = " ".join(run("105001").split())
    assert "Before upload: it cannot be known. It is a token of the connection" in shown
    assert "What it checks:" not in shown


def test_a_rule_is_printed_alone():
    assert run("price-zero").startswith("price-zero (sync, error")


def test_one_answer_is_told_to_machines():
    told = json.loads(run("12052251", "--format", "json"))
    assert [message["id"] for message in told["messages"]] == ["12052251"]
    assert "variant-duplicate-value" in told["messages"][0]["rules"]
    assert {rule["id"] for rule in told["rules"]} == {*told["messages"][0]["rules"]}


def test_the_whole_vocabulary_is_told_to_machines():
    told = json.loads(run("--all", "--format", "json"))
    assert {message["id"] for message in told["messages"]} == {m.id for m in MESSAGES}
    assert {rule.id for rule in registry.built_in()} < {rule["id"] for rule in told["rules"]}
    by_id = {message["id"]: message for message in told["messages"]}
    assert "price-zero" in by_id["F009"]["rules"]
    assert by_id["F009"]["preventable"] == "yes"
    assert by_id["F036"]["why"]


def test_the_whole_vocabulary_is_listed():
    shown = run("--all")
    assert all(f"  {message.id} " in shown for message in MESSAGES)


@pytest.mark.parametrize("arguments", [[], ["--all", "price-zero"]])
def test_a_question_or_everything_must_be_asked_for(arguments):
    ran = CliRunner().invoke(main, ["explain", *arguments])
    assert ran.exit_code == 2
    assert "not both" in ran.output
