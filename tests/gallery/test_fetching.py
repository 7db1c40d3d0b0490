# SPDX-License-Identifier: Apache-2.0
"""Pictures from the web, fetched from servers of this machine that behave as badly as they can."""

import gzip
import json
import os
import pickle
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from listingcheck import sample
from listingcheck.errors import ConfigurationError, MissingExtraError
from listingcheck.gallery.fetching import Fetcher, Gate, Limits
from listingcheck.gallery.fetching.troubles import Again, refused
from listingcheck.gallery.supplier import Supplier, Unreachable

pytest.importorskip("httpx")

TEE = sample.product()
PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40 + b"\xff\xd9"
QUICK = Limits(max_bytes=100_000, connect=0.5, silence=5, total=5, pause=0.01, longest_pause=1)
HASTY = replace(QUICK, silence=0.3, total=0.6, retries=0)


class Server(ThreadingHTTPServer):
    """Answers by its routes, and remembers what it was asked."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes = {}
        self.asked = []
        self.ending = threading.Event()

    @property
    def port(self):
        return self.server_address[1]

    def url(self, path, host="shop.example"):
        return f"http://{host}:{self.port}{path}"

    def paths(self):
        return [path for path, _ in self.asked]

    def handle_error(self, request, client_address):
        """A fetcher that hangs up is what is tested."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.routes[self.path](self)

    def log_message(self, *args):
        pass


def answers(status=200, body=b"", **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in {"content_length": len(body), **headers}.items():
            handler.send_header(name.replace("_", "-"), str(value))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def leads_to(target, status=302):
    return answers(status, location=target)


def says(*pieces, every=0.0):
    """Raw bytes, piece by piece; the last one again and again."""

    def answer(handler):
        handler.close_connection = True
        for piece in pieces:
            handler.wfile.write(piece)
        while every and not handler.server.ending.wait(every):
            handler.wfile.write(pieces[-1])

    return answer


def in_turn(*each):
    """One answer after the other, the last one for ever."""
    left = list(each)

    def answer(handler):
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer


@pytest.fixture
def server():
    with Server() as server:
        server.routes["/tee.jpg"] = answers(body=PICTURE)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.ending.set()
        server.shutdown()


@pytest.fixture
def gate(server):
    """Every name is this machine, and this machine is public."""
    return Gate(frozenset({server.port}), lambda *_: ["127.0.0.1"], lambda _: True)


@pytest.fixture
def fetch(gate, tmp_path):
    """Fetches one address with a fetcher of its own, on a cache that stays."""

    def fetched(url, limits=QUICK, gate=gate, **settings):
        fetcher = Fetcher(tmp_path / "cache", limits=limits, gate=gate, **settings)
        try:
            return fetcher.find(url, TEE).read()
        finally:
            fetcher.close()

    return fetched


def trouble(fetch, url, **settings):
    with pytest.raises(Unreachable) as raised:
        fetch(url, **settings)
    return str(raised.value), raised.value.passing


def test_a_picture_is_fetched_and_can_be_read_in_another_process(server, gate):
    fetcher = Fetcher(limits=QUICK, gate=gate)
    url = server.url("/tee.jpg")
    found = fetcher.find(url, TEE)
    assert (found.name, found.held) == (url, 0)
    assert pickle.loads(pickle.dumps(found)).read() == PICTURE
    fetcher.close()
    with pytest.raises(Unreachable):
        found.read()


def test_it_says_who_asks_and_nothing_that_is_secret(server, fetch, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.routes["/tee.jpg"] = in_turn(
        answers(302, location="/tee.jpg?2", set_cookie="a=b"), answers(404)
    )
    server.routes["/tee.jpg?2"] = answers(body=PICTURE)
    assert fetch(server.url("/tee.jpg", "ann:secret@shop.example") + "#zoom") == PICTURE
    (_, first), (path, second) = server.asked
    assert path == "/tee.jpg?2"
    for headers in (first, second):
        assert headers["User-Agent"].startswith("listingcheck/")
        assert headers["Host"] == f"shop.example:{server.port}"
        assert headers["Accept-Encoding"] == "identity"
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize("name", ["tee.jpg", "/media/tee.jpg", "ftp://shop.example/a", "data:,a"])
def test_what_is_no_address_of_the_web_is_not_looked_for(name):
    fetcher = Fetcher()
    assert fetcher.find(name, TEE) is None
    assert list(fetcher.named_after(TEE)) == []
    fetcher.close()


def test_an_address_without_protocol_is_asked_safely(server, fetch):
    said, _ = trouble(fetch, f"//shop.example:{server.port}/tee.jpg")
    assert said == "no safe connection can be made to the server"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_refusal_lasts(server, fetch, status):
    server.routes["/tee.jpg"] = answers(status)
    said, passing = trouble(fetch, server.url("/tee.jpg"))
    assert said.startswith(f"the server answers {status} (")
    assert (passing, len(server.asked)) == (False, 1)


def test_404_is_said_in_words(server, fetch):
    server.routes["/tee.jpg"] = answers(404)
    said, _ = trouble(fetch, server.url("/tee.jpg"))
    assert said == "the server answers 404 (not found)"


def test_a_status_nobody_knows_is_said_by_its_number(server, fetch):
    server.routes["/tee.jpg"] = answers(599)
    assert trouble(fetch, server.url("/tee.jpg")) == ("the server answers 599", True)


def test_500_is_asked_again_a_few_times(server, fetch):
    server.routes["/tee.jpg"] = in_turn(answers(500), answers(502), answers(body=PICTURE))
    assert fetch(server.url("/tee.jpg")) == PICTURE
    server.routes["/bad.jpg"] = answers(503)
    said, passing = trouble(fetch, server.url("/bad.jpg"))
    assert (said, passing) == ("the server answers 503 (service unavailable)", True)
    assert server.paths().count("/bad.jpg") == 3


def test_a_server_may_name_a_date():
    at = formatdate(time.time() + 5, usegmt=True)
    assert 3 < refused(429, at, longest=10).after <= 5
    assert not isinstance(refused(429, at, longest=2), Again)


@pytest.mark.parametrize("after", ["3600", "9" * 400])
def test_a_server_that_wants_a_long_rest_gets_it(server, fetch, after):
    server.routes["/tee.jpg"] = answers(429, retry_after=after)
    assert trouble(fetch, server.url("/tee.jpg"))[1] is True
    assert len(server.asked) == 1


def test_a_rest_holds_for_the_whole_host(server, gate):
    server.routes["/busy.jpg"] = in_turn(answers(429, retry_after="1"), answers(body=PICTURE))
    fetcher = Fetcher(limits=QUICK, gate=gate)
    with ThreadPoolExecutor() as threads:
        busy = threads.submit(fetcher.find, server.url("/busy.jpg"), TEE)
        while not server.asked:
            time.sleep(0.01)
        time.sleep(0.1)
        started = time.monotonic()
        fetcher.find(server.url("/tee.jpg"), TEE)
        assert time.monotonic() - started > 0.6
        assert busy.result().read() == PICTURE
    fetcher.close()


@pytest.mark.parametrize(
    ("after", "asked"), [("soon", 3), ("-1", 3), ("Sun, 06 Nov 1994 08:49:37 GMT", 3)]
)
def test_a_time_that_makes_no_sense_is_not_waited_for(server, fetch, after, asked):
    server.routes["/tee.jpg"] = answers(429, retry_after=after)
    trouble(fetch, server.url("/tee.jpg"))
    assert len(server.asked) == asked


def test_redirects_are_followed_three_times(server, fetch):
    for hop in range(4):
        server.routes[f"/{hop}"] = leads_to(f"/{hop + 1}", (301, 302, 307, 308)[hop])
    server.routes["/4"] = answers(body=PICTURE)
    assert fetch(server.url("/1")) == PICTURE
    said, passing = trouble(fetch, server.url("/0"))
    assert (said, passing) == ("it is redirected more than 3 times", True)


def test_a_loop_ends(server, fetch):
    server.routes["/a"] = leads_to("/a")
    assert trouble(fetch, server.url("/a"))[0] == "it is redirected more than 3 times"
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("target", "said", "passing"),
    [
        ("file:///etc/passwd", "it leads to file:, from which nothing can be fetched", False),
        (
            "javascript:alert(1)",
            "it leads to javascript:, from which nothing can be fetched",
            False,
        ),
        ("http://shop.example:22/", "it leads to port 22, where no web server is expected", True),
        ("http://[v1.x]/", "the address 'http://[v1.x]/' cannot be read", False),
        ("https://", "the address names no server", False),
        ("", "it is redirected more than 3 times", True),
    ],
)
def test_a_redirect_leads_to_the_web_only(server, fetch, target, said, passing):
    server.routes["/tee.jpg"] = leads_to(target)
    assert trouble(fetch, server.url("/tee.jpg")) == (said, passing)


def test_a_redirect_to_a_private_address_is_refused(server, fetch, gate):
    def resolve(host, port):
        return ["127.0.0.1"] if host == "shop.example" else Gate().resolve(host, port)

    inner = Gate(gate.ports, resolve, lambda address: str(address) == "127.0.0.1")
    for target in ("10.0.0.7", "[::ffff:10.0.0.7]", "0x0a.7", "167772167"):
        server.routes["/tee.jpg"] = leads_to(f"http://{target}:{server.port}/admin")
        said, passing = trouble(fetch, server.url("/tee.jpg"), gate=inner)
        assert said.endswith("10.0.0.7, which is not a public address")
        assert passing is False
    assert set(server.paths()) == {"/tee.jpg"}


def test_this_machine_is_never_asked(server, fetch):
    usual = Gate(ports=frozenset({server.port}))
    for host in ("localhost", "127.0.0.1", "127.0.0.1.", "[::1]"):
        said, passing = trouble(fetch, server.url("/tee.jpg", host), gate=usual)
        assert said.endswith("which is not a public address"), host
        assert passing is False
    for host in ("127.1", "0x7f.1", "2130706433", "0", "017700000001"):
        said, _ = trouble(fetch, server.url("/tee.jpg", host), gate=usual)
        # Some systems do not read numbers like these.
        assert said.endswith(("which is not a public address", f"{host} is not known"))
    assert server.asked == []


def test_a_name_is_looked_up_once_for_each_connection(server, fetch, gate):
    """Who answers differently the second time gets no second time."""
    seen = []

    def rebinding(host, port):
        seen.append(host)
        return ["127.0.0.1"] if len(seen) == 1 else ["10.0.0.7"]

    inner = Gate(gate.ports, rebinding, lambda address: str(address) == "127.0.0.1")
    assert fetch(server.url("/tee.jpg"), gate=inner) == PICTURE
    assert seen == ["shop.example"]


def test_the_next_address_is_tried_where_one_is_dead(server, fetch, gate):
    both = replace(gate, resolve=lambda *_: ["127.0.0.2", "127.0.0.1"])
    assert fetch(server.url("/tee.jpg"), gate=both) == PICTURE


def test_an_unknown_name_passes(server, fetch, gate):
    def unknown(host, port):
        raise socket.gaierror

    for resolve in (unknown, lambda *_: []):
        said = trouble(fetch, server.url("/tee.jpg"), gate=replace(gate, resolve=resolve))
        assert said == ("the server shop.example is not known", True)


def test_a_server_that_is_not_there_passes(fetch, gate, server):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        url = f"http://shop.example:{port}/a"
        said, passing = trouble(fetch, url, gate=replace(gate, ports=frozenset({port})))
    assert said.startswith("the server cannot be reached (")
    assert passing is True


SLOW = "it took longer than 0.6 seconds"
SILENT = "the server fell silent for 0.3 seconds"
LARGE = "it is larger than 0.1 MB"
PACKED = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")
BROKEN = "the server's answer breaks off or makes no sense"


@pytest.mark.parametrize(
    ("answer", "said", "passing"),
    [
        (says(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n", every=0.05), SLOW, True),
        (says(b"HTTP/1.1 200 OK\r\n\r\n", b"x", every=0.05), SLOW, True),
        (says(b"HTTP/1.1 100 Continue\r\n\r\n", every=0.05), SLOW, True),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"", every=5), SILENT, True),
        (says(b"", every=5), SILENT, True),
        (says(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 9999, every=0.001), LARGE, False),
        (says(PACKED, b"x" * 9999, every=0.001), LARGE, False),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", b"x"), LARGE, False),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", b"x"), BROKEN, True),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", b"x"), BROKEN, True),
        (says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), BROKEN, True),
        (says(b"HTTP/1.1 200 OK\r\n" + b"A: " + b"b" * 300_000 + b"\r\n\r\n"), BROKEN, True),
        (says(b"HTTP/1.1 200 OK\r\n", b"A: bcdefgh\r\n" * 999, every=0.001), BROKEN, True),
        (says(b"SSH-2.0-OpenSSH_9.2\r\n"), BROKEN, True),
        (says(b""), BROKEN, True),
    ],
)
def test_a_hostile_server_is_left_in_time(server, fetch, answer, said, passing):
    server.routes["/tee.jpg"] = answer
    started = time.monotonic()
    assert trouble(fetch, server.url("/tee.jpg"), limits=HASTY) == (said, passing)
    assert time.monotonic() - started < 3


def test_bytes_beyond_the_stated_length_are_not_read(server, fetch):
    server.routes["/tee.jpg"] = says(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef")
    assert fetch(server.url("/tee.jpg")) == b"abc"


def test_a_web_page_is_bytes_too(server, fetch):
    server.routes["/tee.jpg"] = answers(body=b"<html>", content_type="text/html")
    server.routes["/none.jpg"] = answers(body=b"")
    assert fetch(server.url("/tee.jpg")) == b"<html>"
    assert fetch(server.url("/none.jpg")) == b""


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress], ids=["gzip", "zlib"])
def test_what_was_packed_unasked_is_unpacked(server, fetch, pack):
    server.routes["/tee.jpg"] = answers(body=pack(PICTURE), content_encoding="gzip")
    assert fetch(server.url("/tee.jpg")) == PICTURE


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (gzip.compress(bytes(50_000_000)), "gzip", LARGE),
        (gzip.compress(PICTURE)[:-20], "gzip", "it is packed, and its end is missing"),
        (PICTURE, "gzip", "it is packed, and cannot be unpacked"),
        (PICTURE, "br", "it is packed as 'br', which nobody asked for"),
    ],
)
def test_what_is_packed_badly_is_refused(server, fetch, body, encoding, said):
    server.routes["/tee.jpg"] = answers(body=body, content_encoding=encoding)
    assert trouble(fetch, server.url("/tee.jpg"))[0] == said


def test_a_kept_picture_is_used_for_a_day(server, fetch):
    url = server.url("/tee.jpg")
    assert fetch(url) == fetch(url) == PICTURE
    assert len(server.asked) == 1


def test_an_old_picture_is_asked_about_by_its_marks(server, fetch):
    def answer(handler):
        known = handler.headers.get("If-None-Match") == '"a1"'
        answers(304 if known else 200, b"" if known else PICTURE, ETag='"a1"')(handler)

    server.routes["/tee.jpg"] = answer
    old = replace(QUICK, fresh_for=0.0)
    url = server.url("/tee.jpg")
    assert [fetch(url, limits=old) for _ in range(3)] == [PICTURE] * 3
    assert [h.get("If-None-Match") for _, h in server.asked] == [None, '"a1"', '"a1"']


def test_a_picture_that_was_asked_about_is_fresh_again(server, fetch, tmp_path):
    server.routes["/tee.jpg"] = in_turn(answers(body=PICTURE, etag='"a1"'), answers(304))
    fetch(server.url("/tee.jpg"))
    [index] = (tmp_path / "cache/index").rglob("*.json")
    index.write_text(json.dumps({**json.loads(index.read_text()), "fetched_at": 1.0}))
    assert [fetch(server.url("/tee.jpg")) for _ in range(2)] == [PICTURE] * 2
    assert len(server.asked) == 2


def test_an_old_picture_is_fetched_anew_where_it_changed(server, fetch):
    date = "Sun, 06 Nov 1994 08:49:37 GMT"
    server.routes["/tee.jpg"] = in_turn(
        answers(body=PICTURE, last_modified=date), answers(body=b"new"), answers(404)
    )
    old = replace(QUICK, fresh_for=0.0)
    url = server.url("/tee.jpg")
    assert [fetch(url, limits=old) for _ in range(2)] == [PICTURE, b"new"]
    assert server.asked[1][1]["If-Modified-Since"] == date
    assert trouble(fetch, url, limits=old)[0] == "the server answers 404 (not found)"


def test_304_without_a_question_is_a_refusal(server, fetch):
    server.routes["/tee.jpg"] = answers(304)
    assert trouble(fetch, server.url("/tee.jpg"))[0] == "the server answers 304 (not modified)"


def test_a_trouble_is_not_kept(server, fetch):
    server.routes["/tee.jpg"] = in_turn(answers(404), answers(body=PICTURE))
    trouble(fetch, server.url("/tee.jpg"))
    assert fetch(server.url("/tee.jpg")) == PICTURE


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b"[1, {}]"),
        lambda path: path.write_text('{"digest": "../../secret", "fetched_at": 1.0}'),
        lambda path: path.unlink(),
    ],
)
@pytest.mark.parametrize("part", ["objects", "index"])
def test_a_damaged_cache_is_mended(server, fetch, tmp_path, part, damage):
    url = server.url("/tee.jpg")
    fetch(url)
    [path] = [path for path in (tmp_path / "cache" / part).rglob("*") if path.is_file()]
    damage(path)
    assert fetch(url) == PICTURE
    assert len(server.asked) == 2
    assert fetch(url) == PICTURE
    assert len(server.asked) == 2


def test_pictures_stand_under_their_content_once(server, fetch, tmp_path):
    server.routes["/copy.jpg"] = answers(body=PICTURE)
    fetch(server.url("/tee.jpg"))
    fetch(server.url("/copy.jpg"))
    digest = sha256(PICTURE).hexdigest()
    objects = [path for path in (tmp_path / "cache/objects").rglob("*") if path.is_file()]
    assert objects == [tmp_path / "cache/objects" / digest[:2] / digest[2:]]
    assert list((tmp_path / "cache/incoming").iterdir()) == []


def test_a_failed_download_leaves_nothing(server, fetch, tmp_path):
    server.routes["/tee.jpg"] = says(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", b"x")
    trouble(fetch, server.url("/tee.jpg"))
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


RUN = """
import os, sys
from listingcheck import sample
from listingcheck.gallery.fetching import Fetcher, Gate
port, folder, dies = int(sys.argv[1]), sys.argv[2], sys.argv[3]
from pathlib import Path
gate = Gate(frozenset({port}), lambda *_: ["127.0.0.1"], lambda _: True)
fetcher = Fetcher(Path(folder), gate=gate)
for number in range(6):
    if str(number) == dies:
        os._exit(9)
    fetcher.find(f"http://shop.example:{port}/{number}", sample.product()).read()
"""


def run_apart(server, folder, dies="never"):
    command = [sys.executable, "-c", RUN, str(server.port), str(folder), dies]
    return subprocess.Popen(command)


def test_an_interrupted_run_goes_on_and_others_share_it(server, tmp_path):
    for number in range(6):
        server.routes[f"/{number}"] = answers(body=PICTURE + bytes([number]))
    assert run_apart(server, tmp_path / "c", dies="4").wait() == 9
    assert sorted(server.paths()) == ["/0", "/1", "/2", "/3"]
    several = [run_apart(server, tmp_path / "c") for _ in range(2)]
    assert [process.wait() for process in several] == [0, 0]
    asked = server.paths()
    assert [asked.count(f"/{number}") for number in range(4)] == [1] * 4
    assert all(1 <= asked.count(f"/{number}") <= 2 for number in (4, 5))


def test_two_fetchers_fill_one_cache_at_once(server, gate, tmp_path):
    pages = {f"/{n}": PICTURE * (n % 3) + bytes([n // 2]) for n in range(24)}
    server.routes.update({path: answers(body=body) for path, body in pages.items()})
    fetchers = [Fetcher(tmp_path / "c", limits=QUICK, gate=gate) for _ in range(2)]

    def read(number):
        path = f"/{number % 24}"
        return fetchers[number // 24].find(server.url(path), TEE).read() == pages[path]

    with ThreadPoolExecutor(12) as threads:
        assert all(threads.map(read, range(48)))
    for fetcher in fetchers:
        fetcher.close()


def test_few_are_fetched_from_one_host_at_once(server, gate):
    busy, most, lock = {"a": 0, "b": 0}, {"a": 0, "b": 0}, threading.Lock()

    def answer(handler):
        host = handler.headers["Host"][0]
        with lock:
            busy[host] += 1
            most[host] = max(most[host], busy[host])
        time.sleep(0.05)
        with lock:
            busy[host] -= 1
        answers(body=PICTURE)(handler)

    addresses = [server.url(f"/{n}", f"{host}.example") for n in range(6) for host in "ab"]
    server.routes.update({f"/{n}": answer for n in range(6)})
    fetcher = Fetcher(at_once=12, per_host=3, limits=QUICK, gate=gate)
    with ThreadPoolExecutor(fetcher.at_once) as threads:
        list(threads.map(lambda url: fetcher.find(url, TEE), addresses))
    fetcher.close()
    assert most == {"a": 3, "b": 3}


def test_connections_are_used_again(server, gate):
    ports = set()

    def answer(handler):
        ports.add(handler.client_address)
        answers(body=PICTURE)(handler)

    server.routes.update({f"/{n}": answer for n in range(5)})
    fetcher = Fetcher(limits=QUICK, gate=gate)
    for number in range(5):
        fetcher.find(server.url(f"/{number}"), TEE)
    fetcher.close()
    assert len(ports) == 1


def test_a_dead_host_is_given_up(server, gate):
    def unknown(host, port):
        if host == "dead.example":
            raise socket.gaierror
        return ["127.0.0.1"]

    fetcher = Fetcher(limits=replace(QUICK, patience=3), gate=replace(gate, resolve=unknown))
    for said in ["the server dead.example is not known"] * 3 + [
        "dead.example failed 3 times in a row"
    ]:
        with pytest.raises(Unreachable) as raised:
            fetcher.find(server.url("/tee.jpg", "dead.example"), TEE)
        assert (str(raised.value), raised.value.passing) == (said, True)
    assert fetcher.find(server.url("/tee.jpg"), TEE).read() == PICTURE
    fetcher.close()


@pytest.mark.parametrize("other", [answers(404), answers(body=PICTURE)])
def test_a_host_that_answers_is_not_given_up(server, gate, other):
    server.routes.update({f"/{n}": answers(500) if n % 2 else other for n in range(10)})
    fetcher = Fetcher(limits=replace(QUICK, patience=2, retries=0), gate=gate)
    for number in range(10):
        with suppress(Unreachable):
            fetcher.find(server.url(f"/{number}"), TEE)
    fetcher.close()
    assert len(server.asked) == 10


def test_closing_ends_all_waiting(server, gate):
    server.routes["/tee.jpg"] = answers(503, retry_after="60")
    fetcher = Fetcher(limits=replace(QUICK, longest_pause=99), gate=gate)
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(fetcher.find, server.url("/tee.jpg"), TEE)
        while not server.asked:
            time.sleep(0.01)
        fetcher.close()
        with pytest.raises(Unreachable, match="the run ended"):
            waiting.result(timeout=2)


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")
def test_a_certificate_is_judged_by_the_name(server, fetch, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    files = ["-nodes", "-keyout", str(key), "-out", str(certificate), "-subj", "/CN=shop.example"]
    subprocess.run([*command, *files], check=True, capture_output=True)
    names = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.sni_callback = lambda _, name, __: names.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    said, passing = trouble(fetch, server.url("/tee.jpg").replace("http:", "https:"))
    assert said.startswith("the server's certificate cannot be trusted (")
    assert passing is True
    assert names == ["shop.example"]
    assert server.asked == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ConfigurationError, match="Pictures cannot be kept in"):
        Fetcher(tmp_path / "file")


def test_a_folder_that_goes_away_is_no_fault_of_the_listing(server, gate, tmp_path):
    fetcher = Fetcher(tmp_path / "cache", limits=QUICK, gate=gate)
    shutil.rmtree(tmp_path / "cache")
    with pytest.raises(Unreachable, match="it cannot be kept") as raised:
        fetcher.find(server.url("/tee.jpg"), TEE)
    assert raised.value.passing is True
    fetcher.close()


def test_it_is_a_supplier_that_a_gallery_takes():
    fetcher = Fetcher()
    assert isinstance(fetcher, Supplier)
    assert (fetcher.at_once, fetcher.asks_whose) == (8, False)
    fetcher.close()


def test_what_nobody_finished_is_removed_after_a_day(tmp_path):
    Fetcher(tmp_path).close()
    old, new = tmp_path / "incoming/old", tmp_path / "incoming/new"
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    os.utime(old, (time.time() - 90_000,) * 2)
    Fetcher(tmp_path).close()
    assert list((tmp_path / "incoming").iterdir()) == [new]


def test_without_httpx_it_says_what_to_install(monkeypatch):
    for name in ("line", "address", "wire"):
        monkeypatch.delitem(sys.modules, f"listingcheck.gallery.fetching.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(MissingExtraError, match=r"listingcheck\[fetch\]"):
        Fetcher()
