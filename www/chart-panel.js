// A chart as the engine draws it, with its kinds, its marks to hover, focus and follow, its table, and downloads.

import { chartDownloads } from "./chart-downloads.js";
import { wireMarks } from "./chart-marks.js";
import { h, viewLink } from "./dom.js";
import { choiceBar } from "./facets.js";
import { nextTurn } from "./turn.js";

// The margin inside the drawing, so that it stands in line with the text (`.canvas` in chart.css).
const MARGIN = 12;
// So many rows of a chart's table are made at a time.
const ROWS = 200;
const MANY = 500;

/**
 * The chart of a view. It asks for its drawing once it knows its width, and again when that changes. On the first
 * screen `choice` gives it a headline and a way on.
 */
export function chartPanel(app, query, choice) {
  const canvas = h("div", { class: "canvas" });
  const panel = h("div", { class: "chart-panel" }, canvas);
  let drawn = "";

  /** Asks and mounts; does nothing where width and theme are those of the present drawing. */
  async function draw(theme = app.theme, anew = false) {
    const width = Math.max(260, Math.floor(panel.clientWidth) + 2 * MARGIN);
    const wanted = `${width} ${theme}`;
    if (panel.clientWidth === 0 || (drawn === wanted && !anew)) return;
    drawn = wanted;
    // Several charts of a page one after another; paper doesn't wait.
    if (theme !== "print") await nextTurn();
    if (drawn !== wanted) return;
    const chart = await app.ask({ ask: "chart", view: query, width, theme, untitled: Boolean(choice) });
    if (drawn === wanted) await mount(chart, theme, () => drawn === wanted);
  }

  async function mount(chart, theme, isPresent) {
    const nothing = chart.svg === "";
    if (!nothing) app.mount(chart.svg, canvas);
    canvas.dataset.theme = theme;
    panel.replaceChildren(h("figure", { class: "chart" },
      choice && headline(choice, chart),
      !choice && choiceBar(app.t("chart-kind"), chart.kinds, "kind"),
      !nothing && canvas,
      (nothing || !choice) && chart.message && h("p", { class: "chart-message" }, chart.message),
      !nothing && !choice && tools(app, chart, query)));
    if (nothing) return;
    // Thousands of marks are seen first, then come to life.
    if (chart.marks.length > MANY) await nextTurn();
    if (isPresent()) wireMarks(app, canvas, chart);
  }

  // Paper is white: print draws with its own colours. What a worker is asked for comes too late for it: then print.css
  // turns the colours that are there.
  const gone = new AbortController();
  addEventListener("beforeprint", () => draw("print"), { signal: gone.signal });
  addEventListener("afterprint", () => draw(app.theme, true), { signal: gone.signal });
  const observer = new ResizeObserver(() => {
    if (panel.isConnected) return draw();
    observer.disconnect();
    gone.abort();
  });
  observer.observe(panel);
  return panel;
}

function headline(choice, chart) {
  return h("figcaption", {},
    h("h2", {}, viewLink(choice.query, { "data-key": `chart:${choice.value}` }, chart.title)),
    h("p", {}, chart.description));
}

function tools(app, chart, query) {
  const data = h("details", { ontoggle: () => data.childElementCount > 1 || data.append(dataTable(app, chart)) }, h("summary", { "data-key": "chart-table" }, app.t("chart-data")));
  return h("div", { class: "chart-tools" }, data, chartDownloads(app, chart, query));
}

/** The data as a table, made when it is unfolded. */
function dataTable(app, chart) {
  const { columns, shown: wide, rows } = chart.table;
  const body = h("tbody");
  const more = h("button", { type: "button", onclick: () => showMore() });
  const showMore = () => {
    const shown = body.childElementCount;
    body.append(...rows.slice(shown, shown + ROWS).map((row) => h("tr", {}, row.slice(0, wide).map((cell) => h("td", {}, cell)))));
    more.hidden = body.childElementCount >= rows.length;
    more.textContent = app.t("facet-more", rows.length - body.childElementCount);
  };
  showMore();
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": chart.title },
    h("table", { class: "plain-table" },
      h("caption", {}, chart.description),
      h("thead", {}, h("tr", {}, columns.slice(0, wide).map((column) => h("th", { scope: "col" }, column)))),
      body),
    more);
}
