// Whether typing janks, and how long a slow phone waits: Chromium, tasks over 50 ms as it reports them.
// `node typing.mjs` measures this alone.

import { pathToFileURL } from "node:url";

import { browsers } from "../browser/browsers.mjs";
import { shipped } from "../browser/harness.mjs";
import { largePage } from "./large.mjs";
import { percentile, repeated } from "./repeats.mjs";
import { watchTasks } from "./tasks.mjs";

const QUESTION = "2023年城镇新增就业人数";
// About as fast as a practised hand.
const PAUSE = 120;
const DESK = [1280, 800];
const PHONE = [412, 823];
// The first answer is over soon, and differs more from run to run.
const OPENINGS = 15;
const TYPINGS = 3;

/** Rows of what was measured. */
export async function typing() {
  const [chromium] = browsers;
  if (!chromium.path) return [["Chromium", "not here", "", ""]];
  const browser = await chromium.launch(chromium.path);
  const rows = [];
  for (const [name, file, rate, size] of [["default corpus", shipped, 1, DESK], ["default corpus, on a phone", shipped, 4, PHONE], ["20,000 paragraphs", largePage(), 1, DESK]]) {
    const answers = await repeated(OPENINGS, () => firstAnswer(browser, file, rate, size));
    const typed = await repeated(TYPINGS, () => typingTasks(browser, file, rate, size));
    const [longest, long] = [typed.map((tasks) => Math.max(0, ...tasks)), typed.map((tasks) => tasks.length)];
    rows.push([`${name}, CPU at 1/${rate}`, `${part(answers, 0.5)} (${part(answers, 0.25)}–${part(answers, 0.75)})`, part(longest, 0.5), part(long, 0.5)]);
  }
  await browser.close();
  return rows;
}

function part(measured, share) {
  return String(Math.round(percentile(measured, share)));
}

/** A new page of so slow a processor. */
async function pageAt(browser, rate, [width, height]) {
  const page = await browser.newPage({ locale: "zh-CN" });
  await page.resize(width, height);
  const session = await page.inner.context().newCDPSession(page.inner);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return page;
}

/** Milliseconds from navigation until an answer is painted. */
async function firstAnswer(browser, file, rate, size) {
  const page = await pageAt(browser, rate, size);
  await page.first(() => {
    // Seen and told by the page itself: asking from outside would wait for its long tasks and add some of its own (60 ms at
    // 1/4). What follows a frame follows its painting.
    const afterPainting = (work) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = work;
      port2.postMessage(null);
    });
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".hit mark")) return;
      afterPainting(() => console.debug(`answered ${performance.now()}`));
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const told = page.inner.waitForEvent("console", (message) => message.text().startsWith("answered "));
  await page.open(`${pathToFileURL(file)}#q=就业`);
  const answer = Number((await told).text().split(" ")[1]);
  await page.close();
  return answer;
}

/** The lengths of the tasks over 50 ms while a question is typed. */
async function typingTasks(browser, file, rate, size) {
  const page = await pageAt(browser, rate, size);
  await page.first(watchTasks);
  await page.open(pathToFileURL(file).href);
  await page.see(".front-charts svg");
  await new Promise((wake) => setTimeout(wake, 1500));
  await page.run(() => (window.longTasks.length = 0));
  await page.inner.focus("#q");
  await page.inner.keyboard.type(QUESTION, { delay: PAUSE });
  await new Promise((wake) => setTimeout(wake, 1500));
  const tasks = await page.run(() => window.longTasks);
  await page.close();
  return tasks;
}

if (process.argv[1] === import.meta.filename) for (const row of await typing()) console.log(row.join(" | "));
