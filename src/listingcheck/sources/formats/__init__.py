# SPDX-License-Identifier: Apache-2.0
"""The formats exports are written in: tables, JSON and XML, each read piece by piece."""
