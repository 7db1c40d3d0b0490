# SPDX-License-Identifier: Apache-2.0
import sys
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image

from listingcheck.errors import MissingExtraError
from listingcheck.imaging import ConversionError, aside, convert
from listingcheck.picture import Format

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12">{}</svg>'
SIDES = {"smallest": 300, "largest": 4000}


def written(kind, image=None, **options):
    stream = BytesIO()
    (image or Image.new("RGB", (40, 30), "teal")).save(stream, kind, **options)
    return stream.getvalue()


def svg(inside):
    return SVG.format(inside).encode()


@pytest.fixture
def program(monkeypatch):
    """Replaces what the child runs."""

    def replaced(code):
        monkeypatch.setattr(aside, "_START", code)

    return replaced


def test_a_tiff_is_drawn_in_another_process():
    flat = aside.drawn(written("TIFF"), Format.TIFF, **SIDES)
    assert (flat.image.mode, flat.image.size) == ("RGB", (40, 30))
    assert flat.image.getpixel((5, 5)) == (0, 128, 128)
    assert flat.steps == ()


def test_every_page_but_the_first_is_left_out():
    pages = [Image.new("RGB", (40, 30), colour) for colour in ("navy", "teal")]
    data = written("TIFF", pages[0], save_all=True, append_images=pages[1:])
    flat = aside.drawn(data, Format.TIFF, frames=2, **SIDES)
    assert flat.steps == ("first of 2 frames",)
    assert flat.image.getpixel((0, 0)) == (0, 0, 128)


def test_a_heic_is_drawn():
    heif = pytest.importorskip("pillow_heif")
    stream = BytesIO()
    heif.from_pillow(Image.new("RGB", (64, 48), "teal")).save(stream)
    flat = aside.drawn(stream.getvalue(), Format.HEIC, **SIDES)
    assert flat.image.size == (64, 48)


@pytest.fixture
def _resvg():
    pytest.importorskip("resvg_py")


@pytest.mark.usefixtures("_resvg")
def test_a_drawing_is_drawn_sharply_in_the_size_that_is_needed():
    flat = aside.drawn(svg('<rect width="12" height="12" fill="red"/>'), Format.SVG, **SIDES)
    assert flat.image.size == (600, 300)
    assert flat.image.getpixel((298, 150)) == (255, 0, 0)
    assert flat.image.getpixel((302, 150)) == (255, 255, 255)
    assert flat.steps == ("drawn at 600 x 300", "flattened on white")


@pytest.mark.usefixtures("_resvg")
@pytest.mark.parametrize(
    "data",
    [
        svg("<g>" * 50_000 + "</g>" * 50_000),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"/>',
        svg(
            '<g id="l0"/>'
            + "".join(f'<g id="l{n}"><use href="#l{n - 1}"/></g>' for n in range(1, 30_000))
        ),
        b"<svg",
        b"\xff\xfe\x00\xd8",
    ],
    ids=["deep", "huge", "chain", "cut", "no text"],
)
def test_a_drawing_that_was_not_looked_through_takes_only_its_own_process_down(data, capfd):
    with suppress(ConversionError):
        aside.drawn(data, Format.SVG, smallest=300, largest=1_000_000)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os.abort()", "crashed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
        ("import sys; print('{}'); sys.exit(3)", "crashed"),
        ("print('Traceback')", "crashed"),
        ("""print('{"size": [4, 3], "steps": []}')""", "crashed"),
        (
            "from listingcheck.imaging.aside_child import limit; limit()\nwhile True: pass",
            "too long",
        ),
        ("from listingcheck.imaging.aside_child import limit; limit(); 'a' * 10**9", "crashed"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="its processes end otherwise")
def test_however_the_child_ends_it_is_a_conversion_error(program, code, words, capfd):
    path = "import json, sys; sys.path[:] = json.loads(sys.argv[1])['path']\n"
    program(path + code)
    with pytest.raises(ConversionError, match=words):
        aside.drawn(written("TIFF"), Format.TIFF, **SIDES)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such timer")
def test_a_child_that_computes_for_long_ends_itself_before_the_clock_does(program, monkeypatch):
    path = "import json, sys; sys.path[:] = json.loads(sys.argv[1])['path']\n"
    program(f"{path}from listingcheck.imaging.aside_child import limit; limit()\nwhile True: pass")
    # Without the signals that mean so, its own end is told from the clock's.
    monkeypatch.setattr(aside, "_out_of_time", set)
    with pytest.raises(ConversionError, match="crashed"):
        aside.drawn(written("TIFF"), Format.TIFF, **SIDES)


def test_a_child_that_only_waits_is_ended(program, monkeypatch):
    monkeypatch.setattr(aside, "SECONDS", 0.2)
    program("import time; time.sleep(60)")
    with pytest.raises(ConversionError, match="too long"):
        aside.drawn(written("TIFF"), Format.TIFF, **SIDES)


def test_a_process_that_cannot_be_started_is_a_conversion_error(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ConversionError, match="could be started"):
        aside.drawn(written("TIFF"), Format.TIFF, **SIDES)


def test_what_is_damaged_is_told_and_nothing_is_written_to_standard_error(capfd):
    whole = written("TIFF", Image.effect_noise((200, 200), 90), compression="tiff_lzw")
    with pytest.raises(ConversionError):
        aside.drawn(whole[:2000], Format.TIFF, **SIDES)
    damaged = whole[:3000] + b"\xff" * 5000 + whole[8000:]
    with pytest.raises(ConversionError, match="damaged"):
        aside.drawn(damaged, Format.TIFF, **SIDES)
    assert capfd.readouterr() == ("", "")


def test_nothing_is_imported_from_the_folder_one_stands_in(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert aside.drawn(written("TIFF"), Format.TIFF, **SIDES).image.size == (40, 30)


@pytest.mark.parametrize(("kind", "extra"), [(Format.HEIC, "heic"), (Format.SVG, "svg")])
def test_the_extra_that_is_missing_is_named(monkeypatch, kind, extra):
    monkeypatch.setattr(aside, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=f"listingcheck\\[{extra}\\]"):
        aside.drawn(b"", kind, **SIDES)


def test_large_pictures_of_any_format_are_opened_aside(monkeypatch):
    monkeypatch.setattr(aside, "PIXELS", 100)
    asked = []
    monkeypatch.setattr(aside, "_answer", lambda command, data: asked.append(command) or b"")
    with pytest.raises(ConversionError, match="crashed"):
        convert(written("PNG"))
    assert asked
