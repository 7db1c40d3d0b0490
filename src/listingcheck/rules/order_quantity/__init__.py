# SPDX-License-Identifier: Apache-2.0
"""How much a buyer may order."""
