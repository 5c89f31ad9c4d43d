// `<mingcha-explorer>`: the element that a news site puts into an article. All that a page loads before a widget
// comes near the window is this file; explorer and data follow, once for all widgets of a page.
//
// Attributes, each a property too: `src` (folder of a site, or one explorer.wasm; else the site that this script
// comes from), `view`, `compact` (chart, figure, search, targets), `theme` (light, dark, auto), `lang`, `height`
// (pixels; `auto` to follow the content; else what its form usually needs, and more for a chart or figure that does).
// Events: `mingcha-ready`, `mingcha-view`, `mingcha-error`.
// What stands between its tags is shown until it is ready, and for good where it cannot be.

import { HEIGHTS, compactForm, showsOne } from "./forms.js";
import { listenToFrames } from "./frames.js";
import { data, home, load } from "./here.js";

const ATTRIBUTES = ["src", "view", "compact", "theme", "lang", "height"];
// Loading begins when a widget is so near to the window.
const NEAR = "600px";

const STYLE = `
:host { display: block !important; visibility: visible !important; }
:host([hidden]) { display: none !important; }
#frame { all: initial; direction: ltr; unicode-bidi: normal; display: block; position: relative; box-sizing: border-box; width: 100%; block-size: var(--mingcha-height, var(--height)); overflow: auto; container-type: inline-size; }
#frame[data-size="content"] { block-size: auto; }
#frame[data-size="whole"] { block-size: var(--mingcha-height, auto); min-block-size: var(--mingcha-height, var(--height)); }
#frame[data-size="whole"] > #app { min-block-size: inherit; }
`;

class MingchaExplorer extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #frame = document.createElement("div");
  #widget = null;
  // The opening that counts: a promise while it goes on and when it is done, null before and where it failed.
  #opening = null;
  #near = null;
  #unfollow = null;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    this.#frame.id = "frame";
    this.#frame.part = "frame";
    this.#frame.append(document.createElement("slot"));
    shadow.append(this.#frame);
  }

  connectedCallback() {
    this.#reserve();
    if (this.#opening) return this.#follow();
    this.#near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#start(), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    this.#unfollow?.();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "height" || name === "compact") this.#reserve();
    // What is asked for before it is opened is read when it opens.
    if ((name === "src" || name === "compact") && this.#opening) this.#start();
    else if (name === "view") this.#widget?.setView(now ?? "");
    else if (name === "theme" || name === "lang") this.#widget?.refresh();
  }

  /** Shows a view, the part of a link behind `#`. Resolves when it stands. */
  async setView(view) {
    this.view = view;
    await (this.#opening ?? this.#start());
    await this.#widget?.settled();
  }

  /** The height is kept from the beginning, so that nothing on the page moves; one thing that needs more gets it. */
  #reserve() {
    const wanted = this.getAttribute("height");
    const form = compactForm(this.getAttribute("compact")) ?? "full";
    const pixels = Number.parseInt(wanted, 10);
    this.#frame.style.setProperty("--height", `${Math.min(pixels || HEIGHTS[form], 5000)}px`);
    this.#frame.dataset.size = wanted === "auto" ? "content" : !pixels && showsOne(form) ? "whole" : "fixed";
  }

  /** While it stands in the page, a widget follows the page's theme. */
  #follow() {
    this.#unfollow?.();
    if (this.isConnected) this.#unfollow = this.#widget?.follow();
  }

  /** Opens what the attributes name, in the place of what was open or is opening. */
  #start() {
    this.#near?.disconnect();
    const opening = this.#open(() => this.#opening === opening);
    return (this.#opening = opening);
  }

  /** `counts()` tells whether nothing else is to be opened meanwhile. */
  async #open(counts) {
    try {
      const { openWidget } = await load();
      const view = this.view;
      const widget = await openWidget(this, this.#frame, { data, home });
      if (!counts()) return;
      if (this.view !== view) widget.setView(this.view);
      await widget.settled();
      if (!counts()) return;
      this.#widget = widget;
      this.#frame.replaceChildren(widget.root);
      this.#reserve();
      this.#follow();
      this.#tell("mingcha-ready", {});
    } catch (error) {
      if (!counts()) return;
      this.#fallBack();
      this.#opening = this.#widget = null;
      this.#tell("mingcha-error", { error });
    }
  }

  /** No box without content: where nothing stands between the tags, a link. */
  #fallBack() {
    const slot = document.createElement("slot");
    const link = document.createElement("a");
    Object.assign(link, { href: `${home}#${this.view}`, textContent: "明察 Mingcha ↗" });
    slot.append(link);
    this.#frame.replaceChildren(slot);
    this.#frame.dataset.size = "content";
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

for (const name of ATTRIBUTES.filter((name) => name !== "lang")) {
  Object.defineProperty(MingchaExplorer.prototype, name, {
    // A host may have put a `value` on every object.
    __proto__: null,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
    enumerable: true,
    configurable: true,
  });
}

// Two sites may bring the element to one page: the first serves both.
if (!customElements.get("mingcha-explorer")) {
  customElements.define("mingcha-explorer", MingchaExplorer);
  listenToFrames();
}
