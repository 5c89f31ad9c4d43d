// What an editor copies into a CMS: element, iframe, link.

import { HEIGHTS } from "./forms.js";

// What a frame may do: search as one types and presses Enter, save charts, and open links as any link opens.
const RIGHTS = "allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox";

/** Whether the present view lends itself to a compact form, and to which. */
export function bestForm(body) {
  if (body.view === "metrics") return body.chart ? "chart" : "full";
  return { ledger: "targets", search: "search", trends: body.terms?.length ? "chart" : "full" }[body.view] ?? "full";
}

/** `{element, iframe, link}`. `site` says where the site is: `{live, pinned, integrity}`. */
export function snippets({ site, pinned, form, view, title }) {
  const base = pinned ? site.pinned : site.live;
  const compact = form === "full" ? "" : ` compact="${form}"`;
  const height = HEIGHTS[form];
  const link = new URL(`#${view}`, base).href;
  const check = pinned && site.integrity ? ` integrity="${site.integrity}" crossorigin="anonymous"` : "";
  const source = pinned ? `${base}explorer.wasm` : base;
  const frame = new URL(`embed.html${compact && `?compact=${form}`}#${view}`, base).href;
  return {
    element: `<script type="module" src="${escapeMarkup(base)}mingcha.js"${check}></script>\n<mingcha-explorer src="${escapeMarkup(source)}"${compact} view="${escapeMarkup(view)}" style="display:block;min-height:${height}px">\n  <a href="${escapeMarkup(link)}">${escapeMarkup(title)}</a>\n</mingcha-explorer>`,
    iframe: `<iframe src="${escapeMarkup(frame)}" title="${escapeMarkup(title)}" loading="lazy" data-mingcha sandbox="${RIGHTS}" style="width:100%;height:${height}px;border:0"></iframe>`,
    link,
  };
}

/** A text as it stands in markup. */
function escapeMarkup(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
