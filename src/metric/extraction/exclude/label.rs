//! Numbers that name or label rather than measure: structure (3个方面), names (年产3000辆专用车项目), small Han numerals of
//! which no word says that they count (一次).

use super::super::indicator::mark;
use super::super::lexicon::{WORDS, before_clause, beginning, ending, is_word};
use super::super::quantity::Form;
use super::Ruling::{Excludes, Keeps};
use super::duration::{has_moved, is_granted, is_spent, waives};
use super::{Rule, Ruling, Window, first_ruling, unhedged};
use crate::metric::numeral::Script;

/// The first rule that holds decides; a number that none excludes is no label.
const RULES: [(Rule, Ruling); 21] = [
    (sums_a_list, Excludes),
    (is_length_or_make, Excludes),
    (is_structure, Excludes),
    (is_rank_reached, Keeps),
    (is_row_of_ranks, Excludes),
    (is_a_batch, Excludes),
    (is_board, Excludes),
    (names_a_work, Excludes),
    (is_a_stretch, Excludes),
    (is_once, Excludes),
    (is_stage, Excludes),
    // All that follow are of plain numbers in Han numerals.
    (is_no_plain_han, Keeps),
    (is_span_granted, Keeps),
    (is_count_of_parts, Keeps),
    (adds_one, Excludes),
    (is_half_the_effort, Excludes),
    (is_counted, Keeps),
    (is_moved_to, Keeps),
    (counts_marks, Keeps),
    (is_time_passed, Keeps),
    (is_small, Excludes),
];

/// Whether a quantity names or labels.
pub fn is_label(window: &Window) -> bool {
    first_ruling(&RULES, window) == Some(Excludes)
}

/// 光伏、风电、光热3条产业链: as many as the list of three or more before it names. Works done are counted all the same.
fn sums_a_list(window: &Window) -> bool {
    let Window { quantity, before, after, .. } = window;
    if quantity.form != Form::Amount || quantity.dimension != "count" || quantity.scaled || quantity.max.is_some() {
        return false;
    }
    let clause = before_clause(before);
    let members = clause.matches('、').count() + 1;
    let last = clause.rsplit('、').next().unwrap_or("");
    members >= 3
        && quantity.value == members as f64
        && !WORDS.exclude.works_done.is_in(clause)
        && !last.is_empty()
        && !last.contains(|c: char| c.is_ascii_digit())
        && last.chars().all(is_word)
        && WORDS.doing.beginning(last).is_none()
        && WORDS.levels.ending(last).is_none()
        && WORDS.doing.ending(last).is_none()
        && unhedged(last).len() == last.len()
        && !last.ends_with(['等', '共'])
        && after.starts_with(|c: char| is_word(c) || c == '“')
}

/// 两位数 says how long a number is, 三四轮车 what a vehicle runs on.
fn is_length_or_make(window: &Window) -> bool {
    let Window { quantity, unit, after, .. } = window;
    quantity.value < 10.0 && (*unit == "位" && after.starts_with('数') || *unit == "轮" && after.starts_with('车'))
}

/// 3个｜方面, 五大｜理念
fn is_structure(window: &Window) -> bool {
    let Window { quantity, after, .. } = window;
    quantity.form == Form::Amount
        && quantity.value <= 20.0
        && quantity.dimension == "count"
        && WORDS.exclude.structure.beginning(after).is_some()
}

/// 跻身全国前10位: a rank, told by its bound.
fn is_rank_reached(window: &Window) -> bool {
    let clause = before_clause(window.before);
    is_row_of_ranks(window)
        && ["居", "列", "进", "跻身", "排", "稳", "保持"].iter().any(|verb| clause.contains(verb))
        && !window.after.starts_with('的')
}

/// 前10位｜同比增长: a label, no rank of one.
fn is_row_of_ranks(window: &Window) -> bool {
    window.before.ends_with('前') && matches!(window.unit, "位" | "名" | "家")
}

/// 突破一批｜关键技术
fn is_a_batch(window: &Window) -> bool {
    let Window { quantity, unit, .. } = window;
    *unit == "批" && quantity.script == Script::Han && quantity.value == 1.0
}

/// 500｜强, 十｜大
fn is_board(window: &Window) -> bool {
    window.unit.is_empty() && window.after.starts_with(['强', '大', '佳', '优'])
}

/// 年产3000辆专用车项目, 220千伏变电站, 某某5万千瓦风电项目: a capacity that only names a work.
fn names_a_work(window: &Window) -> bool {
    let Window { quantity, unit, before, after } = window;
    if !after.starts_with(is_word) {
        return false;
    }
    let clause = before_clause(before);
    let sized = WORDS.exclude.sizes.ending(clause).is_some();
    let power = matches!(quantity.dimension, "power" | "mass");
    let after_name = clause.ends_with(is_word)
        && WORDS.doing.ending(clause).is_none()
        && WORDS.exclude.capacity_told.ending(clause).is_none();
    if !(sized || *unit == "千伏" || power && after_name) {
        return false;
    }
    let named = after.split([',', '、', '。', ';', ':']).next().unwrap_or("");
    // 年产2GW制氢装备生产线｜4条: what is counted behind its name.
    let counted = named.find(|c: char| c.is_ascii_digit()).filter(|_| sized && !clause.ends_with(['×', 'x', '*']));
    let named = &named[..counted.unwrap_or(named.len())];
    WORDS.exclude.works.is_in(named) && !named.contains(|c: char| c.is_ascii_digit())
}

/// 近一段｜时间, 一段｜路
fn is_a_stretch(window: &Window) -> bool {
    let Window { quantity, unit, .. } = window;
    *unit == "段" && quantity.value == 1.0 && quantity.script == Script::Han
}

/// 一度, but 五千亿度 of electricity
fn is_once(window: &Window) -> bool {
    let Window { quantity, unit, .. } = window;
    *unit == "度" && quantity.script == Script::Han && quantity.value < 10_000.0
}

/// 分两期｜建设: how a work is cut up, not how much there is of it
fn is_stage(window: &Window) -> bool {
    const WORK: [&str; 7] = ["建设", "实施", "推进", "开发", "进行", "开工", "投产"];
    window.before.ends_with('分')
        && matches!(window.unit, "期" | "批" | "步" | "阶段" | "个阶段")
        && beginning(window.after, &WORK).is_some()
}

fn is_no_plain_han(window: &Window) -> bool {
    let quantity = window.quantity;
    quantity.script != Script::Han || quantity.form != Form::Amount || quantity.scaled
}

/// 宽免四季｜差饷, 额外发放两个月｜津贴
fn is_span_granted(window: &Window) -> bool {
    let Window { quantity, before, .. } = window;
    let told = unhedged(before);
    let waived = || quantity.value > 1.0 && waives(before_clause(before)) && !before.ends_with(['首', '后', '每']);
    quantity.dimension == "time" && (is_granted(told) || told.ends_with("额外") || waived())
}

/// 分两期｜支付
fn is_count_of_parts(window: &Window) -> bool {
    let Window { quantity, unit, before, .. } = window;
    before.ends_with('分') && matches!(*unit, "期" | "批" | "次" | "年") && quantity.value > 1.0
}

/// 增加一｜条, but 增加一倍
fn adds_one(window: &Window) -> bool {
    let Window { quantity, unit, before, .. } = window;
    quantity.value == 1.0 && quantity.max.is_none() && before.ends_with("增加") && *unit != "倍"
}

/// 事半功｜倍
fn is_half_the_effort(window: &Window) -> bool {
    window.unit == "倍" && window.before.ends_with("事半功")
}

/// 新增三家, 连续五年
fn is_counted(window: &Window) -> bool {
    WORDS.exclude.counted.ending(window.before).is_some()
}

/// 由两间增至｜四间
fn is_moved_to(window: &Window) -> bool {
    has_moved(window.before)
}

/// 连跨｜两个｜千亿台阶, but 3亿元、5亿元｜两个亿元台阶
fn counts_marks(window: &Window) -> bool {
    !window.before.ends_with(['元', '亿', '万'])
        && window.after.starts_with(['十', '百', '千', '万', '亿'])
        && mark::behind(window.after) > 0
}

/// 历经三年, 用三年的｜时间, 五十年｜不变, 四十年｜改革
fn is_time_passed(window: &Window) -> bool {
    let Window { quantity, before, after, .. } = window;
    let reformed = || quantity.value >= 10.0 && after.starts_with("改革") && !before.ends_with("过去");
    quantity.dimension == "time"
        && (is_spent(window)
            || ending(before, &["经过", "历经", "历时", "提前"]).is_some()
            || after.starts_with("不变")
            || reformed())
}

/// 一次, 三个: below a hundred a Han numeral seldom counts.
fn is_small(window: &Window) -> bool {
    let quantity = window.quantity;
    quantity.value < 100.0
        && quantity.max.is_none()
        && !quantity.open
        && matches!(quantity.dimension, "count" | "persons" | "time" | "visits" | "money" | "")
}
