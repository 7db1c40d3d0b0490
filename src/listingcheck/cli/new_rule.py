# SPDX-License-Identifier: Apache-2.0
"""``listingcheck new-rule``."""

import click


@click.command("new-rule")
@click.argument("rule_id", metavar="ID")
@click.option("-o", "--out", metavar="FILE", help="Where to write it; else named after the id.")
@click.option(
    "--kind",
    type=click.Choice(["product", "variant", "text", "yaml"]),
    default="product",
    show_default=True,
    help="What it looks at; yaml is a rule without Python.",
)
def command(rule_id: str, out: str | None, kind: str) -> None:
    """Write a small rule of your own to begin with.

    An id is the house or family first, then the problem: house-title-short.
    """
    import json
    import shlex

    from listingcheck.authoring import write

    path = write(rule_id, kind, out)
    named = json.dumps(path.as_posix(), ensure_ascii=False)
    click.echo(f"Edit {path}: what it says, its examples, then what it checks.")
    click.echo(f"Test it: listingcheck test {shlex.quote(str(path))}")
    click.echo(f"Switch it on in listingcheck.toml: plugins = [{named}]")
