# SPDX-License-Identifier: Apache-2.0
"""Once imported, every polars frame can check itself: ``df.listingcheck.check()``."""

from listingcheck.accessors import Listings
from listingcheck.errors import MissingExtraError

try:
    import polars
except ModuleNotFoundError as error:
    if error.name != "polars":
        raise
    raise MissingExtraError("Checking a polars frame", "polars") from None

polars.api.register_dataframe_namespace("listingcheck")(Listings)
