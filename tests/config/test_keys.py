# SPDX-License-Identifier: Apache-2.0
import re
from pathlib import Path

import pytest
from click import Option

from listingcheck import config
from listingcheck.cli import check
from listingcheck.conditions import NAMES
from listingcheck.config import keys
from listingcheck.overrides import Override
from listingcheck.profile import Setting
from listingcheck.shop import Defaults, Shop

GUIDE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text("utf-8")
OPTIONS = {option.name: option for option in check.command.params if isinstance(option, Option)}


def row(name, field):
    option = keys.option_of(field)
    known = [spelled for option in OPTIONS.values() for spelled in option.opts]
    shown = f"`{option}`" if option in known else ""
    return f"| `{name}` | {keys.Keys.model_fields[field].description} | {shown} |"


@pytest.mark.parametrize("field", keys.Keys.model_fields)
def test_the_guide_has_a_row_for_each_key(field):
    name = {"ignores": "[[ignore]]", "overrides": "[[override]]", "own_shop": "[shop]", "settings": "[rules.ID]"}  # fmt: skip
    assert row(name.get(field, keys.said_as(field)), field) in GUIDE


@pytest.mark.parametrize(("table", "model"), [("shop", Shop), ("shop.defaults", Defaults)])
def test_the_guide_has_a_row_for_each_key_of_the_shop(table, model):
    for name, field in model.model_fields.items():
        if name not in {"defaults", "categories", "category_rules", "attributes", "listing_schemas"}:  # fmt: skip
            assert f"| `{table}.{name}` | {field.description} |" in GUIDE


def test_the_guide_names_all_that_a_rule_and_an_override_may_say():
    for name in (*Setting.model_fields, *NAMES, *Override.model_fields):
        assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("name", [n for n in OPTIONS if n not in {"configuration", "isolated", "help", "statistics"}])  # fmt: skip
def test_each_option_of_check_sets_a_key(name):
    spelled = OPTIONS[name].opts[-1]
    if name in keys.OF_SHOP:
        assert spelled == f"--{name.replace('_', '-')}"
        assert keys.OF_SHOP[name] in Shop.model_fields
    else:
        assert keys.option_of(name) == spelled


def test_each_example_of_the_guide_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert len(examples) == 3
    for number, example in enumerate(examples):
        file = tmp_path / f"{number}.toml"
        file.write_text(example, "utf-8")
        assert config.load(file).file == file


def test_files_are_looked_for_beside_the_file_that_names_them():
    said = {"baseline": "a", "plugins": ["b"], "profile": "c.yaml", "images": "/d", "date": "x"}
    found = keys.beside(said, Path("folder"))
    assert found == {"baseline": "folder/a", "plugins": ["folder/b"], "profile": "folder/c.yaml", "images": "/d", "date": "x"}  # fmt: skip
    assert keys.beside({"profile": "tiktok-shop/us"}, Path("folder")) == {"profile": "tiktok-shop/us"}  # fmt: skip


def test_how_the_house_calls_a_key_is_no_key():
    for field in ("fail_on", "own_rules", "own_shop", "settings", "ignores", "overrides", "on"):
        with pytest.raises(config.reading.ConfigurationError, match="unknown key"):
            config.load(f"{field} = 'x'")
