# SPDX-License-Identifier: Apache-2.0
"""Standard output, for whatever text merchants have."""

import sys
from typing import TextIO


def printable() -> TextIO:
    """Standard output, made to take any text whatever its encoding."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return sys.stdout
