// What screen readers are told, in one polite live region. It speaks when things have been quiet for a while, so typing
// does not make it chatter.

const QUIET = 900;

/** Says `text` to screen readers, unless something newer is to be said before it comes to that. */
export function announce(app, text) {
  clearTimeout(app.announcing);
  app.announcing = setTimeout(() => {
    const region = app.root.querySelector("#live");
    if (region && region.textContent !== text) region.textContent = text;
  }, QUIET);
}
