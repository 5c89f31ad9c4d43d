// The explorer as a whole page: its view in the address, its language and theme on the document.

import { makeApp } from "./app.js";
import { replacePlainList } from "./plain-list.js";
import { currentView, setView, shareableUrl, startRouter } from "./router.js";
import { listenForSlash } from "./search-box.js";
import { preferredLanguage, preferredTheme, saveSetting } from "./settings.js";
import { makeShell } from "./shell.js";
import { bodyNode } from "./views.js";

/** Shows the page in `#app`, in the place of the plain list; `tools(app)` are a site's own buttons. Done with the first answer. */
export function openPage(session, tools) {
  const root = document.getElementById("app");
  const darkness = matchMedia("(prefers-color-scheme: dark)");
  const app = makeApp(session, {
    root,
    view: currentView,
    setView,
    urlOf: shareableUrl,
    preferredLanguage,
    preferredTheme,
    saveSetting,
    isDark: () => darkness.matches,
    applySettings: (settings) => replacePlainList(root, settings),
    onShown: (shown) => (document.title = shown.title),
    makeShell,
    bodyNode,
    extraButtons: tools,
    scrollToTop: () => scrollTo(0, 0),
  });
  listenForSlash(root);
  darkness.addEventListener("change", app.refresh);
  return startRouter((view) => app.show(view));
}
