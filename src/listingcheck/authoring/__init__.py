# SPDX-License-Identifier: Apache-2.0
"""Tools for authors of rules: finding what they wrote, testing it, and something to begin with."""

from listingcheck.authoring.finding import Found, found
from listingcheck.authoring.results import Result, result_of, results_of
from listingcheck.authoring.skeleton import write

__all__ = ["Found", "Result", "found", "result_of", "results_of", "write"]
