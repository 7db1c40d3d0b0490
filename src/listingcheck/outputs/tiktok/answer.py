# SPDX-License-Identifier: Apache-2.0
"""One product's failures as one answer of Check Product Listing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from listingcheck.failure import Failure, Safety, Severity, Stage
from listingcheck.outputs.tiktok import codes
from listingcheck.product import part_of

Json = dict[str, Any]

_INCOMPLETE = "Insufficient or Incomplete Product Information"
_ASPECTS: Mapping[str, str] = {
    "title": "TITLE",
    "description": "DESCRIPTION",
    "images": "IMAGE",
    "variants[].image": "IMAGE",
    "compliance.size_chart": "SIZE_CHART",
}
"""What a diagnosis calls a field; all else is an ATTRIBUTE."""
_PRE_CHECKED: Mapping[str, str] = {
    "title": "TITLE",
    "description": "DESCRIPTION",
    "images": "IMAGES",
    "variants[].image": "IMAGES",
    "brand": "BRAND",
    "category": "CATEGORY",
    "product_type": "CATEGORY",
    "attributes": "ATTRIBUTES",
    "tags": "TAGS",
    "compliance": "COMPLIANCE",
    "options": "SKUS",
    "variants": "SKUS",
}
"""What a pre-check calls a field. TikTok publishes TITLE and IMAGES; the others follow them."""

_TEXTS = frozenset({"title", "description"})


def listing_check(
    failures: Iterable[Failure], *, request_id: str = "", market: str | None = None
) -> Json:
    """The answer of Check Product Listing that a product's failures amount to.

    Args:
        failures: what ``Checker.check`` found in one product.
        request_id: what names the answer, such as the product's key.
        market: ISO 3166 country, where diagnoses are spelt by market.
    """
    found = list(failures)
    fail_reasons = _unlike(map(_fail_reason, filter(_blocks, found)))
    return {
        "code": 0,
        "message": "Success",
        "request_id": request_id,
        "data": {
            "check_result": "FAILED" if fail_reasons else "PASS",
            "fail_reasons": fail_reasons,
            "warnings": {"message": " ".join(dict.fromkeys(map(_sentence, _warnings(found))))},
            "pre_check_results": list(_pre_checks(found)),
            **_quality([f for f in found if f.stage is Stage.QUALITY], market),
        },
    }


def _blocks(failure: Failure) -> bool:
    """Whether the listing could not be created, or could not be judged at all."""
    return failure.stage in {Stage.SYNC, None} and failure.severity is Severity.ERROR


def _warnings(failures: Iterable[Failure]) -> list[Failure]:
    return [f for f in failures if f.stage in {Stage.SYNC, None} and not _blocks(f)]


def _fail_reason(failure: Failure) -> Json:
    return {"code": codes.error_code(failure), "message": _sentence(failure)}


def _sentence(failure: Failure) -> str:
    """What is wrong, with which variant, and what to do."""
    which = f"{failure.variant}: " if failure.variant else ""
    return f"{which}{failure.message} {failure.fix.text}"


def _pre_checks(failures: Iterable[Failure]) -> Iterator[Json]:
    of_review = [failure for failure in failures if failure.stage is Stage.REVIEW]
    for item, group in _grouped(of_review, _pre_check_item):
        details = _unlike(map(_pre_check_detail, group))
        yield {"pre_check_item": item, "pre_check_details": details}


def _pre_check_item(failure: Failure) -> str:
    if codes.reason(failure) == _INCOMPLETE:
        return "INCOMPLETE_INFO"
    return failure.rule.partition("-")[0].upper()


def _pre_check_detail(failure: Failure) -> Json:
    field = _named(failure, _PRE_CHECKED)
    return {
        "short_reason": codes.reason(failure),
        "long_reason": _sentence(failure),
        "related_fields": [f"PRE_CHECK_FIELD_{field}"] if field else [],
    }


def _quality(failures: Sequence[Failure], market: str | None) -> Json:
    """The diagnoses, and the tier that they leave a listing."""
    diagnoses: list[Json] = [
        {
            "field": field,
            "diagnosis_results": _unlike(_diagnosis(failure, market) for failure in group),
            "suggestions": _suggestions(group),
        }
        for field, group in _grouped(failures, _aspect)
    ]
    results = [result for each in diagnoses for result in each["diagnosis_results"]]
    out_of_reach = {result["quality_tier"] for result in results}
    current = "POOR" if "FAIR" in out_of_reach else "FAIR" if out_of_reach else "GOOD"
    quality = {"current_tier": current, "remaining_recommendations": len(results)}
    return {"diagnoses": diagnoses, "listing_quality": quality}


def _aspect(failure: Failure) -> str:
    return _named(failure, _ASPECTS) or "ATTRIBUTE"


def _diagnosis(failure: Failure, market: str | None) -> Json:
    code = codes.diagnosis(failure, market)
    return {"code": code, "how_to_solve": _sentence(failure), "quality_tier": codes.tier(code)}


def _suggestions(failures: Iterable[Failure]) -> Json:
    """Better texts, where a machine can write them."""
    texts = dict.fromkeys(
        edit.new
        for failure in failures
        if failure.field in _TEXTS and failure.fix.safety is not Safety.MANUAL
        for edit in failure.fix.edits
        if edit.new and edit.field == failure.field
    )
    return {"images": [], "seo_words": [], "smart_texts": [{"text": text} for text in texts]}


def _named(failure: Failure, names: Mapping[str, str]) -> str | None:
    """What stands for a failure's field: the name of its longest known beginning."""
    path = part_of(failure.field or "")[2]
    known = [beginning for beginning in names if path.startswith(beginning)]
    return names[max(known, key=len)] if known else None


def _grouped(
    failures: Iterable[Failure], key: Callable[[Failure], str]
) -> Iterator[tuple[str, list[Failure]]]:
    for name, group in groupby(sorted(failures, key=key), key):
        yield name, list(group)


def _unlike(answers: Iterable[Json]) -> list[Json]:
    """Answers in their order, each said once."""
    return list({repr(answer): answer for answer in answers}.values())
