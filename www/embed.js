// embed.html: the explorer in an iframe. `?compact=chart&theme=dark&lang=en` are a widget's attributes, the view stands
// behind `#`. Height goes to the parent in three spellings, so that what hosts already have understands one:
// our own (`frames.js`), AMP's and Datawrapper's. Heights are no secret, so they go to whatever page is around.

import { makeApp } from "./app.js";
import { compactBody, defaultTab, makeCompactShell, showsInside } from "./compact.js";
import { compactForm } from "./forms.js";
import { replacePlainList } from "./plain-list.js";
import { currentView, setView } from "./router.js";
import { matchLanguage, preferredLanguage } from "./settings.js";
import { makeShell } from "./shell.js";
import { bodyNode } from "./views.js";

// A frame grows with its content, but no long list makes an article of so many pixels: it scrolls in its frame.
const HIGHEST = 1600;

/** Shows the explorer in `#app`; `home` is the address of the full one. */
export function openEmbed(session, home) {
  const parameters = new URLSearchParams(location.search);
  const root = document.getElementById("app");
  const compact = compactForm(parameters.get("compact"));
  const darkness = matchMedia("(prefers-color-scheme: dark)");
  const chosen = {};
  root.className = compact ? `widget compact compact-${compact}` : "widget";
  const app = makeApp(session, {
    root,
    compact,
    view: currentView,
    setView: (query) => setView(query, true),
    urlOf: (query) => `${home}#${query}`,
    preferredLanguage: () => chosen.lang ?? (parameters.has("lang") ? matchLanguage([parameters.get("lang")]) : preferredLanguage()),
    preferredTheme: () => chosen.theme ?? parameters.get("theme") ?? "auto",
    saveSetting: (name, value) => (chosen[name] = value),
    isDark: () => darkness.matches,
    applySettings: (settings) => replacePlainList(root, settings),
    onShown: (shown) => (document.title = shown.title),
    defaultTab: defaultTab(compact),
    opensElsewhere: (query) => compact && !showsInside(compact, query),
    makeShell: compact ? makeCompactShell : makeShell,
    bodyNode: compact ? compactBody : bodyNode,
    scrollToTop: () => scrollTo(0, 0),
  });
  addEventListener("hashchange", () => app.show(currentView()));
  darkness.addEventListener("change", app.refresh);
  new ResizeObserver(() => postHeight(Math.min(root.offsetHeight, HIGHEST), parameters.get("id"))).observe(root);
  return app.show(currentView());
}

function postHeight(height, id) {
  if (parent === window || height === 0) return;
  parent.postMessage({ mingcha: { height } }, "*");
  parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  parent.postMessage({ "datawrapper-height": { [id ?? "mingcha"]: height } }, "*");
}
