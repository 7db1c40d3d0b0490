# SPDX-License-Identifier: Apache-2.0
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from listingcheck.cli import main
from listingcheck.outputs import FORMATS

ROOT = Path(__file__).parents[1]
CI = ROOT / "examples" / "ci"
COMMAND = (sys.executable, "-m", "listingcheck")
USES_BASH = pytest.mark.skipif(shutil.which("bash") is None, reason="runs the steps' own bash")
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
"""How GitHub runs a step that says ``shell: bash``."""


def load(path):
    return yaml.safe_load(path.read_text("utf-8"))


HOOKS = {hook["id"]: hook for hook in load(ROOT / ".pre-commit-hooks.yaml")}
ACTION = load(ROOT / "action.yml")
STEPS = ACTION["runs"]["steps"]
CHECK = next(step for step in STEPS if step.get("id") == "check")
WORKFLOW = load(CI / "github.yml")
JOB = WORKFLOW["jobs"]["listingcheck"]
GITLAB = load(CI / "gitlab.yml")["listingcheck"]
GUIDE = (ROOT / "docs" / "in-ci.md").read_text("utf-8")


def run(*command, cwd, **environment):
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def settings(tmp_path):
    """A project's own configuration, which every run below finds: few rules start quickly."""
    path = tmp_path / "listingcheck.toml"
    path.write_text('select = ["price"]\n', "utf-8")
    return path


@pytest.fixture
def clean(export):
    head, *_, last = Path(export).read_text("utf-8").splitlines(keepends=True)
    path = Path(export).with_name("clean.csv")
    path.write_text(head + last, "utf-8")
    return path


def entry(hook):
    name, *rest = shlex.split(hook["entry"])
    assert name == "listingcheck"
    return (*rest, *hook.get("args", ()))


# pre-commit


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_a_hook_runs_a_command_there_is(hook):
    command, *options = entry(hook)
    assert command in main.commands
    where_to = ["--in-place"] if command == "fix" else []
    assert options == where_to, "an option here would go before a project's own configuration"
    assert (hook["language"], hook["require_serial"]) == ("python", True)
    assert hook.get("pass_filenames", True)


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("products_export_1.csv", True),
        ("data/Products.csv", True),
        ("wc-product-export-22-11-2026.csv", True),
        ("catalog_product_20261122.csv", True),
        ("exports/us/catalog.xml", True),
        ("export/feed.json", True),
        ("product.svg", False),
        ("exports/notes.ipynb", False),
        ("package.json", False),
        ("products/package.json", False),
        ("src/exporter/settings.json", False),
        ("listingcheck-baseline.json", False),
    ],
)
def test_the_hook_takes_what_looks_like_an_export(path, taken):
    assert bool(re.search(HOOKS["listingcheck"]["files"], path)) == taken


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("products_export_1.csv", True),
        ("exports/us/feed.TSV", True),
        ("exports/us/catalog.xml", False),
        ("export/feed.json", False),
        ("notes.csv", False),
    ],
)
def test_the_hook_that_corrects_takes_what_it_can_correct(path, taken):
    assert bool(re.search(HOOKS["listingcheck-fix"]["files"], path)) == taken


@pytest.mark.parametrize("name", ["no_house_brand.py", "house_style.yaml"])
def test_the_hook_of_rules_takes_the_example_rules(name):
    pattern = HOOKS["listingcheck-rules"]["files"]
    assert re.search(pattern, f"examples/rules/{name}")
    assert not re.search(pattern, f"rules/words/{name}")


def test_the_hook_ends_by_what_it_finds(export, clean, tmp_path):
    other = tmp_path / "package.json"
    other.write_text('{"name": "shop", "version": "1.0.0"}', "utf-8")
    command = (*COMMAND, *entry(HOOKS["listingcheck"]))
    assert run(*command, clean, cwd=tmp_path).returncode == 0
    assert run(*command, export, clean, cwd=tmp_path).returncode == 1
    refused = run(*command, clean, other, cwd=tmp_path)
    assert refused.returncode == 2
    assert "package.json holds no product that is known" in refused.stderr


def test_the_hook_that_corrects_fails_where_it_changed_something(export, settings, tmp_path):
    settings.write_text('select = ["title"]\n', "utf-8")
    path = Path(export)
    text = path.read_text("utf-8").replace("Linen Apron", "Linen &amp; \U0001f381 Apron")
    path.write_text(text, "utf-8", newline="")
    command = (*COMMAND, *entry(HOOKS["listingcheck-fix"]))
    assert run(*command, path, cwd=tmp_path).returncode == 1
    corrected = text.replace("&amp;", "&")
    assert path.read_bytes() == corrected.encode(), "only what is safe"
    assert run(*command, path, cwd=tmp_path).returncode == 1, "a failure is left"
    path.write_text(corrected.replace("\U0001f381 ", ""), "utf-8", newline="")
    assert run(*command, path, cwd=tmp_path).returncode == 0


def test_the_hook_of_rules_ends_by_what_it_finds(tmp_path):
    rule = (ROOT / "examples" / "rules" / "no_house_brand.py").read_text("utf-8")
    (tmp_path / "sound.py").write_text(rule, "utf-8")
    (tmp_path / "silent.py").write_text(rule.replace("yield ", "_ = "), "utf-8")
    command = (*COMMAND, *entry(HOOKS["listingcheck-rules"]))
    assert run(*command, "sound.py", cwd=tmp_path).returncode == 0
    assert run(*command, "silent.py", cwd=tmp_path).returncode == 1


def test_the_example_configuration_names_hooks_there_are():
    (repository,) = load(CI / ".pre-commit-config.yaml")["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == set(HOOKS)
    for hook in repository["hooks"]:
        assert_options_exist(entry(HOOKS[hook["id"]])[0], hook.get("args", ()))


HAS_PRE_COMMIT = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None or shutil.which("git") is None,
    reason="asks pre-commit itself",
)


@HAS_PRE_COMMIT
def test_pre_commit_understands_both_files(tmp_path):
    ask = (sys.executable, "-m", "pre_commit")
    home = {"PRE_COMMIT_HOME": str(tmp_path)}
    for command, path in (
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", CI / ".pre-commit-config.yaml"),
    ):
        answer = run(*ask, command, path, cwd=tmp_path, **home)
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


@HAS_PRE_COMMIT
def test_pre_commit_hands_over_exports_and_nothing_else(tmp_path):
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "package.json").write_text('{"name": "shop"}', "utf-8")
    (shop / "product.svg").write_text("<svg/>", "utf-8")
    shutil.copy(ROOT / "examples" / "shopify_products.csv", shop)
    recorder = tmp_path / "recorder.py"
    recorder.write_text("import sys; print('handed', *sys.argv[1:]); sys.exit(1)", "utf-8")
    hook = {**HOOKS["listingcheck"], "language": "system"}
    hook["entry"] = shlex.join([sys.executable, str(recorder)])
    local = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (shop / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local), "utf-8")
    for command in (("git", "init", "--quiet"), ("git", "add", "--all")):
        assert run(*command, cwd=shop).returncode == 0
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    ran = run(*command, cwd=shop, PRE_COMMIT_HOME=str(tmp_path / "home"))
    assert ran.returncode == 1
    assert re.findall(r"^handed.*", ran.stdout, re.MULTILINE) == ["handed shopify_products.csv"]


# The action


def test_inputs_reach_the_shell_as_variables_only():
    used = set()
    for step in STEPS:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "text of an input would become text of the script"
        for variable, value in step["env"].items():
            assert f"${variable}" in step["run"]
            used |= set(re.findall(r"inputs\.([\w-]+)", value))
    assert used == set(ACTION["inputs"])


def test_every_input_has_its_line_in_the_guide():
    told = re.findall(r"^\| `([\w-]+)` \|", GUIDE.partition("| input |")[2], re.MULTILINE)
    assert told == list(ACTION["inputs"])


def stand_in(folder, body):
    """A listingcheck where the action installs it."""
    path = folder / "listingcheck" / "bin" / "listingcheck"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!{sys.executable}\n{body}", "utf-8")
    path.chmod(0o755)


def checked(folder, **inputs):
    """Run the action's own step in a folder."""
    blank = dict.fromkeys(CHECK["env"], "")
    return run(
        *BASH,
        CHECK["run"],
        cwd=folder,
        **blank | inputs,
        RUNNER_TEMP=str(folder),
        GITHUB_OUTPUT=str(folder / "output"),
        GITHUB_STEP_SUMMARY=str(folder / "summary.md"),
    )


RECORDS = "import json, sys\nprint(json.dumps(sys.argv[1:]))\nsys.exit(1)\n"


@USES_BASH
def test_the_action_hands_over_what_its_inputs_say(tmp_path):
    stand_in(tmp_path, RECORDS)
    for name in ("a b.csv", "c.csv"):
        (tmp_path / name).touch()
    ran = checked(
        tmp_path,
        PATHS="*.csv\nprice book.xml\n",
        FOR="tiktok-shop/uk",
        FAIL_ON="warning",
        ARGS="--ignore images\n--currency *\n",
    )
    arguments = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert arguments[:2] == ["check", "--ignore"]
    assert arguments[2:5] == ["images", "--currency", "*"]
    assert arguments[5:9] == ["--for", "tiktok-shop/uk", "--fail-on", "warning"]
    assert arguments[9:15:2] == ["--format"] * 3
    assert arguments[15:] == ["--", "a b.csv", "c.csv", "price book.xml"]
    assert_options_exist("check", arguments[1:15])


@USES_BASH
def test_no_input_of_the_action_becomes_a_command(tmp_path):
    stand_in(tmp_path, RECORDS)
    nasty = "$(touch pwned)`touch pwned`;touch${IFS}pwned;--help"
    ran = checked(tmp_path, PATHS=nasty, FOR=nasty, FAIL_ON=nasty, ARGS=nasty)
    assert not (tmp_path / "pwned").exists()
    arguments = json.loads(ran.stdout)
    assert arguments[-2:] == ["--", nasty]
    assert arguments[arguments.index("--for") + 1] == nasty


@USES_BASH
def test_the_action_names_its_reports(export, tmp_path):
    source = str(ROOT / "src")
    body = (
        f"import sys\nsys.path.insert(0, {source!r})\nfrom listingcheck.cli import main\nmain()\n"
    )
    stand_in(tmp_path, body)
    ran = checked(tmp_path, PATHS=export, FOR="tiktok-shop/us")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "::error" in ran.stdout
    assert (tmp_path / "output").read_text("utf-8") == "sarif=listingcheck.sarif\n"
    assert json.loads((tmp_path / "listingcheck.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "price-zero" in (tmp_path / "summary.md").read_text("utf-8")


@USES_BASH
def test_where_nothing_is_checked_the_action_names_no_report(tmp_path):
    stand_in(tmp_path, "raise SystemExit(2)")
    assert checked(tmp_path, PATHS="missing.csv").returncode == 2
    assert not (tmp_path / "output").exists()


@USES_BASH
@pytest.mark.parametrize(
    ("version", "wanted"),
    [("", f"{ROOT}[xlsx]"), ("1.2", "listingcheck[xlsx]==1.2"), ("1; touch pwned", None)],
)
def test_the_action_installs_its_own_version_or_the_one_asked_for(tmp_path, version, wanted):
    tools = tmp_path / "tools"
    tools.mkdir()
    pip = tmp_path / "listingcheck" / "bin" / "pip"
    pip.parent.mkdir(parents=True)
    for path, said in ((tools / "python3", "venv"), (pip, "pip")):
        path.write_text(f'#!/bin/sh\necho {said}; for last in "$@"; do :; done; echo "$last"\n')
        path.chmod(0o755)
    ran = run(
        *BASH,
        STEPS[0]["run"],
        cwd=tmp_path,
        PATH=f"{tools}{os.pathsep}{os.environ['PATH']}",
        RUNNER_TEMP=str(tmp_path),
        ACTION=str(ROOT),
        VERSION=version,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert not (tmp_path / "pwned").exists()
    expected = wanted or f"listingcheck[xlsx]=={version}"
    assert ran.stdout.splitlines() == ["venv", f"{tmp_path}/listingcheck", "pip", expected]


# The examples, and what the guide says


def assert_options_exist(command, arguments):
    """The command knows every option, and every format there is."""
    known = {name for option in main.commands[command].params for name in option.opts}
    named = [argument for argument in arguments if argument.startswith("--")]
    assert set(named) <= known
    for option, value in pairwise(arguments):
        if option == "--format":
            assert value.partition("=")[0] in FORMATS


def commands(text):
    """Every ``listingcheck check`` of a text, as words."""
    joined = re.sub(r"\\?\n\s+(?=--)", " ", text)
    found = re.findall(r"listingcheck check (?=exports)([^\n`|]+)", joined)
    return [shlex.split(arguments) for arguments in found]


def test_the_workflow_uses_the_action_as_it_is():
    step = next(step for step in JOB["steps"] if "listingcheck" in step["uses"])
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert {name for name, said in ACTION["inputs"].items() if said.get("required")} <= set(
        step["with"]
    )
    named = re.findall(r"steps\.(\w+)\.outputs\.(\w+)", (CI / "github.yml").read_text("utf-8"))
    assert set(named) == {(step["id"], "sarif")}
    assert set(ACTION["outputs"]) == {"sarif"}


def test_the_workflow_may_do_what_it_does_and_no_more():
    assert WORKFLOW["permissions"] == {"contents": "read", "security-events": "write"}


def test_the_gitlab_job_keeps_the_report_it_writes():
    report = GITLAB["artifacts"]["reports"]["codequality"]
    (arguments,) = commands("\n".join(GITLAB["script"]))
    assert f"gitlab={report}" in arguments
    assert GITLAB["artifacts"]["when"] == "always"
    assert_options_exist("check", arguments)


@USES_BASH
def test_the_gitlab_script_runs(export, tmp_path):
    (tmp_path / "exports").mkdir()
    shutil.copy(export, tmp_path / "exports")
    install, check = GITLAB["script"]
    assert install == 'pip install --quiet "$LISTINGCHECK"'
    check = check.replace("listingcheck check", f"{shlex.join(COMMAND)} check", 1)
    ran = run(*BASH, check, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (1, "")
    issues = json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
    assert "price-zero" in {issue["check_name"] for issue in issues}


def test_the_guide_names_formats_there_are():
    told = re.findall(r"^\| `(\w+)` \|", GUIDE.split("| format |")[1].split("##")[0], re.MULTILINE)
    assert told
    assert set(told) <= set(FORMATS)


@USES_BASH
def test_what_the_guide_tells_to_run_runs(export, settings, tmp_path):
    (tmp_path / "exports").mkdir()
    shutil.copy(export, tmp_path / "exports")
    begin, anywhere, tolerant = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    says = f'pip() {{ :; }}; listingcheck() {{ {shlex.join(COMMAND)} "$@"; }}; '
    assert run(*BASH, says + anywhere, cwd=tmp_path).returncode == 1
    assert run(*BASH, says + tolerant, cwd=tmp_path).returncode == 0
    assert run(*BASH, says + tolerant, cwd=tmp_path / "exports").returncode == 1
    (baseline,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert run(*BASH, says + begin, cwd=tmp_path).returncode == 0
    settings.write_text(baseline + settings.read_text("utf-8"), "utf-8")
    assert run(*BASH, says + anywhere, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("path", ["github.yml", "gitlab.yml", ".pre-commit-config.yaml"])
def test_an_example_claims_no_address(path):
    text = (CI / path).read_text("utf-8")
    for address in re.findall(r"[\w.:/-]*/listingcheck(?=[@/\s])\S*", text):
        assert "OWNER/listingcheck" in address
    assert f"examples/ci/{path}" in GUIDE
