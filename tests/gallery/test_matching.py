# SPDX-License-Identifier: Apache-2.0
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.gallery import names
from listingcheck.gallery.index import MOST_NAMED, Index

MUG = sample.product(key="steel-mug", variants=[sample.variant(sku="MUG-01")])


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("front/tee.jpg", "front/tee.jpg"),
        ("https://cdn.example.com/s/files/1/tee.jpg?v=1700000000", "tee.jpg"),
        ("//cdn.example.com/tee.jpg#zoom", "tee.jpg"),
        ("https://cdn.example.com/wei%C3%9Fes%20hemd.jpg", "weißes hemd.jpg"),
        ("https://cdn.example.com/TEE.JPG", "tee.jpg"),
        ("https://cdn.example.com/tee.jpg", "TEE.JPG"),
        ("https://cdn.example.com/cafe\u0301.jpg", "café.jpg"),
        ("https://cdn.example.com/tee.webp", "tee.jpg"),
        ("https://cdn.example.com/image/12345", "12345.png"),
        ("https://cdn.example.com/tee_600x600.jpg", "tee.jpg"),
        ("https://cdn.example.com/tee_600x.jpg", "tee.jpg"),
        ("https://cdn.example.com/tee_x600.progressive.jpg", "tee.jpg"),
        ("https://cdn.example.com/tee_large_crop_center@2x.jpg", "tee.jpg"),
        ("https://cdn.example.com/tee_3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg", "tee.jpg"),
        ("https://shop.example/wp-content/uploads/2026/01/tee-300x300.jpg", "tee.jpg"),
        ("https://shop.example/wp-content/uploads/tee-scaled.jpg", "tee.png"),
        ("https://cdn.example.com/tee__91234.1600000000.386.513.jpg?c=1", "tee.jpg"),
        ("tee@2x.png", "tee.png"),
        ("images\\front\\tee.jpg", "front/tee.jpg"),
        ("C:\\pictures\\tee.jpg", "tee.jpg"),
        ("https://cdn.example.com/tee.jpg?v=2", "tee.jpg?v=2"),
        ("50% off #1.jpg", "50% off #1.jpg"),
    ],
)
def test_a_file_is_found_by_what_an_address_calls_it(address, file):
    assert Index([file, "other.jpg", "notes.txt"]).find(address, MUG) == file


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("https://cdn.example.com/tee.jpg", "tees.jpg"),
        ("https://cdn.example.com/tee.jpg", "tee.csv"),
        ("https://cdn.example.com/tee.jpg", "tee_600x600.jpg"),
        ("https://cdn.example.com/_600x600.jpg", ".jpg"),
        ("https://cdn.example.com/", "cdn.example.com.txt"),
        ("", "tee.jpg"),
        ("https://", "tee.jpg"),
        ("..", "tee.jpg"),
    ],
)
def test_a_file_is_not_found_by_another_name(address, file):
    assert Index([file]).find(address, MUG) is None


def test_the_name_itself_comes_before_another_size_and_another_extension():
    index = Index(["tee.jpg", "tee_600x600.jpg", "tee.png", "tee_600x600.png"])
    assert index.find("https://x.example/tee_600x600.jpg", MUG) == "tee_600x600.jpg"
    assert index.find("https://x.example/tee.png", MUG) == "tee.png"


def test_files_of_one_name_are_told_apart_by_their_folders():
    index = Index(["a/mug/1.jpg", "b/mug/1.jpg", "tee/1.jpg", "1.png"])
    assert index.find("https://x.example/B/mug/1.jpg", MUG) == "b/mug/1.jpg"
    assert index.find("https://x.example/tee/1.jpg?v=3", MUG) == "tee/1.jpg"
    assert index.find("https://x.example/hat/1.jpg", MUG) is None
    assert index.find("https://x.example/mug/1.jpg", MUG) is None


def test_files_of_one_name_are_told_apart_by_the_product():
    index = Index(["steel-mug/1.jpg", "tee/1.jpg"])
    assert index.find("https://x.example/1.jpg", MUG) == "steel-mug/1.jpg"


def test_names_that_differ_in_capitals_alone_are_told_apart_by_them():
    index = Index(["Tee.jpg", "tee.jpg"])
    assert index.find("https://x.example/Tee.jpg", MUG) == "Tee.jpg"
    assert index.find("https://x.example/TEE.jpg", MUG) is None


def test_a_product_is_known_by_its_key_its_skus_and_its_folder():
    files = ["steel-mug-10.jpg", "steel-mug_2.png", "Steel-Mug.jpg", "mug-01.webp", "steel-mug.csv"]
    others = ["steel-mug-blue.jpg", "steel-mugs.jpg", "mug.jpg"]
    assert Index([*others, *files, "steel-mug/1.jpg"]).named_after(MUG) == [
        "Steel-Mug.jpg",
        "steel-mug-10.jpg",
        "steel-mug/1.jpg",
        "steel-mug_2.png",
        "mug-01.webp",
    ]


def test_pictures_of_a_folder_are_in_the_order_of_their_numbers():
    found = Index([f"steel-mug/{n}.jpg" for n in (10, 2, 1)]).named_after(MUG)
    assert found == ["steel-mug/1.jpg", "steel-mug/2.jpg", "steel-mug/10.jpg"]


def test_a_short_number_is_nobodys_name():
    product = sample.product(key="12", variants=[sample.variant(sku="10023")])
    assert Index(["12.jpg", "12/1.jpg", "10023.jpg"]).named_after(product) == ["10023.jpg"]


def test_files_of_one_product_are_bounded():
    index = Index([f"steel-mug/{n}.jpg" for n in range(MOST_NAMED + 9)])
    assert len(index.named_after(MUG)) == MOST_NAMED


ADDRESS = st.one_of(
    st.text(max_size=60),
    st.from_regex(
        r"(https://[a-z.]{1,9}/)?((\.\.|[a-zA-Z]|%2[eEfF]|1|2)/){0,4}[a-zA-Z12]\.(jpg|PNG)"
    ),
    st.sampled_from(["../../etc/passwd", "/etc/passwd", "%2e%2e%2f1.jpg", "file:///etc/passwd"]),
)
PATHS = st.lists(
    st.from_regex(r"((a|B|1)/){0,3}[abAB12]{1,2}(_small|-1)?\.(jpg|PNG|csv)", fullmatch=True),
    max_size=12,
)


@given(ADDRESS, PATHS, st.text(max_size=9))
@example("\ud800/\ud800.jpg", ["a/1.jpg"], "\ud800")
@example("/" * 5000 + "1.jpg", ["a/1.jpg", "b/1.jpg"], "a")
def test_whatever_an_address_says_only_files_of_the_index_are_found(address, paths, key):
    product = sample.product(key=key)
    index = Index(paths)
    assert index.find(address, product) in {None, *paths}
    assert set(index.named_after(product)) <= set(paths)


@given(PATHS)
def test_every_file_is_found_by_its_own_path(paths):
    index = Index(paths)
    assert [index.find(path, MUG) for path in paths] == paths


@given(st.text(max_size=50))
def test_parts_of_names_are_never_empty_where_the_name_is_not(name):
    assert bool(names.unsized(name)) == bool(name)
    assert bool(names.unnumbered(name)) == bool(name)


def test_a_huge_folder_is_quick_even_where_all_files_have_one_name():
    started = time.perf_counter()
    index = Index([f"products/{n}/1.jpg" for n in range(100_000)])
    for n in range(0, 100_000, 10):
        assert index.find(f"https://x.example/{n}/1.jpg", MUG) == f"products/{n}/1.jpg"
    assert time.perf_counter() - started < 10
