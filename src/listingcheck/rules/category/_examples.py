# SPDX-License-Identifier: Apache-2.0
"""A small category tree for examples."""

from listingcheck.shop import Shop


def _category(key: str, above: str, name: str, *, leaf: bool, status: str) -> dict[str, object]:
    return {
        "id": key,
        "parent_id": above,
        "local_name": name,
        "is_leaf": leaf,
        "permission_statuses": [status],
    }


_TREE = [
    _category("601000", "0", "Womenswear", leaf=False, status="AVAILABLE"),
    _category("601100", "601000", "Tops", leaf=False, status="AVAILABLE"),
    _category("601226", "601100", "T-Shirts", leaf=True, status="AVAILABLE"),
    _category("602000", "0", "Menswear", leaf=False, status="AVAILABLE"),
    _category("602100", "602000", "Tops", leaf=False, status="AVAILABLE"),
    _category("602226", "602100", "T-Shirts", leaf=True, status="NON_MAIN_CATEGORY"),
    _category("700100", "0", "Food", leaf=False, status="AVAILABLE"),
    _category("700110", "700100", "Honey", leaf=True, status="INVITE_ONLY"),
    _category("700120", "700100", "Spirits", leaf=True, status="PROHIBITED"),
]
SHOP = Shop(categories={"code": 0, "data": {"categories": _TREE}})
