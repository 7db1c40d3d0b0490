# SPDX-License-Identifier: Apache-2.0
"""``listingcheck completion``."""

import click

PROGRAM = "listingcheck"
ASKED_BY = "_LISTINGCHECK_COMPLETE"
"""The variable by which a shell asks for completions."""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, options, rules and profiles.

    \b
    bash: eval "$(listingcheck completion bash)"   in ~/.bashrc
    zsh:  eval "$(listingcheck completion zsh)"    in ~/.zshrc, below compinit
    fish: listingcheck completion fish > ~/.config/fish/completions/listingcheck.fish
    """  # noqa: D301 - \b is click's, to keep lines as they are
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(context.find_root().command, {}, PROGRAM, ASKED_BY).source())
