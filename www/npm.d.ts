// Types of `<mingcha-explorer>`.

/** What `mingcha-view` tells. */
export interface MingchaView {
  /** The view, the part of a link behind `#`. */
  view: string;
  /** A short human title. */
  title: string;
  /** The address of the same view in the full explorer. */
  link: string;
}

export interface MingchaExplorerElement extends HTMLElement {
  /** Where the data is: a site's folder (ends with `/`) or one explorer.wasm; by default what came with the script. */
  src: string;
  /** What is shown: the part of a link behind `#`. */
  view: string;
  compact: "" | "chart" | "figure" | "search" | "targets";
  theme: "" | "light" | "dark" | "auto";
  /** Pixels, or `auto` to grow with the content. */
  height: string;
  /** Shows another view; resolves when it stands. */
  setView(view: string): Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    "mingcha-explorer": MingchaExplorerElement;
  }
  interface HTMLElementEventMap {
    "mingcha-ready": CustomEvent<Record<string, never>>;
    "mingcha-view": CustomEvent<MingchaView>;
    "mingcha-error": CustomEvent<{ error: unknown }>;
  }
}
