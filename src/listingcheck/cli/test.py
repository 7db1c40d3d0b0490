# SPDX-License-Identifier: Apache-2.0
"""``listingcheck test``."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from listingcheck.authoring import Found, Result
    from listingcheck.rule import Rule
    from listingcheck.testing import Complaint


@click.command("test")
@click.argument("names", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(names: tuple[str, ...], form: str) -> None:
    """Test rules by their own examples, and packs by what they state.

    PATH is a file of rules in Python or YAML, the pack of a market, a folder of them, or the name
    of an installed module.

    Exit codes: 0 all pass; 1 some fail; 2 there is nothing to test, or something does not load.
    """
    from listingcheck.authoring import found
    from listingcheck.cli.endings import CLEAN, FAILURES

    all_found = list(found(names))
    failing = (_tell if form == "text" else _tell_programs)(all_found)
    _check_complete(names, all_found)
    sys.exit(FAILURES if failing else CLEAN)


def _tell(all_found: "Sequence[Found]") -> int:
    """Test everything and say what came of it; returns how many rules and packs fail."""
    from listingcheck.cli.printing import printable

    out, tested, failing = printable(), 0, 0
    for each, results in _tested(all_found):
        tested += len(results)
        failing += sum(bool(result.complaints) for result in results)
        for line in _lines(each, results):
            print(line, file=out, flush=True)
    print(_summary(tested, failing, all_found), file=out, flush=True)
    return failing


def _tell_programs(all_found: "Sequence[Found]") -> int:
    """The same as JSON: each file or module with its rules, and what they disagree with."""
    listed: list[dict[str, Any]] = [
        {
            "name": each.name,
            "trouble": each.trouble,
            "results": [asdict(result) for result in results],
        }
        for each, results in _tested(all_found)
        if not each.is_passed_over
    ]
    failing = sum(bool(result["complaints"]) for each in listed for result in each["results"])
    click.echo(json.dumps({"failing": failing, "tested": listed}, indent=2))
    return failing


def _tested(all_found: "Sequence[Found]") -> "Iterator[tuple[Found, list[Result]]]":
    """Each file or module with what came of it, one by one."""
    from listingcheck.authoring import results_of

    known = _known(all_found)
    for each in all_found:
        yield each, list(results_of(each, known))


def _known(all_found: "Sequence[Found]") -> "Mapping[str, type[Rule]]":
    """The rules that a pack may name: those there are, and those that are tested with it."""
    from listingcheck import registry

    if not any(each.pack for each in all_found):
        return {}
    tested = [rule for each in all_found for rule in each.rules]
    return {rule.id: rule for rule in (*tested, *registry.installed(), *registry.built_in())}


def _lines(each: "Found", results: "Sequence[Result]") -> Iterator[str]:
    from listingcheck.outputs.quoting import safe

    if not each.is_passed_over:
        yield f"{safe(each.name)}{': not loaded' if each.trouble else ''}"
    width = max((len(safe(result.name)) for result in results), default=0)
    across = max((len(result.counted) for result in results), default=0)
    for result in results:
        verdict = "fails" if result.complaints else "ok"
        yield f"  {safe(result.name):<{width}}  {result.counted:<{across}}  {verdict}"
        for complaint in result.complaints:
            yield from _of_complaint(complaint)


def _of_complaint(complaint: "Complaint") -> Iterator[str]:
    from listingcheck.outputs.quoting import short

    yield f"    {short(complaint.place)}"
    yield f"      expected  {short(complaint.expected)}"
    yield f"      found     {short(complaint.found)}"


def _summary(tested: int, failing: int, all_found: "Sequence[Found]") -> str:
    verdict = f"{failing} {'fails' if failing == 1 else 'fail'}" if failing else "all pass"
    said = f"{tested} tested, {verdict}." if tested else "Nothing was tested."
    passed_over = sum(each.is_passed_over for each in all_found)
    files = "1 file" if passed_over == 1 else f"{passed_over} files"
    others = f" Passed over, for want of rules: {files}." if passed_over else ""
    return f"{said}{others}"


def _check_complete(names: Sequence[str], all_found: "Sequence[Found]") -> None:
    from listingcheck.errors import RuleError

    troubles = [each.trouble for each in all_found if each.trouble]
    if troubles:
        raise RuleError("\n".join(troubles))
    if all(each.is_passed_over for each in all_found):
        raise RuleError(f"There is no rule in {', '.join(names)}: nothing was tested.")
