# SPDX-License-Identifier: Apache-2.0
import io
import re
import shutil
import subprocess

import pytest

from listingcheck import sample
from listingcheck.failure import Evidence, Failure, Fix, Severity, Stage
from listingcheck.outputs import html as page
from listingcheck.product import Origin, Where
from listingcheck.tally import SourceCount, Tally

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
pytestmark = pytest.mark.skipif(not BROWSER, reason="needs a browser")

HOSTILE = "</script><img src=x onerror=console.error('owned')>javascript:alert(1)\u202e\ud83d"
TITLES = ["Write to a@b.example soon", HOSTILE, "تيشيرت قطن عضوي", "綿のTシャツ" * 30, "x" * 5_000]
DRIVE = """
const press = (one) => one.dispatchEvent(new MouseEvent("click", { bubbles: true }));
const say = (id, text) => {
  const made = document.createElement("output");
  made.id = id;
  made.textContent = text;
  document.body.append(made);
};
const rows = () => document.querySelectorAll(".failures tbody tr").length;
"""


def products():
    origin = Origin("shopify", "export.csv")
    for number, title in enumerate(TITLES):
        brand = "Harbour" if number else HOSTILE
        yield sample.product(
            key=f"p{number}", title=title, brand=brand, record=number + 1, origin=origin
        )


def failures(one):
    known = {
        "rule": "test-rule",
        "stage": Stage.REVIEW,
        "severity": Severity.ERROR,
        "product": one.key,
        "variant": None,
        "field": "title",
        "where": Where("export.csv", one.record, 2),
        "value": one.title,
        "limit": None,
        "message": f"Odd: {one.title}",
        "fix": Fix("Mend it."),
        "evidence": (Evidence("a@b.example", 9, 20),) if one.key == "p0" else (),
    }
    yield Failure(**known)
    hint = {"rule": "test-hint", "severity": Severity.INFO, "field": "variants[0].stock"}
    yield Failure(**{**known, **hint, "value": None, "evidence": ()})


def report():
    stream, tally = io.StringIO(), Tally()
    tally.sources = [SourceCount("export.csv", "shopify", len(TITLES), len(TITLES))]
    out = page.Output(stream)
    out.begin("a-market/xx", ())
    for position, one in enumerate(products()):
        out.product(one)
        for each in failures(one):
            tally.failure(each, position)
            out.failure(each)
    out.end(tally)
    return stream.getvalue()


def opened(path, text):
    """What the page is once its script has run, and what the browser says of it."""
    path.write_text(text, "utf-8")
    profile = f"--user-data-dir={path.parent / 'browser'}"
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", profile]
    said = ["--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom", path.as_uri()]
    run = subprocess.run([BROWSER, *quiet, *said], capture_output=True, timeout=60, check=True)
    console = [line for line in run.stderr.decode().splitlines() if "CONSOLE" in line]
    return run.stdout.decode(), console


def driven(path, script):
    """What a script leaves behind that uses the page as a person would."""
    # The page lets no other script run, so the copy that is driven has no policy.
    text = re.sub(r"<meta http-equiv=[^>]+>", "", report())
    return opened(path, text.replace("</body>", f"<script>{DRIVE}{script}</script></body>"))


def output_of(shown, name):
    return re.search(rf'<output id="{name}">(.*?)</output>', shown, re.DOTALL)[1]


def test_a_browser_lists_the_failures_without_an_error(tmp_path):
    shown, console = opened(tmp_path / "report.html", report())
    assert not console
    assert shown.count('<tr class="error">') == len(TITLES)
    assert shown.count('<tr class="info">') == len(TITLES)
    assert "<mark>a@b.example</mark>" in shown
    assert "<img" not in re.sub(r"<script.*?</script>", "", shown, flags=re.DOTALL)


def test_a_product_opens_with_what_is_wrong_beside_its_fields(tmp_path):
    script = """
    press(document.querySelector("button.opens"));
    const dialog = document.getElementById("sheet");
    say("opened", dialog.open);
    say("title", dialog.querySelector(".field.error .text mark").textContent);
    say("beside", dialog.querySelector(".field.error .note bdi").textContent);
    say("stock", dialog.querySelectorAll("td.fails").length);
    press(document.getElementById("next"));
    say("quiet", dialog.querySelectorAll("details.quiet .field").length);
    press(document.getElementById("next"));
    say("place", document.getElementById("place").textContent);
    press(document.getElementById("previous"));
    say("markup", dialog.querySelectorAll(".text .tag").length > 0);
    say("hostile", dialog.querySelector("h2").textContent);
    say("fetched", dialog.querySelectorAll("img, script, a").length);
    """
    shown, console = driven(tmp_path / "report.html", script)
    assert not console
    assert output_of(shown, "opened") == "true"
    assert output_of(shown, "title") == "a@b.example"
    assert output_of(shown, "beside") == "Odd: Write to a@b.example soon"
    assert output_of(shown, "stock") == "1"
    assert output_of(shown, "place") == "3 of 5"
    assert output_of(shown, "markup") == "true"
    assert output_of(shown, "hostile").startswith("&lt;/script&gt;&lt;img")
    assert output_of(shown, "fetched") == "0"
    assert output_of(shown, "quiet") == "10"


def test_a_brand_and_a_rule_choose_what_is_listed(tmp_path):
    script = """
    press(document.querySelector("[data-brand='Harbour'] button"));
    say("brand", rows());
    press(document.querySelector("button.opens"));
    press(document.querySelector("dialog .note button.rule"));
    say("rule", rows());
    say("closed", !document.getElementById("sheet").open);
    """
    shown, console = driven(tmp_path / "report.html", script)
    assert not console
    assert output_of(shown, "brand") == str(2 * len(TITLES) - 2)
    assert output_of(shown, "rule") == str(len(TITLES) - 1)
    assert output_of(shown, "closed") == "true"
