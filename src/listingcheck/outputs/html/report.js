// SPDX-License-Identifier: Apache-2.0
// Lists, filters and sorts the failures that stand in the page as data.

(() => {
  const CHUNK = 100;
  const PRINTED = 2000;
  const FILTERS = ["severity", "stage", "rule", "brand", "category"];
  const NONE = "\u0000";

  const list = byId("list");
  if (!list) return;

  const failures = JSON.parse(byId("failures").textContent);
  const products = JSON.parse(byId("products").textContent);
  const references = JSON.parse(byId("references").textContent);
  const collator = new Intl.Collator(undefined, { numeric: true });
  const controls = Object.fromEntries(["find", ...FILTERS].map((name) => [name, byId(name)]));
  const body = list.querySelector("tbody");
  const headers = [...list.querySelectorAll("[data-sort]")];

  const files = new Set(failures.map((failure) => failure.file).filter(Boolean));

  let order = { key: null, down: false };
  let chosen = failures;
  let drawn = 0;

  const view = productView({
    failures, products, references,
    inOrder: () => [...new Set(chosen.map((failure) => failure.of))].filter((of) => of !== undefined),
    showRule: (rule) => choose("rule", rule),
  });

  failures.forEach((failure, position) => {
    const product = products[failure.of];
    failure.position = position;
    failure.title = product ? view.titleOf(failure.of) : "";
    failure.brand = product ? product.brand || NONE : "";
    failure.category = product ? product.category || NONE : "";
    failure.haystack = [
      failure.product, failure.title, failure.sku, failure.column, failure.path, failure.file,
      failure.rule, failure.message, product ? `${product.brand}\n${product.category}` : "",
      (failure.value || []).join(""), failure.fix, references[failure.reference].codes.join(" "),
    ].join("\n").toLowerCase();
  });

  // Elements

  const quoted = (pieces) => {
    const made = element("blockquote", "", ...pieces.map((piece, place) => (place % 2 ? element("mark", "", piece) : piece)));
    made.dir = "auto";
    return made;
  };

  const choose = (name, value) => {
    controls[name].value = value;
    draw();
    list.scrollIntoView();
  };

  const chooser = (name, value, shown) => button("rule", `Show only ${shown}`, () => choose(name, value), shown);

  const place = (failure) => {
    const line = failure.line ? `line ${number.format(failure.line)}` : "";
    return [files.size > 1 ? failure.file : "", line].filter(Boolean).join(", ");
  };

  const nameOf = (failure) => {
    if (failure.of === undefined) return element("strong", "", failure.product || "The run as a whole");
    return button("opens", "Show this product", () => view.open(failure.of), element("bdi", "", failure.product || "no key"));
  };

  const productCell = (failure) => element(
    "td", "product",
    nameOf(failure),
    failure.title && failure.title !== failure.product ? element("div", "title", element("bdi", "", failure.title)) : null,
    failure.sku ? element("div", "detail", "SKU ", element("bdi", "", failure.sku)) : null,
    place(failure) ? element("div", "detail", place(failure)) : null,
  );

  const severityCell = (failure) => element(
    "td", "severity",
    badge(failure),
    failure.stage ? element("div", "detail", failure.stage) : null,
    failure.approval ? element("div", "detail", "needs approval") : null,
  );

  const problemCell = (failure) => element(
    "td", "problem",
    element("p", "", element("bdi", "", failure.message || "")),
    failure.path || failure.column || failure.value ? element(
      "div", "value",
      element("span", "detail", failure.column || failure.path || ""),
      failure.value ? quoted(failure.value) : null,
    ) : null,
    accepted(failure),
    chooser("rule", failure.rule, failure.rule),
  );

  const remedyCell = (failure) => element("td", "remedy", ...remedy(failure, references));

  const row = (failure) => element(
    "tr", failure.severity,
    severityCell(failure), productCell(failure), problemCell(failure), remedyCell(failure),
  );

  // What is shown

  const matches = (failure, words) =>
    FILTERS.every((name) => !controls[name].value || failure[name] === controls[name].value)
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
    for (const header of headers) {
      const now = header.dataset.sort !== order.key ? "none" : order.down ? "descending" : "ascending";
      header.closest("th").setAttribute("aria-sort", now);
    }
    draw();
  };

  const offer = (name, nameless) => {
    const values = [...new Set(failures.map((failure) => failure[name]).filter(Boolean))].sort(collator.compare);
    for (const value of values) controls[name].append(new Option(value === NONE ? nameless : value, value));
    controls[name].parentElement.hidden = !values.some((value) => value !== NONE);
    for (const cell of document.querySelectorAll(`[data-${name}]`)) {
      const value = cell.dataset[name] || NONE;
      if (values.includes(value)) cell.replaceChildren(chooser(name, value, cell.textContent));
    }
  };
  offer("rule");
  offer("brand", "no brand");
  offer("category", "no category");
  for (const header of headers) header.addEventListener("click", () => sortBy(header.dataset.sort));

  let waiting;
  controls.find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 120);
  });
  for (const name of FILTERS) controls[name].addEventListener("change", draw);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(draw));
  byId("more").addEventListener("click", () => append(CHUNK));
  new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting) && drawn < chosen.length) append(CHUNK);
  }, { rootMargin: "600px" }).observe(byId("more"));
  addEventListener("beforeprint", () => { if (!byId("sheet").open) append(Math.max(0, PRINTED - drawn)); });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || byId("sheet").open || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    controls.find.focus();
  });

  list.hidden = false;
  sortBy("severity");
})();
