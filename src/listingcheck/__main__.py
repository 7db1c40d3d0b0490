# SPDX-License-Identifier: Apache-2.0
"""``python -m listingcheck``."""

from listingcheck.cli import main

main(prog_name="listingcheck")
