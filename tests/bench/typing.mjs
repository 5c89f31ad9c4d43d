// Whether typing janks, and how long a slow phone waits: Chromium, tasks over 50 ms as it reports them. The large corpus
// is invented here: 20,000 paragraphs of 200 documents. `node typing.mjs` measures this alone.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { browsers } from "../browser/browsers.mjs";
import { scratch, shipped } from "../browser/harness.mjs";
import { program } from "../browser/pages.mjs";

const QUESTION = "2023年城镇新增就业人数";
// About as fast as a practised hand.
const PAUSE = 120;
const [DOCUMENTS, PARAGRAPHS] = [200, 100];
const [SUBJECTS, DEEDS, PLACES] = [
  ["城镇新增就业", "新建公园", "老旧小区改造", "粮食产量", "社会消费品零售总额", "一般公共预算收入", "保障性住房", "规模以上工业增加值"],
  ["稳步推进", "持续改善", "取得新的进展", "仍需努力", "完成全年任务", "好于预期"],
  ["成都市", "南京市", "武汉市", "西安市", "杭州市", "长沙市", "合肥市", "郑州市", "济南市", "昆明市"],
];

/** The page of the invented corpus. */
export function largePage() {
  const folder = path.join(scratch, "large");
  const page = path.join(scratch, "large.html");
  mkdirSync(folder, { recursive: true });
  for (let document = 0; document < DOCUMENTS; document++) {
    const [place, year] = [PLACES[document % PLACES.length], 2004 + Math.floor(document / PLACES.length)];
    const paragraph = (_, n) => {
      const subject = SUBJECTS[(n * 7 + document) % SUBJECTS.length];
      return `${year - 1}年${subject}${((n * 37 + document * 11) % 900) + 100}.${n % 10}万${subject.includes("入") || subject.includes("额") ? "元" : "人"}，${DEEDS[(n + document) % DEEDS.length]}；${year}年的安排是继续${DEEDS[(n * 3) % DEEDS.length]}，第${n + 1}项工作由第${(n * 13) % 97}组负责。`;
    };
    const head = `---\ntitle: ${place}${year}年工作报告\ndate: ${year}-01-20\nregion: ${place}\n---\n\n`;
    writeFileSync(path.join(folder, `report-${document}.md`), head + Array.from({ length: PARAGRAPHS }, paragraph).join("\n\n"));
  }
  execFileSync(program, ["build", folder, "-o", page], { stdio: ["ignore", "ignore", "pipe"] });
  return page;
}

/** Rows of what was measured. */
export async function typing() {
  const [chromium] = browsers;
  if (!chromium.path) return [["Chromium", "not here", "", ""]];
  const browser = await chromium.launch(chromium.path);
  const rows = [];
  for (const [name, file, rate] of [["default corpus", shipped, 1], ["default corpus", shipped, 4], ["20,000 paragraphs", largePage(), 1]]) {
    const runs = [];
    for (let run = 0; run < 3; run++) runs.push(await measure(browser, file, rate));
    const middle = (key) => String(Math.round(runs.map((one) => one[key]).sort((a, b) => a - b)[1]));
    rows.push([`${name}, CPU at 1/${rate}`, middle("answer"), middle("longest"), middle("long")]);
  }
  await browser.close();
  return rows;
}

async function measure(browser, file, rate) {
  const page = await browser.newPage({ locale: "zh-CN" });
  const session = await page.inner.context().newCDPSession(page.inner);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.inner.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask", buffered: true });
    // Seen by the page itself: asking from outside would wait for its long tasks.
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".hit mark")) return;
      requestAnimationFrame(() => (window.answered = performance.now()));
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.open(`${pathToFileURL(file)}#q=就业`);
  const answer = await page.wait(() => window.answered);
  await page.open("about:blank");
  await page.open(pathToFileURL(file).href);
  await page.see(".front-charts svg");
  await new Promise((wake) => setTimeout(wake, 1500));
  await page.run(() => (window.longTasks.length = 0));
  await page.inner.focus("#q");
  await page.inner.keyboard.type(QUESTION, { delay: PAUSE });
  await new Promise((wake) => setTimeout(wake, 1500));
  const tasks = await page.run(() => window.longTasks);
  await page.close();
  return { answer, longest: Math.max(0, ...tasks), long: tasks.length };
}

if (process.argv[1] === import.meta.filename) for (const row of await typing()) console.log(row.join(" | "));
