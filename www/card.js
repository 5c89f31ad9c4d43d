// A view as a picture that stands alone: title, chart or quotation, note, credit, and a QR code of its link; the same that
// the program makes (`src/card`). The SVG holds nothing but shapes and text (SAFE), as editors that take markup in,
// WeChat's above all, let through.

import { widthOf, wrap } from "./measure.js";
import { pngOf } from "./png.js";
import { qrCode } from "./qr.js";
import { parsedSvg } from "./svg.js";

const SVG = "http://www.w3.org/2000/svg";
/** Elements and attributes of a card: no script, style, id, class, link or reference among them. */
const SAFE = {
  elements: ["svg", "g", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan"],
  attributes: ["xmlns", "width", "height", "viewBox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "font-size", "font-family", "font-weight", "text-anchor", "opacity"],
};
/** Width to height; 0: as high as needed. WeChat's cover is 2.35 to 1. */
export const SHAPES = { "16:9": 16 / 9, "1:1": 1, "3:4": 3 / 4, wechat: 2.35, free: 0 };

const WIDTH = 900;
const PAD = 36;
const CODE = 132;
// A chart is drawn for less room than it has and then enlarged: pictures are read on phones.
const LARGER = 1.35;
// The margin inside a chart's drawing: it lies beyond the room, so that the chart stands in line with the words.
const MARGIN = 12;
const INK = "#1d1b18";
const SOFT = "#5e584f";
const FONT = "'PingFang SC','Hiragino Sans GB','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

/**
 * The card as an SVG element. `content(width, title)` gives the SVG text of the chart under that title, or null where there is a `quotation`
 * (`{value, name, scope, sentence}`) instead.
 */
export async function makeCard({ title, note, credit, scan, link, shape, content, quotation }) {
  const ratio = SHAPES[shape] ?? 0;
  // Where there is more width than height, the words stand beside the chart.
  const wide = ratio > 1.2;
  const inner = wide ? 540 : WIDTH - 2 * PAD;
  const side = wide ? WIDTH - inner - 3 * PAD : inner;
  const code = qrCode(link);
  const headline = cut(wrap(title, 30, side), 3);
  const beside = side - (wide ? 0 : CODE + PAD);
  const below = [...cut(wrap(note, 16, beside), 4), ...cut(wrap(credit, 16, beside), 2), ...(code ? [scan] : [])].filter(Boolean);
  const headHeight = headline.length * 42;
  const footHeight = Math.max(code ? CODE : 0, below.length * 25);
  const chart = quotation ? null : drawingPart(await content(Math.round(inner / LARGER + 2 * MARGIN), title));
  const body = chart ?? quotationPart(quotation, inner);
  const height = ratio ? Math.round(WIDTH / ratio) : Math.round(PAD + headHeight + body.height * Math.min(LARGER, inner / body.width) + 12 + footHeight + PAD);
  const card = node("svg", { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, "font-family": FONT });
  card.append(node("rect", { width: WIDTH, height, fill: "#ffffff" }), node("rect", { width: WIDTH, height: 6, fill: "#a5301f" }));
  const left = wide ? inner + 2 * PAD : PAD;
  headline.forEach((line, at) => card.append(textElement(line, left, PAD + 32 + at * 42, 30, INK, 700)));
  const room = { top: wide ? PAD : PAD + headHeight, bottom: wide ? height - PAD : height - PAD - footHeight - 12 };
  card.append(fitInto(body, inner, room, wide));
  const bottom = height - PAD;
  if (code) card.append(codeGroup(code, wide ? left : WIDTH - PAD - CODE, bottom - CODE));
  const foot = wide ? PAD + headHeight + 8 : bottom - footHeight;
  below.forEach((line, at) => card.append(textElement(line, left, foot + 18 + at * 25, 16, SOFT)));
  return card;
}

/** The card as text. */
export function cardText(card) {
  return new XMLSerializer().serializeToString(card);
}

/** The card as a PNG. */
export function cardPng(card) {
  return pngOf(cardText(card), ...["width", "height"].map((name) => Number(card.getAttribute(name))));
}

function node(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, String(value));
  if (text) element.textContent = text;
  return element;
}

function textElement(text, x, y, size, fill, weight = null) {
  return node("text", { x, y, "font-size": size, fill, "font-weight": weight }, text);
}

/** A drawing's safe part, with its size. */
function drawingPart(svg) {
  const root = parsedSvg(svg).documentElement;
  const shifted = node("g", { transform: `translate(-${MARGIN} 0)` });
  shifted.append(...safeChildren(root));
  const group = node("g", {});
  group.append(shifted);
  return { group, width: Number(root.getAttribute("width")) - 2 * MARGIN, height: Number(root.getAttribute("height")) };
}

function safeChildren(from) {
  const nodes = [...from.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE || SAFE.elements.includes(child.localName));
  return nodes.map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return document.createTextNode(child.data);
    const kept = [...child.attributes].filter((attribute) => SAFE.attributes.includes(attribute.name));
    const copy = node(child.localName, Object.fromEntries(kept.map((attribute) => [attribute.name, attribute.value])));
    copy.append(...safeChildren(child));
    return copy;
  });
}

/** A figure and its sentence, set as text. */
function quotationPart({ value, name, scope, sentence }, width) {
  const group = node("g", {});
  const text = cut(wrap(sentence, 24, width - 24), 12);
  let top = 0;
  const lines = (words, size, step, ink) => {
    for (const line of cut(wrap(words, size, width), 2)) {
      group.append(textElement(line, 0, top + size, size, ink));
      top += step;
    }
  };
  if (value) {
    lines(name, 24, 32, INK);
    group.append(textElement(value, 0, top + 56, 54, INK, 700));
    top += 76;
    lines(scope, 20, 28, SOFT);
    top += 16;
  }
  group.append(node("rect", { x: 0, y: top, width: 4, height: text.length * 38, fill: "#a5301f" }));
  text.forEach((line, at) => group.append(textElement(line, 24, top + 28 + at * 38, 24, INK)));
  return { group, width: Math.max(width, widthOf(value ?? "", 54)), height: top + 16 + text.length * 38 };
}

/** A part made small enough for its room: in the middle of one of its own, else in line with the words above and below. */
function fitInto({ group, width, height }, inner, { top, bottom }, own) {
  const scale = Math.max(0.1, Math.min(inner / width, (bottom - top) / height, LARGER));
  const [x, y] = [own ? PAD + (inner - width * scale) / 2 : PAD, top + Math.max(0, bottom - top - height * scale) / 2];
  group.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(4)})`);
  return group;
}

function codeGroup(rows, x, y) {
  const cell = CODE / rows.length;
  const bits = rows.map((row) => row.map((dark) => (dark ? "1" : "0")).join(""));
  const runs = bits.flatMap((row, at) => [...row.matchAll(/1+/g)].map((run) => `M${run.index} ${at}h${run[0].length}v1h-${run[0].length}z`));
  return node("path", { d: runs.join(""), fill: "#000000", transform: `translate(${x} ${y}) scale(${cell.toFixed(5)})` });
}

/** At most so many lines; what is left out shows as an ellipsis. */
function cut(lines, most) {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${[...lines[most - 1]].slice(0, -1).join("")}…`];
}
