// A chart as the engine draws it, with its kinds, its marks to hover, focus and follow, its table, and downloads.

import { downloadBar } from "./chart-downloads.js";
import { bringMarksToLife } from "./chart-marks.js";
import { h, viewLink } from "./dom.js";
import { choiceBar } from "./facets.js";

/** The chart of a view. On the first screen `choice` gives it a headline and a way on. */
export function chartPanel(app, query, choice) {
  return Object.assign(document.createElement("mingcha-chart"), { app, query, choice });
}

// The margin inside the drawing, so that it stands in line with the text (`.canvas` in chart.css).
const MARGIN = 12;

/** `<mingcha-chart>` asks for its drawing once it knows its width, and again when that changes. */
class MingchaChart extends HTMLElement {
  connectedCallback() {
    this.canvas ??= h("div", { class: "canvas" });
    this.replaceChildren(this.canvas);
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this);
    // Paper is white: print draws with its own colours, synchronously asked for.
    this.onPrint = () => this.draw("print");
    this.afterPrint = () => this.draw(this.app.theme, true);
    addEventListener("beforeprint", this.onPrint);
    addEventListener("afterprint", this.afterPrint);
  }

  disconnectedCallback() {
    this.observer.disconnect();
    removeEventListener("beforeprint", this.onPrint);
    removeEventListener("afterprint", this.afterPrint);
  }

  /** Asks and mounts; does nothing where width and theme are those of the present drawing. */
  async draw(theme = this.app.theme, anew = false) {
    const width = Math.max(260, Math.floor(this.clientWidth) + 2 * MARGIN);
    const wanted = `${width} ${theme}`;
    if (this.clientWidth === 0 || (this.drawn === wanted && !anew)) return;
    this.drawn = wanted;
    const chart = await this.app.ask({ ask: "chart", view: this.query, width, theme, untitled: Boolean(this.choice) });
    if (this.drawn === wanted) this.mount(chart);
  }

  mount(chart) {
    const { app, choice } = this;
    const nothing = chart.svg === "";
    if (!nothing) app.mount(chart.svg, this.canvas);
    this.replaceChildren(h("figure", { class: "chart" },
      choice && headline(choice, chart),
      !choice && choiceBar(app.t("chart-kind"), chart.kinds, "kind"),
      !nothing && this.canvas,
      (nothing || !choice) && chart.message && h("p", { class: "chart-message" }, chart.message),
      !nothing && !choice && tools(app, chart, this.query)));
    if (!nothing) bringMarksToLife(app, this.canvas, chart);
  }
}

customElements.define("mingcha-chart", MingchaChart);

function headline(choice, chart) {
  return h("figcaption", {},
    h("h2", {}, viewLink(choice.query, { "data-key": `chart:${choice.value}` }, chart.title)),
    h("p", {}, chart.description));
}

function tools(app, chart, query) {
  return h("div", { class: "chart-tools" },
    h("details", {}, h("summary", { "data-key": "chart-table" }, app.t("chart-data")), dataTable(chart)),
    downloadBar(app, chart, query));
}

function dataTable(chart) {
  const { columns, rows } = chart.table;
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": chart.title },
    h("table", { class: "plain-table" },
      h("caption", {}, chart.description),
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))))));
}
