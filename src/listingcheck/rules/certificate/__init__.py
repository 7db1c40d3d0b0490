# SPDX-License-Identifier: Apache-2.0
"""Documents that a listing has to show."""
