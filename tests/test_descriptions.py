# SPDX-License-Identifier: Apache-2.0
import json

from pydantic import Field

from listingcheck import registry, sample
from listingcheck.descriptions import (
    ENGINE_RULES,
    Example,
    Limits,
    OptionDescription,
    describe,
    everything,
)
from listingcheck.failure import Edit, Finding, Fix, Safety, Stage
from listingcheck.profile import load_profile
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid


class TitleSmall(ProductRule):
    """The title is
    too small.

    What it checks: the number
    of characters.

    Why the marketplace minds: for the test.

    How to fix it: shout.

    Or write more.
    """

    id = "title-length"
    stage = Stage.SYNC
    codes = ("12052051",)

    class Options(RuleOptions):
        minimum: int = Field(default=5, description="Fewest characters.")

    VALID = (Valid(sample.product(title="Mug" * 9)), Valid(sample.product(title=None)))
    INVALID = (
        Invalid(sample.product(title="mug"), field="title", fixed="MUG!!"),
        Invalid(sample.product(title="tee"), field="title", fixed="MUG!!"),
    )

    def check(self, product):
        if product.title is not None and len(product.title) < self.options.minimum:
            edit = Edit("title", product.title, "MUG!!")
            yield Finding("title", "Too small.", Fix("Shout.", Safety.SAFE, (edit,)), product.title)


class TitleSmallByHand(TitleSmall):
    """The title is too small. What it checks: Why the marketplace minds: How to fix it:"""

    id = "title-small"
    INVALID = (
        Invalid(sample.product(title="mug"), field="title"),
        Invalid(sample.product(title="tee"), field="title"),
    )


def test_a_description_says_what_the_class_says(pack):
    described = describe(TitleSmall, [load_profile(pack)])
    assert described.summary == "The title is too small."
    assert described.checks == "the number of characters."
    assert described.why == "for the test."
    assert described.remedy == "shout. Or write more."
    assert described.family == "title"
    assert described.options == (OptionDescription("minimum", "Fewest characters.", 5),)
    assert described.codes == ("12052051",)
    assert described.limits == (
        Limits(
            profile=pack,
            severity="error",
            options={"minimum": 5, "maximum": 60},
            url="https://example.com/limits",
            checked="2026-08",
            confidence="A",
        ),
    )


def test_examples_show_value_message_and_fix():
    described = describe(TitleSmall)
    assert described.wrong[0] == Example("title", "mug", "Too small.", "MUG!!")
    assert described.right == (Example("title", "MugMugMugMugMugMugMugMugMug"),)


def test_a_rule_is_fixable_when_its_examples_are_fixed():
    assert describe(TitleSmall).fixable
    assert not describe(TitleSmallByHand).fixable


def test_every_rule_can_be_described_and_written_as_json():
    described = everything()
    ids = [description.id for description in described]
    assert ids == sorted({*(rule.id for rule in registry.built_in()), *_engine_ids()})
    for description in described:
        assert description.summary, description.id
        assert description.checks, description.id
        assert description.why, description.id
        assert description.remedy, description.id
        assert json.loads(json.dumps(description.to_dict()))["id"] == description.id


def test_the_engine_s_own_ids_are_described():
    told = {"baseline-unused", "suppression-ended", "suppression-unused", "suppression-unreadable"}
    assert _engine_ids() == {"row-unreadable", "value-unreadable", "internal-error", *told}


def _engine_ids():
    return {description.id for description in ENGINE_RULES}
