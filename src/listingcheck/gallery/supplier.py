# SPDX-License-Identifier: Apache-2.0
"""What a gallery asks for pictures: a folder, an archive, a mapping, or a fetcher."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from listingcheck.errors import ListingcheckError

if TYPE_CHECKING:
    from listingcheck.failure import Failure
    from listingcheck.product import Product


class Unreachable(ListingcheckError):  # noqa: N818 - it is about the picture, not about the run
    """A picture cannot be had. The text follows a colon: ``the server answers 404``."""

    def __init__(self, text: str, passing: bool = False) -> None:  # noqa: FBT001
        super().__init__(text)
        self.passing = passing
        """Whether it may pass by itself, or is none for others."""


class Found(Protocol):
    """A picture that can be read: small, hashable, and fit to be sent to another process."""

    @property
    def name(self) -> str:
        """The file name or address it goes by."""
        ...

    @property
    def held(self) -> int:
        """How many bytes of the picture it carries in memory; 0 where it only knows the place."""
        ...

    def __hash__(self) -> int: ...

    def read(self) -> bytes:
        """Its bytes, never more than :data:`listingcheck.imaging.bounds.LARGEST_FILE`.

        Raises:
            Unreachable: it cannot be read, or is larger.
        """
        ...


@runtime_checkable
class Supplier(Protocol):
    """Finds the bytes of pictures."""

    @property
    def label(self) -> str:
        """How a message calls it, such as the path of the folder."""
        ...

    @property
    def at_once(self) -> int:
        """How many finds may run at the same time, in threads; 1 keeps to one thread."""
        ...

    @property
    def asks_whose(self) -> bool:
        """Whether it depends on the product which picture a name stands for.

        Where it does not, a name is looked for once, however many products share it.
        """
        ...

    def find(self, name: str, product: "Product") -> Found | None:
        """The picture that an address, path or file name stands for; None where it has none.

        Raises:
            Unreachable: it should be there and cannot be had.
        """
        ...

    def named_after(self, product: "Product") -> Sequence[Found]:
        """Pictures that go by the name of the product or of one of its SKUs."""
        ...

    def close(self) -> None:
        """Let go of connections and files."""
        ...


@runtime_checkable
class Remarking(Protocol):
    """A supplier that has something to say once, at the end of a run."""

    def remarks(self) -> "Sequence[Failure]":
        """What of it is not read."""
        ...
