# SPDX-License-Identifier: Apache-2.0
"""Answers in the shape of TikTok Shop's Check Product Listing, so that they can stand in for it.

``--format tiktok`` writes JSON Lines: one answer a line, in the order of the products, clean ones
included; :func:`listing_check` makes one answer from what ``Checker.check`` found. The shape is
that of ``POST /product/202309/products/listing_check``::

    {"code": 0, "message": "Success", "request_id": "linen-apron",
     "data": {"check_result": "PASS" | "FAILED",
              "fail_reasons": [{"code": 12052571, "message": "..."}],
              "warnings": {"message": "..."},
              "pre_check_results": [{"pre_check_item": "REDIRECT",
                                     "pre_check_details": [{"short_reason": "Redirecting Traffic",
                                                            "long_reason": "...",
                                                            "related_fields": ["..."]}]}],
              "diagnoses": [{"field": "TITLE",
                             "diagnosis_results": [{"code": "...", "how_to_solve": "...",
                                                    "quality_tier": "FAIR" | "GOOD"}],
                             "suggestions": {"images": [], "seo_words": [],
                                             "smart_texts": [{"text": "..."}]}}],
              "listing_quality": {"current_tier": "POOR" | "FAIR" | "GOOD",
                                  "remaining_recommendations": 1}}}

Every key is always there, with an empty list or text where there is nothing to say.

* ``request_id`` is the product's own key. Where it is not unique, the order tells.
* ``check_result`` is ``FAILED`` only when an error would stop the listing from being created.
  Those are the ``fail_reasons``, with TikTok's code; 12052990, "The check failed.", stands for
  what has none. What the audit would find is in ``pre_check_results``, and what is merely bad in
  ``diagnoses``, under the rule's id where TikTok has no code for it.
* ``warnings`` is documented as one object, not a list: its message joins all of them.
* What could not be read, and so belongs to no product, gets an answer of its own behind those of
  the products; its ``request_id`` is the place. Remarks about the run as a whole are left out.

What several products share, such as a SKU, is known only at the end of a run, and it belongs into
the answers of those products. So the answers are written at the end; until then the keys of the
products and the failures are held, and nothing else of the products.
"""

from listingcheck.outputs.tiktok.answer import listing_check
from listingcheck.outputs.tiktok.stream import Output

__all__ = ["Output", "listing_check"]
