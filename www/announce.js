// One polite live region. It speaks when things have been quiet for a while, so typing does not make it chatter.

const QUIET = 900;
let pending = 0;

/** Says `text` to screen readers, unless something newer is to be said before it comes to that. */
export function announce(text) {
  clearTimeout(pending);
  pending = setTimeout(() => {
    const region = document.getElementById("live");
    if (region && region.textContent !== text) region.textContent = text;
  }, QUIET);
}
