// The list of completions under the search box (ARIA combobox: the focus stays in the box).

import { h } from "./dom.js";
import { count } from "./number.js";

const LIMIT = 8;

/** `{element, offer(), close(), take()}` for an input. */
export function makeSuggestions(app, input) {
  const element = h("ul", { id: "suggestions", role: "listbox", "aria-label": app.t("suggestions"), hidden: true });
  let options = [];
  let offered = "";
  let active = -1;

  /** Shows what fits the box now. True where the box holds a link to a view. */
  async function offer() {
    const text = input.value.trim();
    if (!text) {
      close();
      return false;
    }
    const { suggestions } = await app.ask({ ask: "suggest", view: app.view(), text, limit: LIMIT });
    if (input.value.trim() !== text || !input.matches(":focus")) return false;
    offered = text;
    options = suggestions.filter((one) => one.text !== text);
    active = -1;
    element.replaceChildren(...options.map(optionItem));
    setOpen(options.length > 0);
    return options[0]?.kind === "link";
  }

  function optionItem(option, index) {
    return h("li", { role: "option", id: `option-${index}`, "aria-selected": "false", onpointerdown: (event) => (event.preventDefault(), follow(option)) },
      h("span", {}, option.text), h("small", {}, option.label, option.count > 0 && ` ${count(option.count)}`));
  }

  function setOpen(open) {
    element.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  }

  function close() {
    options = [];
    active = -1;
    setOpen(false);
  }

  function move(step) {
    active = (active + step + options.length + 1) % (options.length + 1);
    // One place more than there are options: back in the box.
    if (active === options.length) active = -1;
    [...element.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `option-${active}`);
    element.children[active].scrollIntoView({ block: "nearest" });
  }

  function follow(option) {
    input.value = option.kind === "link" ? "" : option.text;
    close();
    app.go(option.query);
  }

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || element.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (event.key === "ArrowUp" && active < 0) active = options.length;
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  return {
    element,
    offer,
    close,
    /** Waits until the list fits the box: the last letters may have come faster than their answers. */
    async settle() {
      if (input.value.trim() !== offered) await offer();
    },
    /** Follows the option that the arrows stand on, or the link that the box holds; false where there is neither. */
    take() {
      const option = options[active] ?? options.find((one) => one.kind === "link");
      if (option) follow(option);
      return Boolean(option);
    },
  };
}
