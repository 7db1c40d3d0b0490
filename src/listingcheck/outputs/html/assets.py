# SPDX-License-Identifier: Apache-2.0
"""The style and the script of the page, and the policy that lets nothing else in."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

_SCRIPTS = ("elements.js", "product.js", "report.js")
"""What comes later uses what comes before."""


@cache
def style() -> str:
    """The style sheet."""
    return _asset("report.css")


@cache
def script() -> str:
    """The scripts that list, filter and sort, and show a product, as one."""
    return "".join(_asset(name) for name in _SCRIPTS)


def policy() -> str:
    """A Content-Security-Policy that allows this style and this script, and no connection."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style())}'; script-src '{_hash(script())}'"
    )


def _asset(name: str) -> str:
    text = files("listingcheck.outputs.html").joinpath(name).read_text("utf-8")
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
