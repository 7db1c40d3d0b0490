# SPDX-License-Identifier: Apache-2.0
import base64
import importlib
from urllib.parse import quote

import pytest

from listingcheck import sample
from listingcheck.errors import ConfigurationError
from listingcheck.gallery import Unreachable, desks, open_gallery, run
from listingcheck.picture import Depth, Format, Role
from listingcheck.sources import Reading


def mug(*urls, key="mug", **fields):
    return sample.product(key=key, images=urls, **fields)


def shown(product):
    """What can be told apart of the pictures of a product."""
    return [(p.name, p.role, p.fields, p.first) for p in product.pictures]


def test_each_address_of_a_product_is_one_picture_with_all_its_fields(drawn, hang):
    pictures = {f"{n}.jpg": drawn(10 + n) for n in range(5)}
    product = mug(
        "https://x.example/0.jpg",
        " https://x.example/1.jpg?v=1&b=2 ",
        "https://x.example/0.jpg",
        variants=[sample.variant(image="http://x.example/0.jpg"), sample.variant(image="/2.jpg")],
        description="<p><img src='//x.example/1.jpg?v=1&amp;b=2'><IMG alt=a SRC=3.jpg><img></p>",
    )
    (hung,), remarks, gallery = hang(pictures, [product])
    assert shown(hung) == [
        (
            "https://x.example/0.jpg",
            Role.MAIN,
            ("images[0].url", "images[2].url", "variants[0].image"),
            True,
        ),
        (
            "https://x.example/1.jpg?v=1&b=2",
            Role.MAIN,
            ("images[1].url", "description"),
            False,
        ),
        ("/2.jpg", Role.VARIANT, ("variants[1].image",), False),
        ("3.jpg", Role.DESCRIPTION, ("description",), False),
    ]
    assert [picture.facts.width for picture in hung.pictures] == [10, 11, 12, 13]
    assert (remarks, gallery.looked_at) == ([], 4)
    assert hung.changed(pictures=()) == product


def test_a_picture_of_a_variant_or_text_is_never_the_first(drawn, hang):
    product = mug(variants=[sample.variant(image="1.jpg")], description="<img src=2.jpg>")
    (hung,), _, _ = hang({"1.jpg": drawn(), "2.jpg": drawn()}, [product])
    assert [(p.role, p.first) for p in hung.pictures] == [
        (Role.VARIANT, False),
        (Role.DESCRIPTION, False),
    ]


def test_pictures_of_a_description_are_bounded(drawn, hang):
    text = "".join(f"<img src='{n}.jpg'>" for n in range(500))
    (hung,), _, _ = hang(lambda _: drawn(), [mug(description=text)])
    assert len(hung.pictures) == 100


@pytest.mark.parametrize("jobs", [1, 2])
def test_products_keep_their_order_and_none_is_lost(drawn, hang, jobs, monkeypatch):
    monkeypatch.setattr(desks, "_CHUNKS_AHEAD", 1)
    pictures = {f"{n}.jpg": drawn(n + 1) for n in range(300)}
    products = [
        mug(*(f"https://x.example/{n}.jpg" for n in range(k, 300, 150)), key=str(k))
        for k in range(150)
    ]
    products[7:7] = [mug(key="bare"), mug(key="bare too")]
    hung, remarks, gallery = hang(pictures, products, jobs=jobs)
    assert [each.changed(pictures=()) for each in hung] == products
    assert all(
        [p.facts.width for p in each.pictures] == [int(each.key) + 1, int(each.key) + 151]
        for each in hung
        if each.key.isdigit()
    )
    assert (remarks, gallery.looked_at) == ([], 300)


def test_more_processes_find_what_one_finds(drawn, hang, folder):
    root = folder({f"{c}.png": drawn(64, 64, c, "PNG") for c in ("red", "blue", "white")})
    products = [mug("red.png", "blue.png"), mug("white.png", "missing.png"), mug("red.png")]
    depth = Depth.PIXELS | Depth.QR
    alone, remarks, _ = hang(root, products, depth)
    assert hang(root, products, depth, jobs=3)[:2] == (alone, remarks)
    assert all(picture.facts.pixels for each in alone for picture in each.pictures)


def test_a_mapping_goes_by_address_name_or_path(drawn, hang, folder):
    root = folder({"real.png": drawn(7, 7, "red", "PNG")})
    pictures = {
        "https://x.example/a.jpg?v=1": drawn(5),
        "https://x.example/a.jpg?v=2": drawn(6),
        "b.png": root / "real.png",
        "c.png": str(root / "real.png"),
        "gone.png": root / "gone.png",
    }
    urls = [*pictures, "https://y.example/files/b.png?width=100"]
    (hung,), _, _ = hang(pictures, [mug(*urls)])
    widths = [p.facts and p.facts.width for p in hung.pictures]
    assert widths == [5, 6, 7, 7, None, 7]
    assert hung.pictures[4].trouble


def test_a_data_address_is_decoded_whatever_the_gallery(drawn, hang):
    png = drawn(9, 8, "blue", "PNG")
    urls = [
        f"data:image/png;base64,{base64.b64encode(png).decode()}",
        f"DATA:image/png;BASE64,{quote(base64.b64encode(png).decode().rstrip('='))}",
        f"data:image/png,{quote(png)}",
        "data:image/png;base64,A",
        "data:",
    ]
    for images in ({}, lambda _: None):
        (hung,), remarks, _ = hang(images, [mug(*urls)])
        assert [p.facts and p.facts.format for p in hung.pictures] == [Format.PNG] * 3 + [None] * 2
        assert all(p.trouble for p in hung.pictures[3:])
        assert max(len(p.name) for p in hung.pictures) < 60
        assert not remarks


def test_a_data_address_that_is_too_large_is_not_decoded(hang):
    urls = ["data:;base64," + "A" * (88 << 20), "data:," + "%20" * (10 << 20)]
    (hung,), _, _ = hang({}, [mug(*urls)])
    assert "larger" in hung.pictures[0].trouble
    assert hung.pictures[1].trouble


def test_a_function_is_asked_once_for_each_address(drawn, hang):
    asked = []

    def fetcher(address):
        asked.append(address)
        return drawn()

    products = [mug("https://x.example/chart.jpg", f"{n}.jpg") for n in range(20)]
    _, _, gallery = hang(fetcher, products)
    assert len(asked) == 21
    assert gallery.looked_at == 40


def test_what_is_remembered_is_bounded(drawn, hang, monkeypatch):
    monkeypatch.setattr(run, "REMEMBERED", 2)
    asked = []

    def fetcher(address):
        asked.append(address)
        return drawn()

    hang(fetcher, [mug(name) for name in ("a", "b", "a", "c", "a", "b")])
    assert asked == ["a", "b", "c", "b"]


def test_bytes_that_wait_for_a_worker_are_bounded(drawn, monkeypatch):
    monkeypatch.setattr(run, "MOST_HELD", 10 * len(drawn()))
    asked = []

    def fetcher(address):
        asked.append(address)
        return drawn()

    with open_gallery(fetcher, Depth.PIXELS, jobs=2) as gallery:
        products = iter(gallery.hung(Reading.of(mug(f"{n}.jpg") for n in range(100))))
        next(products)
        assert len(asked) == 11
        assert len(list(products)) == 99


def test_a_run_looks_again(drawn, folder):
    root = folder({"a.jpg": drawn(5)})
    with open_gallery(root, Depth.HEADER) as gallery:
        for width in (5, 6):
            (root / "a.jpg").write_bytes(drawn(width))
            (hung,) = gallery.hung(Reading.of([mug("a.jpg")]))
            assert hung.pictures[0].facts.width == width
            assert gallery.of(mug("a.jpg")) == hung


@pytest.mark.parametrize(
    ("raised", "trouble", "passing"),
    [
        (Unreachable("the server answers 503", True), "the server answers 503", True),
        (Unreachable("the server answers 404"), "the server answers 404", False),
        (TimeoutError("too slow"), "TimeoutError: too slow", True),
        (ValueError(), "ValueError", False),
    ],
)
def test_a_function_that_raises_fails_for_that_picture_alone(drawn, hang, raised, trouble, passing):
    def fetcher(address):
        if "bad" in address:
            raise raised
        return drawn()

    hung, _, _ = hang(fetcher, [mug("bad.jpg", "good.jpg"), mug("good.jpg")])
    bad, good = hung[0].pictures
    assert (bad.facts, bad.trouble, bad.passing) == (None, trouble, passing)
    assert good.facts
    assert good.trouble is None


def test_a_function_that_gives_something_else_than_bytes(hang):
    (hung,), _, _ = hang(lambda _: "text", [mug("a.jpg")])
    assert "str" in hung.pictures[0].trouble


class Slow:
    """A supplier that finds several at once, in threads, and counts how many."""

    label = "slow"
    asks_whose = False

    def __init__(self, picture):
        self.at_once, self.closed, self._picture = 4, False, picture

    def find(self, name, product):
        if name == "broken":
            raise RuntimeError
        return {name: None, "a": self._picture}[name] if name == "absent" else self._picture

    def named_after(self, product):
        return ()

    def close(self):
        self.closed = True


@pytest.mark.parametrize("jobs", [1, 2])
def test_threads_find_and_order_is_kept(drawn, hang, folder, jobs):
    from listingcheck.gallery.found import InFile

    path = folder({"a.jpg": drawn(11)}) / "a.jpg"
    supplier = Slow(InFile("a.jpg", str(path)))
    products = [mug(f"{n}.jpg", key=str(n)) for n in range(60)]
    products.append(mug("absent", "broken", "z.jpg", key="last"))
    hung, remarks, gallery = hang(supplier, products, jobs=jobs)
    assert [each.key for each in hung] == [each.key for each in products]
    assert [p.facts and p.facts.width for p in hung[-1].pictures] == [None, 11]
    assert "RuntimeError" in hung[-1].pictures[0].trouble
    assert (len(remarks), gallery.looked_at, supplier.closed) == (1, 61, True)


def test_pictures_that_are_not_there_are_said_once(drawn, hang, folder):
    products = [mug("no.jpg", "a.jpg", "nor-this.jpg"), mug("no.jpg")]
    root = folder({"a.jpg": drawn()})
    hung, (remark,), _ = hang(root, products)
    assert [len(each.pictures) for each in hung] == [1, 0]
    assert (remark.rule, remark.severity, remark.product) == ("image-unreachable", "info", None)
    assert remark.message == (
        f"3 pictures are not in {root}, so they were not looked at; the first: no.jpg."
    )


def test_files_named_after_a_product_are_its_pictures(drawn, hang, folder):
    root = folder({"mug-1.jpg": drawn(1), "mug-2.jpg": drawn(2), "hat/1.jpg": drawn(3)})
    without, elsewhere, other = mug(), mug("https://x.example/9f.jpg"), mug("a.jpg", key="tee")
    hung, (remark,), _ = hang(root, [without, elsewhere, mug(key="hat"), other])
    assert shown(hung[0]) == [
        ("mug-1.jpg", Role.MAIN, ("images",), True),
        ("mug-2.jpg", Role.MAIN, ("images",), False),
    ]
    assert [p.first for p in hung[1].pictures] == [False, False]
    assert [p.name for p in hung[2].pictures] == ["hat/1.jpg"]
    assert remark.message.startswith("1 picture is not in")


def test_files_named_after_a_product_are_left_where_an_address_names_one(drawn, hang, folder):
    root = folder({"mug-1.jpg": drawn(), "mug-2.jpg": drawn()})
    (hung,), _, _ = hang(root, [mug("https://x.example/mug-2.jpg")])
    assert [p.name for p in hung.pictures] == ["https://x.example/mug-2.jpg"]


def test_pictures_that_look_alike_are_kin_in_the_order_of_products(drawn, hang):
    pictures = {
        "a.jpg": drawn(240, 240, None),
        "b.png": drawn(180, 180, None, "PNG"),
        "c.jpg": b"broken",
    }
    products = [mug("a.jpg"), mug("b.png", "c.jpg"), mug("c.jpg")]
    hung, _, _ = hang(pictures, products, Depth.PIXELS)
    a, b, c, again = (p for each in hung for p in each.pictures)
    assert a.kin == b.kin == a.facts.digest
    assert c.kin == again.kin == c.facts.digest
    assert hang(pictures, products, Depth.HEADER)[0][0].pictures[0].kin is None


def test_extras_that_are_not_installed_are_said_once(drawn, hang, monkeypatch):
    from listingcheck.imaging import codes, writing

    monkeypatch.setattr(codes, "available", lambda: False)
    monkeypatch.setattr(writing, "available", lambda: False)
    depth = Depth.PIXELS | Depth.QR | Depth.BARCODES | Depth.TEXT
    pictures = {"a.jpg": drawn(), "b.jpg": drawn(), "c.jpg": b"<html>"}
    _, remarks, _ = hang(pictures, [mug("a.jpg", "b.jpg", "c.jpg")], depth)
    assert [(r.rule, r.severity, r.value, r.message) for r in remarks] == [
        (
            "image-qr-code",
            "info",
            "2",
            "2 pictures were not searched for QR codes: pip install 'listingcheck[qr]'",
        ),
        (
            "image-contact-text",
            "info",
            "2",
            "2 pictures were not searched for text: pip install 'listingcheck[ocr]'",
        ),
    ]


def test_pictures_judged_by_the_header_alone_are_said_once(drawn, hang):
    pictures = {"a.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"}
    _, (remark,), _ = hang({**pictures, "b.jpg": drawn()}, [mug("a.svg", "b.jpg")], Depth.PIXELS)
    assert (remark.rule, remark.severity) == ("image-unreadable", "info")
    assert "1 picture was judged by the header alone" in remark.message
    assert remark.message.endswith("1 SVG.")


def test_the_account_of_the_reading_is_kept(drawn, hang):
    reading = Reading.of([mug("a.jpg"), mug("b.jpg")])
    reading.problems.extend(["a problem of the source"])
    with open_gallery({"a.jpg": drawn()}, Depth.HEADER) as gallery:
        hung = gallery.hung(reading)
        assert len(list(hung)) == 2
    assert hung.sources is reading.sources
    assert hung.sources[0].products == 2
    assert hung.problems[0] == "a problem of the source"
    assert len(hung.problems) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_whoever_stops_early_leaves_nothing_behind(drawn, jobs):
    with open_gallery(lambda _: drawn(), Depth.PIXELS, jobs=jobs) as gallery:
        products = iter(gallery.hung(Reading.of(mug(f"{n}.jpg") for n in range(10_000))))
        assert next(products).pictures
        products.close()
    assert gallery.looked_at < 10_000


@pytest.mark.parametrize("images", ["no/such/folder", __file__, 5])
def test_what_gives_no_pictures_is_refused(images):
    with pytest.raises(ConfigurationError):
        open_gallery(images, Depth.HEADER)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_sent_or_read_is_a_failure_of_its_own(drawn, hang, jobs):
    class Odd:
        held, name = 0, "odd"

        def __init__(self, data):
            self.data = data

        def read(self):
            return self.data or {}[1]

    supplier = Slow(None)
    supplier.at_once = 1
    supplier.find = lambda name, _: Odd(drawn() if name == "good" else b"")
    (hung,), _, _ = hang(supplier, [mug("bad", "good")], jobs=jobs)
    assert "KeyError" in hung.pictures[0].trouble
    assert hung.pictures[1].facts.width == 30


DEADLY = """
import os


class Deadly:
    held = 0

    def __init__(self, name):
        self.name = name

    def read(self):
        if self.name.startswith("deadly"):
            os._exit(9)
        return b"GIF89a"


class Supplier:
    label = "deadly"
    asks_whose = True

    def __init__(self, at_once):
        self.at_once = at_once

    def find(self, name, product):
        return Deadly(name)

    def named_after(self, product):
        return ()

    def close(self):
        pass
"""


@pytest.mark.parametrize("at_once", [1, 3])
def test_a_worker_that_dies_takes_one_picture_with_it(hang, tmp_path, monkeypatch, at_once):
    (tmp_path / "deadly.py").write_text(DEADLY, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    supplier = importlib.import_module("deadly").Supplier(at_once)
    products = [mug(f"{n}.jpg", key=str(n)) for n in range(200)]
    products[3], products[150] = mug("deadly 1", "next"), mug("deadly 2")
    hung, _, gallery = hang(supplier, products, jobs=2)
    dead = [p for each in hung for p in each.pictures if p.trouble]
    assert [p.name for p in dead] == ["deadly 1", "deadly 2"]
    assert all("ended" in p.trouble for p in dead)
    assert gallery.looked_at == 199
