# SPDX-License-Identifier: Apache-2.0
"""Frames check themselves once ``listingcheck.polars`` or ``listingcheck.pandas`` is imported."""

import importlib
import subprocess
import sys

import pytest

from listingcheck import check
from listingcheck.errors import MissingExtraError

KINDS = pytest.mark.parametrize("kind", ["polars", "pandas"])
TEXT_ONLY = {"polars": {"infer_schema": False}, "pandas": {"dtype": str}}


def frame_of(kind, export):
    return pytest.importorskip(kind).read_csv(export, **TEXT_ONLY[kind])


@KINDS
def test_a_frame_checks_itself(pack, export, kind):
    importlib.import_module(f"listingcheck.{kind}")
    found = frame_of(kind, export).listingcheck.check(profile=pack)
    wanted = check(export, profile=pack)
    assert found.outcomes == wanted.outcomes
    assert [(f.rule, f.product) for f in found.failures] == [
        (f.rule, f.product) for f in wanted.failures
    ]


@KINDS
def test_the_options_of_check_are_those_of_an_accessor(pack, export, kind):
    importlib.import_module(f"listingcheck.{kind}")
    found = frame_of(kind, export).listingcheck.check(pack, select=["price-zero"])
    assert {failure.rule for failure in found.failures} == {"price-zero"}


@KINDS
def test_an_accessor_is_there_only_once_imported(kind):
    pytest.importorskip(kind)
    code = (
        f"import {kind}, listingcheck.face; assert not hasattr({kind}.DataFrame, 'listingcheck')\n"
        f"import listingcheck.{kind}; assert hasattr({kind}.DataFrame, 'listingcheck')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@KINDS
def test_without_the_package_its_extra_is_named(monkeypatch, kind):
    monkeypatch.delitem(sys.modules, f"listingcheck.{kind}", raising=False)
    monkeypatch.setitem(sys.modules, kind, None)
    with pytest.raises(MissingExtraError, match=rf"listingcheck\[{kind}\]"):
        importlib.import_module(f"listingcheck.{kind}")
