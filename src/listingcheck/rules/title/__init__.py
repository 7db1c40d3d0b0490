# SPDX-License-Identifier: Apache-2.0
"""The title of a listing."""
