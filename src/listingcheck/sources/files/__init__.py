# SPDX-License-Identifier: Apache-2.0
"""Where bytes come from: paths, streams and archives, and what kind of content they are."""
