# SPDX-License-Identifier: Apache-2.0
"""Builds the browsable site: ``site/index.html``, from the pages under ``docs/``.

Pages are written to be read where they are, so they link to files all over the repository. Here
each of those becomes a page of the site, and the navigation is what the start pages list: a page
that none of them names stops the build, as any link does that leads nowhere.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).parent
ROOT = DOCS.parent
STAGE = ROOT / "build" / "docs"
SITE = ROOT / "site"
START = Path("docs/index.md")
LINK = re.compile(r"(?<=\]\()(?![a-z]+:)([^)#\s]+)")
FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LANGUAGES = {".py": "python", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}
HIDDEN = "---\nsearch:\n  exclude: true\n---\n\n"
"""What stands before a page that shows a file: whoever searches wants the guide instead."""


def links(page: Path) -> list[Path]:
    """Where a page leads within the repository, as seen from its root, in the page's order."""
    text = FENCE.sub("", (ROOT / page).read_text("utf-8"))
    return [_resolved(page, found) for found in LINK.findall(text)]


def _resolved(page: Path, target: str) -> Path:
    return Path(os.path.normpath(page.parent / target))


def place(path: Path) -> Path:
    """Where a file of the repository stands in the site."""
    if path.is_relative_to("docs"):
        return path.relative_to("docs")
    # The builder passes over names that begin with a dot.
    shown = path if path.suffix == ".md" else path.with_name(f"{path.name.lstrip('.')}.md")
    return Path("project") / shown


def pages() -> list[Path]:
    """Every page the site is made of: those under ``docs/``, and what they lead to."""
    found = dict.fromkeys(path.relative_to(ROOT) for path in sorted(DOCS.rglob("*.md")))
    waiting = list(found)
    while waiting:
        new = [path for path in leads(waiting.pop()) if path not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return list(found)


def leads(path: Path) -> list[Path]:
    """What a page leads to; of a folder, the files in it."""
    if path.suffix == ".md":
        missing = [str(target) for target in links(path) if not (ROOT / target).exists()]
        if missing:
            raise SystemExit(f"{path}: there is no {', '.join(missing)}")
        return links(path)
    return _files(path) if (ROOT / path).is_dir() else []


def _files(folder: Path) -> list[Path]:
    found = (path for path in sorted((ROOT / folder).rglob("*")) if path.is_file())
    return [path.relative_to(ROOT) for path in found if "__pycache__" not in path.parts]


def staged(path: Path) -> str:
    """The text of a page as the builder reads it."""
    if (ROOT / path).is_dir():
        return HIDDEN + _listing(path)
    text = (ROOT / path).read_text("utf-8")
    if path.suffix == ".md":
        return LINK.sub(lambda found: _moved(path, found[1]), text)
    shown = _notebook(text) if path.suffix == ".ipynb" else _block(text, path)
    return f"{HIDDEN}# `{path.name}`\n\n`{path}`\n\n{shown}"


def _moved(page: Path, target: str) -> str:
    return os.path.relpath(place(_resolved(page, target)), place(page).parent)


def _listing(folder: Path) -> str:
    names = (
        f"* [`{path.relative_to(folder)}`]({_beside(folder, path)})" for path in _files(folder)
    )
    return f"# `{folder}`\n\n" + "\n".join(names) + "\n"


def _beside(folder: Path, path: Path) -> str:
    return os.path.relpath(place(path), place(folder).parent)


def _block(text: str, path: Path) -> str:
    # What is longer than anyone reads is not coloured: it would take a second a file.
    language = LANGUAGES.get(path.suffix, "text") if len(text) < 50_000 else "text"
    return f"````{language}\n{text}\n````\n"


def _notebook(text: str) -> str:
    cells = ((cell["cell_type"], "".join(cell["source"])) for cell in json.loads(text)["cells"])
    shown = (f"```python\n{said}\n```" if kind == "code" else said for kind, said in cells)
    return "\n\n".join(shown).replace("\n# ", "\n## ")


def navigation(start: Path = START) -> Iterator[Any]:
    """What stands beside the pages: a start page, then what each of its sections lists."""
    yield {"Start": str(place(start))} if start == START else str(place(start))
    text = (ROOT / start).read_text("utf-8")
    for title, listed in re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", text, re.MULTILINE):
        targets = [_resolved(start, found) for found in LINK.findall(listed)]
        named = [path for path in dict.fromkeys(targets) if path.suffix == ".md"]
        if named:
            yield {title: [entry for path in named for entry in _entries(path)]}


def _entries(path: Path) -> Iterator[Any]:
    """A page; a start page of its own brings what it lists."""
    if path.name == "README.md":
        yield from navigation(path)
    else:
        yield str(place(path))


def named(entries: Any) -> Iterator[str]:
    """The pages of a navigation, one by one."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for below in entry.values():
                yield from named([below] if isinstance(below, str) else below)


def unlisted() -> list[Path]:
    """The pages under ``docs/`` that no start page lists."""
    known = set(named(navigation()))
    every = (path.relative_to(ROOT) for path in sorted(DOCS.rglob("*.md")))
    return [path for path in every if str(place(path)) not in known]


def stage(into: Path) -> None:
    """Write all that the builder reads."""
    if lost := unlisted():
        raise SystemExit(f"No start page lists {', '.join(map(str, lost))}: name it in {START}.")
    shutil.rmtree(into, ignore_errors=True)
    for path in pages():
        _write(into / "pages" / place(path), path)
    shutil.copytree(DOCS / "theme", into / "pages" / "theme")
    settings = yaml.safe_load((DOCS / "site.yml").read_text("utf-8"))
    settings |= {"nav": list(navigation())}
    (into / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")


def _write(target: Path, path: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_relative_to("docs") and path.suffix != ".md":
        shutil.copy(ROOT / path, target)
    else:
        target.write_text(staged(path), "utf-8")


def build(staged: Path) -> int:
    """Build what is staged, into its folder ``site``; the builder's exit code."""
    # What reads the docstrings looks for the package where Python does.
    paths = {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    return subprocess.run(command, cwd=staged, env=os.environ | paths, check=False).returncode


def main() -> int:
    """Build it, and say where it is."""
    stage(STAGE)
    if (code := build(STAGE)) == 0:
        shutil.rmtree(SITE, ignore_errors=True)
        shutil.move(STAGE / "site", SITE)
        print(f"Open {SITE / 'index.html'}")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
