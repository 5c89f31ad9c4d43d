// The first screen: what this corpus is, its span, some telling charts, questions to click.

import { chartPanel } from "./chart-panel.js";
import { h, viewLink } from "./dom.js";
import { exampleChips } from "./facets.js";
import { documentList } from "./view-documents.js";

/** The first screen. */
export function homeView(app, home) {
  const { t } = app;
  return h("div", { class: "home" },
    h("section", { class: "opening" },
      h("h1", {}, t("site-claim")),
      h("p", { class: "lead" }, t("site-invitation")),
      exampleChips(t, home.examples)),
    h("dl", { class: "numbers" }, home.numbers.map((number) => h("div", {}, h("dt", {}, number.label), h("dd", {}, number.value)))),
    home.charts.length > 0 && h("section", { class: "front-charts", "aria-label": t("home-charts") }, home.charts.map((one) => chartPanel(app, one.query, one))),
    documentsSection(app, home.documents));
}

/** The documents, which stand below the first screen. */
function documentsSection(app, documents) {
  const section = h("section", { class: "shelf" }, h("h2", {}, app.t("home-documents")));
  app.afterFirstPaint(() => section.append(...[documentList(app, documents), allDocuments(app)].filter(Boolean)));
  return section;
}

function allDocuments(app) {
  const tab = app.shown.tabs.find((one) => one.value === "documents");
  return tab && h("p", {}, viewLink(tab.query, { class: "onward" }, app.t("home-all-documents")));
}
