//! Thresholds: numbers that only bound the group that is told of (60岁以上人口, 500万元以上项目).

use super::super::indicator::mark;
use super::super::lexicon::{WORDS, before_clause, beginning, holds, is_word};
use super::super::quantity::{Quantity, UnitText};
use super::{REACH, Window, last_part, unhedged};
use crate::metric::numeral::Script;

/// Ages and bounds that only name a group.
pub fn is_age_or_threshold(window: &Window) -> bool {
    let Window { unit, before, after, .. } = window;
    // 20户以上自然村
    if *unit == "户" && beginning(after, &["以上自然村", "以上的自然村", "以上村", "以上的村", "以上屯"]).is_some()
    {
        return true;
    }
    // 80.23岁 is an average, 3岁半 an age.
    let quantity = window.quantity;
    let average = || {
        quantity.value.fract() != 0.0
            && matches!(&quantity.unit, UnitText::Written(unit) if unit.end == quantity.span.end)
    };
    let age = matches!(*unit, "岁" | "周岁")
        && !average()
        && !holds(before_clause(before), &["寿命", "年龄", "门槛"])
        && WORDS.arrivals.ending(before).is_none();
    // 50亿元及以上项目; 达到90%及以上 is a floor.
    let group = after.strip_prefix("及以上").is_some_and(|after| after.starts_with(is_word));
    age || group
        || after.starts_with("(含)")
        || after.starts_with("以上的") && matches!(*unit, "元" | "千瓦")
        || after.starts_with('级') && mark::behind(after) == 0
}

/// 500万元以上项目120个: the first quantity names the group that the second counts.
pub fn group_threshold(text: &str, quantities: &[Quantity], at: usize) -> bool {
    let quantity = &quantities[at];
    if counted_before(text, quantities, at) {
        return true;
    }
    let Some(next) = quantities.get(at + 1) else { return false };
    let Some(between) = text.get(quantity.span.end..next.span.start).filter(|b| b.len() <= 3 * REACH) else {
        return false;
    };
    // 销售收入超亿元的企业达到20家
    let before = last_part(&text[..quantity.span.start]);
    let hedged = unhedged(before).len() < before.len() || before.ends_with('过');
    let money =
        || quantity.dimension.starts_with("money") || quantity.unit_name(text).is_empty() && next.dimension == "count";
    // 超百亿元产业集群达到76个, 过亿元项目62个, 过百亿企业2家
    if hedged && quantity.script == Script::Bare && money() {
        let passed = beginning(between, &["大关", "台阶", "规模", "左右"]).is_some();
        return !passed
            && between.chars().next().is_some_and(is_word)
            && !between.contains([',', '、', ';', '。', ':']);
    }
    let bounds: &[&str] = if hedged { &["以上", "以下", "以内", "的"] } else { &["以上", "以下", "以内"] };
    let Some(rest) = beginning(between, bounds).map(|word| &between[word.len()..]) else {
        return false;
    };
    let unit = quantity.unit_name(text);
    let physical = !matches!(quantity.dimension, "ratio" | "points" | "count" | "visits") || unit == "层";
    // 其中50亿元以上｜3个; 总投资超300亿元的｜35个项目 is their sum.
    if rest.is_empty() {
        return physical && !between.ends_with('的') && next.dimension == "count" && next.script == Script::Arabic;
    }
    physical && rest.chars().next().is_some_and(is_word) && !rest.contains([',', '、', ';', '。', ':'])
}

/// 建成30个｜年销售收入超百亿元的企业集团: the bound is of the group that the first number counts.
fn counted_before(text: &str, quantities: &[Quantity], at: usize) -> bool {
    const MEASURES: [&str; 7] = ["收入", "产值", "营收", "税收", "市值", "资产", "交易额"];
    let quantity = &quantities[at];
    let Some(earlier) = at.checked_sub(1).map(|earlier| &quantities[earlier]) else { return false };
    let between = text.get(earlier.span.end..quantity.span.start).unwrap_or(",");
    let named = unhedged(between);
    let after = &text[quantity.span.end..];
    let bounded = beginning(after, &["及以上的", "以上的", "以上", "以下的", "以下"]);
    let passes = ["超", "超过", "过", "突破"].contains(&&between[named.len()..]);
    let noun = bounded.or(after.strip_prefix('的').filter(|_| passes).map(|_| "的"));
    let counts = earlier.dimension == "count" && quantity.dimension.starts_with("money");
    counts
        && !between.contains([',', '、', ';', '。', ':'])
        && MEASURES.iter().any(|measure| named.ends_with(measure))
        && noun.is_some_and(|word| after[word.len()..].chars().next().is_some_and(crate::text::is_han))
}
