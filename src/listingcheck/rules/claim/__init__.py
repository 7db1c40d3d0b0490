# SPDX-License-Identifier: Apache-2.0
"""What a listing promises and may not."""
