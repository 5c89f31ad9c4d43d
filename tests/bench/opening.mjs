// How long a reader waits: from navigation to the first answer in the page.

import { browsers } from "../browser/browsers.mjs";
import { openPlainly } from "../browser/plain.mjs";

/** Rows of browser and milliseconds. */
export async function opening(file) {
  const rows = [];
  for (const browser of browsers) {
    if (!browser.path) {
      rows.push([browser.name, "not here"]);
      continue;
    }
    const times = [];
    for (let run = 0; run < 5; run++) times.push((await openPlainly(browser, file, "q=就业", ".hit mark")).milliseconds);
    rows.push([browser.name, String(times.sort((a, b) => a - b)[2])]);
  }
  return rows;
}
