//! Spans of time that report nothing: names (三年行动计划), places in time (5年内, 十年前). A span counts where a word says
//! that it was measured, set, granted or spent.

use super::super::lexicon::{WORDS, before_clause, beginning, ending, holds, is_word};
use super::super::quantity::Form;
use super::Ruling::{Excludes, Keeps};
use super::{Rule, Ruling, Window, first_ruling, unhedged};

/// The first rule that holds decides; a span that none keeps is idle.
const RULES: [(Rule, Ruling); 11] = [
    (is_no_span, Keeps),
    (is_limit, Keeps),
    (is_named, Excludes),
    (is_told, Keeps),
    (is_measured, Keeps),
    (is_waived, Keeps),
    (is_arrived_at, Keeps),
    (is_time_spent, Keeps),
    (is_open_month, Keeps),
    (is_open_year, Keeps),
    (is_unchanged, Keeps),
];

/// Whether a quantity is a span of time that reports nothing.
pub fn is_idle_duration(window: &Window) -> bool {
    first_ruling(&RULES, window) != Some(Keeps)
}

fn is_no_span(window: &Window) -> bool {
    window.quantity.dimension != "time" || window.quantity.form != Form::Amount
}

/// 缩短至5天｜内
fn is_limit(window: &Window) -> bool {
    (window.after.starts_with("内") || window.after.starts_with("以内"))
        && ending(unhedged(window.before), &["缩短至", "缩短到", "压缩至", "压缩到", "控制在"]).is_some()
}

/// 三年｜行动计划, 5年｜内
fn is_named(window: &Window) -> bool {
    WORDS.exclude.named_spans.beginning(window.after).is_some()
}

/// 延长｜两年, 平均等候｜3天
fn is_told(window: &Window) -> bool {
    let before = unhedged(window.before);
    is_granted(before) || WORDS.exclude.told_spans.ending(before).is_some()
}

/// 优良天数为｜300天
fn is_measured(window: &Window) -> bool {
    let clause = before_clause(unhedged(window.before));
    holds(clause, &["天数", "时长", "寿命", "周期", "时限", "优良"])
}

/// 代缴两个月｜租金, 宽减四季｜差饷
fn is_waived(window: &Window) -> bool {
    let Window { unit, after, .. } = window;
    let charged = *unit == "个月" && after.starts_with(is_word) && !after.starts_with("或");
    (after.starts_with('的') || *unit == "季" || charged) && waives(before_clause(unhedged(window.before)))
}

/// 扣税年期延长5年至｜15年, 平均住院日降到｜8天以下
fn is_arrived_at(window: &Window) -> bool {
    let before = unhedged(window.before);
    before.ends_with(['至', '到']) && holds(before_clause(before), &["延长", "缩短"]) || has_moved(before)
}

/// Whether the words before a number say that something has come to it from elsewhere: 降到｜8天, 由两间增至｜四间.
pub fn has_moved(before: &str) -> bool {
    let before = unhedged(before);
    let moved =
        ending(before, &["降至", "降到", "减至", "减到", "缩短至", "缩短到", "压缩至", "压缩到", "压减至", "压减到"]);
    moved.is_some() || WORDS.arrivals.ending(before).is_some() && before_clause(before).contains(['由', '从'])
}

/// 用三年左右的｜时间, but 三年｜时间内
fn is_time_spent(window: &Window) -> bool {
    is_spent(window) && !window.after.starts_with("时间内")
}

/// 6个多月
fn is_open_month(window: &Window) -> bool {
    window.unit == "个月" && window.quantity.open
}

/// 10多年 at the end of its clause, but 近10多年
fn is_open_year(window: &Window) -> bool {
    let Window { quantity, unit, after, .. } = window;
    let ends = || after.starts_with([',', '。']) && !unhedged(window.before).ends_with(['去', '近', '的', '来']);
    *unit == "年" && quantity.open && (after.is_empty() || ends())
}

/// 50年｜不变, 40年｜改革
fn is_unchanged(window: &Window) -> bool {
    let Window { unit, after, .. } = window;
    let reformed = || after.starts_with("改革") && !unhedged(window.before).ends_with("过去");
    *unit == "年" && (after.starts_with("不变") || reformed())
}

/// Whether the words before a span grant or set it: 免租｜两个月.
pub fn is_granted(before: &str) -> bool {
    WORDS.exclude.granted_spans.ending(before).is_some()
}

/// Whether a clause waives a charge for a span of time.
pub fn waives(clause: &str) -> bool {
    holds(clause, &["豁免", "宽免", "宽减", "减免", "免收", "免缴", "代缴"])
}

/// Whether a span of time is what something takes: 用三年左右的｜时间, 经过二十年的｜努力.
pub fn is_spent(window: &Window) -> bool {
    let ahead = ending(window.before, &["今后", "未来", "过去"]).is_some();
    let noun = window.after.trim_start_matches("左右").trim_start_matches('的');
    !ahead && beginning(noun, &["时间", "努力", "奋斗"]).is_some()
}
