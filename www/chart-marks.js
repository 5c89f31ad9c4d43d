// The marks of a mounted chart: a label on hover and focus, one Tab stop with arrow keys, a click goes to the view.

import { h } from "./dom.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Wires the marks of `chart`, whose SVG stands in `canvas`. The drawing listens for all of them: there may be thousands. */
export function wireMarks(app, canvas, chart) {
  const tip = h("div", { class: "tip", hidden: true, "aria-hidden": "true" });
  // Drawn here: not every browser draws an outline inside an SVG.
  const ring = h("div", { class: "ring", hidden: true });
  canvas.append(ring, tip);
  const drawing = canvas.querySelector("svg");
  const elements = new Map([...drawing.querySelectorAll("[id]")].map((element) => [element.id, element]));
  const marks = chart.marks.map((mark) => ({ mark, element: elements.get(mark.id) })).filter(({ element }) => element);
  // A picture has no parts to walk through; a group does.
  if (marks.length > 0) drawing.setAttribute("role", "group");
  const places = new Map(marks.map(({ element }, index) => [element, index]));
  marks.forEach(({ mark, element }, index) => {
    const attributes = { tabindex: index === 0 ? "0" : "-1", role: mark.query ? "link" : "img", "aria-label": mark.label, class: `${element.getAttribute("class") ?? ""} mark`.trim() };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  });

  /** Calls `work(index, event)` where something happens to a mark. */
  function on(type, work) {
    drawing.addEventListener(type, (event) => {
      const index = places.get(event.target.closest(".mark"));
      if (index !== undefined) work(index, event);
    });
  }

  const show = (index) => placeTip(tip, canvas, marks[index].element, marks[index].mark.label);
  const hide = () => (tip.hidden = ring.hidden = true);
  on("pointerover", show);
  on("pointerout", hide);
  on("focusin", (index) => {
    show(index);
    if (marks[index].element.matches(":focus-visible")) placeRing(ring, canvas, marks[index].element);
  });
  on("focusout", hide);
  on("click", (index) => marks[index].mark.query && app.go(marks[index].mark.query));
  on("keydown", (index, event) => {
    const { mark, element } = marks[index];
    if (event.key === "Enter" && mark.query) {
      // Else the key would go on to press what has the focus in the pane that opens.
      event.preventDefault();
      app.go(mark.query);
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = marks[(index + step + marks.length) % marks.length].element;
    element.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}

/** Puts the ring around its mark. */
function placeRing(ring, canvas, element) {
  const ROOM = 4;
  const frame = canvas.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  ring.hidden = false;
  Object.assign(ring.style, { left: `${box.left - frame.left - ROOM}px`, top: `${box.top - frame.top - ROOM}px`, width: `${box.width + 2 * ROOM}px`, height: `${box.height + 2 * ROOM}px` });
}

/** Puts the label above its mark, inside the chart. */
function placeTip(tip, canvas, element, label) {
  tip.textContent = label;
  tip.hidden = false;
  const frame = canvas.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const half = tip.offsetWidth / 2;
  const x = Math.min(Math.max(box.left + box.width / 2 - frame.left, half), frame.width - half);
  const above = box.top - frame.top - tip.offsetHeight - 8;
  tip.style.left = `${x - half}px`;
  tip.style.top = `${above < 0 ? box.bottom - frame.top + 8 : above}px`;
}
