# SPDX-License-Identifier: Apache-2.0
import io
from contextlib import nullcontext
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.errors import SourceError
from listingcheck.sources.files.exports import Export
from listingcheck.sources.formats import xmlstream
from listingcheck.sources.formats.xmlstream import records, records_inside, root_inside, root_of

FEED = """<?xml version="1.0"?>
<shop xmlns="urn:shop" xmlns:g="urn:g" version="2">
  <about>Mill &amp; Co</about>
  <product id="1"><name>Mug</name>
    <product>inner</product></product>
  <g:product
     id="2"/>
  <!-- <product id="x"/> -->
  <nested><deep><product id="3"><![CDATA[<product id="y">]]></product></deep></nested>
</shop>
"""


def export(text):
    data = text if isinstance(text, bytes) else text.encode()
    return Export("x.xml", "x.xml", lambda: nullcontext(io.BytesIO(data)))


def seen(text, *names):
    return [(node.element.get("id"), node.line) for node in records(export(text), names)]


def test_the_outermost_elements_of_a_name_are_records():
    assert seen(FEED, "product") == [("1", 4), ("2", 6), ("3", 9)]
    assert [n.name for n in records(export(FEED), ("about", "nested"))] == ["about", "nested"]


def test_a_record_is_whole():
    first, *_ = records(export(FEED), ("product",))
    inside = ["".join(child.itertext()) for child in first.element]
    assert inside == ["Mug", "inner"]


@pytest.mark.parametrize("chunk", [1, 7, 64])
def test_it_does_not_matter_where_the_file_is_cut(monkeypatch, chunk):
    monkeypatch.setattr(xmlstream, "_CHUNK", chunk)
    assert seen(FEED, "product") == [("1", 4), ("2", 6), ("3", 9)]


def test_utf_16_is_read_without_lines():
    text = FEED.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")
    assert seen(text, "product") == [("1", None), ("2", None), ("3", None)]


def test_what_was_read_is_let_go():
    rows = "".join(f"<row><product id='{n}'/>text</row>" for n in range(100))
    for node in records(export(f"<shop>{rows}</shop>"), ("product",)):
        last = node
    assert len(last.element) == 0


def test_how_a_document_begins():
    root = root_of(export(FEED))
    assert (root.name, root.namespace, root.attributes) == ("shop", "urn:shop", {"version": "2"})
    assert root.inside[:3] == ("about", "product", "name")
    assert root_inside(ElementTree.fromstring(FEED)) == root


def test_an_element_in_memory_has_records_too():
    element = ElementTree.fromstring(FEED)
    found = [(n.element.get("id"), n.line) for n in records_inside(element, ("product",))]
    assert found == [("1", None), ("2", None), ("3", None)]
    [whole] = records_inside(element, ("shop",))
    assert whole.element is element


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "https://x.example/a.dtd"> %a;]>',
    ],
)
def test_entities_are_refused(declared):
    with pytest.raises(SourceError, match="declares entities"):
        root_of(export(f"<?xml version='1.0'?>{declared}<shop><product>&b;</product></shop>"))


@pytest.mark.parametrize("encoding", ["UTF-9", "shift_jis", "nothing"])
def test_an_encoding_that_cannot_be_read_is_said(encoding):
    with pytest.raises(SourceError, match="states an encoding that cannot be read"):
        root_of(export(f"<?xml version='1.0' encoding='{encoding}'?><shop/>"))


def test_a_document_type_without_entities_is_fine():
    assert root_of(export("<!DOCTYPE shop><shop/>")).name == "shop"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<shop><product></shop>", "mismatched tag in line 1, column 18"),
        ("<shop>\n<product/>", "no element found in line 2"),
        ("<shop><g:product/></shop>", "unbound prefix in line 1"),
        ("<shop><product>&nbsp;</product></shop>", "undefined entity in line 1"),
    ],
)
def test_what_is_not_well_formed_is_said_with_its_line(text, problem):
    with pytest.raises(SourceError, match=f"x.xml is not well-formed XML: {problem}"):
        list(records(export(text), ("product",)))


@pytest.mark.parametrize("text", ["<", "<?xml version='1.0'?>", "<!-- only this -->", "<a b></a>"])
def test_what_does_not_begin_as_xml_is_refused(text):
    with pytest.raises(SourceError, match=r"not well-formed|no XML element"):
        root_of(export(text))


def test_a_record_that_does_not_end_is_refused(monkeypatch):
    monkeypatch.setattr(xmlstream, "_LONGEST_RECORD", 1 << 17)
    rows = "<row/>" * 50_000
    assert seen(f"<shop>{rows}<product id='1'/></shop>", "product") == [("1", 1)]
    with pytest.raises(SourceError, match="has a record of more than"):
        seen(f"<shop><product>{rows}</product></shop>", "product")


@given(st.binary(max_size=200))
def test_no_bytes_raise_another_exception(data):
    source = export(b"<a>" + data)
    try:
        root_of(source)
        list(records(source, ("a", "b")))
    except SourceError:
        pass
