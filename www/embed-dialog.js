// The embed dialogue of a site's explorer: the present view as element, iframe, link and picture.

import { onPressBeside } from "./dialogs.js";
import { h } from "./dom.js";
import { bestForm, snippets } from "./embed-snippets.js";
import { FORMS } from "./forms.js";
import { pictureMaker } from "./picture-maker.js";
import { radioGroup } from "./radio-group.js";
import { copyText } from "./share.js";
import { siteWords } from "./site-words.js";

/** The button that opens it. `site` says where the site is (`embed-snippets.js`). */
export function embedButton(app, site) {
  const say = (key) => siteWords[app.shown.lang][key];
  return h("button", { type: "button", class: "quiet", "data-key": "embed", onclick: () => openDialog(app, site, say) }, say("embed"));
}

function openDialog(app, site, say) {
  const { at, body, title, query, close } = app.shown;
  // From the reading pane, what is open there is embedded.
  const view = at ? query : close;
  const state = { site, pinned: false, form: at ? "figure" : bestForm(body), view, title };
  const fields = ["element", "iframe", "link"].map((kind) => snippetField(app, say, kind));
  const update = () => {
    const texts = snippets(state);
    for (const field of fields) field.set(texts[field.kind]);
  };
  const preview = h("div");
  oembed(app, say, site, view).then((field) => preview.replaceWith(field));
  const dialog = h("dialog", { class: "embed", "aria-labelledby": "embed-title" },
    h("button", { type: "button", class: "close", "aria-label": say("close"), onclick: () => dialog.close() }, "×"),
    h("h2", { id: "embed-title" }, say("embed-title")),
    h("p", { class: "meta" }, title),
    radioGroup(say("embed-data"), "data", ["live", "pinned"], "live", (value) => say(`embed-${value}`), (value) => ((state.pinned = value === "pinned"), update())),
    radioGroup(say("embed-form"), "form", FORMS, state.form, (value) => say(`embed-form-${value}`), (value) => ((state.form = value), update())),
    fields.map((field) => field.element),
    preview,
    pictureMaker(app, say, new URL(`#${view}`, site.live).href));
  dialog.addEventListener("close", () => dialog.remove());
  onPressBeside(dialog, () => dialog.close());
  update();
  app.root.append(dialog);
  dialog.showModal();
}

/** The oEmbed address of a view that the site has rendered; else why there is none. */
async function oembed(app, say, site, view) {
  const { query } = await app.ask({ ask: "link", view, set: { lang: null } });
  const [, name] = site.views.find(([named]) => named === query) ?? [];
  if (!name) return h("p", { class: "lead" }, say("embed-oembed"));
  const field = snippetField(app, say, "preview");
  field.set(new URL(`views/${name}/oembed.json`, site.live).href);
  return field.element;
}

function snippetField(app, say, kind) {
  const field = h("textarea", { readonly: true, rows: kind === "link" || kind === "preview" ? 2 : 4, spellcheck: "false", "data-snippet": kind, onfocus: () => field.select() });
  const button = h("button", { type: "button", onclick: () => copyText(app, field.value, button) }, say("embed-copy"));
  return { kind, element: h("label", { class: "snippet-field" }, h("span", {}, say(`embed-${kind}`)), field, button), set: (text) => (field.value = text) };
}
