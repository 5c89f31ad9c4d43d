//! Files that hold several reports one after the other: where the next one begins.

use std::ops::Range;

use super::Document;

/// Titles and addresses stand in so many paragraphs before the text of a report.
const HEAD: usize = 5;
/// The end of the report before is looked for in so many paragraphs.
const TAIL: usize = 20;

/// Whether another report begins at a paragraph: the name of one that is not the document's own, as a line between
/// running text.
pub fn opens_another_report(document: &Document, at: usize) -> bool {
    let line = document.paragraph_text(at);
    let name = line.split("——").next().unwrap_or_default().trim();
    let names = ["工作报告", "工作報告"].iter().any(|end| name.ends_with(end))
        && name.contains("政府")
        && (6..=40).contains(&name.chars().count())
        && !name.contains(['。', '，', '、', '《', '：'])
        && !name.starts_with("关于")
        && !document.meta.title.ends_with(name);
    let runs = |at: usize| document.paragraph_text(at).contains('。');
    // A motto or a picture's caption above the title makes no report.
    let reported = |mut before: Range<usize>| {
        before.clone().filter(|&at| runs(at)).count() >= 3
            || before.any(|at| document.paragraph_text(at).starts_with("各位代表"))
    };
    names && reported(at.saturating_sub(TAIL)..at) && (at + 1..=at + HEAD).any(runs)
}
