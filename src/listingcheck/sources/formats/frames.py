# SPDX-License-Identifier: Apache-2.0
"""Tables that pandas, polars or pyarrow hold, with the columns of a platform's export."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from listingcheck.sources.formats.cells import text_of
from listingcheck.sources.formats.table import Line


def is_frame(source: Any) -> bool:
    """Whether a value is a table of pandas, polars or pyarrow."""
    return _columns(source) is not None


def rows(frame: Any) -> Iterator[Line]:
    """Yield the header and the rows, numbered from 1 as in a file."""
    columns = _columns(frame)
    header = [*map(str, columns)] if columns is not None else []
    for line, row in enumerate(chain([header], _values(frame)), 1):
        yield line, [*map(text_of, row)]


def _columns(source: Any) -> Iterable[Any] | None:
    if hasattr(source, "itertuples") or hasattr(source, "iter_rows"):
        columns: Iterable[Any] = source.columns
        return columns
    return source.column_names if hasattr(source, "to_batches") else None


def _values(frame: Any) -> Iterator[Iterable[Any]]:
    if hasattr(frame, "itertuples"):
        yield from frame.itertuples(index=False, name=None)
    elif hasattr(frame, "iter_rows"):
        yield from frame.iter_rows()
    else:
        for batch in frame.to_batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
