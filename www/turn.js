// Long work in pieces: between two of them the browser takes what was typed, and paints.

/** Resolves in a task of its own, as soon as what the reader does has been heard. */
export function nextTurn() {
  return globalThis.scheduler?.yield?.() ?? new Promise((resume) => setTimeout(resume));
}
