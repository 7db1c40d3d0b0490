# SPDX-License-Identifier: Apache-2.0
"""Shopify: the admin's product CSV and the answers of its APIs."""
