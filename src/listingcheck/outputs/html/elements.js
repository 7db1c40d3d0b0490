// SPDX-License-Identifier: Apache-2.0
// What both views are made of. Texts of merchants only ever become text nodes.
"use strict";

const SEVERITIES = { error: "error", warning: "warning", info: "recommendation" };
const RANKS = { error: 0, warning: 1, info: 2 };

const byId = (id) => document.getElementById(id);
const number = new Intl.NumberFormat("en");

const grouped = (items, keyOf) => {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
};

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
};

const button = (className, title, pressed, ...children) => {
  const made = element("button", className, ...children);
  made.type = "button";
  made.title = title;
  made.addEventListener("click", pressed);
  return made;
};

const badge = (failure) => element("span", `badge ${failure.severity}`, SEVERITIES[failure.severity]);

const accepted = (failure) => (failure.limit
  ? element("p", "detail", "Accepted: ", element("bdi", "", failure.limit)) : null);

const edited = ([before, old, now, behind]) => {
  const [gone, come] = [element("del", "", old || "nothing"), element("ins", "", now || "nothing")];
  return before || behind
    ? element("p", "edit", before, old ? gone : null, old && now ? " " : null, now ? come : null, behind)
    : element("p", "edit", gone, " becomes ", come);
};

const known = (reference) => {
  if (!reference.codes.length && !reference.source) return null;
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

const remedy = (failure, references) => [
  element("p", "", element("bdi", "", failure.fix || "")),
  failure.edit ? edited(failure.edit) : null,
  known(references[failure.reference]),
];
