// Building elements. Data enters as text nodes and attribute values only, never as markup.

/** An element with attributes (`on…` names are listeners, null and false are left out) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...flat(children));
  return element;
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

/** A link to a view. `query` is a whole view as the engine wrote it. */
export function viewLink(query, attributes, ...children) {
  return h("a", { href: `#${query}`, ...attributes }, ...children);
}

/** Text for screen readers only. */
export function hiddenText(text) {
  return h("span", { class: "unseen" }, text);
}

/** The `data-key` of what has the focus, in the page or the shadow tree that `root` stands in. */
export function focusedKey(root) {
  return root.getRootNode().activeElement?.dataset?.key;
}

/** Puts the focus on the element with a `data-key`. */
export function focusKey(root, key) {
  root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Runs `change`, which replaces elements under `root`, and puts the focus back on the one with the same `data-key`. */
export function keepingFocus(root, change) {
  const key = focusedKey(root);
  change();
  if (key && focusedKey(root) !== key) focusKey(root, key);
}
