# SPDX-License-Identifier: Apache-2.0
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.errors import SourceError
from listingcheck.sources.formats import jsonstream

values = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def elements(text, on_bad_line=None):
    found = jsonstream.elements(io.StringIO(text), "x.json", on_bad_line or _refuse)
    return [(entry.line, entry.document) for entry in found]


def _refuse(line, value, problem):
    raise AssertionError((line, value, problem))


def as_text(value):
    """The value with its numbers as text."""
    return json.loads(json.dumps(value), parse_int=str)


@pytest.fixture
def small_chunks(monkeypatch):
    """Read a few characters at a time, so that every value is cut somewhere."""
    monkeypatch.setattr(jsonstream, "_CHUNK", 3)
    monkeypatch.setattr(jsonstream, "_is_lines", lambda head: False)


@pytest.mark.usefixtures("small_chunks")
@given(st.lists(values, max_size=5), st.sampled_from([None, 1]))
def test_a_list_is_read_element_by_element(documents, indent):
    found = elements(json.dumps(documents, indent=indent))
    assert [document for _, document in found] == [as_text(document) for document in documents]


@pytest.mark.usefixtures("small_chunks")
@given(st.lists(values, max_size=4), values)
def test_a_list_of_products_is_read_element_by_element(documents, other):
    text = json.dumps({"count": other, "products": documents, "more": [other]})
    assert [document for _, document in elements(text)] == [as_text(d) for d in documents]


@pytest.mark.usefixtures("small_chunks")
@given(st.dictionaries(st.text().filter(lambda key: key != "products"), values, max_size=4))
def test_any_other_object_is_one_element(document):
    assert elements(json.dumps(document)) == [(None, as_text(document))]


@given(st.lists(st.dictionaries(st.text(), values, max_size=3), min_size=2, max_size=5))
def test_lines_are_read_with_their_numbers(documents):
    text = "".join(json.dumps(document) + "\n\n" for document in documents)
    expected = [(2 * n + 1, as_text(document)) for n, document in enumerate(documents)]
    assert elements(text) == expected


def test_numbers_keep_their_text():
    [(_, document)] = elements('{"a": 19.90, "b": 1e3, "c": 0012345.0, "d": NaN}'.replace("00", ""))
    assert document == {"a": "19.90", "b": "1e3", "c": "12345.0", "d": "NaN"}


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_a_bad_line_is_reported_and_the_rest_is_read(bad):
    lines = ['{"n": 1}', '{"n": 2}', '{"n": 3}']
    lines[bad] = '{"n": '
    told = []
    found = elements("\n".join(lines), lambda *given: told.append(given))
    assert [document["n"] for _, document in found] == [str(n + 1) for n in range(3) if n != bad]
    assert told == [(bad + 1, '{"n":', "Expecting value at character 6")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[{"a": 1}, {"a": ', "Expecting value in line 1"),
        ('{"products": [{"a": 1}\n{"a": 2}]}', "Expecting ',' or ']' in line 2"),
        ('{"a" 1}', "Expecting a key and a colon in line 1"),
        ('{"a": "unfinished', "Unterminated string"),
        ("[\n1,\n2\n3]", "Expecting ',' or ']' in line 4"),
        ("[" * 100_000, "Nested too deeply in line 1"),
        ("[1, 2", "Expecting ',' or ']'"),
    ],
)
def test_what_is_not_json_is_refused_with_its_line(text, problem):
    with pytest.raises(SourceError) as refused:
        elements(text)
    assert problem in str(refused.value)
    assert str(refused.value).startswith("x.json is not valid JSON: ")


def test_what_is_held_does_not_grow_with_the_file(monkeypatch):
    monkeypatch.setattr(jsonstream, "_CHUNK", 1 << 10)
    text = json.dumps({"products": [{"n": n, "text": "x" * 100} for n in range(5_000)]})
    reader = jsonstream._Reader(io.StringIO(text), "x.json")
    most = max(len(reader._held) for _ in reader.elements())
    assert most < 4 << 10


def test_what_is_broken_early_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(jsonstream, "_CHUNK", 1 << 10)
    stream = io.StringIO('[{"a": oops}, ' + '{"a": 1}, ' * 100_000)
    with pytest.raises(SourceError):
        list(jsonstream.elements(stream, "x.json", _refuse))
    assert stream.tell() < 10 << 10
