// The forms of a widget: the full explorer, and compact ones that show one thing. Each has a height in pixels that a host
// page keeps for it from the beginning: what its content usually needs, on a phone too.

export const HEIGHTS = { full: 680, chart: 600, figure: 300, search: 480, targets: 480 };

/** The names of all forms. */
export const FORMS = Object.keys(HEIGHTS);

/** The compact form that a name stands for. */
export function compactForm(name) {
  return FORMS.find((form) => form === name && form !== "full");
}

/** Whether a form shows one thing, which may be taller than usual and is then shown whole; lists scroll. */
export function showsOne(form) {
  return form === "chart" || form === "figure";
}
