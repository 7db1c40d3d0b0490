# SPDX-License-Identifier: Apache-2.0
"""A merchant's own configuration: ``listingcheck.toml``, or ``[tool.listingcheck]``."""

from listingcheck.config.layers import FILE, PROJECT
from listingcheck.config.reading import load, read
from listingcheck.config.settled import Config, cores

__all__ = ["FILE", "PROJECT", "Config", "cores", "load", "read"]
