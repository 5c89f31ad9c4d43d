// Long work in pieces: between two of them the browser takes what was typed, and paints.

/** Resolves in a task of its own, as soon as what the reader does has been heard. */
export function nextTurn() {
  return globalThis.scheduler?.yield?.() ?? new Promise((resume) => setTimeout(resume));
}

// A page that nobody sees is not painted: after so many milliseconds it is not waited for.
const UNSEEN = 200;

/** Resolves when what stands in the page now has been painted. */
export function nextPaint() {
  return new Promise((resume) => {
    // When the next frame begins, this one is out.
    requestAnimationFrame(() => requestAnimationFrame(resume));
    setTimeout(resume, UNSEEN);
  });
}

// So many items of a list are made in one piece.
const PIECE = 100;

/**
 * Puts what `make` gives for each of `items` into `list`: the first piece at once, the others one after another, as
 * long as the list stands in the page.
 */
export function fillInPieces(list, items, make) {
  const piece = (start) => list.append(...items.slice(start, start + PIECE).map(make));
  piece(0);
  if (items.length > PIECE) addTheRest();
  return list;

  async function addTheRest() {
    for (let start = PIECE; start < items.length; start += PIECE) {
      await nextTurn();
      if (!list.isConnected) return;
      piece(start);
    }
  }
}
