// SPDX-License-Identifier: Apache-2.0
// Lists, filters and sorts the failures that stand in the page as data. Texts of merchants only
// ever become text nodes.
"use strict";

(() => {
  const CHUNK = 100;
  const PRINTED = 2000;
  const SEVERITIES = { error: "error", warning: "warning", info: "recommendation" };
  const RANKS = { error: 0, warning: 1, info: 2 };

  const byId = (id) => document.getElementById(id);
  const list = byId("list");
  if (!list) return;

  const failures = JSON.parse(byId("failures").textContent);
  const references = JSON.parse(byId("references").textContent);
  const collator = new Intl.Collator(undefined, { numeric: true });
  const number = new Intl.NumberFormat("en");
  const controls = { find: byId("find"), severity: byId("severity"), stage: byId("stage"), rule: byId("rule") };
  const body = list.querySelector("tbody");
  const headers = [...list.querySelectorAll("[data-sort]")];

  const files = new Set(failures.map((failure) => failure.file).filter(Boolean));

  let order = { key: null, down: false };
  let chosen = failures;
  let drawn = 0;

  failures.forEach((failure, position) => {
    failure.position = position;
    failure.haystack = [
      failure.product, failure.sku, failure.field, failure.file, failure.rule, failure.message,
      (failure.value || []).join(""), failure.fix, references[failure.reference].codes.join(" "),
    ].join("\n").toLowerCase();
  });

  // Elements

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  };

  const marked = (pieces) => pieces.map((piece, place) => (place % 2 ? element("mark", "", piece) : piece));

  const quoted = (pieces) => {
    const made = element("blockquote", "", ...marked(pieces));
    made.dir = "auto";
    return made;
  };

  const ruleButton = (rule) => {
    const made = element("button", "rule", rule);
    made.type = "button";
    made.title = `Show only ${rule}`;
    made.addEventListener("click", () => {
      controls.rule.value = rule;
      draw();
      list.scrollIntoView();
    });
    return made;
  };

  const place = (failure) => {
    const line = failure.line ? `line ${number.format(failure.line)}` : "";
    return [files.size > 1 ? failure.file : "", line].filter(Boolean).join(", ");
  };

  const productCell = (failure) => element(
    "td", "product",
    element("strong", "", element("bdi", "", failure.product || "The run as a whole")),
    failure.sku ? element("div", "detail", "SKU ", element("bdi", "", failure.sku)) : null,
    place(failure) ? element("div", "detail", place(failure)) : null,
  );

  const severityCell = (failure) => element(
    "td", "severity",
    element("span", `badge ${failure.severity}`, SEVERITIES[failure.severity]),
    failure.stage ? element("div", "detail", failure.stage) : null,
    failure.approval ? element("div", "detail", "needs approval") : null,
  );

  const problemCell = (failure) => element(
    "td", "problem",
    element("p", "", element("bdi", "", failure.message || "")),
    failure.field || failure.value ? element(
      "div", "value",
      failure.field ? element("span", "detail", failure.field) : null,
      failure.value ? quoted(failure.value) : null,
    ) : null,
    failure.limit ? element("p", "detail", "Accepted: ", element("bdi", "", failure.limit)) : null,
    ruleButton(failure.rule),
  );

  const edit = ([before, old, now, behind]) => {
    const [gone, come] = [element("del", "", old || "nothing"), element("ins", "", now || "nothing")];
    return before || behind
      ? element("p", "edit", before, old ? gone : null, old && now ? " " : null, now ? come : null, behind)
      : element("p", "edit", gone, " becomes ", come);
  };

  const known = (reference) => {
    const codes = element("ul", "", ...reference.codes.map((code) => element("li", "", code)));
    const made = element("details", "codes", element("summary", "", "What the marketplace says"), codes);
    if (reference.source) {
      const link = element("a", "", "Where this is written");
      link.href = reference.source;
      link.rel = "noreferrer noopener";
      link.target = "_blank";
      made.append(link);
    }
    return made;
  };

  const remedyCell = (failure) => {
    const reference = references[failure.reference];
    return element(
      "td", "remedy",
      element("p", "", element("bdi", "", failure.fix || "")),
      failure.edit ? edit(failure.edit) : null,
      reference.codes.length || reference.source ? known(reference) : null,
    );
  };

  const row = (failure) => element(
    "tr", failure.severity,
    severityCell(failure), productCell(failure), problemCell(failure), remedyCell(failure),
  );

  // What is shown

  const matches = (failure, words) =>
    ["severity", "stage", "rule"].every((name) => !controls[name].value || failure[name] === controls[name].value)
    && words.every((word) => failure.haystack.includes(word));

  const compare = (a, b) => {
    const { key } = order;
    const first = key === "severity" ? RANKS[a.severity] - RANKS[b.severity] : collator.compare(a[key] || "", b[key] || "");
    return (order.down ? -first : first) || a.position - b.position;
  };

  const say = () => {
    const of = chosen.length === failures.length ? "" : ` of ${number.format(failures.length)}`;
    const noun = failures.length === 1 ? "failure" : "failures";
    byId("shown").textContent = chosen.length
      ? `${number.format(chosen.length)}${of} ${noun}`
      : "Nothing matches. Choose fewer filters, or show all.";
    byId("more").hidden = drawn >= chosen.length;
    const unprinted = chosen.length - drawn;
    byId("unprinted").textContent = unprinted
      ? `${number.format(unprinted)} more are not printed; choose filters to print them.` : "";
  };

  const append = (count) => {
    const rows = document.createDocumentFragment();
    for (const failure of chosen.slice(drawn, drawn + count)) rows.append(row(failure));
    body.append(rows);
    drawn = Math.min(chosen.length, drawn + count);
    say();
  };

  const draw = () => {
    const words = controls.find.value.toLowerCase().split(/\s+/).filter(Boolean);
    chosen = failures.filter((failure) => matches(failure, words));
    if (order.key) chosen.sort(compare);
    body.replaceChildren();
    drawn = 0;
    append(CHUNK);
  };

  // Controls

  const sortBy = (key) => {
    if (order.key !== key) order = { key, down: false };
    else if (!order.down) order = { key, down: true };
    else order = { key: null, down: false };
    for (const button of headers) {
      const now = button.dataset.sort !== order.key ? "none" : order.down ? "descending" : "ascending";
      button.closest("th").setAttribute("aria-sort", now);
    }
    draw();
  };

  const rules = [...new Set(failures.map((failure) => failure.rule))].sort(collator.compare);
  for (const rule of rules) controls.rule.append(new Option(rule, rule));
  for (const cell of document.querySelectorAll("[data-rule]")) {
    if (rules.includes(cell.dataset.rule)) cell.replaceChildren(ruleButton(cell.dataset.rule));
  }
  for (const button of headers) button.addEventListener("click", () => sortBy(button.dataset.sort));

  let waiting;
  controls.find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 120);
  });
  for (const name of ["severity", "stage", "rule"]) controls[name].addEventListener("change", draw);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(draw));
  byId("more").addEventListener("click", () => append(CHUNK));
  new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting) && drawn < chosen.length) append(CHUNK);
  }, { rootMargin: "600px" }).observe(byId("more"));
  addEventListener("beforeprint", () => append(Math.max(0, PRINTED - drawn)));
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    controls.find.focus();
  });

  list.hidden = false;
  draw();
})();
