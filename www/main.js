// The page: opens the engine, shows the view in the hash, and keeps the parts around it in step.

import { announce } from "./announce.js";
import { h, keepingFocus } from "./dom.js";
import { DamagedPayload } from "./payload.js";
import { openReader } from "./reader.js";
import { currentView, setView, startRouter } from "./router.js";
import { resolveFigures } from "./runs.js";
import { listenForSlash } from "./search-box.js";
import { openSession } from "./session.js";
import { applyTheme, languageInLink, preferredLanguage } from "./settings.js";
import { makeShell } from "./shell.js";
import { bodyNode } from "./views.js";

async function start() {
  const session = await openSession();
  const app = makeApp(session);
  const root = document.getElementById("app");
  document.getElementById("plain").remove();
  root.hidden = false;
  resolveFigures(app, root);
  listenForSlash();
  startRouter((view) => show(app, view));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(app, currentView(), true));
}

/** What the parts of the page share: the engine, the words, the shown view, and how to go elsewhere. */
function makeApp(session) {
  const app = {
    ...session,
    messages: {},
    shown: null,
    theme: "light",
    /** The message of a key, its arguments filled in. */
    t: (key, ...args) => (app.messages[key] ?? key).replace(/\{(\d)\}/g, (_, n) => args[n] ?? ""),
    /** The shown view. */
    view: () => app.shown?.query ?? currentView(),
    /** Goes to a view; `replace` leaves no step in the history (while typing). */
    go(query, { replace = false } = {}) {
      setView(query, replace);
      return show(app, query);
    },
    /** Draws everything again, for a changed language or theme. */
    refresh: () => show(app, currentView(), true),
  };
  return app;
}

let latest = 0;

async function show(app, view, anew = false) {
  const turn = ++latest;
  const shown = await app.ask({ ask: "show", view: inLanguage(view) });
  // Somebody typed on or went elsewhere in the meantime.
  if (turn !== latest) return;
  const theme = applyTheme(shown.theme);
  const again = anew || app.shown?.lang !== shown.lang || app.theme !== theme;
  if (app.shown?.lang !== shown.lang) await speak(app, shown.lang);
  const sameBody = !again && JSON.stringify(app.shown.body) === JSON.stringify(shown.body);
  const before = app.shown;
  Object.assign(app, { shown, theme });
  document.title = shown.title;
  keepingFocus(() => {
    if (again) app.shell = makeShell(app, document.getElementById("app"));
    app.shell.update(shown);
    if (!sameBody) app.shell.main.replaceChildren(bodyNode(app, shown.body));
  });
  if (before && before.body.view !== shown.body.view) scrollTo(0, 0);
  if (!sameBody) announce(resultLine(app, shown.body));
  await openReader(app, again);
}

/** A link that names no language opens in the reader's own. */
function inLanguage(view) {
  if (/(^|&)lang=/.test(view)) return view;
  const tag = languageInLink(preferredLanguage());
  return tag ? `${view}${view && "&"}lang=${tag}` : view;
}

async function speak(app, lang) {
  document.documentElement.lang = lang;
  ({ messages: app.messages } = await app.ask({ ask: "messages", lang }));
}

const COUNTS = { search: "results-count", metrics: "figures-count", ledger: "targets-count" };

/** What a screen reader is told when a view has changed. */
function resultLine(app, body) {
  const key = COUNTS[body.view];
  return key ? app.t(key, body.total, body.documents) : app.shown.title;
}

function fail(error) {
  document.getElementById("starting")?.remove();
  const notice = document.getElementById(error instanceof DamagedPayload ? "damaged" : "unsupported");
  if (notice) notice.hidden = false;
  else document.getElementById("app").prepend(h("p", { class: "notice", role: "alert" }, String(error?.message ?? error)));
  console.error(error);
}

start().catch(fail);
