# SPDX-License-Identifier: Apache-2.0
"""What the rules share that judge which goods a product is."""
