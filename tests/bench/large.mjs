// A large corpus, invented here: 20,000 paragraphs of 200 documents.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { scratch } from "../browser/harness.mjs";
import { program } from "../browser/pages.mjs";

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
