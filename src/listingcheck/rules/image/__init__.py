# SPDX-License-Identifier: Apache-2.0
"""The pictures of a listing, as far as their number and addresses tell."""
