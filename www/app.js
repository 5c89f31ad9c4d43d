// The explorer in some place: asks the engine what a view shows, and keeps the parts around it in step.
//
// A place is what differs between the page and a widget:
//     root                    the element that everything stands in
//     view(), setView(query, replace)   where the view is kept
//     address(query)          the link to hand on
//     language(), theme()     what a link that names none opens in; `auto` follows the surroundings
//     choose(name, value)     keeps a reader's choice of `lang` or `theme`
//     dark()                  whether the surroundings are dark
//     wear({lang, theme})     dresses root or page
//     changed(shown)          told after each change
//     makeShell(app, root)    the frame: {main, update(shown)}
//     bodyNode(app, body)     the view's own part
//     tools(app)              more buttons beside the settings; may be missing
//     toTop()                 scrolls to the beginning
// and, in a widget: compact, the compact form that it has; tab, the `v` of a view that names none; leaves(query),
// whether a view is shown elsewhere; then `followLinks` makes links whole addresses.

import { announce } from "./announce.js";
import { keepingFocus } from "./dom.js";
import { openReader } from "./reader.js";
import { resolveFigures } from "./runs.js";
import { followLinks } from "./links.js";
import { count } from "./number.js";
import { languageInLink } from "./settings.js";
import { nextTurn, painted } from "./turn.js";

/** What the parts share: the engine, the words, the shown view, and how to go elsewhere. */
export function makeApp(session, place) {
  let latest = 0;
  const app = {
    ...session,
    place,
    root: place.root,
    messages: {},
    shown: null,
    // Whether what is being drawn is the first answer.
    first: true,
    theme: "light",
    /** The message of a key, its arguments filled in: `{0}`, and `{0|one|many}` for the form that goes with a number. */
    t: (key, ...args) => (app.messages[key] ?? key).replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, n, one, many) => (one === undefined ? wording(args[n]) : args[n] === 1 ? one : many)),
    /** The shown view. */
    view: () => app.shown?.query ?? place.view(),
    /** Goes to a view; `replace` leaves no step in the history (while typing). */
    go(query, { replace = false } = {}) {
      if (place.leaves?.(query)) return void open(place.address(query), "_blank", "noopener");
      place.setView(query, replace);
      return app.show(query);
    },
    /** Does what no first screen shows: at once, but for the first answer when that has been painted. */
    atLeisure: (work) => (app.first ? painted().then(work) : work()),
    /** Draws everything again, for a changed language or theme. */
    refresh: () => app.show(place.view(), true),
    /** Shows a view, all of it again where `anew`. */
    async show(view, anew = false) {
      const turn = ++latest;
      // A link that names no language opens in the reader's own.
      const defaults = { lang: languageInLink(place.language()), v: place.tab };
      const shown = await app.ask({ ask: "show", view, defaults });
      // The first answer waits for nobody.
      if (app.shown) await nextTurn();
      // Somebody typed on or went elsewhere in the meantime.
      if (turn === latest) await update(app, shown, anew);
    },
  };
  resolveFigures(app, app.root);
  if (place.leaves) followLinks(app);
  return app;
}

async function update(app, shown, anew) {
  const { place } = app;
  const theme = seenTheme(shown.theme || place.theme(), place);
  const before = app.shown;
  const again = anew || before?.lang !== shown.lang || app.theme !== theme;
  if (before?.lang !== shown.lang) ({ messages: app.messages } = await app.ask({ ask: "messages", lang: shown.lang }));
  const sameBody = !again && JSON.stringify(before.body) === JSON.stringify(shown.body);
  Object.assign(app, { shown, theme, first: !before });
  place.wear({ lang: shown.lang, theme });
  keepingFocus(app.root, () => {
    if (again) app.shell = place.makeShell(app, app.root);
    app.shell.update(shown);
    if (!sameBody) app.shell.main.replaceChildren(place.bodyNode(app, shown.body));
  });
  place.changed(shown);
  if (before && before.body.view !== shown.body.view) place.toTop();
  if (!sameBody) announce(app, resultLine(app, shown.body));
  // A compact form opens no document: it shows what is named, or the full explorer does.
  if (!place.compact) await openReader(app, again);
}

function seenTheme(chosen, place) {
  return (chosen === "auto" ? place.dark() : chosen === "dark") ? "dark" : "light";
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
