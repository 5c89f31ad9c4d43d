// The search box: results as one types, completions as an ARIA combobox, links pasted are followed.

import { h } from "./dom.js";
import { makeSuggestions } from "./suggestions.js";
import { nextTurn } from "./turn.js";

// After this pause in typing the next letter begins a new step of the history.
const STEP = 1500;

/** `{element, update(shown)}`. */
export function makeSearchBox(app) {
  const { t } = app;
  const input = h("input", {
    id: "q", type: "search", name: "q", "data-key": "q", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    placeholder: t("search-placeholder"), "aria-label": t("search-label"), role: "combobox",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions",
  });
  const suggestions = makeSuggestions(app, input);
  const element = h("form", { class: "search", role: "search", onsubmit: submit },
    input, h("kbd", { "aria-hidden": "true" }, "/"), suggestions.element);

  let composing = false;
  let typedAt = -Infinity;
  // Whether what is followed next is a step of its own: a first letter may be overtaken by the second.
  let begins = false;
  // Counts what is typed, and what of it has been asked for.
  let latest = 0;
  let asked = 0;

  /** Asks in pieces, for the last letter alone; nothing while an input method composes. A pasted link is followed at once. */
  async function typed(event) {
    if (composing) return;
    const turn = ++latest;
    if (performance.now() - typedAt > STEP) begins = true;
    typedAt = performance.now();
    await nextTurn();
    const link = turn === latest && (await suggestions.offer());
    await nextTurn();
    if (turn !== latest) return;
    asked = turn;
    if (!link) await follow(!begins);
    else if (event?.inputType === "insertFromPaste") suggestions.take();
  }

  async function follow(replace) {
    const text = input.value.trim();
    const set = { q: text || null, page: null, at: null };
    // These two show the whole corpus: words typed there are searched for.
    if (["trends", "documents"].includes(app.shown.body.view)) set.v = "search";
    const { query } = await app.ask({ ask: "link", view: app.view(), set });
    await nextTurn();
    if (input.value.trim() !== text) return;
    begins = false;
    await app.go(query, { replace });
  }

  async function submit(event) {
    event.preventDefault();
    await suggestions.settle();
    if (suggestions.take()) return;
    suggestions.close();
    follow(false);
  }

  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => ((composing = false), typed()));
  input.addEventListener("input", typed);
  return {
    element,
    update(shown) {
      // Never under the reader's fingers.
      if (!composing && asked === latest && input.value.trim() !== shown.text) input.value = shown.text;
    },
  };
}

/** `/` goes to the search box from anywhere but a field. */
export function listenForSlash(root) {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select") || root.querySelector("dialog[open]")) return;
    event.preventDefault();
    root.querySelector("#q")?.focus();
  });
}
