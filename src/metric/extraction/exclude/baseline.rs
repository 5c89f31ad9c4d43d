//! Baselines: where a change came from (由A提高到B), what it is compared with (较上年的A增加B).

use super::super::lexicon::{WORDS, before_clause, beginning, ending, holds};
use super::super::quantity::Form;
use super::{Window, first_part, unhedged};
use crate::metric::numeral;
use crate::text::first_chars;

/// 由A提高到B: A is where it came from.
pub fn is_baseline(window: &Window) -> bool {
    let Window { quantity, before, after, .. } = window;
    // 由7.4:｜61.5:31.1调整为: the colons of a ratio end no clause.
    let clause = match quantity.form {
        Form::Ratio => before.trim_end_matches(|c: char| c.is_ascii_digit() || ":∶.".contains(c)),
        _ => before,
    };
    let clause = before_clause(clause);
    if is_revision(clause, quantity.dimension) {
        return true;
    }
    // 2300元增至2500元
    if WORDS.arrivals.beginning(after).is_some_and(|verb| after[verb.len()..].starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    let Some(from) = clause.rfind(['由', '从']) else {
        return is_compared_with(clause, after);
    };
    let between = &clause[from..];
    // 由原先预算的399亿元赤字,｜转为
    if holds(between, &["原先", "原来", "原本"])
        && holds(first_part(after), &["转为", "变成", "变为", "改为", "修订为"])
    {
        return true;
    }
    // 由一季度下降6.8%｜转为增长3.2%; 由上年分别增长5%｜、3%转为下降2%、1%
    let beyond = after.trim_start_matches(|c: char| c.is_ascii_digit() || "、和及与.%个百分点".contains(c));
    if beginning(beyond, &["转为", "扭转为", "转变为"]).is_some() {
        return true;
    }
    if holds(between, &["到", "至", "增长", "下降", "提高", "降为"]) {
        return false;
    }
    // 由13.5%(3万人)上升至22.6%: what stands in the bracket came from there as well.
    // 由8.7∶41.2∶50.1调整为: the other members came from there as well.
    let after = match quantity.form {
        Form::Ratio => after.trim_start_matches(|c: char| c.is_ascii_digit() || ":∶.".contains(c)),
        _ => after,
    };
    let beyond = after.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(after, |(_, rest)| rest);
    let rest = first_part(beyond.trim_start_matches(|c: char| "左右以上下的多、,()".contains(c)));
    let upto = rest.find([',', ';', '。']).map_or(rest, |end| &rest[..end]);
    // 提高到, 回落至, 降为: the verb that arrives is the next word, or the one after the thing counted.
    let arrival = first_chars(upto, 5);
    let noun = upto.find(|c: char| c.is_ascii_digit()).map_or("", |end| &upto[..end]);
    arrival.contains(['到', '至'])
        || WORDS.arrivals.is_in(arrival)
        || WORDS.arrivals.ending(noun).is_some()
        || arrives_later(after)
}

/// 较首次预估值1.4%下调｜一半: how far an estimate was off is no growth of what it tells of.
fn is_revision(clause: &str, dimension: &str) -> bool {
    const ESTIMATES: [&str; 6] = ["预估值", "预测值", "预期值", "估计值", "初值", "初步值"];
    let revised = ending(unhedged(clause), &["下调", "上调", "下修", "上修", "调低", "调高", "修正"]);
    let compared = clause.find(['较', '比']).is_some_and(|at| holds(&clause[at..], &ESTIMATES));
    matches!(dimension, "ratio" | "") && revised.is_some() && compared
}

/// 较“十三五”末的9323亿元｜增加4374亿元, 低于2024年的2.8%: the level that the clause compares with.
fn is_compared_with(clause: &str, after: &str) -> bool {
    let changes = |after: &str| {
        WORDS.changes.at_start(after).is_some_and(|(verb, _)| {
            let by = &after[verb.len()..];
            let by = WORDS.hedges_before.at_start(by).map_or(by, |(hedge, _)| &by[hedge.len()..]);
            let by = beginning(by, &["港币", "人民币", "美元"]).map_or(by, |sign| &by[sign.len()..]);
            numeral::parse(by).is_some()
        })
    };
    // 较“十三五”末的9323亿元增加4374亿元, 较2月预测值5.9%增加0.6个百分点, 较上月的约500亿元增长6%
    let told = unhedged(clause).ends_with(['的', '之', '值', '数']);
    let compared = told && clause.contains(['较', '比']) && changes(after);
    // 比上任第一年的287亿元，增长超过66%
    let opens = || told && clause.starts_with(['较', '比']) && after.strip_prefix(',').is_some_and(changes);
    // 涨幅较6月的9.1%小幅收窄
    let of_time = || {
        let base = clause.rfind(['较', '比']).and_then(|at| clause[at + '较'.len_utf8()..].strip_suffix('的'));
        base.is_some_and(|base| {
            let base =
                base.trim_start_matches(|c: char| c.is_ascii_digit() || "今去上前年季第一二三四度个".contains(c));
            matches!(base, "月" | "月份" | "末" | "底" | "同期" | "月末" | "周" | "年")
                // 较原先估计的670亿元赤字大为改善, 比昨天的5万人次略有下降
                || matches!(base, "昨天" | "昨日" | "原先估计" | "原来估计" | "原先预算" | "原来预算" | "原先预测")
        })
    };
    // 低于2024年的2.8%, 高于市场预期的2%; 为2月份116亿元的3倍
    const BASES: [&str; 9] =
        ["年的", "月的", "年度的", "季度的", "同期的", "上年的", "去年的", "市场预期的", "此前预期的"];
    let of_another_year = ending(clause, &BASES).is_some()
        && holds(clause, &["低于", "高于", "好于", "快于", "慢于", "不及", "逊于", "优于"]);
    // 与上年的228亿元相比
    let beside = || clause.starts_with(['与', '同', '和']) && beginning(after, &["相比", "相较"]).is_some();
    let multiplied = after
        .strip_prefix('的')
        .is_some_and(|after| numeral::parse(after).is_some_and(|number| after[number.len..].starts_with('倍')));
    // 较上月的高点2100点
    let extreme = || {
        let base = ending(clause, &["的高点", "的低点", "的高值", "的低值", "的高位", "的低位"]);
        base.is_some_and(|base| {
            clause[..clause.len() - base.len()].match_indices(['较', '比']).any(|(at, sign)| {
                // 同比, 占比, 比重 compare nothing here.
                !clause[..at].ends_with(['同', '环', '占', '对'])
                    && !clause[at + sign.len()..].starts_with(['重', '例', '率'])
            })
        })
    };
    compared
        || opens()
        || extreme()
        || beside()
        || of_time()
        || of_another_year
        || multiplied
        || clause.ends_with("扣除")
}

/// 从771家｜、481家增加到1076家、636家, 由上年的22%｜、28%和49%调整为
fn arrives_later(after: &str) -> bool {
    let next = after.strip_prefix(['、', '和', '及']).filter(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    next.is_some_and(|list| WORDS.arrivals.is_in(first_chars(list, 20)))
}
