// The compact forms of a widget: one chart, one figure with its sentence, a search box with results, the targets of
// an indicator. No masthead, no filters; what leads further opens the full explorer.

import { chartPanel } from "./chart-panel.js";
import { h, viewLink } from "./dom.js";
import { emptyState, exampleChips } from "./facets.js";
import { digestBadge, figureName, reviewBadges, scopeLine, sentenceNode, statusBadge } from "./figure-row.js";
import { runText } from "./runs.js";
import { makeSearchBox } from "./search-box.js";
import { bodyNode } from "./views.js";

/** The `v` that a form means where a view names none. */
export function defaultTab(form) {
  return form === "targets" ? "ledger" : null;
}

/** Whether a compact form shows a view itself: it turns pages and searches, but opens no document. */
export function showsInside(form, query) {
  return (form === "search" || form === "targets") && !new URLSearchParams(query).has("at");
}

/** The frame of a compact form: `{main, update}`. */
export function makeCompactShell(app, root) {
  const search = app.host.compact === "search" ? makeSearchBox(app) : null;
  const main = h("main", { id: "main" });
  const onward = h("a", { part: "link", target: "_blank", rel: "noopener" }, app.t("site-name"), " ↗");
  root.replaceChildren(...[search?.element, main, h("footer", { class: "onward-line", part: "footer" }, onward)].filter(Boolean));
  return {
    main,
    update(shown) {
      search?.update(shown);
      onward.href = app.host.urlOf(shown.query);
      onward.title = shown.title;
    },
  };
}

/** What a compact form shows of a response's `body`. */
export function compactBody(app, body) {
  const form = app.host.compact;
  if (form === "chart") return chartPanel(app, app.shown.query);
  if (form === "figure") return app.shown.at ? openedFigure(app) : oneFigure(app, firstRow(body));
  if (form === "search" && body.view === "home") return exampleChips(app.t, body.examples);
  return bodyNode(app, body);
}

/** The first figure of a view's own part. */
export function firstRow(body) {
  return (body.rows ?? body.figures ?? body.groups?.flatMap((group) => [...group.targets, ...group.outcomes]) ?? [])[0];
}

/** The figure or sentence that a view opens: `{title, row, sentence, digest}`. */
export async function openedPlace(app) {
  const { card, figure, paragraphs, open, digest_of: original } = await app.ask({ ask: "read", view: app.shown.query, doc: "" });
  const runs = (paragraphs[open ?? -1]?.runs ?? []).filter((run) => run.target);
  return { title: card.title, row: figure, sentence: runText(runs).trim(), digest: Boolean(original || figure?.digest) };
}

function openedFigure(app) {
  const place = h("div", { class: "one-figure-place" });
  openedPlace(app).then(({ title, row, sentence, digest }) => {
    const alone = () => h("blockquote", { class: "sentence" }, h("p", {}, sentence), h("footer", {}, viewLink(app.shown.query, {}, title), digestBadge(app, digest)));
    place.append(row || !sentence ? oneFigure(app, row) : alone());
  });
  return place;
}

function oneFigure(app, row) {
  if (!row) return emptyState(app.t("figures-none"));
  return h("article", { class: `one-figure ${row.status}`, part: "figure" },
    h("p", { class: "figure-name" }, figureName(row) || row.surface, " ", h("small", {}, scopeLine(row)), " ", statusBadge(row)),
    h("p", { class: "figure-value", part: "value" }, viewLink(row.query, { class: "value" }, row.shown), reviewBadges(app, row), digestBadge(app, row.digest)),
    sentenceNode(app, row));
}
