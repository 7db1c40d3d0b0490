# SPDX-License-Identifier: Apache-2.0
"""Once imported, every pandas frame can check itself: ``df.listingcheck.check()``."""

from listingcheck.accessors import Listings
from listingcheck.errors import MissingExtraError

try:
    import pandas
except ModuleNotFoundError as error:
    if error.name != "pandas":
        raise
    raise MissingExtraError("Checking a pandas frame", "pandas") from None

pandas.api.extensions.register_dataframe_accessor("listingcheck")(Listings)
