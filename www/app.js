// The explorer, whatever it stands in: asks the engine what a view shows, and keeps the parts around it in step.
//
// Its host is what differs between a page (`page.js`), an element (`widget.js`) and a frame (`embed.js`):
//     root                           the element that everything stands in
//     view(), setView(query, replace)   where the view is kept
//     urlOf(query)                   the link to hand on
//     preferredLanguage(), preferredTheme()   for links that name none; the theme `auto` follows the surroundings
//     saveSetting(name, value)       keeps a reader's choice of `lang` or `theme`
//     isDark()                       whether the surroundings are dark
//     applySettings({lang, theme})   sets them on root or page
//     onShown(shown)                 told of each view shown
//     makeShell(app, root)           the frame: {main, update(shown)}
//     bodyNode(app, body)            the view's own part
//     extraButtons(app)              beside the settings; may be missing
//     scrollToTop()
// and in a widget:
//     compact                        the compact form that it has
//     defaultTab                     the `v` of a view that names none
//     opensElsewhere(query)          whether a view is shown in the full explorer; then `wireLinks` makes links whole

import { announce } from "./announce.js";
import { keepingFocus } from "./dom.js";
import { wireLinks } from "./links.js";
import { count } from "./number.js";
import { openReader } from "./reader.js";
import { wireFigureLinks } from "./runs.js";
import { languageParam } from "./settings.js";
import { nextPaint, nextTurn } from "./turn.js";

/** What the parts share: the engine, the words, the shown view, and how to go elsewhere. */
export function makeApp(session, host) {
  let latest = 0;
  const app = {
    ...session,
    host,
    root: host.root,
    messages: {},
    shown: null,
    // Whether what is being drawn is the first answer.
    first: true,
    theme: "light",
    /** The message of a key, its arguments filled in: `{0}`, and `{0|one|many}` for the form that goes with a number. */
    t: (key, ...args) => (app.messages[key] ?? key).replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, n, one, many) => (one === undefined ? wording(args[n]) : args[n] === 1 ? one : many)),
    /** The shown view. */
    view: () => app.shown?.query ?? host.view(),
    /** Goes to a view; `replace` leaves no step in the history (while typing). */
    go(query, { replace = false } = {}) {
      if (host.opensElsewhere?.(query)) return void open(host.urlOf(query), "_blank", "noopener");
      host.setView(query, replace);
      return app.show(query);
    },
    /** Does what no first screen shows: at once, but for the first answer when that has been painted. */
    afterFirstPaint: (work) => (app.first ? nextPaint().then(work) : work()),
    /** Draws everything again, for a changed language or theme. */
    refresh: () => app.show(host.view(), true),
    /** Shows a view, all of it again where `anew`. */
    async show(view, anew = false) {
      const turn = ++latest;
      // A link that names no language opens in the reader's own.
      const set = { lang: languageParam(host.preferredLanguage()), v: host.defaultTab };
      const shown = await app.ask({ ask: "show", view, set });
      // The first answer waits for nobody.
      if (app.shown) await nextTurn();
      // Somebody typed on or went elsewhere in the meantime.
      if (turn === latest) await update(app, shown, anew);
    },
  };
  wireFigureLinks(app, app.root);
  if (host.opensElsewhere) wireLinks(app);
  return app;
}

async function update(app, shown, anew) {
  const { host } = app;
  const theme = resolveTheme(shown.theme || host.preferredTheme(), host);
  const before = app.shown;
  const again = anew || before?.lang !== shown.lang || app.theme !== theme;
  if (before?.lang !== shown.lang) ({ messages: app.messages } = await app.ask({ ask: "messages", lang: shown.lang }));
  const sameBody = !again && JSON.stringify(before.body) === JSON.stringify(shown.body);
  Object.assign(app, { shown, theme, first: !before });
  host.applySettings({ lang: shown.lang, theme });
  keepingFocus(app.root, () => {
    if (again) app.shell = host.makeShell(app, app.root);
    app.shell.update(shown);
    if (!sameBody) app.shell.main.replaceChildren(host.bodyNode(app, shown.body));
  });
  host.onShown(shown);
  if (before && before.body.view !== shown.body.view) host.scrollToTop();
  if (!sameBody) announce(app, resultLine(app, shown.body));
  // A compact form opens no document: it shows what is named, or the full explorer does.
  if (!host.compact) await openReader(app, again);
}

function resolveTheme(chosen, host) {
  return (chosen === "auto" ? host.isDark() : chosen === "dark") ? "dark" : "light";
}

function wording(argument) {
  return typeof argument === "number" ? count(argument) : argument ?? "";
}

const COUNTS = { search: "results-count", metrics: "figures-count", ledger: "targets-count" };

/** What a screen reader is told when a view has changed. */
function resultLine(app, body) {
  const key = COUNTS[body.view];
  return key ? app.t(key, body.total, body.documents) : app.shown.title;
}
