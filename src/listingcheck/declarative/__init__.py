# SPDX-License-Identifier: Apache-2.0
"""Rules written in YAML: for house style, without Python."""

from listingcheck.declarative.loading import rules_from_yaml

__all__ = ["rules_from_yaml"]
