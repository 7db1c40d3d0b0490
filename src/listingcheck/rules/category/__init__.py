# SPDX-License-Identifier: Apache-2.0
"""Where in the marketplace a listing stands."""
