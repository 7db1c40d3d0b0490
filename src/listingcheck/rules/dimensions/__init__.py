# SPDX-License-Identifier: Apache-2.0
"""How large the parcel is."""
