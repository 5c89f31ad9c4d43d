//! What the place in a document says of its figures.

use crate::assemble::assemble;
use crate::document::read_bytes;
use crate::metric::Status;

fn statuses(text: &str) -> Vec<Status> {
    let corpus = assemble(read_bytes("a.md", text.as_bytes()).unwrap());
    corpus.metrics.iter().map(|metric| metric.status).collect()
}

/// 去年 and 今年 part a report in two; news tells of both from sentence to sentence.
#[test]
fn news_has_no_plan_that_goes_on() {
    let told = "去年渔获500吨。今年以来，出海的船多了。码头接待游客6万人次，同比增长17%。";
    let news = format!("---\ntitle: 渔港假日见闻\ndate: 2025-10-07\nkind: news\n---\n\n{told}\n\n台风造成3人受伤。\n");
    assert_eq!(statuses(&news), [Status::Outcome; 4]);
}

#[test]
fn a_look_back_inside_a_plan_leaves_this_year_to_it() {
    let plan = "---\ntitle: 2025年甲市政府工作报告\ndate: 2025-01-10\n---\n\n## 二、2025年工作安排\n\n去年建成停车场30个，今年再建50个。\n";
    assert_eq!(statuses(plan), [Status::Outcome, Status::Target]);
}

/// 去年 in one paragraph of a plan turns the next ones to no review.
#[test]
fn a_plan_goes_on_behind_a_look_back() {
    let plan = "---\ntitle: 2025年甲市政府工作报告\ndate: 2025-01-10\n---\n\n## 二、2025年工作安排\n\n去年捕鱼8万吨。\n\n新建渔港5座。\n";
    assert_eq!(statuses(plan), [Status::Outcome, Status::Target]);
}

/// A five-year plan that a heading or a sentence names sets the years of what follows.
#[test]
fn plans_of_five_years_set_the_years() {
    let report = "---\ntitle: 2026年甲市政府工作报告\ndate: 2026-01-10\n---\n\n## 二、“十四五”时期发展成就和“十五五”时期主要目标\n\n渔业产值年均增长6%。\n\n“十五五”时期是关键时期。新建渔港9座。\n";
    let corpus = assemble(read_bytes("a.md", report.as_bytes()).unwrap());
    let told: Vec<_> = corpus.metrics.iter().map(|metric| (metric.status, metric.period.as_deref())).collect();
    assert_eq!(told, [(Status::Outcome, Some("2021-2025")), (Status::Target, Some("2026-2030"))]);
}
