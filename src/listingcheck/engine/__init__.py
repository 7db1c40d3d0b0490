# SPDX-License-Identifier: Apache-2.0
"""The loop: products stream through bound rules."""

from listingcheck.engine.bound import BoundRule, bind
from listingcheck.engine.crew import Crew
from listingcheck.engine.looker import Looker
from listingcheck.engine.loop import Engine
from listingcheck.engine.remarks import parted

__all__ = ["BoundRule", "Crew", "Engine", "Looker", "bind", "parted"]
