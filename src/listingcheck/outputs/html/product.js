// SPDX-License-Identifier: Apache-2.0
// One product: its fields, what is wrong with each beside it, and how to put it right.

const productView = ({ failures, products, references, inOrder, showRule }) => {
  const COLUMNS = {
    options: "Options", sku: "SKU", identifiers: "Trade number", price: "Price",
    compare_at_price: "Price before", stock: "Stock", weight: "Weight", dimensions: "Package size",
    image: "Picture",
  };
  const MARKED = 400;
  const HEADING = 200;
  const dialog = byId("sheet");
  const content = byId("content");
  const ofProduct = grouped(failures, (failure) => failure.of);
  let shown = null;

  // Texts

  const tagged = (text) => text.split(/(<[^<>]{1,500}>)/).map((part, place) => {
    if (place % 2 === 0) return part;
    const ends = /^(<\/(p|li|h\d|div|ul|ol|tr|table)\b|<br\b)/i.test(part);
    return element("span", "tag", ends ? `${part}\n` : part);
  });

  const piece = (one, isMarkup) => {
    if (typeof one === "number") return [element("span", "cut", `${number.format(one)} characters left out`)];
    if (typeof one !== "string") return [element("mark", "", ...one)];
    return isMarkup ? tagged(one) : [one];
  };

  const text = (pieces, path, fails) => {
    const plain = pieces.length === 1 && typeof pieces[0] === "string" && pieces[0].length <= MARKED;
    const shownPieces = fails && plain ? [pieces] : pieces;
    const made = element("div", "text", ...shownPieces.flatMap((one) => piece(one, path === "description")));
    if (!pieces.length) made.append(element("span", fails ? "missing" : "empty", "nothing"));
    made.dir = "auto";
    return made;
  };

  const note = (failure, where, others) => element(
    "div", `note ${failure.severity}`,
    element("p", "said", badge(failure), " ", where ? element("b", "", `${where}: `) : null, element("bdi", "", failure.message || "")),
    others,
    accepted(failure),
    element("div", "remedy", ...remedy(failure, references)),
    button("rule", `Show only ${failure.rule}`, () => { dialog.close(); showRule(failure.rule); }, failure.rule),
  );

  // Fields

  const shorter = (path) => path.replace(/(\.[^.[\]]+|\[\d+\])$/, "");

  const homeOf = (path, homes) => {
    for (let at = path || ""; at; at = shorter(at) === at ? "" : shorter(at)) {
      if (homes.has(at)) return at;
    }
    return null;
  };

  const fieldRow = ([path, name, pieces], notes) => {
    const worst = notes.length ? notes[0].severity : "";
    return element(
      "section", `field ${worst}`,
      element("h3", "", element("bdi", "", name)),
      text(pieces, path, notes.some((failure) => failure.value || !pieces.length)),
      element("div", "beside", ...notes.map((failure) => note(failure))),
    );
  };

  const fieldRows = (sheet, found) => {
    const homes = new Map((sheet.fields || []).map((field) => [field[0], []]));
    const homeless = [];
    for (const failure of found) {
      const home = homeOf(failure.path, homes);
      (home ? homes.get(home) : homeless).push(failure);
    }
    const isQuiet = (field) => field[0].startsWith("images[") && !homes.get(field[0]).length;
    const rowOf = (field) => fieldRow(field, homes.get(field[0]));
    const fields = sheet.fields || [];
    const quiet = fields.filter(isQuiet).map(rowOf);
    const rows = fields.filter((field) => !isQuiet(field)).map(rowOf);
    if (quiet.length) rows.push(element("details", "quiet", element("summary", "", "Pictures without remarks"), ...quiet));
    return [rows, homeless];
  };

  const others = (homeless) => {
    const byField = grouped(homeless, (failure) => failure.column || failure.path || "As a whole");
    return [...byField].map(([name, notes]) => element(
      "section", `field ${notes[0].severity}`,
      element("h3", "", element("bdi", "", name)),
      text(notes[0].value ? [notes[0].value.join("")] : [], "", true),
      element("div", "beside", ...notes.map((failure) => note(failure))),
    ));
  };

  // Variants

  const partOf = (path) => {
    const [, index, name] = /^variants\[(\d+)\]\.?(\w*)/.exec(path || "") || [];
    return index === undefined ? null : { index: Number(index), column: COLUMNS[name] || name };
  };

  const alike = (found) => {
    const groups = new Map();
    for (const failure of found) {
      const { index, column } = partOf(failure.path);
      const same = [column, failure.rule, failure.message, failure.fix].join("\n");
      const group = groups.get(same) || { failure, column, first: index, count: 0 };
      group.count += 1;
      groups.set(same, group);
    }
    return [...groups.values()];
  };

  const alsoOn = (count) => (count > 1
    ? element("p", "detail", `The same on ${number.format(count - 1)} more ${count === 2 ? "variant" : "variants"}, marked in the table`)
    : null);

  const cell = (fields, fails) => {
    const made = element("td", fails ? `fails ${fails}` : "");
    for (const [path, , pieces] of fields) made.append(text(pieces, path, false));
    if (!fields.length && fails) made.append(element("span", "missing", "nothing"));
    return made;
  };

  const variantTable = (sheet, found) => {
    const variants = sheet.variants || [];
    if (!variants.length) return null;
    const failing = new Map();
    for (const failure of found) {
      const { index, column } = partOf(failure.path);
      const key = `${index} ${column}`;
      if (!failing.has(key)) failing.set(key, failure.severity);
    }
    const present = new Set(variants.flatMap(([, ...fields]) => fields.map((field) => field[1])));
    for (const failure of found) present.add(partOf(failure.path).column);
    const columns = Object.values(COLUMNS).filter((name) => present.has(name));
    const groups = alike(found);
    const head = element("tr", "", ...columns.map((name) => {
      const made = element("th", "", name);
      made.scope = "col";
      return made;
    }));
    const rows = variants.flatMap(([index, ...fields]) => {
      const cells = columns.map((name) => cell(fields.filter((field) => field[1] === name), failing.get(`${index} ${name}`)));
      const notes = groups.filter((group) => group.first === index);
      const below = element("td", "notes", element("div", "beside", ...notes.map((one) => note(one.failure, one.column, alsoOn(one.count)))));
      below.colSpan = columns.length;
      return [element("tr", "", ...cells), ...(notes.length ? [element("tr", "", below)] : [])];
    });
    const many = sheet.more === 1 ? "variant is" : "variants are";
    return element(
      "section", "variants",
      element("h3", "", "Variants"),
      element("div", "scrolled", element("table", "", element("thead", "", head), element("tbody", "", ...rows))),
      sheet.more ? element("p", "detail", `${number.format(sheet.more)} more ${many} not shown.`) : null,
    );
  };

  // The product as a whole

  const titleOf = (sheet) => {
    const [, , pieces] = ((sheet || {}).fields || [])[0] || ["", "", []];
    const title = pieces.flat().filter((one) => typeof one === "string").join("");
    return title.length > HEADING ? `${title.slice(0, HEADING)}\u2026` : title;
  };

  const heading = (sheet, found) => {
    const title = titleOf(sheet);
    const counts = Object.keys(SEVERITIES).map((severity) => {
      const count = found.filter((failure) => failure.severity === severity).length;
      return count ? element("span", `badge ${severity}`, `${number.format(count)} ${SEVERITIES[severity]}${count > 1 ? "s" : ""}`) : null;
    });
    const made = element("h2", "", element("bdi", "", title || found[0].product || ""));
    made.id = "named";
    const where = [found[0].product, found[0].file, found[0].line ? `line ${number.format(found[0].line)}` : ""];
    return element(
      "header", "", made,
      element("p", "detail", ...where.filter(Boolean).map((part) => element("bdi", "", part))),
      element("p", "severities", ...counts),
    );
  };

  const ranked = (of) => [...ofProduct.get(of)].sort((a, b) => RANKS[a.severity] - RANKS[b.severity]);

  const draw = (of) => {
    shown = of;
    const sheet = products[of];
    const found = ranked(of);
    const listed = new Set((sheet.variants || []).map(([index]) => index));
    const isInTable = (failure) => {
      const part = partOf(failure.path);
      return part !== null && listed.has(part.index) && Object.values(COLUMNS).includes(part.column);
    };
    const [rows, homeless] = fieldRows(sheet, found.filter((failure) => !isInTable(failure)));
    content.replaceChildren(
      heading(sheet, found),
      ...(sheet.fields ? [] : [element("p", "notice", "The page has no room for the fields of this product; this is what is wrong with it.")]),
      ...others(homeless),
      ...rows,
    );
    const table = variantTable(sheet, found.filter(isInTable));
    if (table) content.append(table);
    const order = inOrder();
    const place = order.indexOf(of);
    byId("place").textContent = `${number.format(place + 1)} of ${number.format(order.length)}`;
    byId("previous").disabled = place <= 0;
    byId("next").disabled = place < 0 || place === order.length - 1;
    content.scrollTop = 0;
  };

  const step = (by) => {
    const order = inOrder();
    const next = order[order.indexOf(shown) + by];
    if (next !== undefined) draw(next);
  };

  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("print").addEventListener("click", () => print());
  byId("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });

  return {
    open: (of) => {
      draw(of);
      dialog.showModal();
      content.focus();
    },
    titleOf: (of) => titleOf(products[of]),
  };
};
