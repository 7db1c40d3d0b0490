# SPDX-License-Identifier: Apache-2.0
import os
import sys
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from listingcheck import face, sample
from listingcheck.checker import Checker
from listingcheck.cli import main
from listingcheck.fixes.pictures import FORM, mend, target_of
from listingcheck.imaging import Target, measure
from listingcheck.picture import Picture, Role
from listingcheck.profile import load_profile

FINE = Image.radial_gradient("L").resize((800, 800)).convert("RGB")


def written(image=FINE, kind="JPEG", **options):
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


@lru_cache
def checker(profile):
    return Checker(profile, select=sorted(FORM))


def judged(data, *, profile="tiktok-shop/us"):
    """What the rules about form say; those that read texts and codes would take seconds."""
    facts = measure(data)
    picture = Picture("a", Role.MAIN, ("images[0].url",), first=True, facts=facts)
    return checker(profile).check(sample.product(images=["a"], pictures=(picture,)))


def faults(data, profile="tiktok-shop/us"):
    return {each.rule for each in judged(data, profile=profile)}


@pytest.fixture
def _quick(monkeypatch):
    monkeypatch.setattr(face, "check_image", judged)


@pytest.fixture
def folder(tmp_path, _quick):
    path = tmp_path / "in"
    path.mkdir()
    return path


def put(folder, **contents):
    """Write files; ``below__tee_jpg`` is ``below/tee.jpg``."""
    for name, data in contents.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def fix(folder, *more, out=None):
    """What the command says."""
    out = out or folder.parent / "out"
    ran = CliRunner().invoke(main, ["images", "fix", str(folder), "--out", str(out), *more])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def outcome(folder):
    out = folder.parent / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


def test_the_limits_of_a_market_are_its_rules_own():
    assert target_of(load_profile("tiktok-shop/us").on(None)) == Target(
        smallest=600, largest=4000, max_bytes=5 * 2**20, narrowest=3 / 4, widest=4 / 3
    )
    google = target_of(load_profile("google-merchant/us").on(None))
    assert google.smallest >= 250
    assert google.max_bytes == 16 * 2**20
    assert (google.narrowest, google.widest) == (0.0, float("inf"))


HOSTED = {
    "small": written(Image.new("RGB", (64, 64), "teal")),
    "tall": written(FINE.resize((200, 2000))),
    "wide": written(FINE.resize((5000, 400))),
    "webp": written(FINE, "WEBP"),
    "gif": written(FINE, "GIF"),
    "bmp": written(FINE, "BMP"),
    "tiff": written(FINE, "TIFF"),
    "avif": written(FINE.resize((640, 640)), "AVIF"),
    "cmyk": written(FINE.convert("CMYK")),
    "deep": written(FINE.convert("I;16"), "PNG"),
    "moving": written(FINE, "PNG", save_all=True, append_images=[FINE.rotate(90)]),
    "heavy": written(Image.effect_noise((2500, 2500), 90).convert("RGB"), "PNG"),
    "tail": written() + b"<html>" * 20,
}


@pytest.mark.parametrize("profile", ["tiktok-shop/us", "tiktok-shop/jp", "google-merchant/us"])
@pytest.mark.parametrize("data", HOSTED.values(), ids=HOSTED)
def test_what_is_mended_passes_every_rule_of_form(profile, data):
    before = judged(data, profile=profile)
    made = mend(data, target_of(load_profile(profile).on(None)), before)
    assert (made is None) == (not faults(data, profile))
    assert made is None or not faults(made.data, profile)


def test_every_hosted_example_is_wrong_on_tiktok_shop():
    assert [name for name, data in HOSTED.items() if not faults(data)] == []


def test_fine_pictures_are_copied_byte_for_byte(folder):
    put(folder, a_jpg=written(), below__b_png=written(kind="PNG"))
    ran = fix(folder)
    assert ran.exit_code == 0
    assert outcome(folder) == {"a.jpg": written(), "below/b.png": written(kind="PNG")}
    assert "a.jpg: JPEG, 800 x 800 -> copied as it is" in ran.stdout
    assert "Pictures: 2. Converted: 0. Copied: 2. Not mended: 0." in ran.stdout


def test_what_is_wrong_is_converted_and_told_before_and_after(folder):
    put(folder, **{"white-tee_webp": written(FINE.convert("RGBA").resize((200, 200)), "WEBP")})
    original = (folder / "white-tee.webp").read_bytes()
    ran = fix(folder, "--for", "tiktok-shop/uk")
    assert ran.exit_code == 0, ran.stdout
    assert (
        "white-tee.webp: WebP, 200 x 200 -> white-tee.jpg: JPEG, 600 x 600 "
        "(enlarged from 200 x 200)" in ran.stdout
    )
    assert "  before: The picture is 200 x 200 pixels; at least 300" in ran.stdout
    assert "image-too-small: 1 before, 0 after" in ran.stdout
    assert faults(outcome(folder)["white-tee.jpg"]) == set()
    assert (folder / "white-tee.webp").read_bytes() == original


def test_what_cannot_be_mended_stops_nothing_else(folder):
    put(folder, a_jpg=written()[:5000], b_jpg=b"<html></html>", c_jpg=written(), d_gif=b"")
    ran = fix(folder)
    assert ran.exit_code == 1
    assert set(outcome(folder)) == {"c.jpg"}
    assert ran.stdout.count("-> not mended: ") == 3
    assert "Not mended: 3." in ran.stdout


def test_names_never_collide(folder):
    put(
        folder,
        tee_gif=written(kind="GIF"),
        tee_jpg=written(),
        tee_webp=written(kind="WEBP"),
        TEE_bmp=written(kind="BMP"),
    )
    ran = fix(folder)
    assert ran.exit_code == 0
    assert len(outcome(folder)) == 4
    assert len({name.casefold() for name in outcome(folder)}) == 4
    assert outcome(folder)["tee.jpg"] == written()
    assert "tee.gif: GIF, 800 x 800 -> tee-" in ran.stdout


def test_a_copy_has_the_ending_of_what_it_is(folder):
    put(folder, tee_png=written(), tee_jpg=written(FINE.rotate(180)))
    ran = fix(folder)
    assert outcome(folder) == {"tee.jpg": written(FINE.rotate(180)), "tee-2.jpg": written()}
    assert "tee.png: JPEG, 800 x 800 -> copied as tee-2.jpg" in ran.stdout


def test_pictures_are_known_by_name_or_bytes_and_the_rest_is_left_aside(folder):
    put(folder, notes_txt=b"hello", guide_pdf=b"%PDF-1.4", tee=written())
    (folder / ".hidden.jpg").write_bytes(written())
    fix(folder)
    assert "tee.jpg" in outcome(folder)
    assert not {"notes.txt", "guide.pdf", ".hidden.jpg"} & set(outcome(folder))


@pytest.mark.skipif(sys.platform == "win32", reason="it has neither links nor pipes to try")
def test_links_that_lead_outside_and_pipes_are_refused(folder):
    secret = folder.parent / "secret.jpg"
    secret.write_bytes(written())
    put(folder, inside_jpg=written())
    (folder / "outside.jpg").symlink_to(secret)
    (folder / "nowhere.jpg").symlink_to(folder / "none")
    (folder / "round.jpg").symlink_to(folder / "round.jpg")
    (folder / "again.jpg").symlink_to(folder / "inside.jpg")
    (folder / "folder").symlink_to(folder.parent)
    os.mkfifo(folder / "pipe.jpg")
    ran = fix(folder)
    assert ran.exit_code == 1
    assert set(outcome(folder)) == {"inside.jpg", "again.jpg"}
    assert ran.stdout.count("It is a link that leads") == 3
    assert "pipe.jpg -> not mended: It is no regular file." in ran.stdout


@pytest.mark.parametrize("out", ["in", "in/out", "in/../in/x", "full", "file"])
def test_originals_and_other_files_are_never_written_over(folder, out):
    put(folder, a_gif=written(kind="GIF"))
    (folder.parent / "full").mkdir()
    (folder.parent / "full" / "a.jpg").write_bytes(b"mine")
    (folder.parent / "file").write_bytes(b"mine")
    before = {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}
    ran = fix(folder, out=folder.parent / out)
    assert ran.exit_code == 2
    assert {
        path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()
    } == before


def test_an_empty_folder_to_write_to_is_fine(folder):
    put(folder, a_jpg=written())
    (folder.parent / "out").mkdir()
    assert fix(folder).exit_code == 0


@pytest.mark.parametrize("more", [["--for", "nowhere/xx"], []])
def test_work_that_cannot_be_done_exits_with_2(tmp_path, more):
    ran = fix(tmp_path / "none", *more)
    assert ran.exit_code == 2
    assert not Path(tmp_path / "out").exists()


def test_the_command_judges_by_all_rules_of_the_profile(tmp_path):
    (tmp_path / "in").mkdir()
    put(tmp_path / "in", tee_webp=written(FINE.resize((200, 200)), "WEBP"))
    ran = fix(tmp_path / "in")
    assert ran.exit_code == 0, ran.output
    assert "image-format: 1 before, 0 after" in ran.stdout
    assert "image-too-small: 1 before, 0 after" in ran.stdout
