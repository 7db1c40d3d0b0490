# SPDX-License-Identifier: Apache-2.0
"""Where requests may go."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listingcheck.gallery.fetching.gate import Gate, is_public
from listingcheck.gallery.supplier import Unreachable

pytest.importorskip("httpx")

PUBLIC = """
8.8.8.8 1.1.1.1 23.227.38.65 172.15.0.1 172.32.0.1 100.128.0.1 2606:4700::1111 2a00:1450::1
64:ff9b::808:808 ::ffff:8.8.8.8 2002:808:808::1 2001:0:808:808::f7f7:f7f7
"""

CLOSED = """
0.0.0.0 0.1.2.3 10.0.0.7 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.9.9
192.0.0.8 192.0.0.170 192.0.2.1 192.88.99.1 192.168.1.4 198.18.0.1 198.51.100.1 203.0.113.9
224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:10.0.0.7 ::ffff:127.0.0.1 64:ff9b::a00:7 64:ff9b::7f00:1 64:ff9b:1::808:808
100::1 2001:db8::1 2002:a00:7::1 2002:7f00:1::1 2001:0:a00:7::f7f7:f7f7 2001:0:808:808::f5ff:fff8 2001:2::1 3fff::1 5f00::1
fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
"""


@pytest.mark.parametrize("address", PUBLIC.split())
def test_what_is_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", CLOSED.split())
def test_what_is_not(address):
    assert not is_public(ip_address(address))


@given(st.integers(0, 2**32 - 1))
def test_no_disguise_makes_an_address_public(number):
    plain = IPv4Address(number)
    mapped = IPv6Address((0xFFFF << 32) | number)
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) | number)
    tunnelled = IPv6Address((0x2002 << 112) | (number << 80) | 1)
    assert {is_public(mapped), is_public(translated), is_public(tunnelled)} == {is_public(plain)}


@given(st.integers(0, 2**128 - 1))
def test_nothing_is_public_that_the_standard_library_calls_local(number):
    address = IPv6Address(number)
    local = address.is_multicast or address.is_link_local or address.is_site_local
    if local or not address.is_global:
        assert not is_public(address)


def test_one_private_answer_is_enough():
    gate = Gate(resolve=lambda *_: ["8.8.8.8", "10.0.0.7"])
    with pytest.raises(Unreachable) as raised:
        gate.addresses("shop.example", 443)
    assert str(raised.value) == "it leads to 10.0.0.7, which is not a public address"
    assert raised.value.passing is False


def test_all_public_answers_are_where_to_connect():
    gate = Gate(resolve=lambda *_: ["2606:4700::1111", "8.8.8.8"])
    assert gate.addresses("shop.example", 443) == ["2606:4700::1111", "8.8.8.8"]


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 65_536])
def test_other_ports_are_closed(port):
    with pytest.raises(Unreachable, match=f"port {port}"):
        Gate(resolve=lambda *_: ["8.8.8.8"]).addresses("shop.example", port)


@pytest.mark.parametrize("host", ["a" * 70, "a..b", "." * 300])
def test_a_name_that_cannot_be_one_is_said(host):
    with pytest.raises(Unreachable):
        Gate().addresses(host, 443)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        (" https://shop.example/tee.jpg\n", "https://shop.example/tee.jpg"),
        ("//shop.example/tee.jpg", "https://shop.example/tee.jpg"),
        ("HTTPS://Shop.Example./a b.jpg?v=1#x", "https://shop.example/a%20b.jpg?v=1"),
        ("https://ann:secret@shop.example/a", "https://shop.example/a"),
        ("http://shop.example:80/a", "http://shop.example/a"),
        ("https://bücher.example./ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://[2606:4700::1111]/a", "https://[2606:4700::1111]/a"),
        ("http://good.example\\@10.0.0.7/a", "http://10.0.0.7/a"),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(name, address):
    from listingcheck.gallery.fetching.address import address_of

    assert str(address_of(name)) == address


@pytest.mark.parametrize(
    "name",
    [
        *("http://", "https:///a", "http://a\nb/", "https://[::1", "https://\ud800/"),
        *("http://.../a", "http://h:x/", "http://" + "a" * 70_000),
    ],
)
def test_an_address_that_cannot_be_read_is_said(name):
    from listingcheck.gallery.fetching.address import address_of

    with pytest.raises(Unreachable, match="the address"):
        address_of(name)


def test_a_redirect_never_gives_up_safety():
    from listingcheck.gallery.fetching.address import address_of, redirected

    safe, plain = address_of("https://shop.example/a/b"), address_of("http://shop.example/a/b")
    assert str(redirected(plain, "https://cdn.example/c")) == "https://cdn.example/c"
    assert str(redirected(safe, "../c#d")) == "https://shop.example/c"
    assert str(redirected(safe, "//ann:pw@cdn.example./c")) == "https://cdn.example/c"
    with pytest.raises(Unreachable, match="from https to http"):
        redirected(safe, "http://shop.example/c")


@settings(deadline=None)
@given(st.text("aX.:/@#?[]%\\-0 é٣。\n\ud800", max_size=40))
def test_no_address_breaks_anything(text):
    from listingcheck.gallery.fetching.address import address_of, redirected

    try:
        url = address_of(f"http://{text}")
        said = (url.scheme, bool(url.raw_host), url.userinfo, url.netloc.isascii())
        redirected(url, text)
    except Unreachable:
        return
    assert said == ("http", True, b"", True)
