// The explorer inside an element's shadow tree. The view, theme and language are the element's attributes; what they
// leave open follows the page around.

import { makeApp } from "./app.js";
import { compactBody, defaultTab, makeCompactShell, showsInside } from "./compact.js";
import { h } from "./dom.js";
import { bytesOf, moduleOf } from "./fetch.js";
import { compactForm } from "./forms.js";
import { openModule } from "./session.js";
import { matchLanguage } from "./settings.js";
import { style } from "./shadow-style.js";
import { makeShell } from "./shell.js";
import { bodyNode } from "./views.js";

const THEMES = ["light", "dark"];

let sheet = null;

/**
 * Opens the explorer for `frame`, which stands in the shadow tree of `element`. `data` is the site's own
 * explorer.wasm, `home` its full explorer. Gives `{root, setView, refresh, settled, follow}`; its `root` is ready to be
 * put into the frame.
 */
export async function openWidget(element, frame, { data, home }) {
  const { session, page } = await sessionOf(element.getAttribute("src"), data, home);
  const compact = compactForm(element.getAttribute("compact"));
  const root = h("div", { id: "app", class: compact ? `widget compact compact-${compact}` : "widget" });
  const chosen = {};
  let current = element.getAttribute("view") ?? "";

  const app = makeApp(session, {
    root,
    compact,
    view: () => current,
    setView(query) {
      current = query;
      element.setAttribute("view", query);
    },
    urlOf: (query) => `${page}#${query}`,
    preferredLanguage: () => chosen.lang ?? matchLanguage([element.closest("[lang]")?.lang ?? "", ...(navigator.languages ?? [])]),
    preferredTheme: () => chosen.theme ?? THEMES.find((theme) => theme === element.getAttribute("theme")) ?? "auto",
    saveSetting: (name, value) => (chosen[name] = value),
    isDark: () => isDark(element),
    applySettings({ lang, theme }) {
      root.lang = lang;
      root.dataset.theme = theme;
    },
    onShown(shown) {
      root.part = `explorer ${shown.body.view}`;
      element.dispatchEvent(new CustomEvent("mingcha-view", { detail: { view: shown.query, title: shown.title, link: `${page}#${shown.query}` }, bubbles: true, composed: true }));
    },
    defaultTab: defaultTab(compact),
    opensElsewhere: (query) => compact && !showsInside(compact, query),
    makeShell: compact ? makeCompactShell : makeShell,
    bodyNode: compact ? compactBody : bodyNode,
    scrollToTop: () => (frame.scrollTop = 0),
  });

  adoptFont(element, root);
  adoptStyle(frame);
  // An article is not covered by a reading pane before anybody asked for it.
  if (!compact) ({ query: current } = await app.ask({ ask: "link", view: current, set: { at: null } }));
  await app.show(current);
  let showing = null;
  return {
    root,
    setView(view) {
      if (view !== current) showing = app.show((current = view));
    },
    refresh: () => (showing = app.refresh()),
    settled: () => showing,
    /** Follows the page around until the returned function is called. */
    follow: () => watchHostTheme(() => app.host.preferredTheme() === "auto" && isDark(element) !== (app.theme === "dark") && app.refresh()),
  };
}

const sessions = new Map();

/** The data of a `src`, opened once a page, and the address of its full explorer. */
async function sessionOf(src, ownData, ownHome) {
  const { data, page } = await sourceOf(src, ownData, ownHome);
  if (!sessions.has(data)) {
    const opening = Promise.all([moduleOf(data), moduleOf(ownData)]).then(([module, code]) => openModule(module, code));
    sessions.set(data, opening);
    opening.catch(() => sessions.delete(data));
  }
  return { session: await sessions.get(data), page };
}

/** A folder tells in `mingcha.json` what its present data is; a file is what it is, its explorer beside it. */
async function sourceOf(src, ownData, ownHome) {
  const url = src ? new URL(src, document.baseURI) : null;
  if (!url || url.href === ownHome || url.href === ownData) return { data: ownData, page: ownHome };
  if (!/^https?:$/.test(url.protocol)) throw new Error(`src must be a web address: ${src}`);
  if (!url.pathname.endsWith("/")) return { data: url.href, page: new URL(".", url).href };
  const list = await bytesOf(new URL("mingcha.json", url).href);
  const { data } = JSON.parse(new TextDecoder().decode(list));
  return { data: new URL(String(data), url).href, page: url.href };
}

function adoptStyle(frame) {
  const shadow = frame.getRootNode();
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}

/** The host's font, unless a property names another. */
function adoptFont(element, root) {
  const host = getComputedStyle(element);
  if (!host.getPropertyValue("--mingcha-sans")) root.style.setProperty("--mingcha-sans", host.fontFamily);
}

/** Whether the surroundings are dark: by the host's `color-scheme`, and where it takes both, by the system. */
function isDark(element) {
  const schemes = getComputedStyle(element).colorScheme.split(" ");
  if (!schemes.includes("dark")) return false;
  return !schemes.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches;
}

/** A host switches its theme by the system's, or by a class or attribute of its root. */
function watchHostTheme(check) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(check);
  system.addEventListener("change", check);
  for (const node of [document.documentElement, document.body]) observer.observe(node, { attributes: true });
  return () => {
    system.removeEventListener("change", check);
    observer.disconnect();
  };
}
