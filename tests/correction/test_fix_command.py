# SPDX-License-Identifier: Apache-2.0
import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from listingcheck import correction
from listingcheck.cli import main

GUIDE = (Path(__file__).parents[2] / "docs" / "fixing.md").read_text("utf-8")
EXPORT = (
    "Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,"
    "Image Src\n"
    "linen-apron,Linen &amp; cotton apron,<p>Washed.</p>,Harbour,Colour,Flax,APR-1,9.50,"
    "https://x.example/a.jpg\n"
    "linen-apron,,,,,Ink,APR-2,34.00,https://x.example/a.jpg\n"
    'steel-mug,"Mug \U0001f381, ""enamel"" ware",'
    '"<p>For the oven. Call +1 202 555 0173 to order. Keeps warm.</p>",'
    "Harbour,Title,Default Title,MUG-1,14.50,https://x.example/m.jpg\n"
)
RULES = ("--select", "title,image-duplicate,redirect")
SAFE = EXPORT.replace("&amp;", "&").replace("34.00,https://x.example/a.jpg", "34.00,")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "products.csv").write_text(EXPORT, "utf-8", newline="")
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def call(*arguments, **named):
    return CliRunner().invoke(main, ["fix", *arguments], **named)


def test_the_corrected_export_goes_to_another_file(folder):
    ran = call("products.csv", "--out", "new.csv", *RULES)
    assert (folder / "new.csv").read_text("utf-8") == SAFE
    assert (folder / "products.csv").read_text("utf-8") == EXPORT
    assert ran.exit_code == 1, "failures are left"
    told = ran.stderr.splitlines()[-1]
    assert told == "2 cells corrected, 2 fixes wait for --unsafe-fixes, 2 failures remain."


def test_nothing_left_is_success(folder):
    ran = call("products.csv", "--out", "new.csv", "--select", "title-html,image-duplicate")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "2 cells corrected, 0 failures remain.\n"
    assert names(folder) == ["new.csv", "products.csv"]


def test_the_diff_writes_nothing(folder, snapshot):
    ran = call("products.csv", "--diff", "--unsafe-fixes", *RULES)
    assert ran.exit_code == 1
    assert names(folder) == ["products.csv"]
    assert (folder / "products.csv").read_text("utf-8") == EXPORT
    snapshot("fix.diff", ran.stdout)


def test_a_diff_without_changes_is_empty():
    ran = call("products.csv", "--diff", "--select", "price-zero")
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_in_place_is_told_and_done_once(folder):
    path = folder / "products.csv"
    path.chmod(0o640)
    rules = ("--select", "title-html,image-duplicate")
    first = call("products.csv", "--in-place", *rules)
    assert (first.exit_code, path.read_text("utf-8")) == (1, SAFE)
    assert "{+" in first.stdout, "what changed is shown"
    assert path.stat().st_mode & 0o777 == 0o640
    stamp = path.stat().st_mtime_ns
    second = call("products.csv", "--in-place", *rules)
    assert (second.exit_code, path.read_text("utf-8")) == (0, SAFE)
    assert path.stat().st_mtime_ns == stamp
    assert names(folder) == ["products.csv"]


def test_a_file_that_changes_meanwhile_is_not_overwritten(folder, monkeypatch):
    correct = correction.correct

    def slow(*given, **named):
        done = correct(*given, **named)
        (folder / "products.csv").write_text("someone else's", "utf-8")
        return done

    monkeypatch.setattr(correction, "correct", slow)
    ran = call("products.csv", "--in-place", "--select", "title-html")
    assert ran.exit_code == 2
    assert "was changed while it was corrected" in ran.stderr
    assert (folder / "products.csv").read_text("utf-8") == "someone else's"


def test_standard_input_and_output(folder):
    ran = call("-", "--out", "-", "--select", "title-html", input=EXPORT.encode())
    assert ran.stdout_bytes == EXPORT.replace("&amp;", "&").encode()
    assert ran.exit_code == 0


def test_the_log_has_every_cell_and_what_was_not_done(folder):
    call("products.csv", "--out", "new.csv", "--log", "log.csv", *RULES)
    rows = list(csv.DictReader(io.StringIO((folder / "log.csv").read_text("utf-8-sig"))))
    told = [(row["done"], row["line"], row["column"], row["rules"]) for row in rows]
    assert told == [
        ("corrected", "2", "Title", "title-html"),
        ("corrected", "3", "Image Src", "image-duplicate"),
        ("left", "4", "Title", "title-emoji"),
        ("left", "4", "Body (HTML)", "redirect-phone"),
    ]
    assert rows[0]["old"] == "Linen &amp; cotton apron"
    assert rows[0]["new"] == "Linen & cotton apron"


def test_what_is_left_to_a_person_is_named(folder):
    text = EXPORT.replace("&amp;", "&le;").replace("Harbour", "H\xe4fen")
    (folder / "products.csv").write_bytes(text.replace("\U0001f381", "").encode("cp1252"))
    ran = call("products.csv", "--diff", "--select", "title-html")
    assert "products.csv, line 2, Title: title-html is left to a person." in ran.stderr
    assert "cp1252, which has no" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("products.csv",), "Say where to"),
        (("products.csv", "--diff", "--in-place"), "Say where to"),
        (("products.csv", "--out", "products.csv"), "would overwrite what is corrected"),
        (("products.csv", "--out", "./products.csv"), "would overwrite what is corrected"),
        (("products.csv", "--out", "link.csv"), "would overwrite what is corrected"),
        (("products.csv", "products.csv", "--out", "new.csv"), "--out is for one export"),
        (("link.csv", "--in-place"), "is a link"),
        (("-", "--in-place"), "no place to write to"),
        (("products.csv", "--diff", "--log", "products.csv"), "would overwrite"),
        (("missing.csv", "--in-place"), "no file missing.csv"),
        (("products.json", "--diff"), "is JSON: only delimited text"),
        (("products.csv", "--out", "no/such/new.csv"), "No such file"),
    ],
)
def test_what_cannot_be_done_harms_no_file(folder, arguments, said):
    (folder / "link.csv").symlink_to(folder / "products.csv")
    (folder / "products.json").write_text('[{"handle": "tin", "title": "T", "vendor": "x"}]')
    ran = call(*arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert (folder / "products.csv").read_text("utf-8") == EXPORT
    assert names(folder) == ["link.csv", "products.csv", "products.json"]


def test_a_row_of_controls_does_not_steer_the_terminal(folder):
    text = EXPORT.replace("cotton", "\x1b[2J\u202ecotton\x07")
    (folder / "products.csv").write_text(text, "utf-8")
    shown = call("products.csv", "--diff", "--unsafe-fixes", *RULES).stdout
    assert "\\x1b" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
