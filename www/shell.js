// What stands around every view: masthead, search box, the views to switch to, active filters, notices, footer.

import { h, viewLink } from "./dom.js";
import { openFacetsWhereWide } from "./facets.js";
import { makeSearchBox } from "./search-box.js";
import { languageParam, languages, themes } from "./settings.js";
import { copyText } from "./share.js";

/** Builds the frame in `root` in the present language. `update(shown)` brings it in step, `main` holds the view. */
export function makeShell(app, root) {
  const { t } = app;
  const search = makeSearchBox(app);
  const wordmark = viewLink("", { class: "wordmark" }, h("span", { lang: "zh-Hans" }, "明察"), h("small", {}, t("site-claim")));
  const tabs = h("ul", { class: "tabs" });
  const chips = h("ul", { class: "chips" });
  const filters = h("nav", { class: "filters", "aria-label": t("filters") }, chips);
  const notices = h("div", { role: "status", class: "notices" });
  const header = h("header", { class: "masthead" },
    h("div", { class: "bar" },
      wordmark,
      h("div", { class: "settings" }, copyButton(app), app.host.extraButtons?.(app), languageChoice(app), themeChoice(app))),
    search.element,
    h("nav", { "aria-label": t("views") }, tabs));
  const main = h("main", { id: "main", tabindex: "-1" });
  const address = h("p", { class: "print-only address" });
  root.replaceChildren(
    h("a", { class: "skip", href: "#main", onclick: (event) => (event.preventDefault(), main.focus()) }, t("skip-to-content")),
    header,
    notices,
    filters,
    main,
    h("footer", { class: "foot" }, address, h("p", {}, t("site-footer"))),
  );
  openFacetsWhereWide(app, header);
  return {
    main,
    search,
    update(shown) {
      search.update(shown);
      tabs.replaceChildren(...shown.tabs.map((tab) => tabItem(tab)));
      chips.replaceChildren(...shown.filters.map((filter) => filterItem(app, filter)));
      notices.replaceChildren(...shown.problems.map((problem) => problemItem(app, problem)));
      filters.hidden = shown.filters.length === 0;
      root.classList.toggle("at-home", shown.body.view === "home");
      wordmark.href = `#${shown.tabs.find((tab) => tab.value === "home").query}`;
      address.textContent = `${shown.title} ${app.host.urlOf(shown.query)}`;
    },
  };
}

function tabItem(tab) {
  const attributes = { "aria-current": tab.selected ? "page" : null, "data-key": `tab:${tab.value}` };
  return h("li", {}, viewLink(tab.query, attributes, tab.label));
}

function filterItem(app, filter) {
  const label = app.t("filter-remove", filter.label);
  return h("li", {}, viewLink(filter.query, { class: "chip", "aria-label": label, "data-key": `filter:${filter.param}` }, filter.label, h("span", { class: "cross", "aria-hidden": "true" }, "×")));
}

function problemItem(app, problem) {
  return h("p", { class: "notice" }, app.t("notice-problem", problem.param, shorten(problem.value), problem.reason));
}

function shorten(text) {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : text;
}

function copyButton(app) {
  const copy = () => copyText(app, app.host.urlOf(app.view()), button);
  const share = () => navigator.share({ title: app.shown.title, url: app.host.urlOf(app.view()) }).catch((error) => error.name !== "AbortError" && copy());
  // Phones have a sheet of their own for links; one that is only `#…` cannot be sent there.
  const sheet = matchMedia("(pointer: coarse)").matches && navigator.share && app.host.urlOf("").startsWith("http");
  const button = h("button", { type: "button", class: "quiet", onclick: sheet ? share : copy }, app.t(sheet ? "share-link" : "copy-link"));
  return button;
}

function languageChoice(app) {
  const choose = async (event) => {
    app.host.saveSetting("lang", event.target.value);
    const { query } = await app.ask({ ask: "link", view: app.view(), set: { lang: languageParam(event.target.value) } });
    app.go(query, { replace: true });
  };
  const options = languages().map(([tag, name]) => h("option", { value: tag, lang: tag, selected: tag === app.shown.lang }, name));
  return h("select", { "aria-label": app.t("language"), "data-key": "language", onchange: choose }, options);
}

function themeChoice(app) {
  const choose = async (event) => {
    app.host.saveSetting("theme", event.target.value);
    const { query } = await app.ask({ ask: "link", view: app.view(), set: { theme: null } });
    app.go(query, { replace: true });
    app.refresh();
  };
  const current = app.shown.theme || app.host.preferredTheme();
  const options = themes().map((theme) => h("option", { value: theme, selected: theme === current }, app.t(`theme-${theme}`)));
  return h("select", { "aria-label": app.t("theme"), "data-key": "theme", onchange: choose }, options);
}
