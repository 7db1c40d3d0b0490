# SPDX-License-Identifier: Apache-2.0
"""Who answers for a product in the EU, as its product safety regulation (GPSR) asks."""
