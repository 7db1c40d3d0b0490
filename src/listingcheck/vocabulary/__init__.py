# SPDX-License-Identifier: Apache-2.0
"""The messages merchants are shown: what they mean, and how one is found by the words of it."""

from listingcheck.vocabulary.message import PREVENTABLE, Message, parse, vocabulary

__all__ = ["PREVENTABLE", "Message", "parse", "vocabulary"]
