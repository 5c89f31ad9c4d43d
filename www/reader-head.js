// The head of the reading pane: what document this is, the figure that was opened, copying, hits, outline.

import { h, viewLink } from "./dom.js";
import { figureName, reviewBadges, scopeLine, sourceLinks, statusBadge } from "./figure-row.js";
import { runText } from "./runs.js";
import { copyText, quotation } from "./share.js";

/** Everything above the text, `text` being that of `documentNodes`. */
export function readerHead(app, reading, text) {
  const { t } = app;
  const { card } = reading;
  return h("header", { class: "reader-head" },
    h("button", { type: "button", class: "close", "aria-label": t("pane-close") }, "×"),
    h("p", { class: "kicker" }, [card.kind, card.region].filter(Boolean).join(" · ")),
    h("h2", {}, card.title),
    h("p", { class: "meta" }, [card.publisher, card.date].filter(Boolean).map((part) => h("span", {}, part)), source(app, reading)),
    card.notes.length > 0 && h("p", { class: "notes" }, card.notes.map((note) => h("span", { class: "badge" }, note))),
    reading.digest_of && h("p", { class: "digest-of" }, t("digest-of", reading.digest_of)),
    reading.gone && h("p", { class: "notice", role: "alert" }, reading.gone),
    reading.figure && openedFigure(app, reading.figure),
    h("div", { class: "reader-tools" }, quoteButton(app, reading), linkButton(app), app.host.extraButtons?.(app), hitButtons(app, reading, text)),
    outline(app, reading, text));
}

/**
 * What a phone keeps in sight once `head` is scrolled away: which document and figure this is, and copying. It lies over
 * the text, so that nothing moves when it comes.
 */
export function readerStrip(app, reading, dialog, head) {
  const { card, figure } = reading;
  const strip = h("div", { class: "reader-strip", hidden: true },
    h("p", { "aria-hidden": "true" }, card.title),
    figure && h("p", { "aria-hidden": "true" }, h("strong", { class: "value" }, figure.shown), " ", statusBadge(figure), " ", figureName(figure), " ", scopeLine(figure)),
    h("div", { class: "reader-tools" }, quoteButton(app, reading), linkButton(app)));
  new IntersectionObserver(([entry]) => (strip.hidden = entry.isIntersecting), { root: dialog }).observe(head);
  return strip;
}

/** Where it is published; only web addresses come this far. */
function source(app, reading) {
  if (!/^https?:\/\//.test(reading.url)) return null;
  return h("a", { href: reading.url, rel: "noopener noreferrer", target: "_blank" }, app.t("document-source"));
}

function openedFigure(app, row) {
  return h("div", { class: "opened-figure" }, h("strong", {}, figureName(row)), " ", h("span", { class: "value" }, row.shown), " ", statusBadge(row), " ", scopeLine(row), reviewBadges(app, row), sourceLinks(app, row));
}

function quoteButton(app, reading) {
  const sentence = targetSentence(reading);
  if (!sentence) return null;
  const words = quotation(app, sentence, reading, app.host.urlOf(app.view()));
  const button = h("button", { type: "button", onclick: () => copyText(app, words, button) }, app.t(reading.digest_of ? "copy-digest" : "copy-quotation"));
  return button;
}

/** The sentence that was opened. */
function targetSentence(reading) {
  const runs = reading.paragraphs[reading.open ?? -1]?.runs ?? [];
  return runText(runs.filter((run) => run.target)).trim();
}

function linkButton(app) {
  const button = h("button", { type: "button", onclick: () => copyText(app, app.host.urlOf(app.view()), button) }, app.t("copy-link"));
  return button;
}

/** From mark to mark of the query. */
function hitButtons(app, reading, text) {
  const count = reading.paragraphs.flatMap(({ runs }) => runs).filter(({ mark }) => mark).length;
  if (count === 0) return null;
  let at = -1;
  const place = h("span", { "aria-live": "polite" }, app.t("hits-count", count));
  const step = (by) => {
    text.whole();
    const marks = text.article.querySelectorAll("mark");
    marks[at]?.classList.remove("current");
    at = (at + by + marks.length) % marks.length;
    marks[at].classList.add("current");
    marks[at].scrollIntoView({ block: "center" });
    place.textContent = `${at + 1} / ${marks.length}`;
  };
  return h("span", { class: "hit-steps" },
    h("button", { type: "button", "aria-label": app.t("hit-previous"), onclick: () => step(at < 0 ? 0 : -1) }, "↑"),
    h("button", { type: "button", "aria-label": app.t("hit-next"), onclick: () => step(1) }, "↓"), place);
}

function outline(app, reading, text) {
  if (reading.outline.length === 0) return null;
  const jump = (event, entry) => {
    event.preventDefault();
    text.whole();
    const paragraph = text.article.querySelector(`[data-paragraph="${entry.paragraph}"]`);
    paragraph?.scrollIntoView({ block: "start" });
    event.target.closest("details").open = false;
    paragraph?.focus({ preventScroll: true });
  };
  return h("details", { class: "outline" }, h("summary", {}, app.t("document-outline")),
    h("ul", {}, reading.outline.map((entry) => h("li", { class: `level-${Math.min(entry.level, 4)}` }, viewLink(app.view(), { onclick: (event) => jump(event, entry) }, entry.title,
      entry.figures > 0 && h("small", {}, app.t("outline-figures", entry.figures)))))));
}
