# SPDX-License-Identifier: Apache-2.0
"""Pictures from the web: fetched politely, from public servers only, and kept."""

from listingcheck.gallery.fetching.fetcher import Fetcher
from listingcheck.gallery.fetching.gate import Gate
from listingcheck.gallery.fetching.limits import Limits

__all__ = ["Fetcher", "Gate", "Limits"]
