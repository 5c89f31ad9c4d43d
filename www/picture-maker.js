// A picture of the present view: what it says above and below, its shape, a preview, PNG and SVG to take away.

import { SHAPES, cardPng, cardText, makeCard } from "./card.js";
import { fileName, save } from "./downloads.js";
import { firstRow, openedPlace } from "./compact.js";
import { h } from "./dom.js";
import { figureName, scopeLine } from "./figure-row.js";
import { radioGroup } from "./radio-group.js";
import { runText } from "./runs.js";

/** The part of the dialogue that makes pictures; `link` is what the code leads to. */
export function pictureMaker(app, say, link) {
  const section = h("section", { class: "picture-maker" }, h("h3", {}, say("picture")));
  contentOf(app).then((content) => section.append(...(content ? makerNodes(say, link, content) : [h("p", { class: "lead" }, say("picture-none"))])));
  return section;
}

function makerNodes(say, link, content) {
  const state = { note: "", credit: new URL(link).host, scan: say("picture-scan"), link, shape: "16:9", ...content };
  const preview = h("div", { class: "preview" });
  let latest = 0;
  const update = async () => {
    const turn = ++latest;
    const card = await makeCard(state);
    if (turn === latest) preview.replaceChildren(card);
  };
  const field = (key) => h("label", {}, h("span", {}, say(`picture-${key}`)), h("input", { type: "text", name: key, value: state[key], oninput: (event) => ((state[key] = event.target.value), update()) }));
  const take = async (format) => {
    const card = await makeCard(state);
    const file = format === "PNG" ? await cardPng(card) : new Blob([cardText(card)], { type: "image/svg+xml" });
    save(file, `${fileName(state.title)}.${format.toLowerCase()}`);
  };
  const words = { wechat: say("picture-wechat"), free: say("picture-free") };
  update();
  return [
    h("p", { class: "lead" }, say("picture-about")),
    ...["title", "note", "credit"].map(field),
    radioGroup(say("picture-shape"), "shape", Object.keys(SHAPES), state.shape, (value) => words[value] ?? value, (value) => ((state.shape = value), update())),
    preview,
    h("p", { class: "chips" }, ["PNG", "SVG"].map((format) => h("button", { type: "button", "data-take": format, onclick: () => take(format) }, format))),
  ];
}

/** What stands in the picture: what the reading pane has open, else the view's chart, else its first figure. */
async function contentOf(app) {
  const { at, body, title, close: view } = app.shown;
  if (at) {
    const opened = await openedPlace(app);
    return opened.sentence && { title: opened.title, quotation: quotationOf(opened.row, withDigestNote(app, opened.sentence, opened.digest)) };
  }
  const draw = (width, untitled) => app.ask({ ask: "chart", view, width, theme: "light", untitled });
  const chart = await draw(600, true);
  // Under a title of the editor's own, the chart keeps the one that says what it measures.
  if (chart.svg) return { title: chart.title, content: async (width, above) => (await draw(width, above === chart.title)).svg };
  const row = firstRow(body);
  return row && { title, quotation: quotationOf(row, withDigestNote(app, runText(row.sentence), row.digest)) };
}

/** A figure with its sentence, or a sentence alone. */
function quotationOf(row, sentence) {
  return row ? { value: row.shown, name: figureName(row), scope: [row.status_label, scopeLine(row)].filter(Boolean).join(" · "), sentence } : { sentence };
}

/** The words of a digest are nobody's: it is said that they are one's. */
function withDigestNote(app, sentence, digest) {
  return digest ? `${sentence}（${app.t("digest")}）` : sentence;
}
