// How long a reader waits: from navigation to the first answer in the page.

import { browsers } from "../browser/browsers.mjs";
import { openPlainly } from "../browser/plain.mjs";
import { percentile, repeated } from "./repeats.mjs";

/** Rows of browser and milliseconds. */
export async function opening(file) {
  const rows = [];
  for (const browser of browsers) {
    if (!browser.path) {
      rows.push([browser.name, "not here"]);
      continue;
    }
    const openings = await repeated(5, () => openPlainly(browser, file, "q=就业", ".hit mark"));
    rows.push([browser.name, String(percentile(openings.map(({ milliseconds }) => milliseconds), 0.5))]);
  }
  return rows;
}
