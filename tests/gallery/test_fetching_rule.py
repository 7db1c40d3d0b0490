# SPDX-License-Identifier: Apache-2.0
"""What a picture that cannot be had means for the listing."""

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.picture import Role
from listingcheck.rules.image.unreachable import ImageUnreachable


def found(*pictures):
    return list(ImageUnreachable().check(sample.product(pictures=pictures)))


def test_it_says_which_and_why():
    [finding] = found(sample.picture(trouble="the server answers 404 (not found)"))
    assert finding.message == (
        "The picture 'https://cdn.example.com/tee-0.jpg' cannot be had: "
        "the server answers 404 (not found)."
    )
    assert finding.severity is None
    assert ImageUnreachable.severity is Severity.ERROR


def test_what_may_pass_is_a_warning():
    [finding] = found(sample.picture(trouble="it took longer than 20 seconds", passing=True))
    assert finding.severity is Severity.WARNING
    assert "later" in finding.fix.text


def test_each_picture_is_told_of():
    pictures = [
        sample.picture(f"https://cdn.example.com/{n}.jpg", trouble="t", fields=[f"images[{n}].url"])
        for n in range(3)
    ]
    assert [f.field for f in found(*pictures, sample.picture())] == [
        f"images[{n}].url" for n in range(3)
    ]


def test_an_address_that_is_wrong_by_itself_is_told_of_once():
    assert not found(sample.picture("http://192.168.1.4/a.jpg", trouble="it is not public"))
    assert found(sample.picture("//cdn.example.com/a.jpg", trouble="the server answers 404"))
    assert found(
        sample.picture(
            "http://192.168.1.4/a.jpg",
            role=Role.DESCRIPTION,
            fields=["description"],
            trouble="it is not public",
        )
    )
