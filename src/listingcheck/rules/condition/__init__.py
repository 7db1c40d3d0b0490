# SPDX-License-Identifier: Apache-2.0
"""Whether a product is new or used."""
