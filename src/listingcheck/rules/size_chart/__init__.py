# SPDX-License-Identifier: Apache-2.0
"""The size chart of a listing."""
