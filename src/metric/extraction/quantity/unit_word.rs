//! Unit words: the unit behind a number, where its word is one there (六成, but no 成 in 六成都).

use super::super::lexicon::{WORDS, holds};
use super::{Quantity, UnitText};
use crate::metric::numeral::{self, Numeral, Script};
use crate::metric::unit;
use crate::text::last_chars;

/// Takes the unit at `at`, with what is bound to it: 元/吨, 套(间). Gives its end, none where there is no unit.
pub fn take_unit(text: &str, at: usize, quantity: &mut Quantity) -> Option<usize> {
    if let Some(end) = open_months(text, at, quantity) {
        return Some(end);
    }
    let unit = unit::longest(&text[at..])?;
    let mut end = at + unit.name.len();
    let after = &text[end..];
    // 逾六成属非紧急病人: a hedge leaves no doubt that 成 is a unit.
    let share = unit.name == "成"
        && quantity.value < 10.0
        && (WORDS.hedges_before.at_end(&text[..quantity.span.start]).is_some()
            || WORDS.changes.at_end(&text[..quantity.span.start]).is_some());
    let more = if unit.name == "成" { tenths(quantity, after) } else { None };
    if !share
        && more.is_none()
        && WORDS.unit_guards.get(unit.name).is_some_and(|guards| guards.beginning(after).is_some())
    {
        return None;
    }
    // 40亿手 of futures; 二手 no count.
    // 指数为110.8点, but 上午8点, 以下3点.
    if unit.name == "点" && !after_index(&text[..quantity.span.start]) {
        return None;
    }
    if unit.name == "分" && (!after_score(&text[..quantity.span.start]) || after.starts_with(['之', '钟', '别'])) {
        return None;
    }
    if unit.name == "手" && !quantity.scaled {
        return None;
    }
    // 11.4万P, 算力4000P; p alone is a letter.
    if unit.name == "p"
        && (after.starts_with(|c: char| c.is_ascii_alphanumeric())
            || !quantity.scaled && !last_chars(&text[..quantity.span.start], 12).contains("算力"))
    {
        return None;
    }
    // 一成, 五成工资, but 第三成都…; 八折, 八五折.
    if unit.name == "成" && (quantity.value > 10.0 || quantity.scaled)
        || unit.name == "折" && (quantity.value >= 100.0 || quantity.scaled || quantity.open)
    {
        return None;
    }
    if let Some(rest) = after.strip_prefix('/') {
        let rest = rest.strip_prefix(['万', '百', '千', '亿']).unwrap_or(rest);
        let rest = rest.strip_prefix('亿').unwrap_or(rest);
        if let Some(per) = unit::longest(rest) {
            end = text.len() - rest.len() + per.name.len();
        }
    } else if let Some(rest) = after.strip_prefix('(')
        && let Some(inner) = unit::longest(rest)
        && rest[inner.name.len()..].starts_with(')')
    {
        end += inner.name.len() + 2;
    }
    quantity.dimension = unit.dimension;
    if unit.name == "成" || unit.name == "折" {
        // 八五折 is 85 %, 八折 80 %.
        quantity.value *= if quantity.value > 10.0 { 1.0 } else { 10.0 };
        quantity.unit = UnitText::Implied("%");
        // 三成二 is 32 %.
        if let Some(more) = more {
            quantity.value += more.value;
            end += more.len;
        }
    } else {
        quantity.unit = UnitText::Written(at..end);
    }
    Some(end)
}

/// A Han digit behind 成 that counts hundredths: 四成一, but 五成三年内.
fn tenths(share: &Quantity, after: &str) -> Option<Numeral> {
    let digit = numeral::parse(after).filter(|more| {
        more.len == '一'.len_utf8() && more.script == Script::Han && more.max.is_none() && more.value < 10.0
    })?;
    let counts = !after[digit.len..].starts_with(['年', '个', '倍', '天', '月', '家', '大']);
    (share.script == Script::Han && counts).then_some(digit)
}

/// Whether an index was named a few words before, and no time of day.
fn after_index(before: &str) -> bool {
    const INDICES: [&str; 8] = ["指数", "沪指", "成指", "综指", "股指", "恒指", "道指", "纳指"];
    let hour = WORDS.quantity.hours.ending(before).is_some();
    !hour && holds(last_chars(before, 25), &INDICES) || before.ends_with('报') && WORDS.whole.ending(before).is_none()
}

/// Whether a score was named a few words before: 评分只有51.6分.
fn after_score(before: &str) -> bool {
    holds(last_chars(before, 25), &["评分", "得分", "分数", "总分", "平均分", "满意度"])
}

/// 1个多月: the open end stands inside the unit. Gives where it ends.
fn open_months(text: &str, at: usize, quantity: &mut Quantity) -> Option<usize> {
    let span = ["个多月", "个余月"].iter().find(|span| text[at..].starts_with(**span))?;
    let month = unit::lookup("个月")?;
    quantity.open = true;
    quantity.dimension = month.dimension;
    quantity.unit = UnitText::Implied(month.name);
    Some(at + span.len())
}
