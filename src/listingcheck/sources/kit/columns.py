# SPDX-License-Identifier: Apache-2.0
"""The known columns of one table, and the origin that its products share."""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter

from listingcheck.product import Origin
from listingcheck.sources.formats.table import Table, positions
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.reading import Settings


class Columns:
    """Where the columns of a platform stand in one table.

    Args:
        table: the table.
        names: what each column is called, in every spelling; at least two columns.
        fields: the canonical field that each column carries, such as ``variants[].price``.
    """

    def __init__(
        self, table: Table, names: Mapping[str, Sequence[str]], fields: Mapping[str, str]
    ) -> None:
        self.header = table.header
        self.found = positions(table.header, names)
        """Column to position, for those that are there."""
        self.cells: Callable[[Sequence[str]], tuple[str, ...]] = itemgetter(
            *(self.found.get(name, table.width) for name in names)
        )
        """The cells of a row in the order of ``names``; empty for columns that are not there."""
        self._fields = fields

    def __contains__(self, name: str) -> bool:
        return name in self.found

    def title(self, name: str) -> str:
        """What the file calls a column that is there."""
        return self.header[self.found[name]]

    def origin(
        self,
        platform: str,
        file: str | None,
        settings: Settings,
        *,
        never: Collection[str],
        carried: Mapping[str, str] | None = None,
        remedies: Mapping[str, str] | None = None,
        files: Mapping[str, str] | None = None,
    ) -> Origin:
        """What all products of the table share.

        Args:
            platform: whose table it is.
            file: where it stands.
            settings: what the caller knows.
            never: canonical fields the platform has no place for.
            carried: more canonical fields and their columns, over those of ``fields``.
            remedies: what to do about a field that is lacking.
            files: canonical fields that stand in another file.
        """
        columns = {
            self._fields[n]: self.header[at] for n, at in self.found.items() if n in self._fields
        }
        columns |= carried or {}
        lacks = set(never) | {field for field in self._fields.values() if field not in columns}
        if settings.currency is not None:
            lacks.discard(CURRENCY)
        return Origin(platform, file, columns, frozenset(lacks), remedies or {}, files or {})
