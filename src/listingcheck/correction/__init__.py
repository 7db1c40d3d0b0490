# SPDX-License-Identifier: Apache-2.0
"""Corrects exports: the edits of fixes, written back into the cells they come from."""

from collections.abc import Iterable

from listingcheck.config import Config
from listingcheck.correction.checking import Desk
from listingcheck.correction.copies import copy_of
from listingcheck.correction.result import Change, Correction, Left, Reason
from listingcheck.correction.rounds import Rounds
from listingcheck.sources.reading import Settings

__all__ = ["Change", "Correction", "Left", "Reason", "correct"]


def correct(
    paths: Iterable[str], asked: Config, settings: Settings, *, unsafe: bool = False
) -> Correction:
    """Correct exports in delimited text that belong together. Nothing is written to disk.

    Args:
        paths: the files; ``-`` is standard input.
        asked: for whom, and with which rules.
        settings: what the exports do not say.
        unsafe: apply fixes that may change the meaning, too.

    Raises:
        SourceError: a file cannot be read, or is no delimited text.
    """
    copies = {copy.name: copy for copy in (copy_of(path, asked.platform) for path in paths)}
    return Rounds(copies, Desk(asked, settings), unsafe=unsafe).correction()
