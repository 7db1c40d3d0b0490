# SPDX-License-Identifier: Apache-2.0
"""The options that say which configuration holds, and what they amount to."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from listingcheck.config import Config

OPTIONS = (
    click.option(
        "--config",
        "configuration",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        help="The file of settings, usually the nearest upwards; or one of them.",
    ),
    click.option("--isolated", is_flag=True, help="Leave such files aside."),
)


def of_a_configuration(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def configured(configuration: tuple[str, ...], *, isolated: bool, **said: Any) -> "Config":
    """What the configuration says, with the other options over it.

    Raises:
        ListingcheckError: it makes no sense.
    """
    from listingcheck import config

    return config.load(*configuration, isolated=isolated).overridden(**said)
