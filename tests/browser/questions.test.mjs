// Questions as a reporter asks them: typed into the box, the answering figure stands on the first screen; one click
// on it, and the sentence that says so is in sight. Two actions.

import assert from "node:assert/strict";

import { everywhere } from "./harness.mjs";

// Question, figure, words of its sentence. The first five are what the first readers of these documents asked; the
// others were put to the page after it was made. None of them is an example of the page.
const QUESTIONS = [
  ["2023年成都新增了多少国家级专精特新小巨人企业？", "84家", "小巨人"],
  ["2022年计划改造多少老旧小区？", "601个", "老旧小区改造"],
  ["金牛区要引育多少家首店？", "15家", "城市首店"],
  ["2022年成都要建设多少套保障性租赁住房？", "6万套", "保障性租赁住房"],
  ["成都新能源汽车保有量达到多少？", "63.3万辆", "新能源汽车"],
  ["2009年全国城镇新增就业多少人？", "1,102万人", "城镇新增就业"],
  ["2012年国内生产总值增长目标是多少", "+7.5%", "预期增长7.5%"],
  ["河南省2026年城镇新增就业目标", "≥ 110万人", "110万人以上"],
  ["十一五单位国内生产总值能耗下降了多少？", "−19.1%", "能耗下降19.1%"],
  ["上海市2026年城镇调查失业率控制在多少以内", "≤ 5%", "控制在5%以内"],
];

/** Whether an element is wholly on the screen. */
function inSight(selector) {
  const element = document.querySelector(selector);
  const box = element?.getBoundingClientRect();
  return Boolean(box) && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
}

for (const [width, height] of [[1280, 800], [360, 780]]) {
  everywhere(`ten questions are answered in two actions (${width} px)`, async ({ page, url }) => {
    await page.open(url);
    const examples = await page.texts(".opening .chip");
    for (const [question, figure, words] of QUESTIONS) {
      assert.ok(!examples.includes(question), `${question} is an example of the page`);
      await page.open("about:blank");
      await page.open(`${url}#lang=zh-Hans`);
      await page.type("#q", question);
      // Results come with every letter; these are the whole question's.
      await page.wait((question) => decodeURIComponent(location.hash).includes(`q=${question}`), question);
      await page.wait(([figure]) => [...document.querySelectorAll(".answers .value")].some((value) => value.textContent === figure), [figure], `${question} → ${figure}`);
      await page.run((figure) => [...document.querySelectorAll(".answers .value")].find((value) => value.textContent === figure).setAttribute("id", "answer"), figure);
      assert.ok(await page.run(inSight, "#answer"), `${question}: the figure is not on the first screen`);
      await page.click("#answer");
      await page.see(".document-text .target");
      assert.equal(await page.text(".opened-figure .value"), figure);
      const sentence = await page.run(() => document.querySelector(".document-text .target").closest("[data-paragraph]").textContent);
      assert.ok(sentence.includes(words), `${question}: ${sentence}`);
      assert.ok(await page.run(inSight, ".document-text .target"), `${question}: the sentence is not in sight`);
    }
  }, { width, height, ways: ["disk"] });
}
