# SPDX-License-Identifier: Apache-2.0
"""The custom fields of a product: specifications and properties."""
