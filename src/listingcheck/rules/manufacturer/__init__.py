# SPDX-License-Identifier: Apache-2.0
"""Who made a product, as the EU's product safety regulation (GPSR) asks."""
