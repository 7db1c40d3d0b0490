# SPDX-License-Identifier: Apache-2.0
"""Letters that are broken or of the wrong script, in any text."""
