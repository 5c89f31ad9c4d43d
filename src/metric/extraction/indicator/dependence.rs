//! Dependence: words that say nothing without their owner (化解率98.8%), and where an owner's name ends.

use super::super::lexicon::{WORDS, beginning, ending};
use crate::text::first_chars;

/// Where a noun of population ends at the start of what a number counts.
pub fn population(text: &str) -> Option<usize> {
    WORDS.populations.all_in(first_chars(text, 7)).map(|(at, noun)| at + noun.len()).max()
}

/// Where a verb stands inside a head, so that what comes before it is its subject.
pub fn inner_verb(text: &str) -> Option<usize> {
    // A verb that also begins the head has no subject there.
    WORDS.inner_verbs.all_in(text).find(|(at, verb)| *at > 0 && !text.starts_with(verb)).map(|(at, _)| at)
}

/// Where the subject of a statement ends: before its adverb or verb.
pub fn subject_end(text: &str) -> usize {
    // Nouns that begin like an adverb.
    const NOUNS: [&str; 5] = ["快速路", "快速通道", "健康产业", "有效投资", "稳定基金"];
    let second = first_chars(text, 2).len();
    let mut adverbs = WORDS.adverbs.all_in(&text[second..]).map(|(at, _)| second + at);
    adverbs.find(|&at| !NOUNS.iter().any(|noun| text[at..].starts_with(noun))).unwrap_or(text.len())
}

/// Where an owner's rate begins that another rate takes the place of: 地铁｜日均客流量 before 单日最高客流量.
pub fn rate_of(owner: &str, own: &str) -> Option<usize> {
    const RATES: [&str; 8] = ["日均", "月均", "单日最高", "当日最高", "日最高", "最高单日", "最高", "最低"];
    let measure = &own[beginning(own, &RATES)?.len()..];
    let same = measure.chars().count() >= 2 && owner.ends_with(measure);
    RATES.iter().filter_map(|rate| owner.find(rate)).min().filter(|&at| same && at > 0)
}

/// Who came to harm, which says little without in what: 火灾｜死亡.
const CASUALTIES: [&str; 5] = ["死亡", "受伤", "失踪", "遇难", "受灾"];

/// Where the accident's name begins in what happened, none where it was no accident: 发生｜生产安全事故.
pub fn accident(happened: &str, harm: &str) -> Option<usize> {
    const ACCIDENTS: [&str; 7] = ["事故", "火灾", "灾害", "爆炸", "地震", "案件", "洪灾"];
    let named = CASUALTIES.contains(&harm) && ending(happened, &ACCIDENTS).is_some();
    let verb = beginning(happened, &["发生", "共发生", "发生了", "共发生了", "查处"]).map_or(0, str::len);
    named.then_some(verb)
}

/// Whether a word adds up what was named before it: 全市总数.
pub fn is_sum(text: &str) -> bool {
    !text.starts_with('占') && ["总数", "总数增", "总量"].iter().any(|sum| text.ends_with(sum))
}

/// Where the verb stands that a head ends with: 城镇保障性住房｜新开工.
pub fn closing_verb(text: &str) -> Option<usize> {
    let verb = WORDS.doing.ending(text).filter(|verb| verb.chars().count() >= 2)?;
    // 民营企业进出口 is no 出口.
    let subject = Some(&text[..text.len() - verb.len()]).filter(|subject| !subject.ends_with('进'))?;
    let subject = WORDS.manners.ending(subject).map_or(subject, |manner| &subject[..subject.len() - manner.len()]);
    (subject.chars().count() >= 2).then_some(subject.len())
}

/// Whether a word says nothing without what it belongs to, or each of several: 总量和增幅.
pub fn is_dependent(text: &str) -> bool {
    let mut parts = text.split(['、', '和', '与', '及']);
    let several = parts.clone().nth(1).is_some();
    let noun = |part: &str| WORDS.growth_nouns.at_start(part).is_some_and(|(noun, _)| noun == part);
    several && parts.all(|part| WORDS.dependent.contains(part) || noun(part)) || says_little(text)
}

fn says_little(text: &str) -> bool {
    WORDS.dependent.contains(text.strip_prefix("平均").unwrap_or(text))
        || text.ends_with("人均") && text.chars().count() <= 5
        || text.starts_with('与') && text.ends_with("之比")
        || text.starts_with("相当于")
        || text.starts_with("下辖")
        || text.starts_with("旗下")
        || text.starts_with('对') && text.ends_with("贡献率")
        || text.starts_with('占') && !text.starts_with("占用") && !text.starts_with("占地")
}
