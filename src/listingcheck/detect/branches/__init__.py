# SPDX-License-Identifier: Apache-2.0
"""Which branch of trade a title or a category belongs to: clothing, food, tools."""
