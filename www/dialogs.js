// Dialogs over the page: which one is on top, and when a press beside one closes it.

/** What takes part: the dialog on top of all others, else the root. What lies under a modal dialog is inert. */
export function topLayer(app) {
  return [...app.root.querySelectorAll("dialog[open]")].at(-1) ?? app.root;
}

/** Calls `leave` on a press beside a modal dialog; one on its edge or scrollbar is none. */
export function onPressBeside(dialog, leave) {
  dialog.addEventListener("pointerdown", ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const beside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && beside) leave();
  });
}
