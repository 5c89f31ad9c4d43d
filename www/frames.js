// The host page's side of iframes that show embed.html: each frame gets the height that its content asks for.
//
// The protocol is one message, `{mingcha: {height: 412}}`, from the frame to its parent. Only the frame that a
// message comes from (`event.source`) is changed, and only if the host marked it with `data-mingcha`: nothing in the
// message says which frame it is, and its origin is not asked (a sandboxed frame has none).

const MOST = 20_000;

/** Sets heights of `<iframe data-mingcha>`. */
export function listenToFrames() {
  addEventListener("message", ({ source, data }) => {
    const height = data?.mingcha?.height;
    if (!source || typeof height !== "number" || !(height > 0)) return;
    for (const frame of document.querySelectorAll("iframe[data-mingcha]")) {
      if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.ceil(height), MOST)}px`;
    }
  });
}
