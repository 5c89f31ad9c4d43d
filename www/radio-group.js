// Radio buttons: one of several things to choose.

import { h } from "./dom.js";

/** A group of radio buttons; `words(value)` labels one, `change(value)` is told of the chosen one. */
export function radioGroup(label, name, values, chosen, words, change) {
  return h("fieldset", { class: "choice" }, h("legend", {}, label),
    values.map((value) => h("label", {}, h("input", { type: "radio", name, value, checked: value === chosen, onchange: () => change(value) }), " ", words(value))));
}
