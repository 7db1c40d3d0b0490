# SPDX-License-Identifier: Apache-2.0
"""Knowledge about text and codes, none about products."""
