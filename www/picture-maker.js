// A picture of the present view: what it says above and below, its shape, a preview, PNG and SVG to take away.

import { SHAPES, cardPng, cardText, makeCard } from "./card.js";
import { fileName, save } from "./chart-downloads.js";
import { choice } from "./choice.js";
import { h } from "./dom.js";
import { runText } from "./runs.js";

/** The part of the dialogue that makes pictures; `link` is what the code leads to. */
export function pictureMaker(app, say, link) {
  const { body, title, close: view } = app.shown;
  const content = contentOf(app, body, view);
  if (!content) return h("section", { class: "picture-maker" }, h("h3", {}, say("picture")), h("p", { class: "lead" }, say("picture-none")));
  const state = { title, note: "", credit: new URL(link).host, scan: say("picture-scan"), link, shape: "16:9", ...content };
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
  return h("section", { class: "picture-maker" },
    h("h3", {}, say("picture")),
    h("p", { class: "lead" }, say("picture-about")),
    ["title", "note", "credit"].map(field),
    choice(say("picture-shape"), "shape", Object.keys(SHAPES), state.shape, (value) => words[value] ?? value, (value) => ((state.shape = value), update())),
    preview,
    h("p", { class: "chips" }, ["PNG", "SVG"].map((format) => h("button", { type: "button", "data-take": format, onclick: () => take(format) }, format))));
}

/** What stands in the picture: the view's chart, else its first figure with its sentence. */
function contentOf(app, body, view) {
  if (body.chart || body.terms?.length > 0) {
    return { content: async (width) => (await app.ask({ ask: "chart", view, width, theme: "light", untitled: true })).svg };
  }
  const [row] = body.rows ?? body.figures ?? body.groups?.flatMap((group) => [...group.targets, ...group.outcomes]) ?? [];
  return row && { quotation: { value: row.shown, sentence: runText(row.sentence) } };
}
